"""All that stands beside a sale's ledger and that its settlement depends on, read at one moment.

Read one after the other, the tables could say together what was never so: a buyer whom no offer names any
more, a new address under an old commission.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from contract.papers import Accounting, Letterhead
from contract.settlement import Party, Seller
from server.store.catalogue import LotRow, select_lots
from server.store.database import Database
from server.store.offers import OfferRow, select_offers
from server.store.settlement import (
    AllotmentRow,
    select_accounting,
    select_allotments,
    select_letterhead,
    select_parties,
    select_sellers,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the office noted of a sale. `lots` are by number, `parties` by user id."""

    lots: dict[str, LotRow]
    allotments: list[AllotmentRow]
    offers: list[OfferRow]
    sellers: dict[str, Seller]
    parties: dict[str, Party]
    accounting: Accounting
    letterhead: Letterhead


async def read_noted(database: Database, sale_id: str, users: Sequence[str]) -> Noted:
    """Return all that is noted of a sale, with those of its people who are in `users`, and its guests.

    Raises StoreUnavailable.
    """

    def read(connection: Connection) -> Noted:
        return Noted(
            lots={row.lot: row for row in select_lots(connection, sale_id)},
            allotments=select_allotments(connection, sale_id),
            offers=select_offers(connection, sale_id),
            sellers=select_sellers(connection, sale_id),
            parties=select_parties(connection, sale_id, users) if users else {},
            accounting=select_accounting(connection, sale_id),
            letterhead=select_letterhead(connection),
        )

    return await database.read(read)
