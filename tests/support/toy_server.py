"""A small real Socket.IO server for tests of the client: one sale, a feed, and manners that can be spoilt.

It speaks the wire of `contract/` over aiohttp as the house does, decides nothing by rules, and remembers
everything that it was asked.
"""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import socketio
from aiohttp import web

from contract.feed import Announced, FeedEntry
from contract.ladder import Band, Ladder
from contract.terms import SaleKind, Terms
from contract.verdicts import Code, Outcome, Verdict
from contract.wire import (
    Attended,
    Beat,
    Event,
    FeedMessage,
    Goodbye,
    GoodbyeMessage,
    Role,
    SaleStatus,
    SaleView,
    You,
    plain,
)

SALE = "s"
ROOM = "sale"
TERMS = Terms(kind=SaleKind.LIVE, currency="EUR", ladder=Ladder("toy", (Band(0, 10),)))


@dataclass
class Manners:
    """How the toy behaves; change it at any time."""

    page: int = 500
    beat_s: float = 0.05
    websocket: bool = True
    refuse: Code | None = None
    attend_refusal: Code | None = None
    pulse_refusal: Code | None = None
    answers: bool = True
    beats: bool = True


@dataclass
class ToyServer:
    """The server. `asked` holds every event with its body, `transports` how each client came in, `looked_at`
    how often somebody only asked whether it is there.
    """

    manners: Manners = field(default_factory=Manners)
    entries: list[FeedEntry] = field(default_factory=list)
    status: SaleStatus = SaleStatus.OPEN
    asked: list[tuple[str, Any]] = field(default_factory=list)
    transports: list[str] = field(default_factory=list)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    looked_at: int = 0
    port: int = 0

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen, on the same port as before after a stop."""
        # A short interval, because the library keeps a task asleep for one interval after the end.
        self._sio = socketio.AsyncServer(
            async_mode="aiohttp", monitor_clients=False, ping_interval=0.1, ping_timeout=10
        )
        for event in (Event.ATTEND, Event.BID, Event.CALL, Event.PULSE):
            self._sio.on(event.value, self._handler(event))
        self._sio.on("connect", self._connect)
        self._stopped = asyncio.Event()
        app = web.Application(middlewares=[self._gate])
        self._sio.attach(app)
        app.router.add_get("/healthz", self._alive)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._beating = asyncio.create_task(self._beat(), name="toy beat")

    async def stop(self) -> None:
        """Close everything, without goodbye."""
        self._stopped.set()
        self._beating.cancel()
        await asyncio.gather(self._beating, return_exceptions=True)
        for session in list(self._sio.eio.sockets):
            # The library waits without end for a client that never reads what is queued for it.
            with contextlib.suppress(KeyError, TimeoutError):
                async with asyncio.timeout(0.3):
                    await self._sio.eio.disconnect(session)
        await self._sio.shutdown()
        await self._runner.cleanup()

    # ── what a test makes happen ─────────────────────────────────────────────────────────────────────

    def add(self, count: int = 1) -> list[FeedEntry]:
        """Add entries to the feed without telling anybody."""
        fresh: list[FeedEntry] = [
            Announced(n=len(self.entries) + i, at=now_ms(), text=f"entry {len(self.entries) + i}")
            for i in range(1, count + 1)
        ]
        self.entries += fresh
        return fresh

    async def say(self, count: int = 1) -> None:
        """Add entries and push them to everybody in the room."""
        await self.push(Event.FEED, FeedMessage(SALE, self.add(count)))

    async def push(self, event: Event, message: Any) -> None:
        """Send a message to everybody in the room; a plain dict goes out as it is."""
        await self._sio.emit(event.value, plain(message), room=ROOM)

    async def goodbye(self, reason: Goodbye, retry_after: float | None = None) -> None:
        """Say goodbye to everybody and close the connections."""
        await self.push(Event.GOODBYE, GoodbyeMessage(reason=reason, sale=SALE, retry_after=retry_after))
        for session in list(self._sio.eio.sockets):
            await self._sio.eio.disconnect(session)

    def asked_for(self, event: Event) -> list[Any]:
        """Return the bodies that came with an event, in order."""
        return [body for name, body in self.asked if name == event.value]

    async def _alive(self, _request: web.Request) -> web.Response:
        self.looked_at += 1
        return web.json_response({"ok": True})

    # ── the wire ─────────────────────────────────────────────────────────────────────────────────────

    @web.middleware
    async def _gate(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if not self.manners.websocket and request.query.get("transport") == "websocket":
            raise web.HTTPForbidden(text="this proxy knows no websockets")
        response: web.StreamResponse = await handler(request)
        return response

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        self.asked.append(("connect", auth))
        if self.manners.refuse is not None:
            raise socketio.exceptions.ConnectionRefusedError("no", {"code": self.manners.refuse.value})
        self.transports.append(self._sio.transport(sid))

    def _handler(self, event: Event) -> Any:
        async def handle(sid: str, body: Any) -> Any:
            self.asked.append((event.value, body))
            if not self.manners.answers:
                await self._stopped.wait()
            return plain(await self._answer(event, sid, body))

        return handle

    async def _answer(self, event: Event, sid: str, body: Any) -> Any:
        if event is Event.PULSE and self.manners.pulse_refusal is not None:
            return {"ok": False, "code": self.manners.pulse_refusal.value}
        if event is Event.PULSE:
            return {"t": body["t"], "now": now_ms()}
        if event is Event.ATTEND:
            return await self._attend(sid, body["after"])
        return self.verdicts.setdefault(body["id"], self._verdict(body["id"]))

    async def _attend(self, sid: str, after: int) -> Attended:
        if self.manners.attend_refusal is not None:
            return Attended(ok=False, code=self.manners.attend_refusal, message="no")
        await self._sio.enter_room(sid, ROOM)
        head = len(self.entries)
        return Attended(
            sale=SaleView(
                id=SALE, title="Toys", status=self.status, hold=None, terms=TERMS, lots=0, head=head
            ),
            feed=self.entries[after : after + self.manners.page],
            head=head,
            now=now_ms(),
            you=You(user="u", name="U", role=Role.BIDDER),
        )

    def _verdict(self, command: str) -> Verdict:
        return Verdict(ok=True, id=command, at=now_ms(), seq=len(self.verdicts) + 1, outcome=Outcome.LEADING)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self.manners.beat_s)
            if self.manners.beats:
                beat = Beat(
                    sale=SALE, head=len(self.entries), now=now_ms(), rostrum="present", hold=None, attending=1
                )
                await self.push(Event.BEAT, beat)


def now_ms() -> int:
    """Return the time in ms, UTC."""
    return time.time_ns() // 1_000_000
