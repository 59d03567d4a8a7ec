"""Accounts: anybody may open a bidder's; admins open others', see all and change roles."""

from typing import Annotated

import msgspec
import structlog
from aiohttp import web

from contract.verdicts import Code
from contract.wire import Role
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError

log = structlog.get_logger(__name__)


class NewUser(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An account to be opened. `role` is for admins to give."""

    email: Annotated[str, msgspec.Meta(max_length=320)]
    name: Annotated[str, msgspec.Meta(max_length=200)]
    password: Annotated[str, msgspec.Meta(max_length=1024)]
    role: Role = Role.BIDDER


class NewRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a user shall be."""

    role: Role


@route("POST", "/api/users", access=Access.ANYBODY)
async def register(visit: Visit) -> web.Response:
    """Open an account."""
    asked = await visit.body(NewUser)
    if asked.role is not Role.BIDDER and not Access.ADMIN.admits(visit.user):
        raise ProblemError(
            Code.FORBIDDEN, "Only admins may open an account with another role than bidder.", field="role"
        )
    user = await visit.doors.accounts.register(asked.email, asked.name, asked.password, asked.role)
    by = visit.user.id if visit.user else "himself"
    log.info("an account was opened", user=user.id, role=user.role.value, by=by, address=visit.address)
    return json_response(user, status=201)


@route("GET", "/api/users", access=Access.ADMIN)
async def users(visit: Visit) -> web.Response:
    """List all accounts, the oldest first."""
    return json_response(await visit.doors.accounts.users())


@route("PATCH", "/api/users/{user}", access=Access.ADMIN)
async def change_role(visit: Visit) -> web.Response:
    """Change a user's role; the user's sessions end."""
    asked = await visit.body(NewRole)
    user = await visit.doors.accounts.set_role(visit.request.match_info["user"], asked.role)
    log.info("a role was changed", user=user.id, role=user.role.value, by=visit.me.id, address=visit.address)
    return json_response(user)
