"""The feed by polling, and by long-polling where a request waits until there is something to tell."""

from aiohttp import web

from contract.wire import FEED_PAGE, FeedMessage
from server.gateway.access import Access
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route

WAIT_AT_MOST_S = 25


@route("GET", "/api/sales/{sale}/feed", access=Access.SIGNED_IN)
async def feed(visit: Visit) -> web.Response:
    """Return the entries after number `after`, at most 500; with `wait` (s), wait for the first one."""
    rostrum = visit.rostrum()
    after = visit.number("after", 0, at_most=2**53)
    wait_s = visit.number("wait", 0, at_most=WAIT_AT_MOST_S)
    await rostrum.wake()
    if wait_s:
        await rostrum.wait_for_news(after, wait_s)
    return json_response(FeedMessage(rostrum.id, rostrum.feed_after(after, FEED_PAGE)))
