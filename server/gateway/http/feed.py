"""A sale by polling, and by long-polling where a request waits until there is something to tell.

For networks in which Socket.IO does not get through: what it would push is in these answers.
"""

from aiohttp import web

from contract.verdicts import Code
from contract.wire import FEED_PAGE, FeedAnswer, You
from server.gateway.access import Access
from server.gateway.answers import beat_of
from server.gateway.http.doors import Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum
from server.store.errors import StoreUnavailable

WAIT_AT_MOST_S = 25
LAST_NUMBER = 2**53


@route("GET", "/api/sales/{sale}/attended", access=Access.SIGNED_IN)
async def attend(visit: Visit) -> web.Response:
    """Tell what `attend` would tell, but not what only a clerk's connection is kept informed of."""
    rostrum = visit.rostrum()
    after = visit.number("after", 0, at_most=LAST_NUMBER)
    await rostrum.settled()
    answer, _told = visit.doors.states.attended(rostrum, visit.me, after, visit.doors.clock())
    return json_response(answer)


@route("GET", "/api/sales/{sale}/feed", access=Access.SIGNED_IN)
async def feed(visit: Visit) -> web.Response:
    """Return the entries after number `after`, at most 500; with `wait` (s), wait for the first one."""
    rostrum = visit.rostrum()
    after = visit.number("after", 0, at_most=LAST_NUMBER)
    wait_s = visit.number("wait", 0, at_most=WAIT_AT_MOST_S)
    await rostrum.wake()
    if wait_s:
        await rostrum.wait_for_news(after, wait_s)
        await _check_session(visit)
    you = await _you(visit, rostrum)
    doors, attending = visit.doors, visit.doors.connections.attending(rostrum.id)
    # From here nothing awaits: entries, beat and status are of one moment.
    return json_response(
        FeedAnswer(
            sale=rostrum.id,
            entries=rostrum.feed_after(after, FEED_PAGE),
            beat=beat_of(rostrum, doors.clock(), attending, doors.changes),
            status=None if you is None else rostrum.sale.status,
            you=you,
        )
    )


async def _check_session(visit: Visit) -> None:
    """Refuse whose session ended while the request waited: `you` is for nobody who has signed out."""
    if await visit.doors.doorkeeper.who(visit.token, touch=False) is None:
        raise ProblemError(Code.UNAUTHENTICATED, "Sign in first: the session is over.")


async def _you(visit: Visit, rostrum: Rostrum) -> You | None:
    """Return what the caller may know of himself; None while it cannot be read, since the beat says so."""
    try:
        await rostrum.settled()
    except StoreUnavailable:
        return None
    return rostrum.sale.you(visit.me.id, visit.me.name, visit.me.role)
