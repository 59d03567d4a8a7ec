"""One receipt as it is filed and exported: what the house signed, its signature, and the key that checks it.

What was said is put together from what *this* desktop sent, never from what the house says that it got: a
signature that fits it proves that the house answered this very command. Pure.
"""

from typing import Self

import msgspec

from contract.commands import Bid, Call
from contract.receipt_tree import Proof
from contract.statements import ReceiptStatement
from contract.verdicts import Opening, Verdict


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a verdict came from and to whom: the house's address and key, the sale, and one's own paddle."""

    house: str
    house_key: str
    user: str
    title: str = ""
    currency: str = "EUR"
    paddle: str | None = None


class FiledReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a receipts file: the protocol's fields, and what a person needs to recognise the command.

    `house` is the address, `title` the sale's, `what` is `exact`, `max` or a call's type.
    `paddle` is one's own, unsigned: with it a max in the book can be held against who won.
    """

    sale: str
    user: str
    id: str
    seq: int | None
    at: int
    amount: int | None
    ok: bool
    said: str | None
    hash: str
    signature: str
    opening: Opening | None = None
    proof: Proof | None = None
    paddle: str | None = None
    house_key: str = ""
    house: str = ""
    title: str = ""
    currency: str = "EUR"
    lot: str | None = None
    what: str = "exact"

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what a receipt answers: ids are scoped to a user and a sale."""
        return self.sale, self.user, self.id

    @property
    def is_bid(self) -> bool:
        """Tell whether it answers a bid; else a clerk's call."""
        return self.what in {"exact", "max"}

    def statement(self) -> ReceiptStatement:
        """Return what the house said; it signed that, or the root to which `proof` leads from it."""
        return ReceiptStatement(
            sale=self.sale,
            seq=self.seq,
            hash=self.hash,
            user=self.user,
            id=self.id,
            amount=self.amount,
            at=self.at,
            ok=self.ok,
            said=self.said,
        )

    def unsigned(self) -> Self:
        """Return it without what may differ when the house gives the same answer again."""
        return msgspec.structs.replace(self, signature="", proof=None)

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


def receipt_of(command: Bid | Call, verdict: Verdict, origin: Origin) -> FiledReceipt | None:
    """Return the receipt of a verdict on a command of ours; None when the house gave none."""
    if verdict.receipt is None:
        return None
    amount: int | None = None
    lot: str | None
    if isinstance(command, Bid):
        amount, lot, what = command.amount, command.lot, command.mode.value
    else:
        action = command.action
        lot, what = getattr(action, "lot", None), str(action.__struct_config__.tag)
    return FiledReceipt(
        sale=command.sale,
        user=origin.user,
        id=command.id,
        seq=verdict.seq,
        at=verdict.at,
        amount=amount,
        ok=verdict.ok,
        said=verdict.outcome if verdict.ok else verdict.code,
        hash=verdict.receipt.hash,
        signature=verdict.receipt.signature,
        opening=verdict.receipt.opening,
        proof=verdict.receipt.proof,
        paddle=origin.paddle,
        house_key=origin.house_key,
        house=origin.house,
        title=origin.title,
        currency=origin.currency,
        lot=lot,
        what=what,
    )
