"""How the house has set a sale's room display: rates of exchange, the address to join, what is listed."""

import msgspec
import structlog
from aiohttp import web

from contract.display import Display, DisplayError, check_display
from contract.verdicts import Code
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError

log = structlog.get_logger(__name__)


@route("GET", "/api/sales/{sale}/display", access=Access.SIGNED_IN)
async def display(visit: Visit) -> web.Response:
    """Tell the settings of the sale's room display, or the defaults."""
    kept = await visit.doors.displays.read(visit.rostrum().id)
    return json_response(Display() if kept is None else msgspec.json.decode(kept, type=Display))


@route("PUT", "/api/sales/{sale}/display", access=Access.HOUSE)
async def set_display(visit: Visit) -> web.Response:
    """Set the sale's room display and return the settings."""
    rostrum, asked = visit.rostrum(), await visit.body(Display)
    await rostrum.settled()
    try:
        check_display(asked, rostrum.sale.terms.currency)
    except DisplayError as error:
        raise ProblemError(Code.MALFORMED, str(error), field=error.field) from None
    await visit.doors.displays.keep(rostrum.id, msgspec.json.encode(asked).decode())
    visit.doors.changes.note(rostrum.id)
    log.info("a room display was set", sale=rostrum.id, by=visit.me.id)
    return json_response(asked)
