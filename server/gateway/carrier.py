"""A WebSocket that carries one Engine.IO session: it takes frames that are ready, and knows what is stuck."""

import asyncio
import socket
import sys
from typing import Any, Final

from aiohttp import WSMsgType, web

from server.gateway.frames import may_come_in
from server.gateway.insides import Session, WebSocketHandler
from server.gateway.parcels import text_frame

FRAME_AT_MOST: Final = 32 * 1024
HIGH_WATER: Final = 16 * 1024
UNSENT_AT_MOST: Final = 16 * 1024
CLOSE_WITHIN_S: Final = 2.0

# Linux and macOS; the constant came to Python's socket module late.
_TCP_NOTSENT_LOWAT: Final = {"linux": 25, "darwin": 0x201}.get(sys.platform)


class Carrier:
    """One WebSocket. What the library gives it is sent in order; `write` is the short way past its writer."""

    def __init__(
        self, handler: WebSocketHandler, session: Session, open_carriers: dict[str, "Carrier"]
    ) -> None:
        self._handler, self._session, self._open = handler, session, open_carriers
        self._socket = web.WebSocketResponse(
            max_msg_size=FRAME_AT_MOST, compress=False, timeout=CLOSE_WITHIN_S
        )
        self._request: web.Request | None = None
        self._transport: asyncio.Transport | None = None
        self._is_upgraded = False
        self.written = 0
        self.ended = asyncio.Event()

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        """Open the WebSocket and carry the session until it is over. Raises OSError when it has one."""
        outbox = self._session.outbox
        if outbox.road is not None:
            raise OSError("the session has a WebSocket already")
        self._request = environ["aiohttp.request"]
        await self._socket.prepare(self._request)
        self._transport = self._request.transport
        _keep_little_unsent(self._transport)
        outbox.road = self._open[self._session.id] = self
        try:
            await self._handler(self)
        finally:
            del self._open[self._session.id]
            outbox.road = None
            outbox.drop()
            self.ended.set()
        return self._socket

    @property
    def carries(self) -> bool:
        """Whether the session goes over this WebSocket: not before an upgrade is complete."""
        # Asked for every frame, and never taken back.
        self._is_upgraded = self._is_upgraded or self._session.is_upgraded
        return self._is_upgraded

    @property
    def backlog(self) -> int:
        """How many bytes the network has not taken yet."""
        transport = self._transport
        return 0 if transport is None or transport.is_closing() else transport.get_write_buffer_size()

    def write(self, frame: bytes) -> bool:
        """Write a frame at once; False when something is stuck, or the session goes another way."""
        transport = self._transport
        if (
            transport is None
            or transport.get_write_buffer_size()
            or transport.is_closing()
            or self._socket.closed
            or not (self._is_upgraded or self.carries)
        ):
            return False
        transport.write(frame)
        self.written += len(frame)
        return True

    async def send(self, message: str | bytes) -> None:
        """Write a text, or a frame that is ready, and return when the next one may come. Raises OSError."""
        assert self._request is not None and self._transport is not None  # it is open
        if self._transport.is_closing():
            raise ConnectionResetError
        frame = message if isinstance(message, bytes) else text_frame(message.encode())
        if frame:
            self._transport.write(frame)
            self.written += len(frame)
            await self._request.writer.drain()
        self._session.outbox.written()

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
        if self._transport is not None:
            self._transport.abort()


def _keep_little_unsent(transport: asyncio.Transport | None) -> None:
    """Let no more wait below us than must: what waits with us can still be put together."""
    if transport is None:
        return
    transport.set_write_buffer_limits(high=HIGH_WATER)
    connection = transport.get_extra_info("socket")
    if connection is not None and _TCP_NOTSENT_LOWAT is not None:
        connection.setsockopt(socket.IPPROTO_TCP, _TCP_NOTSENT_LOWAT, UNSENT_AT_MOST)
