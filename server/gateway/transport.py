"""Transports as the house needs them: bounded, closable, watched, and told apart by connection.

It knows transports; it knows no user and no sale, and the libraries' insides only through `insides`.
"""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from aiohttp import web

from server.gateway.carrier import CLOSE_WITHIN_S, FRAME_AT_MOST, Carrier
from server.gateway.engine import Session
from server.gateway.frames import StrictPacket
from server.gateway.insides import SocketServer
from server.gateway.outbox import Outbox

PING_EVERY_S: Final = 5
PING_TIMEOUT_S: Final = 5
FLUSH_WITHIN_S: Final = 2.0


@dataclass(slots=True)
class Pinged:
    """The ping of a session that has no answer, and how often it was seen so."""

    ping: float | None = None
    looks: int = 0


class Transports(SocketServer):
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
        self._pinged: dict[str, Pinged] = {}
        self._overfull = 0
        super().__init__(
            self._take_in,
            self._let_go,
            async_mode="aiohttp",
            serializer=StrictPacket,
            ping_interval=PING_EVERY_S,
            ping_timeout=PING_TIMEOUT_S,
            max_http_buffer_size=FRAME_AT_MOST,
            http_compression=False,
            # `look` watches instead: by the loop's turns, not by a clock that may be set.
            monitor_clients=False,
            # An empty list would switch the check off.
            cors_allowed_origins=origins or (lambda _origin: False),
            cookie=None,
            logger=_quiet("socketio"),
            engineio_logger=_quiet("engineio"),
        )
        self.eio.open_websocket = self._open_websocket

    def newly_conflated(self) -> int:
        """Return how many messages newer ones stood for, since the last call."""
        conflated, self.eio.tally.conflated = self.eio.tally.conflated, 0
        return conflated

    def newly_dropped_pictures(self) -> int:
        """Return how many pictures slow readers went without, since the last call."""
        dropped, self.eio.tally.pictures_dropped = self.eio.tally.pictures_dropped, 0
        return dropped

    def outboxes(self) -> list[Outbox]:
        """Return the outbox of every session."""
        return [session.outbox for session in self.eio.sessions()]

    def outbox(self, session: str) -> Outbox | None:
        """Return what is on its way to a session; None when that is gone."""
        opened = self.eio.session(session)
        return None if opened is None else opened.outbox

    def kind(self, session: str) -> str:
        """Return how a session travels now: `websocket` or `polling`."""
        carrier = self._carriers.get(session)
        return "websocket" if carrier is not None and carrier.carries else "polling"

    def cut(self, session: str) -> None:
        """Drop a transport without a word, and what waits for it."""
        opened = self.eio.session(session)
        if opened is None:
            return
        opened.outbox.drop()
        carrier = self._carriers.get(session)
        if carrier is not None:
            carrier.abort()
        if not opened.is_closed:
            opened.start(opened.end)

    def look(self) -> Counter[str]:
        """Look after every session, once a second; return how many were cut off, by why."""
        why: Counter[str] = Counter(overfull=self._overfull)
        self._overfull = 0
        for session in self.eio.sessions():
            stalled = session.outbox.has_stalled()
            if session.is_closed:
                if stalled or not session.outbox.in_line:
                    self.eio.forget(session)
            elif stalled:
                why["stalled"] += 1
                self.cut(session.id)
            elif self._is_silent(session):
                why["silent"] += 1
                self.cut(session.id)
        return +why

    async def close_session(self, session: str) -> None:
        """Send what is queued, then close the transport for good; it takes at most a few seconds."""
        opened = self.eio.session(session)
        if opened is None:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(opened.outbox.emptied(), FLUSH_WITHIN_S)
        carrier = self._carriers.get(session)
        # No Engine.IO CLOSE packet over a WebSocket, whose own close frame says it: from Python 3.12 on the
        # Python client acts on that packet before on the messages that came with it, and loses an answer.
        await opened.close(abort=carrier is not None)
        if carrier is None:
            opened.outbox.put_nowait(None)  # ends a poll that waits
        else:
            carrier.close()
            await carrier.gone()

    async def shutdown(self) -> None:
        """Cut every transport that is left, and end what goes on for it."""
        for carrier in list(self._carriers.values()):
            carrier.abort()
            await carrier.gone()
        await super().shutdown()

    def _take_in(self, session: Session, request: web.Request) -> bool:
        if not self._on_arrival(session.id, request):
            return False
        session.outbox.give_up = partial(self._give_up, session.id)
        self._pinged[session.id] = Pinged()
        return True

    def _let_go(self, session: str) -> None:
        self._pinged.pop(session, None)
        carrier = self._carriers.get(session)
        if carrier is not None:
            # Whatever ended the session, a client that reads nothing must not keep its transport.
            asyncio.get_running_loop().call_later(CLOSE_WITHIN_S, carrier.abort)
        self._on_departure(session)

    def _open_websocket(self, session: Session, request: web.Request) -> web.StreamResponse:
        return Carrier(session, self._carriers).open(request)

    def _give_up(self, session: str) -> None:
        self._overfull += 1
        self.cut(session)

    def _is_silent(self, session: Session) -> bool:
        seen, ping = self._pinged.get(session.id), session.unanswered_ping
        if seen is None:
            return False
        waits = ping is not None and ping == seen.ping and not session.outbox.is_being_read
        seen.looks = seen.looks + 1 if waits else 0
        seen.ping = ping
        return seen.looks >= PING_TIMEOUT_S


def _quiet(name: str) -> Any:
    """Return a logger that a flood of malformed frames cannot fill; the gateway logs what matters itself."""
    logger = logging.getLogger(f"martillo.quiet.{name}")
    logger.setLevel(logging.CRITICAL + 1)
    return logger
