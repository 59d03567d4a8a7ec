"""The lots of a sale: the catalogue's texts with each lot's standing."""

from typing import Final

import msgspec
from aiohttp import web

from contract.verdicts import Code
from contract.wire import LotView
from server.catalogue.entries import lot_views
from server.gateway.access import Access
from server.gateway.describing import described
from server.gateway.http.doors import Visit, encoded_response, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum

AT_MOST: Final = 20_000
NAMED_AT_MOST: Final = 500


@route("GET", "/api/sales/{sale}/lots", access=Access.SIGNED_IN)
async def lots(visit: Visit) -> web.Response:
    """List lots in the sale's order: all, those that `lots` names, or those that `query` is found in.

    `limit` of them after position `after`.
    """
    rostrum = visit.rostrum()
    if not visit.request.query:
        return encoded_response(await _whole_catalogue(visit, rostrum))
    named = _named(visit)
    wanted = visit.request.query.get("query", "").strip().casefold()[:200]
    after = visit.number("after", 0, at_most=AT_MOST)
    limit = visit.number("limit", AT_MOST, at_most=AT_MOST)
    found = await described(visit.doors.catalogue, rostrum, named)
    views = [view for view in lot_views(rostrum.sale, found.rows, found.pictures) if view.position > after]
    return json_response([view for view in views if _matches(view, wanted)][:limit])


async def _whole_catalogue(visit: Visit, rostrum: Rostrum) -> bytes:
    """Return all lots, encoded: their texts once until the feed tells that one changed, however many ask."""
    await rostrum.settled()
    state = visit.doors.states.of(rostrum)
    if state.catalogue is None:
        found = await described(visit.doors.catalogue, rostrum)
        views = lot_views(rostrum.sale, found.rows, found.pictures)
        if visit.doors.states.of(rostrum) is not state:
            return msgspec.json.encode(views)  # it changed while it was read: the next one reads it anew
        state.catalogue = [(view.lot, _without_standing(view)) for view in views]
    return state.lots()


def _without_standing(view: LotView) -> bytes:
    """Return a lot encoded up to where its standing begins, which is the last of it."""
    return msgspec.json.encode(view).removesuffix(msgspec.json.encode(view.standing) + b"}")


def _named(visit: Visit) -> set[str] | None:
    lots = visit.request.query.get("lots")
    if lots is None:
        return None
    named = {lot.strip() for lot in lots.split(",")}
    if len(named) > NAMED_AT_MOST:
        raise ProblemError(
            Code.MALFORMED, f"At most {NAMED_AT_MOST} lots can be named at once.", field="lots"
        )
    return named


def _matches(lot: LotView, wanted: str) -> bool:
    return not wanted or any(wanted in text.casefold() for text in (lot.lot, lot.title, lot.description))
