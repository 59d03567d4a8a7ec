"""Runs the contract's audit over a file or the lines of a live sale, and keeps the rows for a table.

Synchronous and slow on purpose: it belongs into a thread. Keeps nothing that is secret: of each row only what
everybody may see.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from contract.audit import KeptReceipt, Report, SeenHead, verify
from desktop_client.receipts.checking import Checker, signature_fits
from desktop_client.receipts.receipt import FiledReceipt

_TELL_EVERY = 500


class Cancelled(Exception):
    """Somebody did not want to wait for the end."""


class KeyOrigin(StrEnum):
    """Who vouches for the key that the signatures were checked with."""

    HOUSE = "house"
    RECEIPTS = "receipts"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row as the table shows it. `seq` is None for a line that is no row; `amount` in minor units."""

    place: int
    seq: int | None
    at: int | None
    kind: str
    lot: str | None
    who: str | None
    amount: int | None
    hash: str
    mine: bool = False

    @property
    def key(self) -> int:
        """Return its place in the file."""
        return self.place


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit came to: the report, the rows, whose key it was, and my receipts that are wrong."""

    report: Report
    rows: tuple[AuditRow, ...]
    key_origin: KeyOrigin
    receipts: int
    wrong_receipts: int
    currency: str

    @property
    def wrong_row(self) -> int | None:
        """Return the number of the first wrong row; None when no single row is to blame."""
        finding = self.report.finding
        return finding.row if finding is not None and finding.row else None


@dataclass(slots=True)
class Watch:
    """How a thread tells how far it is, and learns that it shall stop."""

    read: int = 0
    is_cancelled: bool = False


class Auditor:
    """One audit."""

    def __init__(self, watch: Watch, receipts: Sequence[FiledReceipt], seen: Iterable[SeenHead] = ()) -> None:
        self._watch = watch
        self._receipts = receipts
        self._seen = tuple(seen)
        self._rows: list[AuditRow] = []
        self._currency = "EUR"
        self._mine: frozenset[int] = frozenset()

    def run(self, lines: Iterable[bytes], house_key: str | None = None) -> Audited:
        """Check every line. Raises NotALedgerError, OSError and Cancelled."""
        source = iter(lines)
        first = next(source, b"")
        mine = [receipt for receipt in self._receipts if receipt.sale == _sale_of(first)]
        checker = Checker()
        genuine = [receipt for receipt in mine if not checker.check(receipt).is_alarming]
        self._mine = frozenset(receipt.seq for receipt in mine if receipt.seq is not None)
        trusted, origin = house_key, KeyOrigin.HOUSE
        if trusted is None:
            trusted = genuine[0].house_key if genuine else None
            origin = KeyOrigin.FILE if trusted is None else KeyOrigin.RECEIPTS
        seen_lines = self._noting(_chained(first, source))
        report = verify(
            seen_lines,
            check=self._check,
            house_key=trusted,
            receipts=[_as_kept(receipt) for receipt in mine],
            seen=self._seen,
        )
        for _ in seen_lines:
            continue  # the table shows the rows behind a broken one, too
        return Audited(
            report=report,
            rows=tuple(self._rows),
            key_origin=origin,
            receipts=len(mine),
            wrong_receipts=len(mine) - len(genuine),
            currency=self._currency,
        )

    def _check(self, house_key: str, signature: str, signed: bytes) -> bool:
        self._stop_if_cancelled()
        return signature_fits(house_key, signature, signed)

    def _stop_if_cancelled(self) -> None:
        if self._watch.is_cancelled:
            raise Cancelled

    def _noting(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            if len(self._rows) % _TELL_EVERY == 0:
                self._stop_if_cancelled()
            self._watch.read += len(line)
            self._note(line)
            yield line

    def _note(self, line: bytes) -> None:
        fields = _decoded(line)
        if not line.strip() or "head" in fields:
            return
        public = fields.get("public")
        entry: dict[str, Any] = public if isinstance(public, dict) else {}
        if entry.get("type") == "sale_created" and isinstance(entry.get("terms"), dict):
            self._currency = str(entry["terms"].get("currency", self._currency))
        seq = _whole(fields.get("seq"))
        self._rows.append(
            AuditRow(
                place=len(self._rows) + 1,
                seq=seq,
                at=_whole(fields.get("at")),
                kind=str(fields.get("kind", "")),
                lot=_text(entry.get("lot")),
                who=_who(entry),
                amount=_amount(entry),
                hash=str(fields.get("hash", "")),
                mine=seq in self._mine,
            )
        )


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _decoded(line: bytes) -> dict[str, Any]:
    try:
        fields = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _sale_of(line: bytes) -> str | None:
    public = _decoded(line).get("public")
    return _text(public.get("sale")) if isinstance(public, dict) else None


def _who(entry: dict[str, Any]) -> str | None:
    standing = entry.get("standing")
    leader = standing.get("leader") if isinstance(standing, dict) else None
    return _text(entry.get("by") or entry.get("to") or leader)


def _amount(entry: dict[str, Any]) -> int | None:
    standing = entry.get("standing")
    price = standing.get("price") if isinstance(standing, dict) else None
    for value in (entry.get("amount"), price):
        if (whole := _whole(value)) is not None:
            return whole
    return None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _as_kept(receipt: FiledReceipt) -> KeptReceipt:
    fields = {name: getattr(receipt, name) for name in KeptReceipt.__struct_fields__}
    return KeptReceipt(**fields)
