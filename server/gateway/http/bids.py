"""Bidding over HTTP, for whom nothing else gets through: the same body, the same verdict, the same ids."""

import time

from aiohttp import web

from contract.commands import Bid
from contract.verdicts import Code
from server.gateway.access import Access
from server.gateway.commands import place_bid
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError


@route("POST", "/api/sales/{sale}/bids", access=Access.SIGNED_IN)
async def bid(visit: Visit) -> web.Response:
    """Place a bid and return its verdict, 200 whether it was accepted or refused."""
    rostrum, asked = visit.rostrum(), await visit.body(Bid)
    if asked.sale != rostrum.id:
        raise ProblemError(Code.MALFORMED, "The field sale must name the sale in the address.")
    if not visit.doors.user_buckets.take(visit.me.id, time.monotonic()):
        raise ProblemError(Code.RATE_LIMITED, "Too many bids at once; wait a second.", retry_after_s=1)
    # A bid is received when the whole of it is here: a body sent slowly must not make it older.
    return json_response(await place_bid(rostrum, visit.me, asked, visit.doors.clock()))
