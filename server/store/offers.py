"""After-sale offers as rows. What may be offered on, and by whom, the gateway asks the sale."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from contract.settlement import OfferStatus
from server.store.database import Database
from server.store.errors import Taken
from server.store.schema_office import offers

OFFERS_AT_MOST: Final = 20
"""How often one bidder may offer for one lot."""


class OverLimit(Exception):
    """The offer and those before it come to more than the bidder's credit limit."""


class TooManyOffers(Exception):
    """The bidder has offered for this lot often enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """An offer. Times are ms, UTC; `made_by` and `decided_by` are user ids."""

    id: str
    sale_id: str
    lot: str
    user_id: str
    amount: int
    status: OfferStatus
    made_at: int
    made_by: str
    decided_at: int | None = None
    decided_by: str | None = None


class OfferStore:
    """The offers of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def offers(self, sale_id: str) -> list[OfferRow]:
        """Return a sale's offers, the oldest first."""
        return await self._database.read(lambda connection: select_offers(connection, sale_id))

    async def offer(self, sale_id: str, offer_id: str) -> OfferRow | None:
        """Return one offer of a sale."""
        query = select(offers).where(offers.c.sale_id == sale_id, offers.c.id == offer_id)
        row = await self._database.read(lambda connection: connection.execute(query).first())
        return None if row is None else _offer(row)

    async def make(self, offer: OfferRow, *, room: int | None) -> None:
        """Keep an offer in place of the same bidder's open one on this lot.

        `room` is what his credit limit leaves beside what he bought in the sale, None without a limit. Raises
        Taken when the lot found a buyer meanwhile, OverLimit, or TooManyOffers.
        """

        def write(connection: Connection) -> None:
            if _accepted(connection, offer.sale_id, offer.lot):
                raise Taken("this lot has found a buyer")
            mine = offers.c.sale_id == offer.sale_id, offers.c.user_id == offer.user_id
            here = *mine, offers.c.lot == offer.lot
            count = select(func.count()).select_from(offers).where(*here)
            if (connection.scalar(count) or 0) >= OFFERS_AT_MOST:
                raise TooManyOffers
            replaced = *here, offers.c.status == OfferStatus.OPEN.value
            decided = {"decided_at": offer.made_at, "decided_by": offer.made_by}
            connection.execute(
                update(offers).where(*replaced).values(status=OfferStatus.WITHDRAWN.value, **decided)
            )
            connection.execute(insert(offers).values(_values(offer)))
            if _exceeds(connection, mine, room):
                raise OverLimit

        await self._database.write(write)

    async def decide(
        self, offer: OfferRow, status: OfferStatus, *, by: str, at: int, room: int | None
    ) -> OfferRow:
        """Change where an offer stands; accepting one declines the others that are open on its lot.

        Raises Taken when it no longer stands where `offer` says, or another one was accepted; OverLimit when
        one that was declined, and so did not count, is accepted after all and no longer fits into `room`.
        """
        decided = {"decided_at": at, "decided_by": by}
        others = offers.c.sale_id == offer.sale_id, offers.c.lot == offer.lot, offers.c.id != offer.id

        def write(connection: Connection) -> OfferRow:
            accepting = status is OfferStatus.ACCEPTED
            if accepting and _accepted(connection, offer.sale_id, offer.lot):
                raise Taken("another offer was accepted for this lot")
            unchanged = offers.c.id == offer.id, offers.c.status == offer.status.value
            changed = connection.execute(
                update(offers).where(*unchanged).values(status=status.value, **decided)
            )
            if not changed.rowcount:
                raise Taken("somebody has decided on this offer meanwhile")
            mine = offers.c.sale_id == offer.sale_id, offers.c.user_id == offer.user_id
            if accepting and offer.status is not OfferStatus.OPEN and _exceeds(connection, mine, room):
                raise OverLimit
            if accepting:
                open_ones = *others, offers.c.status == OfferStatus.OPEN.value
                connection.execute(
                    update(offers).where(*open_ones).values(status=OfferStatus.DECLINED.value, **decided)
                )
            row = connection.execute(select(offers).where(offers.c.id == offer.id)).one()
            return _offer(row)

        return await self._database.write(write)


def select_offers(connection: Connection, sale_id: str) -> list[OfferRow]:
    """Return a sale's offers, the oldest first."""
    query = select(offers).where(offers.c.sale_id == sale_id).order_by(offers.c.made_at, offers.c.id)
    return [_offer(row) for row in connection.execute(query)]


def _accepted(connection: Connection, sale_id: str, lot: str) -> bool:
    query = select(offers.c.id).where(
        offers.c.sale_id == sale_id, offers.c.lot == lot, offers.c.status == OfferStatus.ACCEPTED.value
    )
    return connection.execute(query).first() is not None


def _exceeds(connection: Connection, mine: tuple[ColumnElement[bool], ...], room: int | None) -> bool:
    """Tell whether what a bidder's offers bind him to is more than `room`."""
    in_force = offers.c.status.in_((OfferStatus.OPEN.value, OfferStatus.ACCEPTED.value))
    bound = connection.scalar(select(func.sum(offers.c.amount)).where(*mine, in_force)) or 0
    return room is not None and bound > room


def _values(offer: OfferRow) -> dict[str, Any]:
    return {**asdict(offer), "status": offer.status.value}


def _offer(row: Row[Any]) -> OfferRow:
    return OfferRow(
        id=row.id,
        sale_id=row.sale_id,
        lot=row.lot,
        user_id=row.user_id,
        amount=row.amount,
        status=OfferStatus(row.status),
        made_at=row.made_at,
        made_by=row.made_by,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )
