"""A new house's first admin, by the one-time code that the server printed at its start."""

from typing import Annotated

import msgspec
import structlog
from aiohttp import web

from server.accounts.errors import AccountError
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route

log = structlog.get_logger(__name__)


class FirstAdmin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who the first admin is to be, and the code that allows it."""

    code: Annotated[str, msgspec.Meta(max_length=64)]
    email: Annotated[str, msgspec.Meta(max_length=320)]
    name: Annotated[str, msgspec.Meta(max_length=200)]
    password: Annotated[str, msgspec.Meta(max_length=1024)]


@route("GET", "/api/set-up", access=Access.ANYBODY)
async def is_open(visit: Visit) -> web.Response:
    """Say whether the house waits for its first admin, and whether nobody has an account: `{open, empty}`."""
    set_up = visit.doors.set_up
    is_open = await set_up.is_open()
    return json_response({"open": is_open, "empty": is_open and await set_up.is_empty()})


@route("POST", "/api/set-up", access=Access.ANYBODY)
async def first_admin(visit: Visit) -> web.Response:
    """Open the first admin's account."""
    asked = await visit.body(FirstAdmin)
    try:
        admin = await visit.doors.set_up.first_admin(
            asked.code, asked.email, asked.name, asked.password, visit.address
        )
    except AccountError as error:
        log.warning("a set-up failed", address=visit.address, why=error.code.value)
        raise
    log.info("the first admin's account was opened", user=admin.id, address=visit.address)
    return json_response(admin, status=201)
