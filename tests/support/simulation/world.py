"""One simulated sale from its plan to its end: a storm, then calm, then the reckoning."""

import asyncio
import contextvars
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract.verdicts import Verdict
from contract.wire import PaddleStatus, SaleStatus
from server.rostrum.receipts import HouseKey
from server.rules.commands import AnyCommand, CreateSale, Register, SetRegistration
from server.rules.decide import decide
from server.rules.sale import Sale
from server.store.ledger import StoredVerdict
from tests.support.simulation.ear import Ear
from tests.support.simulation.host import SALE, Host, Life
from tests.support.simulation.ledger import Row, SimulatedLedger, SimulatedLiveness
from tests.support.simulation.loop import Process, VirtualLoop
from tests.support.simulation.network import Network
from tests.support.simulation.people import Command
from tests.support.simulation.plan import (
    BIDDERS,
    HOSTS,
    ClockJump,
    Plan,
    PowerCut,
    StoreFault,
    StoreGone,
)
from tests.support.simulation.planning import EPOCH_MS
from tests.support.simulation.weather import Weather
from tests.support.simulation.witness import Witness

KEY = HouseKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


@dataclass(frozen=True, slots=True)
class Failure:
    """What must not happen, and did."""

    kind: str
    detail: str
    at_s: float


@dataclass
class World:
    """Everything that a plan needs to become a sale."""

    plan: Plan
    failure: Failure | None = None
    trace: list[tuple[float, str]] = field(default_factory=list)
    calm: bool = False
    busy: int = 0
    sent: dict[str, Command] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plan = self.plan
        self.outside = contextvars.copy_context()
        self.loop = VirtualLoop(self.random("schedule"), plan.disorder)  # type: ignore[abstract]
        self.ledger = SimulatedLedger(self.random("salts"), KEY)
        self.liveness = SimulatedLiveness()
        self.witness = Witness(self.fail)
        self.ear = Ear(self.fail, self.witness, self.ledger, self._life_of)
        self.network = Network(self.loop, self.random("network"), plan.losses)
        self.ledger.on_commit = self._committed
        self.loop.on_result = self._on_result
        self.hosts = [self._host(name, number) for number, name in enumerate(HOSTS[: plan.hosts])]

    def random(self, purpose: str) -> Random:
        """Return a stream of its own, so that leaving out one part of a plan moves no other."""
        return Random(f"{self.plan.seed} {purpose}")

    def _host(self, name: str, number: int) -> Host:
        faults = self.plan.faults
        weather = Weather(
            name, self, self.random(f"weather {name}"), [one for one in faults if isinstance(one, StoreFault)]
        )
        return Host(
            name=name, loop=self.loop, ledger=self.ledger, liveness=self.liveness, key=KEY, weather=weather,
            cuts=[one for one in faults if isinstance(one, PowerCut) and one.host == name],
            heard=self.ear.announcement, note=self.note, down_s=self.plan.down_s, outside=self.outside,
            recorded=lambda: self.witness.sale.head,
            clock_off_ms=number * self.plan.skew_ms,
        )  # fmt: skip

    # What the parts tell the world

    def fail(self, kind: str, detail: str) -> None:
        """Note what must not happen; the first one counts."""
        if self.failure is None:
            self.failure = Failure(kind, detail, self.loop.time())
            self.note(f"FAILURE {kind}: {detail}")

    def note(self, text: str) -> None:
        """Write a line of the trace."""
        self.trace.append((self.loop.time(), text))

    @cached_property
    def _gone(self) -> list[StoreGone]:
        return [fault for fault in self.plan.faults if isinstance(fault, StoreGone)]

    def store_gone(self, operation: str) -> StoreGone | None:
        """Return why the store does not work now."""
        now = self.loop.time()
        for fault in self._gone:
            if fault.since <= now < fault.until and not (fault.readable and operation == "read"):
                return None if self.calm else fault
        return None

    def _committed(self, sale_id: str, rows: list[Row], verdicts: Sequence[StoredVerdict]) -> None:
        process = Process.current()
        who = "the house" if process is None else process.name
        for row in rows:
            self.note(f"{who} writes row {row.seq} {row.kind} {row.command or ''}")
        self.witness.committed(rows, verdicts)

    def _on_result(self, result: object) -> None:
        if isinstance(result, Verdict) and Process.current() is not None:
            if result.id or not result.ok:
                self.note(f"{_who()} answers {result.id or 'itself'}: {_said(result)}")
            self.ear.verdict(result)

    def _life_of(self, process: Process) -> Life | None:
        return next((h.life for h in self.hosts if h.life is not None and h.life.process is process), None)

    # The course of the sale

    def prepare(self) -> None:
        """Make the sale and its paddles before the doors open."""
        sale = Sale()
        limit = self.plan.terms.credit_limit
        commands: list[AnyCommand] = [
            CreateSale(sale=SALE, title="A sale", terms=self.plan.terms, lots=list(self.plan.lots)),
            *(Register(user=user, name=user) for user in BIDDERS),
            *(
                SetRegistration(by="clerk", user=user, status=PaddleStatus.APPROVED, limit=limit)
                for user in BIDDERS
            ),
        ]
        records = [record for command in commands for record in decide(sale, command, EPOCH_MS).records]
        self._once(self.ledger.append(SALE, 0, records))
        self._once(self.liveness.mark_alive(EPOCH_MS))
        for fault in self.plan.faults:
            if isinstance(fault, ClockJump):
                host = next((host for host in self.hosts if host.name == fault.host), None)
                if host is not None:
                    self.loop.call_at(fault.at, self._jump, host, fault)

    @staticmethod
    def _once(work: Coroutine[Any, Any, object]) -> None:
        """Run a coroutine that never waits."""
        try:
            work.send(None)
        except StopIteration:
            return

    def _jump(self, host: Host, fault: ClockJump) -> None:
        self.note(str(fault))
        host.clock_off_ms += fault.by_ms

    def run(self, until: float, done: Callable[[], bool] = lambda: False) -> bool:
        """Let time go by until `done`, the moment `until` (s), or a failure."""
        return self.loop.run(until, lambda: self.failure is not None or done())

    @property
    def running_timed(self) -> bool:
        """Whether the clock has something to close."""
        sale = self.witness.sale
        return sale.timed and sale.status is SaleStatus.OPEN and sale.hold is None

    def task(self, work: Coroutine[Any, Any, object], name: str) -> None:
        """Begin something outside every host, and count it until it is over."""
        task = self.loop.create_task(work, name=name)
        self.busy += 1
        task.add_done_callback(self._is_done)

    def _is_done(self, task: "asyncio.Task[object]") -> None:
        self.busy -= 1
        if not task.cancelled() and task.exception() is not None:
            self.fail("the simulation itself", repr(task.exception()))


def _who() -> str:
    process = Process.current()
    return "nobody" if process is None else process.name


def _said(verdict: Verdict) -> str:
    if not verdict.ok:
        return f"refused {verdict.code}"
    return f"{verdict.outcome} row {verdict.seq}"
