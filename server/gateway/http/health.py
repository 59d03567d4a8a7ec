"""Is the process alive, and may it get traffic? Nothing more is told to whom it does not concern."""

from aiohttp import web

from contract.verdicts import Code
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError


@route("GET", "/healthz", access=Access.ANYBODY)
async def alive(visit: Visit) -> web.Response:
    """Say that the process answers."""
    return json_response({"ok": True})


@route("GET", "/readyz", access=Access.ANYBODY)
async def ready(visit: Visit) -> web.Response:
    """Say whether every sale can be decided now."""
    away = any(rostrum.away for rostrum in visit.doors.house.rostra())
    if away or not visit.doors.ready:
        raise ProblemError(Code.UNAVAILABLE, "The house is not ready to take commands.")
    return json_response({"ok": True})
