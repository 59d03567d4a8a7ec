"""Recomputes a ledger's chain from the rows as they lie in the database.

It proves that the rows are those that were written, in order and without a hole. What they mean, and
whether the prices in them are right, the audit of `contract` says.
"""

from dataclasses import dataclass, field
from typing import Final, Protocol

from sqlalchemy import Connection, select

from contract.chain import GENESIS, commitment, row_hash
from server.store.errors import StoreDamaged
from server.store.schema import ledger, sales


class ChainBroken(StoreDamaged):
    """A row is not the one that was written; nothing behind it can be believed."""

    def __init__(self, sale_id: str, seq: int, why: str) -> None:
        super().__init__(f"the ledger of the sale {sale_id} is damaged at row {seq}: {why}")
        self.sale_id, self.seq = sale_id, seq


class ChainedRow(Protocol):
    """What the chain covers of a row, and its feed number."""

    @property
    def seq(self) -> int: ...
    @property
    def at(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def feed_no(self) -> int | None: ...
    @property
    def public(self) -> bytes: ...
    @property
    def private(self) -> bytes: ...
    @property
    def salt(self) -> bytes: ...
    @property
    def hash(self) -> bytes: ...


COVERED: Final = ("seq", "at", "kind", "feed_no", "public", "private", "salt", "hash")
"""Columns that every version of the table has: backups of older ones are checked, too."""


@dataclass(slots=True)
class Chain:
    """Follows one sale's rows, each tied to the one before."""

    sale_id: str
    seq: int = 0
    feed_no: int = 0
    hash: bytes = field(default=GENESIS)

    def follow(self, row: ChainedRow) -> None:
        """Take the next row of the table `ledger`. Raises ChainBroken."""
        if row.seq != self.seq + 1:
            raise ChainBroken(self.sale_id, self.seq + 1, f"it is missing; row {row.seq} follows")
        committed = commitment(row.salt, row.private)
        if row_hash(self.hash, row.seq, row.at, row.kind, row.public, committed) != row.hash:
            raise ChainBroken(self.sale_id, row.seq, "its content does not fit its hash")
        if row.feed_no is not None:
            if row.feed_no != self.feed_no + 1:
                raise ChainBroken(self.sale_id, row.seq, f"its feed number is {row.feed_no}")
            self.feed_no = row.feed_no
        self.seq, self.hash = row.seq, row.hash


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
        covered = [ledger.c[name] for name in COVERED]
        query = select(*covered).where(ledger.c.sale_id == sale.id).order_by(ledger.c.seq)
        for row in connection.execute(query):
            chain.follow(row)
        checked.append(CheckedSale(sale.id, sale.title, chain.seq, chain.hash.hex()))
    return checked
