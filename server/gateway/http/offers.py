"""After-sale offers: a bidder offers for a lot that stayed, a clerk accepts, declines, or enters one himself.

A bidder sees his own offers and nobody else's. What is agreed on is no bid, for the ledger has ended: it
stands in the results as sold after the sale, and on the statements.
"""

import secrets
from typing import Final

import structlog
from aiohttp import web

from contract.settlement import NewOffer, Offer, OfferDecision, OfferStatus
from contract.standing import Phase
from contract.verdicts import Code
from contract.wire import DeskPaddle, PaddleStatus, Role, SaleStatus
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum
from server.rules.sale import Sale
from server.store.errors import Taken
from server.store.offers import OfferRow, OverLimit, TooManyOffers

log = structlog.get_logger(__name__)

_HOUSE_MAY: Final = {
    OfferStatus.OPEN: {OfferStatus.ACCEPTED, OfferStatus.DECLINED, OfferStatus.WITHDRAWN},
    OfferStatus.ACCEPTED: {OfferStatus.DECLINED},
    OfferStatus.DECLINED: {OfferStatus.ACCEPTED},
    OfferStatus.WITHDRAWN: set(),
}
_MAKER_MAY: Final = {OfferStatus.OPEN: {OfferStatus.WITHDRAWN}}


@route("GET", "/api/sales/{sale}/offers", access=Access.SIGNED_IN)
async def offers(visit: Visit) -> web.Response:
    """List the offers, the oldest first: one's own, or all for the house."""
    rostrum = visit.rostrum()
    rows = await visit.doors.settling.offers.offers(rostrum.id)
    if not Access.HOUSE.admits(visit.user):
        rows = [row for row in rows if row.user_id == visit.me.id]
    return json_response(await _shown(visit, rostrum, rows))


@route("POST", "/api/sales/{sale}/offers", access=Access.SIGNED_IN)
async def make_offer(visit: Visit) -> web.Response:
    """Offer for an unsold lot of a sale that is over, in place of one's open offer on it."""
    rostrum, asked = visit.rostrum(), await visit.body(NewOffer)
    await rostrum.settled()
    user = _for_whom(visit, rostrum, asked)
    _check(rostrum, user, asked.lot)
    sale = rostrum.sale
    offer = OfferRow(
        id=secrets.token_hex(8), sale_id=rostrum.id, lot=asked.lot, user_id=user, amount=asked.amount,
        status=OfferStatus.OPEN, made_at=visit.at, made_by=visit.me.id,
    )  # fmt: skip
    try:
        await visit.doors.settling.offers.make(offer, room=_room(sale, user))
    except Taken:
        raise ProblemError(Code.CONFLICT, "This lot has found a buyer meanwhile.") from None
    except OverLimit:
        raise _over_limit() from None
    except TooManyOffers:
        raise ProblemError(Code.TOO_MANY, "Enough offers were made for this lot: ask the house.") from None
    log.info("an offer was made", sale=rostrum.id, lot=offer.lot, user=user, by=visit.me.id)
    return json_response((await _shown(visit, rostrum, [offer]))[0], status=201)


@route("PATCH", "/api/sales/{sale}/offers/{offer}", access=Access.SIGNED_IN)
async def decide(visit: Visit) -> web.Response:
    """Accept or decline an offer (clerks), or withdraw one's own."""
    rostrum, asked = visit.rostrum(), await visit.body(OfferDecision)
    store = visit.doors.settling.offers
    offer = await store.offer(rostrum.id, visit.request.match_info["offer"])
    of_house = Access.HOUSE.admits(visit.user)
    if offer is None or not (of_house or offer.user_id == visit.me.id):
        raise ProblemError(Code.NOT_FOUND, "There is no such offer in this sale.")
    may = _HOUSE_MAY if of_house else _MAKER_MAY
    if asked.status not in may.get(offer.status, set()):
        raise ProblemError(Code.WRONG_PHASE, f"This offer is {offer.status.value}; it cannot become that.")
    await rostrum.settled()
    room = _room(rostrum.sale, offer.user_id)
    try:
        decided = await store.decide(offer, asked.status, by=visit.me.id, at=visit.at, room=room)
    except OverLimit:
        raise _over_limit() from None
    except Taken as error:
        raise ProblemError(Code.CONFLICT, f"{str(error).capitalize()}: read the offers anew.") from None
    log.info(
        "an offer was decided", sale=rostrum.id, lot=offer.lot, offer=offer.id, status=asked.status.value,
        by=visit.me.id,
    )  # fmt: skip
    return json_response((await _shown(visit, rostrum, [decided]))[0])


def _room(sale: Sale, user: str) -> int | None:
    """Return what a credit limit leaves beside what was bought; None without a limit."""
    limit = sale.paddles[user].limit
    return None if limit is None else limit - sale.you(user, "", Role.BIDDER).at_stake


def _over_limit() -> ProblemError:
    return ProblemError(
        Code.OVER_LIMIT, "With what was bought and offered so far this exceeds the credit limit."
    )


def _for_whom(visit: Visit, rostrum: Rostrum, asked: NewOffer) -> str:
    if not Access.HOUSE.admits(visit.user):
        if asked.paddle is not None and asked.paddle != rostrum.sale.paddle_of(visit.me.id):
            raise ProblemError(
                Code.FORBIDDEN, "Only the house may make an offer for another.", field="paddle"
            )
        return visit.me.id
    user = rostrum.sale.user_of(asked.paddle) if asked.paddle is not None else None
    if user is None:
        raise ProblemError(
            Code.UNKNOWN_PADDLE, "Name the paddle of the bidder whose offer it is.", field="paddle"
        )
    return user


def _check(rostrum: Rostrum, user: str, lot: str) -> None:
    sale = rostrum.sale
    if sale.status is not SaleStatus.ENDED:
        raise ProblemError(Code.WRONG_PHASE, "Offers are taken when the sale is over; until then, bid.")
    if lot not in sale.lots:
        raise ProblemError(Code.UNKNOWN_LOT, "There is no such lot in this sale.")
    if sale.standing(lot).phase is not Phase.PASSED:
        raise ProblemError(Code.WRONG_PHASE, "Only for a lot that was passed can an offer be made.")
    match sale.registration(user):
        case PaddleStatus.APPROVED:
            return
        case PaddleStatus.BLOCKED:
            raise ProblemError(Code.BLOCKED, "The house has blocked this paddle in this sale.")
        case _:
            raise ProblemError(Code.NOT_REGISTERED, "Only who had an approved paddle in the sale may offer.")


async def _shown(visit: Visit, rostrum: Rostrum, rows: list[OfferRow]) -> list[Offer]:
    titles = {row.lot: row.title for row in await visit.doors.catalogue.lots(rostrum.id)}
    await rostrum.settled()
    paddles = {one.user: one for one in rostrum.sale.desk_paddles()}
    return [_offer(row, titles.get(row.lot, ""), paddles.get(row.user_id)) for row in rows]


def _offer(row: OfferRow, title: str, paddle: DeskPaddle | None) -> Offer:
    return Offer(
        id=row.id,
        lot=row.lot,
        title=title,
        user=row.user_id,
        name="" if paddle is None else paddle.name,
        paddle=None if paddle is None else paddle.paddle,
        amount=row.amount,
        status=row.status,
        made_at=row.made_at,
        decided_at=row.decided_at,
    )
