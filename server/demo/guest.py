"""Somebody of the demo in the sale's room, over a real connection: a robot, or the auctioneer.

A small client of its own, written against the contract alone, as a stranger's would be: it comes back after a
drop, catches up by feed number, and settles a bid that got no answer by sending the same id again.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any, Final

import aiohttp
import msgspec
import socketio

from contract.commands import Attend, Bid, Call, Pulse
from contract.feed import FeedEntry, LotEntry, SaleEnded, SaleHeld, SaleOpened, SaleResumed
from contract.standing import Standing
from contract.verdicts import Code, Verdict
from contract.wire import (
    PROTOCOL,
    SOCKET_PATH,
    Attended,
    Auth,
    Beat,
    Event,
    FeedMessage,
    GoodbyeMessage,
    SaleStatus,
    plain,
)

_CLIENT: Final = "martillo-demo/0.1"
_ANSWER_S: Final = 5.0
_OPEN_S: Final = 5.0
_CLOSE_S: Final = 1.0
_PULSE_S: Final = 2.0
_RETRY_S: Final = (0.2, 0.8)
_STATUS_AFTER: Final = {SaleOpened: SaleStatus.OPEN, SaleEnded: SaleStatus.ENDED}
_PASSING: Final = frozenset({Code.UNAVAILABLE, Code.RATE_LIMITED})
"""Refusals after which one tries again."""

Listener = Callable[[FeedEntry], None]


class RoomClosed(Exception):
    """The guest left the room for good before there was a verdict: the sale is over, or the house said no."""


class Guest:
    """A connection to one sale, and the public picture of the sale that came through it."""

    def __init__(self, url: str, token: str, sale: str, rng: Random) -> None:
        self._url, self._token, self._sale, self._rng = url, token, sale, rng
        self._sio: Any = None
        self._present = asyncio.Event()
        self._behind = asyncio.Event()
        self._head = 0
        self._welcome = True
        self._moved = asyncio.Event()
        self._dropped = asyncio.Event()
        self._asked: set[asyncio.Future[Any]] = set()
        self.standings: dict[str, Standing] = {}
        self.status = SaleStatus.UPCOMING
        self.on_hold = False
        self.paddle = ""
        self.listeners: list[Listener] = []

    @property
    def head(self) -> int:
        """The feed number up to which everything was seen."""
        return self._head

    async def run(self) -> None:
        """Stay in the room, coming back after every drop, until the sale is over or the house says no."""
        while self._stays:
            with contextlib.suppress(socketio.exceptions.SocketIOError, aiohttp.ClientError, OSError):
                await self._visit()
            if self._stays:
                await asyncio.sleep(self._rng.uniform(*_RETRY_S))
        # Whoever waits for the room learns that there is none any more.
        self._present.set()

    @property
    def _stays(self) -> bool:
        return self._welcome and self.status is not SaleStatus.ENDED

    async def arrive(self) -> None:
        """Wait until this guest is in the room."""
        await self._present.wait()

    async def until(self, condition: Callable[[], bool], within_s: float = 10.0) -> None:
        """Wait until what came through the feed fulfils a condition. Raises TimeoutError."""
        async with asyncio.timeout(within_s):
            while not condition():
                self._moved.clear()
                await self._moved.wait()

    async def bid(self, bid: Bid) -> Verdict:
        """Bid, and ask again with the same id until there is a verdict: a drop never makes two bids.

        Raises RoomClosed.
        """
        return await self._ask_until_answered(Event.BID, bid)

    async def call(self, call: Call) -> Verdict:
        """Call from the rostrum, as `bid` does. Raises RoomClosed."""
        return await self._ask_until_answered(Event.CALL, call)

    async def _ask_until_answered(self, event: Event, body: Bid | Call) -> Verdict:
        while self._stays:
            await self.arrive()
            with contextlib.suppress(socketio.exceptions.SocketIOError, TimeoutError):
                return msgspec.convert(await self._ask(event, body), Verdict)
            # The drop may be noticed a moment later than the answer is missed.
            await asyncio.sleep(_RETRY_S[0])
        raise RoomClosed

    async def _ask(self, event: Event, body: msgspec.Struct) -> Any:
        """Send and return the answer. Raises TimeoutError when the connection drops first, or none comes."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def settle(*values: Any) -> None:
            if not answer.done():
                answer.set_result(values[0] if values else None)

        self._asked.add(answer)
        try:
            await self._sio.emit(event.value, plain(body), callback=settle)
            async with asyncio.timeout(_ANSWER_S):
                return await answer
        finally:
            self._asked.discard(answer)

    def _on_disconnect(self, *_reason: Any) -> None:
        self._dropped.set()
        for answer in self._asked:
            if not answer.done():
                answer.set_exception(TimeoutError("the connection dropped before the answer came"))

    # ── one connection ───────────────────────────────────────────────────────────────────────────────

    async def _visit(self) -> None:
        self._sio = sio = socketio.AsyncClient(reconnection=False, handle_sigint=False)
        sio.on(Event.FEED.value, self._on_feed)
        sio.on(Event.BEAT.value, self._on_beat)
        sio.on(Event.GOODBYE.value, self._on_goodbye)
        sio.on("disconnect", self._on_disconnect)
        self._dropped.clear()
        try:
            async with asyncio.timeout(_OPEN_S):
                await sio.connect(
                    self._url,
                    auth=plain(Auth(token=self._token, protocol=PROTOCOL, client=_CLIENT)),
                    transports=["websocket"],
                    socketio_path=SOCKET_PATH.strip("/"),
                )
            self._behind.set()
            await _first_done(self._keep_up(), self._pulse(), self._dropped.wait())
        finally:
            self._present.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_CLOSE_S):
                    await sio.disconnect()
            if sio.eio.http is not None:
                await sio.eio.http.close()

    async def _keep_up(self) -> None:
        while True:
            await self._behind.wait()
            self._behind.clear()
            with contextlib.suppress(TimeoutError):
                await self._catch_up()
                self._present.set()

    async def _pulse(self) -> None:
        """Measure the latency from time to time, so that the clerk sees it."""
        latency_ms: int | None = None
        told = False
        while True:
            sent_ms = time.monotonic_ns() // 1_000_000
            with contextlib.suppress(TimeoutError):
                await self._ask(Event.PULSE, Pulse(t=sent_ms, latency_ms=latency_ms))
                latency_ms = time.monotonic_ns() // 1_000_000 - sent_ms
            # The first measure is told at once: the house learns of it with the next pulse.
            await asyncio.sleep(_PULSE_S if told else 0)
            told = latency_ms is not None

    async def _catch_up(self) -> None:
        target = self._head + 1
        while self._head < target:
            body = Attend(sale=self._sale, after=self._head)
            attended = msgspec.convert(await self._ask(Event.ATTEND, body), Attended)
            if not attended.ok or attended.sale is None:
                self._welcome = attended.code in _PASSING
                raise ConnectionRefusedError(attended.message or "the house does not let us in")
            self._greet(attended)
            target = attended.head

    def _greet(self, attended: Attended) -> None:
        if attended.sale is not None:
            self.status = attended.sale.status
            self.on_hold = attended.sale.hold is not None
        if attended.you is not None and attended.you.paddle is not None:
            self.paddle = attended.you.paddle
        self._take(attended.feed)
        if self._head == attended.head:
            self.standings.update({standing.lot: standing for standing in attended.standings})

    def _on_feed(self, body: Any) -> None:
        self._take(msgspec.convert(body, FeedMessage).entries)

    def _on_beat(self, body: Any) -> None:
        if msgspec.convert(body, Beat).head > self._head:
            self._behind.set()

    def _on_goodbye(self, body: Any) -> None:
        self._welcome = msgspec.convert(body, GoodbyeMessage).retry_after is not None

    def _take(self, entries: list[FeedEntry]) -> None:
        for entry in entries:
            if entry.n > self._head + 1:
                self._behind.set()
                return
            if entry.n == self._head + 1:
                self._head = entry.n
                self._apply(entry)
                self._moved.set()
                for listener in self.listeners:
                    listener(entry)

    def _apply(self, entry: FeedEntry) -> None:
        self.status = _STATUS_AFTER.get(type(entry), self.status)
        if isinstance(entry, SaleHeld | SaleResumed):
            self.on_hold = isinstance(entry, SaleHeld)
        if isinstance(entry, LotEntry) and entry.standing is not None:
            self.standings[entry.lot] = entry.standing


async def _first_done(*work: Coroutine[Any, Any, object]) -> None:
    """Run until the first of them ends, then end the others; raise what the first raised."""
    tasks = [asyncio.create_task(one) for one in work]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
