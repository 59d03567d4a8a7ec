"""The ledger in its audit form: public parts, commitments and hashes; enough to check, nothing secret.

Opened, with every secret and its salt, it is for the house alone.
"""

from aiohttp import web

from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route

PAGE = 1000


@route("GET", "/api/sales/{sale}/ledger", access=Access.SIGNED_IN)
async def ledger(visit: Visit) -> web.Response:
    """List rows after number `after`, at most `limit` (1,000), and the signed head."""
    return await _page(visit, opened=False)


@route("GET", "/api/sales/{sale}/ledger/opened", access=Access.ADMIN)
async def opened_ledger(visit: Visit) -> web.Response:
    """List the same rows with what they hide and the salts that prove it."""
    return await _page(visit, opened=True)


async def _page(visit: Visit, *, opened: bool) -> web.Response:
    rostrum = visit.rostrum()
    after = visit.number("after", 0, at_most=2**53)
    limit = visit.number("limit", PAGE, at_most=PAGE)
    page = await visit.doors.ledger.page(rostrum.id, after, limit, opened=opened)
    return json_response(visit.doors.house.ledger_page(rostrum, page))
