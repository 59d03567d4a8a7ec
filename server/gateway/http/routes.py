"""Binds a route to who may use it and to its handler, in one line, with `@route`; serves them all alike."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from contract.verdicts import Code
from server.gateway.access import Access
from server.gateway.http.doors import DOORS, Doors, Visit
from server.gateway.problems import ProblemError

Handler = Callable[[Visit], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Route:
    """A route and all that belongs to it."""

    method: str
    path: str
    access: Access
    handle: Handler


ROUTES: Final[list[Route]] = []

ASKED_BY: Final = web.RequestKey("asked by", str)
"""Under which a request keeps who sent it, for the log."""


def route(method: str, path: str, *, access: Access) -> Callable[[Handler], Handler]:
    """Bind a handler to a route. `access` has no default: every route declares who may use it."""

    def bind(handler: Handler) -> Handler:
        ROUTES.append(Route(method, path, access, handler))
        return handler

    return bind


def add_routes(app: web.Application) -> None:
    """Add every bound route to an application."""
    for bound in ROUTES:
        app.router.add_route(bound.method, bound.path, _serving(bound))


def _serving(bound: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def serve(request: web.Request) -> web.StreamResponse:
        doors = request.app[DOORS]
        visit = await _visit(doors, request)
        request[ASKED_BY] = visit.user.id if visit.user else "nobody"
        if not bound.access.admits(visit.user):
            if visit.user is None:
                raise ProblemError(Code.UNAUTHENTICATED, "Sign in first: the session is missing or over.")
            raise ProblemError(Code.FORBIDDEN, f"Only {bound.access.value} may do this.")
        return await bound.handle(visit)

    return serve


async def _visit(doors: Doors, request: web.Request) -> Visit:
    at, address = doors.clock(), doors.addresses.address_of(request)
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token.strip() if scheme.lower() == "bearer" else ""
    user = await doors.doorkeeper.who(token) if token else None
    return Visit(doors=doors, request=request, user=user, token=token, address=address, at=at)
