"""Connections for tests: quick ones, which write down everything that they are told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from contract.wire import Attended, FeedMessage, GoodbyeMessage
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.clock import wall_ms
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.states import ConnectionPhase, ConnectionState
from desktop_client.connection.supervisor import Connection
from desktop_client.connection.timing import Timing
from tests.support.toy_server import SALE

QUICK = Timing(
    attempt_s=3.0,
    websocket_s=1.0,
    call_s=1.0,
    attend_s=1.0,
    close_s=0.3,
    pulse_every_s=0.1,
    silent_after_s=0.4,
    lost_after_s=0.9,
    gap_grace_s=0.1,
    scout_every_s=0.2,
    scout_look_s=0.5,
    scout_grace_s=0.1,
    scout_spread_s=0.05,
    watch_every_s=0.05,
    wake_s=0.5,
    websocket_again_s=60.0,
    backoff_min_s=0.02,
    backoff_max_s=0.1,
)
WITHIN_S = 10.0


@dataclass
class Notes:
    """What a connection told, in order, and a way to wait for more."""

    states: list[ConnectionState] = field(default_factory=list)
    pages: list[Attended] = field(default_factory=list)
    pushes: list[FeedMessage] = field(default_factory=list)
    goodbyes: list[GoodbyeMessage] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def listeners(self) -> Listeners:
        """Return listeners that write here."""
        return Listeners(
            on_state=self._note(self.states, "state"),
            on_attended=self._note(self.pages, "attended"),
            on_feed=self._note(self.pushes, "feed"),
            on_goodbye=self._note(self.goodbyes, "goodbye"),
        )

    def _note(self, notes: list[Any], name: str) -> Callable[[Any], None]:
        def note(message: Any) -> None:
            notes.append(message)
            self.order.append(name)
            self.changed.set()

        return note

    @property
    def numbers(self) -> list[int]:
        """Every feed number that was delivered, in order of delivery (pages first where they came first)."""
        return sorted(
            [entry.n for page in self.pages for entry in page.feed]
            + [entry.n for push in self.pushes for entry in push.entries]
        )

    @property
    def phases(self) -> list[ConnectionPhase]:
        """The phases in order, without repetitions."""
        found: list[ConnectionPhase] = []
        for state in self.states:
            if not found or found[-1] is not state.phase:
                found.append(state.phase)
        return found

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait until something holds; it is looked at again after each note."""
        async with asyncio.timeout(WITHIN_S):
            while not reached():
                self.changed.clear()
                await self.changed.wait()

    async def until_phase(self, phase: ConnectionPhase) -> ConnectionState:
        """Wait for a phase and return the state that has it."""
        await self.until(lambda: bool(self.states) and self.states[-1].phase is phase)
        return self.states[-1]


class Desk:
    """Opens connections for a test and closes them after it."""

    def __init__(self) -> None:
        self._open: list[Connection] = []

    def connect(
        self,
        port: int,
        *,
        sale: str = SALE,
        after: int = 0,
        timing: Timing = QUICK,
        token: str = "t",
        wall: Callable[[], int] = wall_ms,
    ) -> tuple[Connection, Notes]:
        """Start a connection and return it with its notes."""
        notes = Notes()
        connection = Connection(
            HouseAddress.read(f"http://127.0.0.1:{port}"),
            token,
            sale,
            notes.listeners(),
            after=after,
            timing=timing,
            wall=wall,
            rng=Random(1),
        )
        connection.start()
        self._open.append(connection)
        return connection, notes

    async def close(self) -> None:
        """Stop every connection."""
        for connection in self._open:
            await connection.stop()
