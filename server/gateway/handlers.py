"""The Socket.IO events of the wire, one handler each."""

from typing import Any, Final

from contract.commands import Attend, Bid, Call, Leave, Pulse
from contract.verdicts import Code, Verdict
from contract.wire import Attended, Event, SaleStatus
from server.gateway.access import Access
from server.gateway.commands import place_bid, take_call
from server.gateway.connections import Connection
from server.gateway.events import EVENTS, Answer, RefusedError, on
from server.gateway.hall import Hall
from server.rostrum.rostrum import Rostrum


@on(Event.ATTEND, Attend, access=Access.SIGNED_IN, answer=Answer.ATTENDED)
async def attend(hall: Hall, connection: Connection, body: Attend, at: int) -> Attended:
    """Enter a sale's room and learn what is."""
    rostrum = _find(hall, body.sale)
    await rostrum.settled()
    # From here until the answer is queued nothing awaits: no entry can slip in between or come twice.
    return hall.enter(connection, rostrum, body.after)


@on(Event.BID, Bid, access=Access.SIGNED_IN, answer=Answer.VERDICT)
async def bid(hall: Hall, connection: Connection, body: Bid, at: int) -> Verdict:
    """Bid on a lot of a sale that one attends."""
    rostrum = _find(hall, body.sale)
    _check_attending(connection, rostrum)
    return await place_bid(rostrum, connection.user, body, at)


@on(Event.CALL, Call, access=Access.HOUSE, answer=Answer.VERDICT)
async def call(hall: Hall, connection: Connection, body: Call, at: int) -> Verdict:
    """Call an action from the rostrum."""
    rostrum = _find(hall, body.sale)
    _check_attending(connection, rostrum)
    return await take_call(rostrum, connection.user, body, at)


@on(Event.LEAVE, Leave, access=Access.SIGNED_IN)
async def leave(hall: Hall, connection: Connection, body: Leave, at: int) -> dict[str, Any]:
    """Leave a sale's room."""
    hall.leave(connection, body.sale)
    return {"ok": True}


@on(Event.PULSE, Pulse, access=Access.SIGNED_IN)
async def pulse(hall: Hall, connection: Connection, body: Pulse, at: int) -> dict[str, Any]:
    """Answer at once with the server's time."""
    if body.latency_ms is not None:
        hall.measured(connection, body.latency_ms)
    return {"t": body.t, "now": at}


def _find(hall: Hall, sale: str) -> Rostrum:
    rostrum = hall.house.rostrum(sale)
    if rostrum is None:
        raise RefusedError(Code.UNKNOWN_SALE, "There is no such sale in this house.")
    return rostrum


def _check_attending(connection: Connection, rostrum: Rostrum) -> None:
    """Refuse who does not attend; but nobody attends an ended sale, and a doubt must still be settled."""
    has_ended = rostrum.asleep or rostrum.sale.status is SaleStatus.ENDED
    if not has_ended and rostrum.id not in connection.sales:
        raise RefusedError(Code.NOT_ATTENDING, "Attend the sale before you bid or call in it.")


ALL_EVENTS: Final = EVENTS
"""Every event; whoever reads it here has bound them all."""
