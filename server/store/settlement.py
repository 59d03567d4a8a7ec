"""What the office notes beside the ledger to settle a sale: letterhead, accounting, sellers, who pays.

Also who the buyers are by name and address, wherever they come from. It reckons nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Connection, Executable, Row, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from contract.papers import Accounting, Letterhead
from contract.settlement import Party, Seller
from server.store.database import Database
from server.store.schema import lots, users
from server.store.schema_office import allotments, guests, papers, sellers

HOUSE: Final = "house"
"""Under which the letterhead is kept; accounting under its sale's id (no sale is called so)."""

IDS_AT_ONCE: Final = 10_000
"""How many ids go into one query: SQLite takes some thirty thousand."""

T = TypeVar("T", Letterhead, Accounting)


@dataclass(frozen=True, slots=True)
class AllotmentRow:
    """Who pays for a lot that the room bought. `at` is ms, UTC; `by` the clerk who noted it."""

    lot: str
    user_id: str
    by: str
    at: int


class SettlementStore:
    """The office's notes of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def letterhead(self) -> Letterhead:
        """Return the house's letterhead, an empty one at first."""
        return await self._database.read(select_letterhead)

    async def set_letterhead(self, letterhead: Letterhead) -> None:
        """Keep the house's letterhead."""
        await self._database.write(lambda connection: _keep(connection, HOUSE, letterhead))

    async def accounting(self, sale_id: str) -> Accounting:
        """Return how a sale is settled."""
        return await self._database.read(lambda connection: select_accounting(connection, sale_id))

    async def set_accounting(self, sale_id: str, accounting: Accounting) -> None:
        """Keep how a sale is settled."""
        await self._database.write(lambda connection: _keep(connection, sale_id, accounting))

    async def sellers(self, sale_id: str) -> dict[str, Seller]:
        """Return the sellers that the office knows more of than the catalogue says."""
        return await self._database.read(lambda connection: select_sellers(connection, sale_id))

    async def set_seller(self, sale_id: str, seller: Seller) -> None:
        """Keep what the office knows of a seller."""
        values = msgspec.structs.asdict(seller)
        change = upsert(sellers).values(sale_id=sale_id, **values)
        statement = change.on_conflict_do_update(index_elements=["sale_id", "seller"], set_=values)
        await self._change(statement)

    async def allotments(self, sale_id: str) -> list[AllotmentRow]:
        """Return who pays for the room's lots."""
        return await self._database.read(lambda connection: select_allotments(connection, sale_id))

    async def allot(self, sale_id: str, row: AllotmentRow) -> None:
        """Note who pays for a lot, in place of whoever was noted before."""
        values = {"user_id": row.user_id, "by": row.by, "at": row.at}
        change = upsert(allotments).values(sale_id=sale_id, lot=row.lot, **values)
        statement = change.on_conflict_do_update(index_elements=["sale_id", "lot"], set_=values)
        await self._change(statement)

    async def take_back(self, sale_id: str, lot: str) -> None:
        """Note that nobody is known to pay for a lot."""
        statement = delete(allotments).where(allotments.c.sale_id == sale_id, allotments.c.lot == lot)
        await self._change(statement)

    async def sellers_named(self, sale_id: str) -> set[str]:
        """Return the sellers that the catalogue names."""
        query = select(lots.c.seller).where(lots.c.sale_id == sale_id).distinct()
        return await self._database.read(lambda connection: {one for one in connection.scalars(query) if one})

    async def account(self, user_id: str) -> Party | None:
        """Return how one account is called and reached."""
        query = select(users).where(users.c.id == user_id)
        row = await self._database.read(lambda connection: connection.execute(query).first())
        return None if row is None else _party(row.id, row)

    async def _change(self, statement: Executable) -> None:
        def write(connection: Connection) -> None:
            connection.execute(statement)

        await self._database.write(write)


def select_letterhead(connection: Connection) -> Letterhead:
    """Return the house's letterhead, an empty one at first."""
    return _paper(connection, HOUSE, Letterhead)


def select_accounting(connection: Connection, sale_id: str) -> Accounting:
    """Return how a sale is settled."""
    return _paper(connection, sale_id, Accounting)


def select_sellers(connection: Connection, sale_id: str) -> dict[str, Seller]:
    """Return the sellers that the office knows more of than the catalogue says."""
    query = select(sellers).where(sellers.c.sale_id == sale_id).order_by(sellers.c.seller)
    return {row.seller: _seller(row) for row in connection.execute(query)}


def select_allotments(connection: Connection, sale_id: str) -> list[AllotmentRow]:
    """Return who pays for the room's lots."""
    query = select(allotments).where(allotments.c.sale_id == sale_id).order_by(allotments.c.lot)
    return [AllotmentRow(row.lot, row.user_id, row.by, row.at) for row in connection.execute(query)]


def select_parties(connection: Connection, sale_id: str, user_ids: Sequence[str]) -> dict[str, Party]:
    """Return these people by user id: those with an account, and the sale's guests."""
    found = {}
    for start in range(0, len(user_ids), IDS_AT_ONCE):
        wanted = users.c.id.in_(user_ids[start : start + IDS_AT_ONCE])
        found.update({row.id: _party(row.id, row) for row in connection.execute(select(users).where(wanted))})
    of_sale = connection.execute(select(guests).where(guests.c.sale_id == sale_id))
    return found | {row.user_id: _party(row.user_id, row) for row in of_sale}


def _paper(connection: Connection, key: str, kind: type[T]) -> T:
    body = connection.scalar(select(papers.c.body).where(papers.c.id == key))
    return kind() if body is None else msgspec.json.decode(body, type=kind)


def _keep(connection: Connection, key: str, paper: Letterhead | Accounting) -> None:
    body = msgspec.json.encode(paper).decode()
    change = upsert(papers).values(id=key, body=body)
    connection.execute(change.on_conflict_do_update(index_elements=["id"], set_={"body": body}))


def _seller(row: Row[Any]) -> Seller:
    return Seller(
        seller=row.seller,
        name=row.name,
        address=row.address,
        email=row.email,
        vat_no=row.vat_no,
        commission_bp=row.commission_bp,
    )


def _party(user: str, row: Row[Any]) -> Party:
    return Party(id=user, name=row.name, address=row.address, email=row.email, phone=row.phone)
