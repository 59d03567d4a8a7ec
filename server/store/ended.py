"""What one may know of sales that have ended without reading their whole ledgers."""

from dataclasses import dataclass
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from contract.feed import PublicEntry, SaleChanged, SaleCreated, SaleEnded, SaleHeld
from server.store.schema import ledger, lots, sales

LAST_ROWS: Final = 8
"""The end of a sale stands among its last rows: behind it comes only the signed head."""

_public: Final = msgspec.json.Decoder(PublicEntry | None)


@dataclass(frozen=True, slots=True)
class EndedSale:
    """How it was created or changed before it opened, how many lots it had, the last number of its feed, and
    whether it ended on hold.
    """

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
                created=_as_changed(connection, sale_id, created),
                lots=_lots(connection, sale_id),
                head=connection.scalar(select(func.max(ledger.c.feed_no)).where(of_sale)) or 0,
                hold=_hold(connection, sale_id),
            )
    return found


def _lots(connection: Connection, sale_id: str) -> int:
    return connection.scalar(select(func.count()).select_from(lots).where(lots.c.sale_id == sale_id)) or 0


def _as_changed(connection: Connection, sale_id: str, created: SaleCreated) -> SaleCreated:
    changed = _last(connection, sale_id, "sale_changed")
    if not isinstance(changed, SaleChanged):
        return created
    return msgspec.structs.replace(created, title=changed.title, terms=changed.terms)


def _hold(connection: Connection, sale_id: str) -> str | None:
    """Return the message of the hold that a sale ended in: it must have come after any resumption."""
    held = _last(connection, sale_id, "sale_held", "sale_resumed")
    return held.text if isinstance(held, SaleHeld) else None


def _last(connection: Connection, sale_id: str, *kinds: str) -> PublicEntry | None:
    last = (
        select(ledger.c.public)
        .where(ledger.c.sale_id == sale_id, ledger.c.kind.in_(kinds))
        .order_by(ledger.c.seq.desc())
        .limit(1)
    )
    row = connection.scalar(last)
    return None if row is None else _public.decode(row)
