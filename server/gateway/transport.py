"""Engine.IO as the house needs it: bounded, closable, and told apart by connection.

WORKAROUND for what python-engineio cannot be configured to do: it negotiates compression, keeps a client
that stopped reading for ever, leaves a ghost behind an odd frame, and never closes a transport that does
not join. This module knows transports; it knows no user and no sale.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import engineio
import socketio
from aiohttp import WSMsgType, web
from engineio import packet as engine_packet
from engineio.payload import Payload

from server.gateway.frames import StrictPacket, may_come_in

PING_EVERY_S: Final = 5
PING_TIMEOUT_S: Final = 5
FRAME_AT_MOST: Final = 32 * 1024
PACKETS_AT_MOST: Final = 64
QUEUE_AT_MOST: Final = 512
STALLED_AFTER_S: Final = 8.0
FLUSH_WITHIN_S: Final = 2.0
CLOSE_WITHIN_S: Final = 2.0


class Carrier:
    """A WebSocket that carries one Engine.IO session."""

    def __init__(self, open_carriers: dict[str, "Carrier"], handler: Any, server: Any) -> None:
        self._open, self._handler = open_carriers, handler
        self._socket = web.WebSocketResponse(
            max_msg_size=server.max_http_buffer_size, compress=False, timeout=CLOSE_WITHIN_S
        )
        self._request: web.Request | None = None
        self.sending_since: float | None = None
        self.ended = asyncio.Event()

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        self._request = environ["aiohttp.request"]
        await self._socket.prepare(self._request)
        session: str = self._handler.__self__.sid
        self._open[session] = self
        try:
            await self._handler(self)
        finally:
            self._open.pop(session, None)
            self.ended.set()
        return self._socket

    async def send(self, message: str | bytes) -> None:
        """Write a frame; `sending_since` (loop time) tells how long the client has let it wait."""
        self.sending_since = asyncio.get_running_loop().time()
        if isinstance(message, str):
            await self._socket.send_str(message)
        else:
            await self._socket.send_bytes(message)
        self.sending_since = None

    async def wait(self) -> str:
        """Return the next frame. Raises OSError, which ends the session, for one that may not come in."""
        message = await self._socket.receive()
        if message.type is not WSMsgType.TEXT or not may_come_in(message.data):
            raise OSError("the connection was closed, or the frame may not come in")
        return str(message.data)

    async def close(self) -> None:
        await self._socket.close()

    def abort(self) -> None:
        """Cut the connection; what was not sent is dropped."""
        if self._request is not None and self._request.transport is not None:
            self._request.transport.abort()


class Engine(engineio.AsyncServer):  # type: ignore[misc]  # the library has no types
    """The Engine.IO server, whose tasks end when it does: a ping to a closed session would sleep on."""

    _async: dict[str, Any]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._running: set[asyncio.Task[Any]] = set()
        # A long-polling client may send more at once than the library's 16, which it would drop silently.
        Payload.max_decode_packets = max(Payload.max_decode_packets, PACKETS_AT_MOST)

    def carry_with(self, carriers: dict[str, Carrier]) -> None:
        """Carry WebSockets with Carriers, noted by session; the library has no option for it."""
        self._async = {**self._async, "websocket": partial(Carrier, carriers)}

    def start_background_task(self, target: Any, *args: Any, **kwargs: Any) -> "asyncio.Task[Any]":
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


class Transports(socketio.AsyncServer):  # type: ignore[misc]  # the library has no types
    """The Socket.IO server with its transports in hand.

    `on_arrival(session, request)` says whether a new transport may stay; `on_departure(session)` that it
    is gone.
    """

    def __init__(
        self,
        *,
        origins: list[str],
        on_arrival: Callable[[str, web.Request], bool],
        on_departure: Callable[[str], None],
    ) -> None:
        self._on_arrival, self._on_departure = on_arrival, on_departure
        self._carriers: dict[str, Carrier] = {}
        super().__init__(
            async_mode="aiohttp",
            serializer=StrictPacket,
            ping_interval=PING_EVERY_S,
            ping_timeout=PING_TIMEOUT_S,
            max_http_buffer_size=FRAME_AT_MOST,
            http_compression=False,
            # An empty list would switch the check off.
            cors_allowed_origins=origins or (lambda _origin: False),
            cookie=None,
            logger=_quiet("socketio"),
            engineio_logger=_quiet("engineio"),
        )
        self.eio.carry_with(self._carriers)

    def push(self, session: str, packet: engine_packet.Packet) -> None:
        """Put a packet in a transport's queue at once, in order; who has too many waiting is cut off."""
        socket = self.eio.sockets.get(session)
        if socket is None or socket.closed:
            return
        if socket.queue.qsize() >= QUEUE_AT_MOST:
            self.cut(session)
            return
        socket.queue.put_nowait(packet)

    def session_of(self, sid: str) -> str:
        """Return the Engine.IO session that carries a connection."""
        return str(self.manager.eio_sid_from_sid(sid, "/"))

    def kind(self, session: str) -> str:
        """Return how a session travels now: `websocket` or `polling`."""
        return "websocket" if session in self._carriers else "polling"

    def cut(self, session: str) -> None:
        """Drop a transport without a word."""
        carrier = self._carriers.get(session)
        if carrier is not None:
            carrier.abort()
            return
        socket = self.eio.sockets.get(session)
        if socket is not None and not socket.closed:
            self.start_background_task(socket.close, wait=False, abort=True)

    def cut_stalled(self) -> int:
        """Drop the transports whose client stopped reading; return how many."""
        now = asyncio.get_running_loop().time()
        stalled = [
            carrier
            for carrier in self._carriers.values()
            if carrier.sending_since is not None and now - carrier.sending_since > STALLED_AFTER_S
        ]
        for carrier in stalled:
            carrier.abort()
        return len(stalled)

    async def close_session(self, session: str) -> None:
        """Send what is queued, then close the transport for good; it takes at most a few seconds."""
        socket = self.eio.sockets.get(session)
        if socket is None:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(socket.queue.join(), FLUSH_WITHIN_S)
        carrier = self._carriers.get(session)
        # No Engine.IO CLOSE packet over a WebSocket, whose own close frame says it: from Python 3.12 on the
        # Python client acts on that packet before on the messages that came with it, and loses an answer.
        await socket.close(wait=False, abort=carrier is not None)
        socket.queue.put_nowait(None)  # ends the writer, which closes the WebSocket
        if carrier is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(carrier.ended.wait(), CLOSE_WITHIN_S)
            carrier.abort()

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    async def _handle_eio_connect(self, session: str, environ: dict[str, Any]) -> bool | None:
        if not self._on_arrival(session, environ["aiohttp.request"]):
            return False
        await super()._handle_eio_connect(session, environ)
        return None

    async def _handle_eio_disconnect(self, session: str, reason: str) -> None:
        await super()._handle_eio_disconnect(session, reason)
        socket = self.eio.sockets.get(session)
        if socket is not None and reason == self.reason.CLIENT_DISCONNECT:
            # Whoever leaves does not come for his last long poll: it would hold up the server's end.
            socket.queue.put_nowait(engine_packet.Packet(engine_packet.NOOP))
        self._on_departure(session)


def _quiet(name: str) -> Any:
    """Return a logger that a flood of malformed frames cannot fill; the gateway logs what matters itself."""
    logger = logging.getLogger(f"martillo.quiet.{name}")
    logger.setLevel(logging.CRITICAL + 1)
    return logger
