"""A host: a machine that runs the real house, dies, comes back, and never tells why."""

import asyncio
import contextvars
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import structlog

from contract.verdicts import Verdict
from server.rostrum.house import House
from server.rostrum.ports import Announcement
from server.rostrum.receipts import HouseKey
from server.rostrum.rostrum import Rostrum
from server.rules.sale import Sale
from server.store.catalogue import CatalogueStore, SaleRow
from server.store.errors import StoreUnavailable
from server.store.ledger import LedgerStore
from tests.support.simulation.ledger import SimulatedLedger, SimulatedLiveness
from tests.support.simulation.loop import Died, Process, VirtualLoop
from tests.support.simulation.plan import PowerCut
from tests.support.simulation.planning import EPOCH_MS
from tests.support.simulation.weather import HostLedger, HostLiveness, Weather

log = structlog.get_logger(__name__)

SALE = "sale"
OPEN_AGAIN_S = 0.5


class HostClock:
    """The host's clock: may jump, and is kept from running backwards as the house's own is."""

    def __init__(self, loop: VirtualLoop, host: "Host") -> None:
        self._loop, self._host = loop, host
        self._latest = 0

    def __call__(self) -> int:
        now = EPOCH_MS + round(self._loop.time() * 1000) + self._host.clock_off_ms
        self._latest = max(self._latest, now)
        return self._latest


class OneSale:
    """The catalogue of a house with one sale."""

    async def sales(self) -> list[SaleRow]:
        return [SaleRow(SALE, "A sale", EPOCH_MS)]


Heard = Callable[["Life", Sale, Announcement], None]


@dataclass(eq=False)
class Life:
    """One life of a host, from power to power cut.

    `wrote` are the rows that it made durable itself; `began_at` is how long the feed was when it began, and
    `last_heard` the last entry that it announced.
    """

    host: "Host"
    number: int
    process: Process
    clock: HostClock
    house: House | None = None
    open: bool = False
    closing: bool = False
    closed: bool = False
    wrote: set[int] = field(default_factory=set)
    waiting: list[Callable[[], None]] = field(default_factory=list)
    answers: list["asyncio.Future[Verdict]"] = field(default_factory=list)
    began_at: int = 0
    last_heard: int = 0

    @property
    def name(self) -> str:
        return f"{self.host.name}/{self.number}"

    @property
    def rostrum(self) -> Rostrum | None:
        """The sale's rostrum, None while the house is not open."""
        return self.house.rostrum(SALE) if self.open and self.house is not None else None

    def hear(self, sale: Sale, told: Announcement) -> None:
        """Pass an announcement on, unless the power goes now."""
        self.host.hearings += 1
        if self.host.dies_at("hearing", self.host.hearings):
            self.process.die()
            raise Died
        self.host.heard(self, sale, told)


@dataclass(eq=False)
class Host:
    """A machine by its name; what it keeps over its lives is its clock's error and the weather."""

    name: str
    loop: VirtualLoop
    ledger: SimulatedLedger
    liveness: SimulatedLiveness
    key: HouseKey
    weather: Weather
    cuts: Sequence[PowerCut]
    heard: Heard
    note: Callable[[str], None]
    down_s: Sequence[float]
    outside: contextvars.Context
    recorded: Callable[[], int]
    clock_off_ms: int = 0
    life: Life | None = None
    lives: list[Life] = field(default_factory=list)
    openings: int = 0
    hearings: int = 0
    answers: int = 0
    calm: bool = False

    def start(self) -> None:
        """Switch it on: the house opens as soon as the store lets it."""
        process = Process(f"{self.name}/{len(self.lives) + 1}")
        life = Life(self, len(self.lives) + 1, process, HostClock(self.loop, self))
        life.began_at = self.recorded()
        self.life = life
        self.lives.append(life)
        process.when_dead = lambda: self._down(life)
        if not self.calm:
            steps = [cut.step for cut in self.cuts if cut.step is not None]
            process.dies_at_step = steps[len(self.lives) - 1] if len(steps) >= len(self.lives) else None
        self.note(f"{life.name} starts")
        self.loop.spawn(process, self._open(life), f"open {life.name}")

    async def _open(self, life: Life) -> None:
        while True:
            ledger = HostLedger(
                self.ledger, self.weather, life.process,
                lambda before, count: life.wrote.update(range(before + 1, before + 1 + count)),
            )  # fmt: skip
            liveness = HostLiveness(self.liveness, self.weather, life.process)
            life.house = House(
                cast("LedgerStore", ledger), liveness, cast("CatalogueStore", OneSale()), self.key,
                life.clock, life,
            )  # fmt: skip
            try:
                await life.house.open()
                break
            except StoreUnavailable:
                await life.house.close()
                await asyncio.sleep(OPEN_AGAIN_S)
        life.open = True
        self.openings += 1
        self.note(f"{life.name} is open at row {_seq(life)}")

    def dies_at(self, what: str, number: int) -> bool:
        """Tell whether the plan cuts the power at this verdict or announcement."""
        return not self.calm and any(getattr(cut, what) == number for cut in self.cuts)

    def _down(self, life: Life) -> None:
        """The power is gone: whoever waits hears nothing more, and after a while it is back."""
        down_s = self.down_s[len(self.lives) % len(self.down_s)]
        self.note(f"{life.name} is dead, back in {down_s:.2f} s")
        life.open = False
        for lost in life.waiting:
            lost()
        self.loop.call_later(down_s, self.start, context=self.outside.copy())

    def answering(self, verdict: Verdict) -> None:
        """Look at a verdict in the moment in which it is given; the power may go just before."""
        self.answers += 1
        if self.life is not None and self.dies_at("answer", self.answers):
            self.life.process.die()
            raise Died


def _seq(life: Life) -> Any:
    return None if life.rostrum is None else life.rostrum.sale.seq
