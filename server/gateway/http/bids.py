"""Bidding over HTTP, for whom nothing else gets through: the same body, the same verdict, the same ids."""

import time

from aiohttp import web

from contract.commands import Bid, WithdrawMax
from contract.verdicts import Code
from server.gateway.access import Access
from server.gateway.commands import place_bid, take_out_max
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum


@route("POST", "/api/sales/{sale}/bids", access=Access.SIGNED_IN)
async def bid(visit: Visit) -> web.Response:
    """Place a bid and return its verdict, 200 whether it was accepted or refused."""
    rostrum, asked = visit.rostrum(), await visit.body(Bid)
    _check(visit, rostrum, asked)
    # A bid is received when the whole of it is here: a body sent slowly must not make it older.
    return json_response(await place_bid(rostrum, visit.me, asked, visit.doors.clock()))


@route("POST", "/api/sales/{sale}/withdrawn-maxes", access=Access.SIGNED_IN)
async def withdraw_max(visit: Visit) -> web.Response:
    """Take the own max out of the book and return the verdict, 200 whether accepted or refused."""
    rostrum, asked = visit.rostrum(), await visit.body(WithdrawMax)
    _check(visit, rostrum, asked)
    return json_response(await take_out_max(rostrum, visit.me, asked, visit.doors.clock()))


def _check(visit: Visit, rostrum: Rostrum, asked: Bid | WithdrawMax) -> None:
    if asked.sale != rostrum.id:
        raise ProblemError(Code.MALFORMED, "The field sale must name the sale in the address.", field="sale")
    if not visit.doors.user_buckets.take(visit.me.id, time.monotonic()):
        raise ProblemError(Code.RATE_LIMITED, "Too many bids at once; wait a second.", retry_after_s=1)
