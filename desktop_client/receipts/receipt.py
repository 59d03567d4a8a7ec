"""One receipt as it is kept and exported: what the house signed, its signature, and the key that checks it.

What was signed is put together from what *this* desktop sent, never from what the house says that it got: a
signature that fits it proves that the house answered this very command. Pure.
"""

from typing import Any, Self

import msgspec

from contract.chain import canonical
from contract.commands import Bid, Call
from contract.verdicts import Verdict


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a receipt signs (docs/protocol.md). `amount` is null for a call, `said` an outcome or a code."""

    sale: str
    seq: int | None
    hash: str
    user: str
    id: str
    amount: int | None
    at: int
    ok: bool
    said: str | None

    def signed_bytes(self) -> bytes:
        """Return the bytes under the signature."""
        return canonical(self)


class KeptReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a receipts file.

    `house` is the address, `title` the sale's, `what` is `exact`, `max` or a call's type. `opening` is the
    house's: row, salt and private part of this user's own row, so that its commitment can be opened.
    """

    statement: Statement
    signature: str
    house_key: str
    opening: dict[str, Any] | None = None
    house: str = ""
    title: str = ""
    currency: str = "EUR"
    lot: str | None = None
    what: str = "exact"

    @property
    def key(self) -> tuple[str, str]:
        """Return what a receipt answers: ids are scoped to a user."""
        return self.statement.user, self.statement.id

    def line(self) -> bytes:
        """Return the receipt as one line of a file, with its end."""
        return msgspec.json.encode(self) + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Self | None:
        """Read a line; None when it is none of ours (a torn end, somebody's edit)."""
        try:
            return msgspec.json.decode(line, type=cls)
        except msgspec.DecodeError:
            return None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a verdict came from: the house's address and key, the sale's title and currency, and to whom."""

    house: str
    house_key: str
    user: str
    title: str = ""
    currency: str = "EUR"


def receipt_of(command: Bid | Call, verdict: Verdict, origin: Origin) -> KeptReceipt | None:
    """Return the receipt of a verdict on a command of ours; None when the house gave none."""
    if verdict.receipt is None:
        return None
    return KeptReceipt(
        statement=Statement(
            sale=command.sale,
            seq=verdict.seq,
            hash=verdict.receipt.hash,
            user=origin.user,
            id=command.id,
            amount=command.amount if isinstance(command, Bid) else None,
            at=verdict.at,
            ok=verdict.ok,
            said=verdict.outcome if verdict.ok else verdict.code,
        ),
        signature=verdict.receipt.signature,
        house_key=origin.house_key,
        opening=_opening(verdict),
        house=origin.house,
        title=origin.title,
        currency=origin.currency,
        lot=command.lot if isinstance(command, Bid) else getattr(command.action, "lot", None),
        what=command.mode.value if isinstance(command, Bid) else _type_of(command),
    )


def _opening(verdict: Verdict) -> dict[str, Any] | None:
    opening = getattr(verdict.receipt, "opening", None)
    return None if opening is None else dict(msgspec.to_builtins(opening))


def _type_of(command: Bid | Call) -> str:
    return "" if isinstance(command, Bid) else str(command.action.__struct_config__.tag)
