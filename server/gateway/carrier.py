"""A WebSocket that carries one Engine.IO session: it takes frames that are ready, and knows what is stuck.

It is the protocol of its transport. While nothing comes in and nothing waits it has no task, no timer and no
buffer: that is what a bidder costs who only listens.
"""

import asyncio
import socket
import sys
from collections import deque
from enum import Enum, auto
from typing import Final

from aiohttp import web

from server.gateway.engine import Session
from server.gateway.frames import EVENT, PONG, PROBE, PROBED, UPGRADE, may_come_in
from server.gateway.parcels import text_frame
from server.gateway.upgrade import Taken, open_websocket
from server.gateway.websocket import (
    FRAME_COSTS,
    CloseCode,
    Opcode,
    Other,
    Reader,
    WebSocketError,
    close_frame,
    control_frame,
)

FRAME_AT_MOST: Final = 32 * 1024
HIGH_WATER: Final = 16 * 1024
UNSENT_AT_MOST: Final = 16 * 1024
UNREAD_AT_MOST: Final = 64
EFFORT_AT_ONCE: Final = 64 * FRAME_COSTS
REST_S: Final = 0.01
"""Whoever sends more at once waits so long before he is read on: a flood must not hold up the house."""
CLOSE_WITHIN_S: Final = 2.0
PROVE_WITHIN_S: Final = 5.0

# Linux and macOS; the constant came to Python's socket module late.
_TCP_NOTSENT_LOWAT: Final = {"linux": 25, "darwin": 0x201}.get(sys.platform)


class Stage(Enum):
    """How far a WebSocket is: one that changes over from polling is tried out first."""

    TRIED = auto()
    PROVED = auto()
    CARRIES = auto()
    CLOSING = auto()
    OVER = auto()


