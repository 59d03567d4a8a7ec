"""The Socket.IO door: who comes in, who is turned away, and who must leave."""

import asyncio
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, Final

import structlog
from aiohttp import web
from socketio.exceptions import ConnectionRefusedError as SocketRefusedError

from contract.verdicts import Code
from contract.wire import PROTOCOL, Auth, Goodbye, UserView
from server.accounts.sessions import token_hash
from server.gateway.addresses import AddressBook
from server.gateway.audience import SaleRooms
from server.gateway.connections import AddressCount, Connection, Connections
from server.gateway.decoding import MalformedError, decode
from server.gateway.doorkeeper import Doorkeeper
from server.gateway.events import Bound, Reception
from server.gateway.handlers import ALL_EVENTS
from server.gateway.rate_limit import TokenBucket
from server.gateway.transport import Transports
from server.rostrum.clock import Clock
from server.settings import Limits
from server.store.errors import StoreUnavailable

log = structlog.get_logger(__name__)

JOIN_ATTEMPTS: Final = 3


@dataclass(slots=True)
class Arrival:
    """A transport from its first moment on. `timer` closes it when it does not join in time."""

    address: str
    timer: asyncio.TimerHandle
    attempts: int = 0
    sid: str | None = None


class SocketDoor:
    """Handles connect and disconnect, and hands events to the reception."""

    def __init__(
        self,
        *,
        connections: Connections,
        doorkeeper: Doorkeeper,
        addresses: AddressBook,
        clock: Clock,
        limits: Limits,
        origins: list[str],
    ) -> None:
        self._connections, self._doorkeeper, self._addresses = connections, doorkeeper, addresses
        self._clock, self._limits = clock, limits
        self._arrivals: dict[str, Arrival] = {}
        self._count = AddressCount(limits.connections_per_address)
        self._closed = False
        self.transports = Transports(
            origins=origins, on_arrival=self._on_arrival, on_departure=self._on_departure
        )

    def open(self, reception: Reception, rooms: SaleRooms) -> None:
        """Take events from now on."""
        self._reception, self._rooms = reception, rooms
        self.transports.on("connect", self._on_connect)
        self.transports.on("disconnect", self._on_disconnect)
        for bound in ALL_EVENTS.values():
            self.transports.on(bound.event.value, self._handler_of(bound))
        self.transports.on("*", self._on_unreadable)

    @property
    def transports_open(self) -> int:
        """How many transports are open, joined or not."""
        return len(self._arrivals)

    def close(self) -> None:
        """Let nobody in any more; who has not joined, or not again, is not waited for."""
        self._closed = True
        for session, arrival in list(self._arrivals.items()):
            arrival.timer.cancel()
            if arrival.sid is None or self._connections.get(arrival.sid) is None:
                self.transports.cut(session)

    def on_revoked(self, user: str, revoked: bytes | None) -> None:
        """Close a user's connections: those of one session (its token's hash), or all of them."""
        leaving = [
            connection
            for connection in self._connections.of_user(user)
            if revoked is None or token_hash(connection.token) == revoked
        ]
        self._rooms.goodbye(leaving, Goodbye.SIGNED_OUT)

    async def check_sessions(self) -> None:
        """Close the connections whose session has ended; one that is used keeps its session alive."""
        for connection in self._connections.everybody():
            active, connection.active = connection.active, False
            if await self._doorkeeper.who(connection.token, touch=active) is None:
                self._rooms.goodbye([connection], Goodbye.SIGNED_OUT)
        await self._doorkeeper.write_uses()

    # Transports

    def _on_arrival(self, session: str, request: web.Request) -> bool:
        address = self._addresses.address_of(request)
        if self._closed or not self._count.admit(address):
            log.warning("a transport was turned away", address=address)
            return False
        self._arrivals[session] = Arrival(address, self._join_timer(session))
        return True

    def _on_departure(self, session: str) -> None:
        arrival = self._arrivals.pop(session, None)
        if arrival is not None:
            arrival.timer.cancel()
            self._count.release(arrival.address)
            if arrival.sid is not None:
                self._forget(arrival.sid)

    def _join_timer(self, session: str) -> asyncio.TimerHandle:
        loop = asyncio.get_running_loop()
        return loop.call_later(self._limits.join_within_s, self.transports.cut, session)

    # Connections

    async def _on_connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        session = self.transports.session_of(sid)
        arrival = self._arrivals.get(session)
        if arrival is None or self._closed:
            raise _refused(Code.UNAVAILABLE, "The house is closing; try again shortly.")
        arrival.attempts += 1
        if arrival.attempts > JOIN_ATTEMPTS:
            self.transports.cut(session)
            raise _refused(Code.TOO_MANY, "Too many attempts on one connection; connect anew.")
        asked = self._read(auth)
        user = await self._identify(asked, arrival)
        outbox = self.transports.outbox(session)
        if session not in self._arrivals or outbox is None:
            raise _refused(Code.UNAVAILABLE, "The connection was closed while it was being opened.")
        arrival.timer.cancel()
        arrival.sid = sid
        self._connections.add(
            Connection(
                sid=sid,
                transport=session,
                outbox=outbox,
                user=user,
                token=asked.token,
                address=arrival.address,
                client=asked.client,
                since=self._clock(),
                bucket=TokenBucket(self._limits.events_per_second, self._limits.events_burst),
            )
        )
        log.info(
            "connected", user=user.id, role=user.role.value, address=arrival.address, client=asked.client
        )

    @staticmethod
    def _read(auth: Any) -> Auth:
        if isinstance(auth, dict) and auth.get("protocol", PROTOCOL) != PROTOCOL:
            message = f"This house speaks protocol {PROTOCOL}; use a client that does."
            raise _refused(Code.PROTOCOL_UNSUPPORTED, message)
        try:
            return decode(auth, Auth)
        except MalformedError:
            message = "Connect with a session token and a protocol version; sign in first."
            raise _refused(Code.UNAUTHENTICATED, message) from None

    async def _identify(self, asked: Auth, arrival: Arrival) -> UserView:
        try:
            user = await self._doorkeeper.who(asked.token)
        except StoreUnavailable:
            message = "The house cannot check sessions at the moment; try again shortly."
            raise _refused(Code.UNAVAILABLE, message) from None
        if user is None:
            log.warning("a connection was refused", why="unauthenticated", address=arrival.address)
            raise _refused(Code.UNAUTHENTICATED, "The session is unknown or over; sign in again.")
        if len(self._connections.of_user(user.id)) >= self._limits.connections_per_user:
            log.warning("a connection was refused", why="too_many", user=user.id, address=arrival.address)
            raise _refused(Code.TOO_MANY, "You have too many connections open; close one first.")
        return user

    async def _on_disconnect(self, sid: str, reason: str) -> None:
        connection = self._forget(sid)
        if connection is None:
            return
        arrival = self._arrivals.get(connection.transport)
        if arrival is not None:
            # The transport may be open still, and could join again: not without end.
            arrival.timer = self._join_timer(connection.transport)
        duration_ms = self._clock() - connection.since
        log.info("disconnected", user=connection.user.id, reason=reason, after_ms=duration_ms)

    def _forget(self, sid: str) -> Connection | None:
        connection = self._connections.get(sid)
        if connection is not None:
            self._rooms.forget(connection)
            self._connections.remove(sid)
        return connection

    # Events

    def _handler_of(self, bound: Bound) -> Any:
        async def handle(sid: str, *arguments: Any) -> Any:
            connection = self._connections.get(sid)
            with connection.answering() if connection else nullcontext():
                answer = await self._reception.take(bound, connection, arguments)
            if connection is not None:
                self._rooms.bring_up(connection)  # who has his verdict has seen what it did
            return answer

        return handle

    async def _on_unreadable(self, event: str, sid: str, *_arguments: Any) -> Any:
        del event  # an event that cannot be read, or that nobody declared
        return self._reception.unreadable(self._connections.get(sid))


def _refused(code: Code, message: str) -> SocketRefusedError:
    """Refuse a CONNECT: `code` stands where the wire says, and in `data` where JavaScript clients look."""
    refused = SocketRefusedError(message)
    refused.error_args = {"message": message, "code": code.value, "data": {"code": code.value}}
    return refused
