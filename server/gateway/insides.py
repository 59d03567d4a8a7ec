"""Every private part of python-engineio and python-socketio that the house touches, and nothing else.

WORKAROUND for what the two cannot be configured to do: carry a WebSocket our way, queue our way, tell when a
session comes and goes, and leave no task behind. The rest of the gateway sees a Session and these classes;
tests/unit/server/gateway/test_insides.py fails when an upgrade moves what is used here.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import engineio
import socketio
from aiohttp import web
from engineio import packet as engine_packet
from engineio.payload import Payload

from server.gateway.outbox import Outbox, Tally
from server.gateway.parcels import PictureParcel
from server.gateway.posts import PACKETS_AT_MOST, strictly

WebSocketHandler = Callable[[Any], Awaitable[Any]]
"""What the library wants called with a WebSocket once that is open; it returns when the WebSocket is over."""


class Session:
    """One Engine.IO session, whatever carries it."""

    __slots__ = ("_socket",)

    def __init__(self, socket: Any) -> None:
        self._socket = socket

    @property
    def id(self) -> str:
        return str(self._socket.sid)

    @property
    def outbox(self) -> Outbox:
        """What is on its way to the client."""
        outbox: Outbox = self._socket.queue
        return outbox

    @property
    def is_upgraded(self) -> bool:
        """Whether it goes over its WebSocket by now."""
        return bool(self._socket.upgraded)

    @property
    def is_closed(self) -> bool:
        """Whether it is over, for us."""
        return bool(self._socket.closed)

    @property
    def unanswered_ping(self) -> float | None:
        """When the ping was sent that has no answer yet: to tell pings apart, not to measure time with."""
        sent: float | None = self._socket.last_ping
        return sent

    async def close(self, *, abort: bool) -> None:
        """End it; with `abort` without a CLOSE packet to the client."""
        await self._socket.close(wait=False, abort=abort)


class Engine(engineio.AsyncServer):  # type: ignore[misc]  # the library has no types
    """The Engine.IO server with our queues and WebSockets, whose tasks end when it does."""

    _async: dict[str, Any]
    sockets: dict[str, Any]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.tally = Tally()
        self._running: set[asyncio.Task[Any]] = set()
        # A long-polling client may send more at once than the library's 16, which it would drop silently.
        Payload.max_decode_packets = max(Payload.max_decode_packets, PACKETS_AT_MOST)
        translate = strictly(self._async["translate_request"], self.max_http_buffer_size)
        self._async = {**self._async, "translate_request": translate}

    def carry_with(self, carrier: Callable[[WebSocketHandler, Session], Any]) -> None:
        """Carry WebSockets with what `carrier` makes; the library has no option for it."""

        def carry(handler: Any, _server: Any) -> Any:
            return carrier(handler, Session(handler.__self__))

        self._async = {**self._async, "websocket": carry}

    def session(self, session: str) -> Session | None:
        """Return a session that is not forgotten yet."""
        socket = self.sockets.get(session)
        return None if socket is None else Session(socket)

    def sessions(self) -> list[Session]:
        """Return every session that is not forgotten yet."""
        return [Session(socket) for socket in self.sockets.values()]

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
        socket = self.sockets.pop(sid, None)
        if socket is not None:
            await socket.close(wait=False, abort=True)
            socket.queue.put_nowait(None)  # ends a poll that waits

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


class SocketServer(socketio.AsyncServer):  # type: ignore[misc]  # the library has no types
    """The Socket.IO server, which tells when its transports come and go.

    `arrived(session, request)` says whether a new one may stay; `departed(session)` is told that it is over.
    """

    eio: Engine

    def __init__(
        self,
        arrived: Callable[[Session, web.Request], bool],
        departed: Callable[[str], None],
        **options: Any,
    ) -> None:
        self._arrived, self._departed = arrived, departed
        super().__init__(**options)

    def session_of(self, sid: str) -> str:
        """Return the Engine.IO session that carries a connection."""
        return str(self.manager.eio_sid_from_sid(sid, "/"))

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    async def _handle_eio_connect(self, session: str, environ: dict[str, Any]) -> bool | None:
        opened = self.eio.session(session)
        if opened is None or not self._arrived(opened, environ["aiohttp.request"]):
            return False
        await super()._handle_eio_connect(session, environ)
        return None

    async def _handle_eio_disconnect(self, session: str, reason: str) -> None:
        await super()._handle_eio_disconnect(session, reason)
        opened = self.eio.session(session)
        if opened is not None and not opened.is_upgraded:
            # A poll that waits must not wait on: it would hold up the server's end.
            opened.outbox.put_nowait(engine_packet.Packet(engine_packet.NOOP))
        self._departed(session)
