"""The sales of the house."""

from aiohttp import web

from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route


@route("GET", "/api/sales", access=Access.SIGNED_IN)
async def sales(visit: Visit) -> web.Response:
    """List all sales, the oldest first."""
    views = []
    for rostrum in visit.doors.house.rostra():
        if not rostrum.asleep:
            await rostrum.settled()
        views.append(visit.doors.house.view(rostrum))
    return json_response(views)


@route("GET", "/api/sales/{sale}", access=Access.SIGNED_IN)
async def sale(visit: Visit) -> web.Response:
    """Tell what anybody may know of a sale."""
    rostrum = visit.rostrum()
    await rostrum.settled()
    return json_response(visit.doors.house.view(rostrum))
