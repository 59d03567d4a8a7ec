"""Sales, the texts of their lots and the pictures' numbers. What a lot's state is, the ledger alone knows."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.store import lot_pictures
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
    """A lot's texts and amounts (minor units), as the house wrote them.

    `position` (from 1) is where it came in; the order of the sale is the ledger's. `extra` are texts under
    headings of the house's own, `images` the names of pictures that the catalogue gave.
    """

    lot: str
    position: int
    title: str
    description: str
    low_estimate: int | None
    high_estimate: int | None
    start: int
    seller: str | None = None
    vat_bp: int | None = None
    extra: dict[str, str] = field(default_factory=dict)
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureRow:
    """Picture number `k` (from 1) of a lot; `sha` is the SHA-256 (hex) of what was delivered."""

    lot: str
    k: int
    sha: str


@dataclass(frozen=True, slots=True)
class Described:
    """Lots in the order in which they came in, and how many pictures each has; none where it is left out."""

    rows: list[LotRow]
    pictures: dict[str, int]


_AS_IT_IS: Final = [one.name for one in fields(LotRow) if one.name not in {"extra", "images"}]


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
        connection.execute(insert(lots), [_columns(sale_id, row) for row in lot_rows])
    if picture_rows:
        connection.execute(insert(pictures), [{"sale_id": sale_id, **asdict(row)} for row in picture_rows])


def append_lots(connection: Connection, sale_id: str, lot_rows: Sequence[LotRow]) -> None:
    """Write new lots behind those that are there. Raises IntegrityError for a number in use."""
    last = connection.scalar(select(func.max(lots.c.position)).where(lots.c.sale_id == sale_id)) or 0
    rows = [
        {**_columns(sale_id, row), "position": position}
        for position, row in enumerate(lot_rows, start=last + 1)
    ]
    if rows:
        connection.execute(insert(lots), rows)


def change_lots(connection: Connection, sale_id: str, lot_rows: Sequence[LotRow]) -> None:
    """Make known lots what these rows say, but for their positions."""
    for row in lot_rows:
        columns = _columns(sale_id, row)
        del columns["position"]
        of_lot = (lots.c.sale_id == sale_id) & (lots.c.lot == columns.pop("lot"))
        connection.execute(update(lots).where(of_lot).values(columns))


def rename_sale(connection: Connection, sale_id: str, title: str) -> None:
    """Give a sale another title."""
    connection.execute(update(sales).where(sales.c.id == sale_id).values(title=title))


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

    async def lots(self, sale_id: str, named: Collection[str] | None = None) -> list[LotRow]:
        """Return a sale's lots, or those `named`, in the order in which they came in."""
        return await self._database.read(lambda connection: select_lots(connection, sale_id, named))

    async def described(self, sale_id: str, named: Collection[str] | None = None) -> Described:
        """Return a sale's lots, or those `named`, with how many pictures each has, as of one moment."""
        return await self._database.read(
            lambda connection: Described(
                select_lots(connection, sale_id, named), _count_pictures(connection, sale_id, named)
            )
        )

    async def lot(self, sale_id: str, lot: str) -> LotRow | None:
        """Return one lot."""
        query = select(lots).where(lots.c.sale_id == sale_id, lots.c.lot == lot)
        row = await self._database.read(lambda connection: connection.execute(query).first())
        return None if row is None else _lot(row)

    async def change_lots(self, sale_id: str, lot_rows: Sequence[LotRow]) -> None:
        """Make known lots what these rows say, but for their positions."""
        await self._database.write(lambda connection: change_lots(connection, sale_id, lot_rows))

    async def picture(self, sale_id: str, lot: str, k: int) -> str | None:
        """Return the SHA-256 (hex) of picture `k` of a lot, None when there is none."""
        query = select(pictures.c.sha).where(
            pictures.c.sale_id == sale_id, pictures.c.lot == lot, pictures.c.k == k
        )
        return await self._database.read(lambda connection: connection.scalar(query))

    async def pictures(self, sale_id: str, lot: str) -> list[str]:
        """Return the SHA-256 (hex) of each picture of a lot, in their order."""
        return await self._database.read(lambda connection: lot_pictures.digests(connection, sale_id, lot))

    async def add_picture(self, sale_id: str, lot: str, sha: str) -> int:
        """Make a picture that is kept the last one of a lot; return its number. Raises LookupError."""
        return await self._database.write(lambda connection: lot_pictures.add(connection, sale_id, lot, sha))

    async def order_pictures(self, sale_id: str, lot: str, order: Sequence[int]) -> list[str]:
        """Number a lot's pictures anew: those named in `order`, in that order; the others go.

        Return the digests of those that went and that no other lot shows. Raises LookupError for a number
        that there is not, or is named twice.
        """
        return await self._database.write(
            lambda connection: lot_pictures.put_in_order(connection, sale_id, lot, order)
        )

    async def picture_counts(self, sale_id: str, named: Collection[str] | None = None) -> dict[str, int]:
        """Return how many pictures each lot has, or each of those `named`; lots without any are left out."""
        return await self._database.read(lambda connection: _count_pictures(connection, sale_id, named))


def select_lots(connection: Connection, sale_id: str, named: Collection[str] | None = None) -> list[LotRow]:
    """Return a sale's lots, or those `named`, in the order in which they came in."""
    query = select(lots).where(lots.c.sale_id == sale_id).order_by(lots.c.position)
    if named is not None:
        query = query.where(lots.c.lot.in_(named))
    return [_lot(row) for row in connection.execute(query)]


def _count_pictures(connection: Connection, sale_id: str, named: Collection[str] | None) -> dict[str, int]:
    query = (
        select(pictures.c.lot, func.count().label("pictures"))
        .where(pictures.c.sale_id == sale_id)
        .group_by(pictures.c.lot)
    )
    if named is not None:
        query = query.where(pictures.c.lot.in_(named))
    return {row.lot: row.pictures for row in connection.execute(query)}


def _sale(row: Row[Any]) -> SaleRow:
    return SaleRow(row.id, row.title, row.created_at, row.created_by)


def _lot(row: Row[Any]) -> LotRow:
    return LotRow(
        row.lot, row.position, row.title, row.description, row.low_estimate, row.high_estimate, row.start,
        row.seller, row.vat_bp, msgspec.json.decode(row.extra, type=dict[str, str]),
        msgspec.json.decode(row.images, type=tuple[str, ...]),
    )  # fmt: skip


def _columns(sale_id: str, row: LotRow) -> dict[str, Any]:
    """Return a lot's columns. By hand: thousands come at once, and `asdict` copies each value in depth."""
    return {
        "sale_id": sale_id,
        **{name: getattr(row, name) for name in _AS_IT_IS},
        "extra": msgspec.json.encode(row.extra).decode(),
        "images": msgspec.json.encode(row.images).decode(),
    }
