"""One's own name and address, as they stand on one's statements."""

import structlog
from aiohttp import web

from contract.settlement import MyDetails, NewDetails
from contract.verdicts import Code
from server.accounts.guests import normal_address, normal_phone
from server.gateway.access import HOUSE_USER, Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError

log = structlog.get_logger(__name__)


@route("GET", "/api/me/details", access=Access.SIGNED_IN)
async def details(visit: Visit) -> web.Response:
    """Tell what the house knows of the caller."""
    return json_response(await _details(visit))


@route("PUT", "/api/me", access=Access.SIGNED_IN)
async def change_details(visit: Visit) -> web.Response:
    """Change one's name, address and telephone; paddles keep the name that they were given to."""
    asked = await visit.body(NewDetails)
    if visit.me == HOUSE_USER:
        raise ProblemError(Code.FORBIDDEN, "The command line is nobody: sign in with an account of your own.")
    await visit.doors.accounts.set_details(
        visit.me.id, asked.name, normal_address(asked.address), normal_phone(asked.phone)
    )
    log.info("somebody's details were changed", user=visit.me.id, address=visit.address)
    return json_response(await _details(visit))


async def _details(visit: Visit) -> MyDetails:
    found = await visit.doors.settling.notes.account(visit.me.id)
    if found is None:
        return MyDetails(name=visit.me.name, email=visit.me.email, address="", phone="")
    return MyDetails(name=found.name, email=found.email, address=found.address, phone=found.phone)
