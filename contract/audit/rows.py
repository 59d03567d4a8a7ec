"""The lines of a ledger file: rows, one a line, and at the end the head that the house signs.

`{seq, at, kind, public, commitment, hash[, private, salt]}` and `{"head", "hash", "house_key", "signature"}`.
What a row means is not known here.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final

import msgspec

from contract.audit.report import Fault, NotALedgerError, Wrong

Hex32 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
Salt = Annotated[str, msgspec.Meta(pattern=r"^(?:[0-9a-f]{2})+\Z")]
# Hashed as 8 bytes.
Whole = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


NOT_OPENED: Final = msgspec.Raw(b"")


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row as it lies in the file; `private` and `salt` are there when the row is opened."""

    seq: Whole
    at: Whole
    kind: str
    public: msgspec.Raw
    commitment: Hex32
    hash: Hex32
    private: msgspec.Raw = NOT_OPENED
    salt: Salt | None = None


class HeadLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line: how far the house says that its ledger goes."""

    head: Whole
    hash: Hex32
    house_key: str
    signature: str


class SignedHead(msgspec.Struct, frozen=True, kw_only=True):
    """The number and hash (hex) of a ledger's last row, signed by the house."""

    row: int
    hash: str
    signature: str


class LedgerPage(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of `GET /api/sales/{sale}/ledger`: some rows, and the head of the ledger just then."""

    sale: str
    house_key: str
    rows: list[msgspec.Raw]
    head: SignedHead


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """The lines of a file, read. `broken` is what could not be, with the number of rows before it."""

    rows: list[Row]
    head: HeadLine | None
    broken: Wrong | None


class _SaidTwiceError(ValueError):
    """One reader would show the first value of that name, another the last."""


def _named_once(pairs: list[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) != len(pairs):
        raise _SaidTwiceError


_NO_JSON: Final = (msgspec.DecodeError, ValueError, RecursionError)
_names: Final = json.JSONDecoder(object_pairs_hook=_named_once)
_row: Final = msgspec.json.Decoder(Row)
_head: Final = msgspec.json.Decoder(HeadLine)


def read_lines(lines: Iterable[bytes]) -> LedgerFile:
    """Read the lines up to the first that is none. Raises NotALedgerError when not one of them is."""
    rows: list[Row] = []
    head: HeadLine | None = None
    broken: Wrong | None = None
    understood = False
    for line in lines:
        text = line.strip()
        if not text:
            continue
        parsed = _read(text)
        understood = understood or parsed is not None
        if broken is not None:
            if understood:
                break
        elif head is not None:
            broken = _after_the_head(head)
        elif isinstance(parsed, Row):
            rows.append(parsed)
        elif isinstance(parsed, HeadLine):
            head = parsed
        else:
            broken = _unreadable(len(rows) + 1)
    if not understood:
        raise NotALedgerError("This file is not a ledger: none of its lines is a ledger's row.")
    return LedgerFile(rows, head, broken)


def _read(text: bytes) -> Row | HeadLine | None:
    for decoder in (_row, _head):
        try:
            parsed: Row | HeadLine = decoder.decode(text)
            _names.decode(text.decode())
        except _NO_JSON:
            continue
        return parsed
    return None


def _unreadable(number: int) -> Wrong:
    return Wrong(
        Fault.ROW_MALFORMED,
        f"Row {number} cannot be read: its line is not what the house writes.",
        row=number,
    )


def _after_the_head(head: HeadLine) -> Wrong:
    return Wrong(
        Fault.ROW_OUT_OF_ORDER,
        f"Lines follow the house's signed head, which says that the ledger ends at row {head.head}.",
        row=head.head + 1,
    )


def lines_of(pages: Iterable[LedgerPage]) -> Iterator[bytes]:
    """Turn the pages of a ledger, in order, into the lines of a ledger file."""
    last: LedgerPage | None = None
    for page in pages:
        yield from (bytes(row) for row in page.rows)
        last = page
    if last is not None:
        head = last.head
        yield msgspec.json.encode(
            HeadLine(head=head.row, hash=head.hash, house_key=last.house_key, signature=head.signature)
        )
