"""What one may know of sales that have ended without reading their whole ledgers."""

from dataclasses import dataclass
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from contract.feed import PublicEntry, SaleCreated, SaleEnded, SaleHeld
from server.store.schema import ledger, lots, sales

LAST_ROWS: Final = 8
"""The end of a sale stands among its last rows: behind it comes only the signed head."""

_public: Final = msgspec.json.Decoder(PublicEntry | None)


@dataclass(frozen=True, slots=True)
class EndedSale:
    """How it was created, how many lots it had, the last number of its feed, and whether it ended on hold."""

    created: SaleCreated
    lots: int
    head: int
    hold: str | None


def select_ended(connection: Connection) -> dict[str, EndedSale]:
    """Return the sales that have ended, by id."""
    found = {}
    for sale_id in connection.scalars(select(sales.c.id)).all():
        of_sale = ledger.c.sale_id == sale_id
        last = select(ledger.c.public).where(of_sale).order_by(ledger.c.seq.desc()).limit(LAST_ROWS)
        if not any(isinstance(_public.decode(row), SaleEnded) for row in connection.scalars(last).all()):
            continue
        first = connection.scalar(select(ledger.c.public).where(of_sale, ledger.c.seq == 1))
        created = None if first is None else _public.decode(first)
        if isinstance(created, SaleCreated):
            found[sale_id] = EndedSale(
                created=created,
                lots=_lots(connection, sale_id),
                head=connection.scalar(select(func.max(ledger.c.feed_no)).where(of_sale)) or 0,
                hold=_hold(connection, sale_id),
            )
    return found


def _lots(connection: Connection, sale_id: str) -> int:
    return connection.scalar(select(func.count()).select_from(lots).where(lots.c.sale_id == sale_id)) or 0


def _hold(connection: Connection, sale_id: str) -> str | None:
    """Return the message of the hold that a sale ended in: it must have come after any resumption."""
    kinds = ("sale_held", "sale_resumed")
    last = (
        select(ledger.c.public)
        .where(ledger.c.sale_id == sale_id, ledger.c.kind.in_(kinds))
        .order_by(ledger.c.seq.desc())
        .limit(1)
    )
    row = connection.scalar(last)
    held = None if row is None else _public.decode(row)
    return held.text if isinstance(held, SaleHeld) else None