class Carrier(asyncio.Protocol):
    """One WebSocket of one session."""

    __slots__ = (
        "_gone",
        "_is_ready",
        "_is_resting",
        "_open",
        "_reader",
        "_session",
        "_stage",
        "_transport",
        "_unread",
        "written",
    )

    def __init__(self, session: Session, open_carriers: dict[str, "Carrier"]) -> None:
        self._session, self._open = session, open_carriers
        self._stage = Stage.OVER
        self._transport: asyncio.Transport | None = None
        self._reader = Reader(FRAME_AT_MOST)
        self._unread: deque[str] | None = None
        self._gone: asyncio.Future[None] | None = None
        self._is_ready = self._is_resting = False
        self.written = 0

    def open(self, request: web.Request) -> web.StreamResponse:
        """Open the WebSocket that a request asks for; from here on it lives by itself.

        Raises HTTPBadRequest for what is no such request, or when the session has one, be it on its way out;
        ConnectionResetError.
        """
        if self._session.id in self._open:
            raise web.HTTPBadRequest
        self._transport = open_websocket(request, self)
        _keep_little_unsent(self._transport)
        self._stage = Stage.TRIED if self._session.try_websocket() else Stage.CARRIES
        self._session.outbox.road = self._open[self._session.id] = self
        if self._stage is Stage.TRIED:
            # While it is tried no poll gets anything: behind a proxy that swallows frames that must end.
            asyncio.get_running_loop().call_later(PROVE_WITHIN_S, self._end_trial)
        self.resume_writing()
        return Taken()

    @property
    def carries(self) -> bool:
        """Whether the session goes over this WebSocket: not before an upgrade is complete."""
        return self._stage is Stage.CARRIES

    @property
    def backlog(self) -> int:
        """How many bytes the network has not taken yet."""
        transport = self._transport
        return 0 if transport is None or transport.is_closing() else transport.get_write_buffer_size()

    def write(self, frame: bytes) -> bool:
        """Write a frame at once; False when something is stuck, or the session goes another way."""
        if not self._is_ready or self._transport is None:
            return False
        self._transport.write(frame)
        self.written += len(frame)
        return True

    def close(self, code: CloseCode = CloseCode.NORMAL) -> None:
        """End the session, and close the WebSocket behind what was written: not for longer than a moment."""
        if self._transport is None or self._stage is Stage.CLOSING:
            return
        self._stage, self._is_ready = Stage.CLOSING, False
        self._transport.write(close_frame(code))
        asyncio.get_running_loop().call_later(CLOSE_WITHIN_S, self.abort)
        self._leave()

    def abort(self) -> None:
        """Cut the connection; what was not sent is dropped."""
        self._is_ready = False
        if self._transport is not None:
            self._transport.abort()

    async def gone(self) -> None:
        """Wait until the connection is over."""
        if self._transport is not None:
            self._gone = self._gone or asyncio.get_running_loop().create_future()
            await asyncio.shield(self._gone)

    # What the transport tells

    def data_received(self, data: bytes) -> None:
        try:
            for message in self._reader.feed(data, EFFORT_AT_ONCE):
                self._take(message)
        except WebSocketError as error:
            self.close(error.code)
        if self._reader.is_behind and not self._is_resting:
            self._rest()

    def eof_received(self) -> None:
        self._is_ready = False

    def pause_writing(self) -> None:
        self._is_ready = False

    def resume_writing(self) -> None:
        self._is_ready = self._stage is Stage.CARRIES
        self._session.outbox.pump()

    def connection_lost(self, _error: Exception | None) -> None:
        self._is_ready, self._transport = False, None
        self._leave()
        self._stage = Stage.OVER
        self._open.pop(self._session.id, None)
        if self._gone is not None and not self._gone.done():
            self._gone.set_result(None)

    # What the client says

    def _take(self, message: str | Other) -> None:
        match message, self._stage:
            case Other(Opcode.CLOSE), _:
                self._hang_up()
            case _, Stage.CLOSING | Stage.OVER:
                pass
            case Other(Opcode.PONG), _:
                pass
            case Other(Opcode.PING, payload), _:
                if self._transport is not None and self.backlog < HIGH_WATER:
                    self._transport.write(control_frame(Opcode.PONG, payload))
            case str(), Stage.CARRIES if may_come_in(message):
                self._hear(message)
            case str(), Stage.TRIED if message == PROBE and self._transport is not None:
                self._transport.write(text_frame(PROBED))
                self._session.end_poll()
                self._stage = Stage.PROVED
            case str(), Stage.PROVED if message == UPGRADE:
                self._session.change_over()
                self._stage = Stage.CARRIES
                self.resume_writing()
            case _:
                self.close(CloseCode.POLICY)

    def _hear(self, packet: str) -> None:
        """Take a packet, one after the other: what joins a session is waited for."""
        if packet == PONG:
            self._session.ponged()
        elif self._unread is None and packet.startswith(EVENT):
            self._session.take_event(packet)
        elif self._unread is not None:
            self._unread.append(packet)
            if len(self._unread) > UNREAD_AT_MOST and self._transport is not None:
                self._transport.pause_reading()
        else:
            self._unread = deque([packet])
            self._session.start(self._read)

    async def _read(self) -> None:
        while self._unread and self._stage is Stage.CARRIES:
            await self._session.take(self._unread.popleft())
            if self._session.is_closed:
                self.close()
        self._unread = None
        self._resume_reading()

    def _rest(self) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._is_resting = True
            self._transport.pause_reading()
            asyncio.get_running_loop().call_later(REST_S, self._read_on)

    def _read_on(self) -> None:
        self._is_resting = False
        if self._transport is not None and not self._transport.is_closing():
            self.data_received(b"")
            self._resume_reading()

    def _resume_reading(self) -> None:
        held_up = self._is_resting or (self._unread is not None and len(self._unread) > UNREAD_AT_MOST)
        if self._transport is not None and not self._transport.is_closing() and not held_up:
            self._transport.resume_reading()

    def _end_trial(self) -> None:
        if self._stage in {Stage.TRIED, Stage.PROVED}:
            self.close(CloseCode.POLICY)

    def _hang_up(self) -> None:
        self.close()
        if self._transport is not None:
            self._transport.close()

    def _leave(self) -> None:
        """Leave the session, which ends with its WebSocket; one that only tried it goes on polling."""
        outbox = self._session.outbox
        if outbox.road is not self:
            return
        outbox.road = None
        if self._session.is_upgraded:
            outbox.drop()
            self._session.start(self._session.end)
        else:
            self._session.go_on_polling()


def _keep_little_unsent(transport: asyncio.Transport) -> None:
    """Let no more wait below us than must: what waits with us can still be put together."""
    transport.set_write_buffer_limits(high=HIGH_WATER)
    connection = transport.get_extra_info("socket")
    if connection is not None and _TCP_NOTSENT_LOWAT is not None:
        connection.setsockopt(socket.IPPROTO_TCP, _TCP_NOTSENT_LOWAT, UNSENT_AT_MOST)
