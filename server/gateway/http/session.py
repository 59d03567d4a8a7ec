"""Sign in and out."""

from typing import Annotated

import msgspec
import structlog
from aiohttp import web

from server.accounts.errors import AccountError
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route

log = structlog.get_logger(__name__)


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who somebody says to be."""

    email: Annotated[str, msgspec.Meta(max_length=320)]
    password: Annotated[str, msgspec.Meta(max_length=1024)]


class NewPassword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The password so far, and the one to come."""

    password: Annotated[str, msgspec.Meta(max_length=1024)]
    new_password: Annotated[str, msgspec.Meta(max_length=1024)]


@route("POST", "/api/session", access=Access.ANYBODY)
async def sign_in(visit: Visit) -> web.Response:
    """Open a session: `{token, user}`."""
    asked = await visit.body(SignIn)
    try:
        token, user = await visit.doors.accounts.sign_in(asked.email, asked.password, visit.address)
    except AccountError as error:
        log.warning(
            "a sign-in failed", user=error.user or "unknown", address=visit.address, why=error.code.value
        )
        raise
    log.info("signed in", user=user.id, role=user.role.value, address=visit.address)
    return json_response({"token": token, "user": user})


@route("DELETE", "/api/session", access=Access.SIGNED_IN)
async def sign_out(visit: Visit) -> web.Response:
    """End this session; its sockets are closed."""
    await visit.doors.accounts.sign_out(visit.token)
    log.info("signed out", user=visit.me.id, address=visit.address)
    return json_response({"ok": True})


@route("GET", "/api/me", access=Access.SIGNED_IN)
async def me(visit: Visit) -> web.Response:
    """Tell who the token belongs to."""
    return json_response(visit.me)


@route("PUT", "/api/me/password", access=Access.SIGNED_IN)
async def change_password(visit: Visit) -> web.Response:
    """Change one's own password; all sessions end, this one too."""
    asked, user = await visit.body(NewPassword), visit.me
    try:
        await visit.doors.accounts.change_password(user, asked.password, asked.new_password, visit.address)
    except AccountError as error:
        log.warning("a password was not changed", user=user.id, address=visit.address, why=error.code.value)
        raise
    log.info("a password was changed", user=user.id, address=visit.address)
    return json_response({"ok": True})
