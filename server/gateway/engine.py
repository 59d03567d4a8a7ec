"""Every private part of python-engineio that the house touches, and nothing else: sessions, and who has one.

WORKAROUND for what it cannot be configured to do: carry a WebSocket our way and without a task, queue our
way, and leave no task behind. The rest of the gateway sees Session and Engine.
tests/unit/server/gateway/test_insides.py fails when an upgrade moves what is used here.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from typing import Any

import engineio
from aiohttp import web
from engineio import async_socket, exceptions
from engineio import packet as engine_packet
from engineio.payload import Payload

from server.gateway.outbox import Outbox, Tally
from server.gateway.parcels import PictureParcel
from server.gateway.posts import PACKETS_AT_MOST, strictly

OpenWebSocket = Callable[["Session", web.Request], web.StreamResponse]
"""Opens the WebSocket that a request asks for, as the one that carries a session."""


class Session(async_socket.AsyncSocket):  # type: ignore[misc]  # the library has no types
    """One Engine.IO session, whatever carries it. It has no task of its own, and pings by a timer."""

    server: "Engine"
    queue: Outbox
    connected: bool
    last_ping: float | None

    def __init__(self, server: "Engine", sid: str) -> None:
        super().__init__(server, sid)
        self._context = copy_context()
        self._next_ping: asyncio.TimerHandle | None = None

    @property
    def id(self) -> str:
        return str(self.sid)

    @property
    def outbox(self) -> Outbox:
        """What is on its way to the client."""
        return self.queue

    @property
    def is_upgraded(self) -> bool:
        """Whether it goes over its WebSocket by now."""
        return bool(self.upgraded)

    @property
    def is_closed(self) -> bool:
        """Whether it is over, for us."""
        return bool(self.closed)

    @property
    def unanswered_ping(self) -> float | None:
        """When the ping was sent that has no answer yet: to tell pings apart, not to measure time with."""
        sent: float | None = self.last_ping
        return sent

    def start(self, work: Callable[[], Awaitable[None]]) -> None:
        """Let work go on by itself, until the server's end at the latest.

        What it logs bears the id of the request with which the session began.
        """
        self._context.run(self.server.start_background_task, work)

    # What its WebSocket tells it

    def try_websocket(self) -> bool:
        """Take a WebSocket that was opened; True where it must be tried first: the session is polling."""
        if self.connected:
            self.upgrading = True
        else:
            self.connected = self.upgraded = True
        return bool(self.upgrading)

    def end_poll(self) -> None:
        """Answer the poll that waits: what comes from now on waits for the WebSocket."""
        self.queue.put_nowait(engine_packet.Packet(engine_packet.NOOP))

    def change_over(self) -> None:
        """Go over the WebSocket from now on."""
        self.upgraded, self.upgrading = True, False

    def go_on_polling(self) -> None:
        """Forget a WebSocket that did not prove itself."""
        self.upgrading = False

    def ponged(self) -> None:
        """Hear that the ping was answered."""
        self.schedule_ping()

    def take_event(self, packet: str) -> None:
        """Take a packet of the client's that is an event, at once: the library would not wait either."""
        self._context.run(self.server.take_event, self.id, packet[1:])

    async def take(self, packet: str) -> None:
        """Take any packet of the client's."""
        try:
            await self.receive(engine_packet.Packet(encoded_packet=packet))
        except exceptions.EngineIOError:
            return  # not one that means anything, or nobody is here any more

    async def end(self) -> None:
        """End it, since its transport is gone."""
        await self.close(abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        self.server.forget(self)

    # What the library asks of it

    async def close(self, wait: bool = False, abort: bool = False, reason: str | None = None) -> None:
        """End it; with `abort` without a CLOSE packet to the client. It waits for no reader."""
        if self._next_ping is not None:
            self._next_ping.cancel()
        await super().close(wait=False, abort=abort, reason=reason)

    async def poll(self) -> list[Any]:
        """Return what an answer to a poll takes. Raises QueueEmpty where nothing came for too long."""
        try:
            async with asyncio.timeout(self.server.ping_interval + self.server.ping_timeout):
                return await self.queue.poll()
        except (TimeoutError, asyncio.CancelledError):
            raise exceptions.QueueEmpty from None

    async def check_ping_timeout(self) -> bool:
        """Tell whether it may be sent something; how long a ping waits is watched elsewhere, by no clock."""
        if self.closed:
            raise exceptions.SocketIsClosedError
        return True

    def schedule_ping(self) -> None:
        """Send a ping after the interval, once the one before has its answer."""
        if self.last_ping:
            self.last_ping = None
            loop = asyncio.get_running_loop()
            self._next_ping = loop.call_later(self.server.ping_interval, self._ping)

    def _ping(self) -> None:
        if not self.closing and not self.closed:
            self.last_ping = asyncio.get_running_loop().time()
            self.queue.put_nowait(engine_packet.Packet(engine_packet.PING))

    async def _upgrade_websocket(self, environ: dict[str, Any]) -> web.StreamResponse:
        return self.server.open_websocket(self, environ["aiohttp.request"])


class Engine(engineio.AsyncServer):  # type: ignore[misc]  # the library has no types
    """The Engine.IO server with our sessions, whose tasks end when it does.

    Set `open_websocket`, and `take_event`, which takes a Socket.IO packet of a session.
    """

    _async: dict[str, Any]
    sockets: dict[str, Session]
    open_websocket: OpenWebSocket
    take_event: Callable[[str, str], None]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.tally = Tally()
        self._running: set[asyncio.Task[Any]] = set()
        # A long-polling client may send more at once than the library's 16, which it would drop silently.
        Payload.max_decode_packets = max(Payload.max_decode_packets, PACKETS_AT_MOST)
        translate = strictly(self._async["translate_request"], self.max_http_buffer_size)
        self._async = {**self._async, "translate_request": translate}

    def session(self, session: str) -> Session | None:
        """Return a session that is not forgotten yet."""
        return self.sockets.get(session)

    def sessions(self) -> list[Session]:
        """Return every session that is not forgotten yet."""
        return list(self.sockets.values())

    def forget(self, session: Session) -> None:
        """Forget a session that is over."""
        self.sockets.pop(session.id, None)

    async def handle_request(self, request: web.Request) -> web.StreamResponse:
        """Answer a request. Raises HTTPBadRequest for a session that is over (the library: KeyError)."""
        try:
            answer: web.StreamResponse = await super().handle_request(request)
        except KeyError:
            raise web.HTTPBadRequest from None
        return answer

    async def disconnect(self, sid: str) -> None:
        """End a session at once; the library would wait until a long-polling client has fetched the rest.

        Nobody fetches it who has just sent what may not come in, and his request would never be answered.
        """
        session = self.sockets.pop(sid, None)
        if session is not None:
            await session.close(abort=True)
            session.queue.put_nowait(None)  # ends a poll that waits

    async def _handle_connect(
        self, environ: dict[str, Any], transport: str, jsonp_index: int | None = None
    ) -> Any:
        # As the library does it, but with a session of ours; and it answers nobody who asks for half of a
        # WebSocket, but raises.
        if transport == "websocket" and "upgrade" not in environ.get("HTTP_CONNECTION", "").lower():
            return self._bad_request("Invalid websocket upgrade")
        session = Session(self, self.generate_id())
        self.sockets[session.id] = session
        greeting = {
            "sid": session.id,
            "upgrades": self._upgrades(session.id, transport),
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        }
        session.queue.put_nowait(engine_packet.Packet(engine_packet.OPEN, greeting))
        if await self._trigger_event("connect", session.id, environ, run_async=False) is False:
            self.forget(session)
            return self._unauthorized()
        session.schedule_ping()
        if transport == "websocket":
            return await session.handle_get_request(environ)
        session.connected = True
        return self._ok(await session.poll(), jsonp_index=jsonp_index)

    def _ok(
        self,
        packets: list[Any] | None = None,
        headers: list[tuple[str, str]] | None = None,
        jsonp_index: int | None = None,
    ) -> dict[str, Any]:
        answer: dict[str, Any]
        if not packets or jsonp_index is not None or not isinstance(packets[0], PictureParcel):
            answer = super()._ok(packets, headers, jsonp_index)
            return answer
        # The library would put the text together and encode it anew for everybody who polls. (An outbox
        # gives a picture by itself.)
        answer = super()._ok([], headers)
        return {**answer, "response": packets[0].poll}

    def create_queue(self, *args: Any, **kwargs: Any) -> Outbox:
        return Outbox(self.tally)

    def start_background_task(self, target: Any, *args: Any, **kwargs: Any) -> "asyncio.Task[Any]":
        # A ping to a session that is over would sleep on after the end.
        task: asyncio.Task[Any] = asyncio.ensure_future(target(*args, **kwargs))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def shutdown(self) -> None:
        await super().shutdown()
        for task in self._running:
            task.cancel()
        if self._running:
            await asyncio.wait(self._running)
