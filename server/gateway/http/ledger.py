"""The ledger in its audit form: public parts, commitments and hashes; enough to check, nothing secret."""

from aiohttp import web

from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route

PAGE = 1000


@route("GET", "/api/sales/{sale}/ledger", access=Access.SIGNED_IN)
async def ledger(visit: Visit) -> web.Response:
    """List rows after number `after`, at most `limit` (1,000)."""
    rostrum = visit.rostrum()
    after = visit.number("after", 0, at_most=2**53)
    limit = visit.number("limit", PAGE, at_most=PAGE)
    rows = await visit.doors.ledger.rows(rostrum.id, after, limit)
    return json_response(
        {"sale": rostrum.id, "house_key": visit.doors.house.view(rostrum).house_key, "rows": rows}
    )
