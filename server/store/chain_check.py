"""Recomputes a ledger's chain from the rows as they lie in the database.

It proves that the rows are those that were written, in order and without a hole. What they mean, and
whether the prices in them are right, the audit of `contract` says.
"""

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, select

from contract.chain import GENESIS, commitment, row_hash
from server.store.errors import StoreDamaged
from server.store.schema import ledger, sales

_COVERED: Final = [
    ledger.c[name] for name in ("seq", "at", "kind", "feed_no", "public", "private", "salt", "hash")
]
"""What the chain covers, and the feed number: columns of every version, as older backups are checked, too."""


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

    def follow(
        self,
        seq: int,
        at: int,
        kind: str,
        feed_no: int | None,
        public: bytes,
        private: bytes,
        salt: bytes,
        written: bytes,
    ) -> None:
        """Take the next row of the table `ledger`, whose hash was `written` with it. Raises ChainBroken."""
        if seq != self.seq + 1:
            raise ChainBroken(self.sale_id, self.seq + 1, f"it is missing; row {seq} follows")
        if row_hash(self.hash, seq, at, kind, public, commitment(salt, private)) != written:
            raise ChainBroken(self.sale_id, seq, "its content does not fit its hash")
        if feed_no is not None:
            if feed_no != self.feed_no + 1:
                raise ChainBroken(self.sale_id, seq, f"its feed number is {feed_no}")
            self.feed_no = feed_no
        self.seq, self.hash = seq, written


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
        query = select(*_COVERED).where(ledger.c.sale_id == sale.id).order_by(ledger.c.seq)
        for row in connection.execute(query):
            chain.follow(*row)
        checked.append(CheckedSale(sale.id, sale.title, chain.seq, chain.hash.hex()))
    return checked
