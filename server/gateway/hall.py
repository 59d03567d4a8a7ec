"""The hall: everybody who is connected, and what each of them may see of the sales that he attends.

It is the Socket.IO handlers' picture of the house. It knows no packet and no socket.
"""

import time
from typing import Protocol

import structlog

from contract.verdicts import Code
from contract.wire import Attended, Attendee, Desk, Role, SaleStatus
from server.gateway.answers import PublicStates
from server.gateway.audience import SaleRooms
from server.gateway.connections import Connection, Connections
from server.gateway.events import RefusedError
from server.gateway.rate_limit import Buckets
from server.rostrum.clock import Clock
from server.rostrum.house import House
from server.rostrum.rostrum import Rostrum

log = structlog.get_logger(__name__)

CUT_OFF_AFTER_REFUSED = 100
"""So many events above the limit without a pause are no accident."""


class Carriers(Protocol):
    """What the hall needs of transports."""

    def kind(self, session: str) -> str:
        """Return how a session travels: `websocket` or `polling`."""
        ...

    def cut(self, session: str) -> None:
        """Drop a transport without a word."""
        ...


class Hall:
    """Lets connections into rooms and out of them, and keeps each within its limits."""

    def __init__(
        self,
        house: House,
        connections: Connections,
        rooms: SaleRooms,
        clock: Clock,
        user_buckets: Buckets,
        transports: Carriers,
        states: PublicStates,
    ) -> None:
        self.house = house
        self._states = states
        self._connections, self._rooms = connections, rooms
        self._clock, self._user_buckets, self._transports = clock, user_buckets, transports

    def check_rate(self, connection: Connection) -> None:
        """Take one event from a connection's and its user's allowance; RefusedError when there is none."""
        now = time.monotonic()
        connection.active = True
        if connection.bucket.take(now) and self._user_buckets.take(connection.user.id, now):
            return
        if connection.bucket.refused == 1:
            log.warning("too many events", user=connection.user.id, address=connection.address)
        if connection.bucket.refused > CUT_OFF_AFTER_REFUSED:
            log.warning("a connection is cut off", user=connection.user.id, address=connection.address)
            connection.leaving = True
            self._transports.cut(connection.transport)
        raise RefusedError(Code.RATE_LIMITED, "Too many messages at once; wait a second and try again.")

    def enter(self, connection: Connection, rostrum: Rostrum, after: int) -> Attended:
        """Let a connection into a sale's room and return all that it may know. Must not await."""
        sale, user = rostrum.sale, connection.user
        if self._connections.get(connection.sid) is not connection or connection.leaving:
            raise RefusedError(Code.UNAUTHENTICATED, "This connection is closing; connect again.")
        desk = None if user.role is Role.BIDDER else _whole_desk(rostrum)
        answer, told = self._states.attended(rostrum, user, after, self._clock(), desk)
        self._connections.attend(connection, rostrum.id, answer.head)
        self._rooms.rooms[rostrum.id].enter(connection.sid, self._attendee(connection, rostrum))
        if sale.status is SaleStatus.ENDED and told >= sale.head:
            # Nothing will ever come: whoever has read it all may go. Said after this answer is queued.
            self._rooms.goodbye_soon(connection, rostrum.id)
        return answer

    def leave(self, connection: Connection, sale: str) -> None:
        """Let a connection out of a sale's room; not being there is no fault."""
        if sale in connection.sales:  # whatever else was named is no room, and must not become one
            self._rooms.rooms[sale].leave(connection.sid)
            self._connections.leave(connection, sale)

    def measured(self, connection: Connection, latency_ms: int) -> None:
        """Note how far away a connection is."""
        connection.latency_ms = latency_ms
        transport = self._transports.kind(connection.transport)
        for sale in connection.sales:
            self._rooms.rooms[sale].measured(connection.sid, latency_ms, transport)

    def _attendee(self, connection: Connection, rostrum: Rostrum) -> Attendee:
        user = connection.user
        return Attendee(
            user=user.id,
            name=user.name,
            role=user.role,
            paddle=rostrum.sale.paddle_of(user.id),
            latency_ms=connection.latency_ms,
            transport=self._transports.kind(connection.transport),
            since=self._clock(),
        )


def _whole_desk(rostrum: Rostrum) -> Desk:
    sale = rostrum.sale
    lots = [sale.desk_lot(number) for number in sale.lots]
    return Desk(sale=sale.id, lots=lots, paddles=sale.desk_paddles())
