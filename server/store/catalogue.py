"""Sales, the texts of their lots and the pictures' numbers. What a lot's state is, the ledger alone knows."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select
from sqlalchemy.exc import IntegrityError

from server.store.database import Database
from server.store.errors import Taken
from server.store.schema import lots, pictures, sales


@dataclass(frozen=True, slots=True)
class SaleRow:
    """A sale. `created_at` is ms, UTC; `created_by` a user's id, None for the house itself."""

    id: str
    title: str
    created_at: int
    created_by: str | None = None


@dataclass(frozen=True, slots=True)
class LotRow:
    """A lot's texts and public amounts (minor units). `position` counts from 1 in the order of the sale."""

    lot: str
    position: int
    title: str
    description: str
    low_estimate: int | None
    high_estimate: int | None
    start: int


@dataclass(frozen=True, slots=True)
class PictureRow:
    """Picture number `k` (from 1) of a lot; `sha` is the SHA-256 (hex) of what was delivered."""

    lot: str
    k: int
    sha: str


def insert_sale(
    connection: Connection, sale: SaleRow, lot_rows: Sequence[LotRow], picture_rows: Sequence[PictureRow] = ()
) -> None:
    """Write a sale with its catalogue: for LedgerStore.append's `also`, so that both come into being at once.

    Raises Taken when the sale's id is in use.
    """
    try:
        connection.execute(insert(sales).values(asdict(sale)))
    except IntegrityError as error:
        raise Taken(f"there is a sale {sale.id} already") from error
    insert_lots(connection, sale.id, lot_rows, picture_rows)


def insert_lots(
    connection: Connection, sale_id: str, lot_rows: Sequence[LotRow], picture_rows: Sequence[PictureRow] = ()
) -> None:
    """Write lots and pictures of a sale that exists."""
    if lot_rows:
        connection.execute(insert(lots), [{"sale_id": sale_id, **asdict(row)} for row in lot_rows])
    if picture_rows:
        connection.execute(insert(pictures), [{"sale_id": sale_id, **asdict(row)} for row in picture_rows])


class CatalogueStore:
    """The catalogues of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_sale(
        self, sale: SaleRow, lot_rows: Sequence[LotRow], picture_rows: Sequence[PictureRow] = ()
    ) -> None:
        """Keep a sale and its catalogue in a transaction of their own; raises Taken for an id in use."""
        await self._database.write(lambda connection: insert_sale(connection, sale, lot_rows, picture_rows))

    async def sales(self) -> list[SaleRow]:
        """Return all sales, the oldest first."""
        query = select(sales).order_by(sales.c.created_at, sales.c.id)
        return await self._database.read(lambda connection: [_sale(row) for row in connection.execute(query)])

    async def sale(self, sale_id: str) -> SaleRow | None:
        """Return the sale with this id."""
        query = select(sales).where(sales.c.id == sale_id)
        row = await self._database.read(lambda connection: connection.execute(query).first())
        return None if row is None else _sale(row)

    async def lots(self, sale_id: str) -> list[LotRow]:
        """Return a sale's lots in their order."""
        query = select(lots).where(lots.c.sale_id == sale_id).order_by(lots.c.position)
        return await self._database.read(lambda connection: [_lot(row) for row in connection.execute(query)])

    async def picture(self, sale_id: str, lot: str, k: int) -> str | None:
        """Return the SHA-256 (hex) of picture `k` of a lot, None when there is none."""
        query = select(pictures.c.sha).where(
            pictures.c.sale_id == sale_id, pictures.c.lot == lot, pictures.c.k == k
        )
        return await self._database.read(lambda connection: connection.scalar(query))

    async def add_picture(self, sale_id: str, lot: str, sha: str) -> int:
        """Make a picture that is kept the last one of a lot; return its number. Raises LookupError."""

        def write(connection: Connection) -> int:
            of_lot = (lots.c.sale_id == sale_id) & (lots.c.lot == lot)
            if connection.scalar(select(lots.c.lot).where(of_lot)) is None:
                raise LookupError(lot)
            last = select(func.max(pictures.c.k)).where(pictures.c.sale_id == sale_id, pictures.c.lot == lot)
            k = (connection.scalar(last) or 0) + 1
            connection.execute(insert(pictures).values(sale_id=sale_id, lot=lot, k=k, sha=sha))
            return k

        return await self._database.write(write)

    async def picture_counts(self, sale_id: str) -> dict[str, int]:
        """Return how many pictures each lot has; lots without any are left out."""
        query = (
            select(pictures.c.lot, func.count().label("pictures"))
            .where(pictures.c.sale_id == sale_id)
            .group_by(pictures.c.lot)
        )
        return await self._database.read(
            lambda connection: {row.lot: row.pictures for row in connection.execute(query)}
        )


def _sale(row: Row[Any]) -> SaleRow:
    return SaleRow(row.id, row.title, row.created_at, row.created_by)


def _lot(row: Row[Any]) -> LotRow:
    return LotRow(
        row.lot, row.position, row.title, row.description, row.low_estimate, row.high_estimate, row.start
    )
