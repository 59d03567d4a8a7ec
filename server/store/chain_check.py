"""Recomputes a ledger's chain from the rows as they lie in the database.

It proves that the rows are those that were written, in order and without a hole. What they mean, and
whether the prices in them are right, the audit of `contract` says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, select

from contract.chain import GENESIS, commitment, row_hash
from server.store.errors import StoreDamaged
from server.store.schema import ledger, sales

TO_BE_FOLLOWED: Final = [
    ledger.c[name]
    for name in (
        "seq", "at", "kind", "feed_no", "public", "private", "salt", "user_id", "command_id",
        "hash",
    )
]  # fmt: skip
"""What a Chain follows: columns that every version has, as older backups are checked, too."""


class ChainBroken(StoreDamaged):
    """A row is not the one that was written; nothing behind it can be believed."""

    def __init__(self, sale_id: str, seq: int, why: str) -> None:
        super().__init__(f"the ledger of the sale {sale_id} is damaged at row {seq}: {why}")
        self.sale_id, self.seq = sale_id, seq


@dataclass(slots=True)
class Chain:
    """Follows one sale's rows, each tied to the one before."""

    sale_id: str
    seq: int = 0
    feed_no: int = 0
    hash: bytes = field(default=GENESIS)

    def follow(self, rows: Iterable[Sequence[Any]]) -> None:
        """Take the next rows, each as it is TO_BE_FOLLOWED. Raises ChainBroken.

        One call takes many: a start checks a hundred thousand.
        """
        last, last_told, previous = self.seq, self.feed_no, self.hash
        for seq, at, kind, feed_no, public, private, salt, _, _, written in rows:
            if seq != last + 1:
                raise ChainBroken(self.sale_id, last + 1, f"it is missing; row {seq} follows")
            if row_hash(previous, seq, at, kind, public, commitment(salt, private)) != written:
                raise ChainBroken(self.sale_id, seq, "its content does not fit its hash")
            if feed_no is not None:
                if feed_no != last_told + 1:
                    raise ChainBroken(self.sale_id, seq, f"its feed number is {feed_no}")
                last_told = feed_no
            last, previous = seq, written
        self.seq, self.feed_no, self.hash = last, last_told, previous


@dataclass(frozen=True, slots=True)
class CheckedSale:
    """A sale whose chain is whole: how many rows it has and the hash (hex) of the last."""

    id: str
    title: str
    rows: int
    hash: str


def check_chains(connection: Connection) -> list[CheckedSale]:
    """Recompute every sale's chain; return the sales, the oldest first. Raises ChainBroken."""
    checked = []
    for sale in connection.execute(select(sales).order_by(sales.c.created_at, sales.c.id)).all():
        chain = Chain(sale.id)
        query = select(*TO_BE_FOLLOWED).where(ledger.c.sale_id == sale.id).order_by(ledger.c.seq)
        chain.follow(connection.execute(query))
        checked.append(CheckedSale(sale.id, sale.title, chain.seq, chain.hash.hex()))
    return checked
