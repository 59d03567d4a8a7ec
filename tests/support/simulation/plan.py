"""What will happen in one simulated sale: who does what when, and what breaks. All of it comes from a seed.

A plan is data, drawn before the sale begins, so that a failing one can be made smaller by leaving parts out.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from random import Random
from typing import Final

from contract.terms import Terms
from server.rules.commands import NewLot

HOSTS: Final = ("north", "south")
BIDDERS: Final = ("ann", "ben", "eve")


class Trouble(StrEnum):
    """What can go wrong with one call of the store."""

    FAILS = "fails"
    LIES = "succeeds and says that it failed"
    DOUBT = "fails and says that nobody knows"
    SLOW = "takes long"
    DIES_BEFORE = "the power goes before it"
    DIES_AFTER = "the power goes after it, before it is told"


@dataclass(frozen=True, slots=True)
class StoreFault:
    """The `nth` call (from 1) of `operation` (append, read, note) that `host` makes goes wrong."""

    host: str
    operation: str
    nth: int
    trouble: Trouble
    takes_s: float = 0.0

    def __str__(self) -> str:
        took = f" ({self.takes_s:.1f} s)" if self.trouble is Trouble.SLOW else ""
        return f"{self.host}: {self.operation} no. {self.nth} {self.trouble}{took}"


@dataclass(frozen=True, slots=True)
class StoreGone:
    """Nothing can be read or written (or only not written) between two moments (s)."""

    since: float
    until: float
    readable: bool

    def __str__(self) -> str:
        what = "written" if self.readable else "read or written"
        return f"nothing can be {what} from {self.since:.2f} to {self.until:.2f} s"


@dataclass(frozen=True, slots=True)
class PowerCut:
    """A host dies at its `step`-th callback, or at the `answer`-th verdict, and is back after a while."""

    host: str
    step: int | None = None
    answer: int | None = None
    hearing: int | None = None

    def __str__(self) -> str:
        at = ("callback", self.step) if self.step is not None else ("verdict", self.answer)
        if self.hearing is not None:
            at = ("announcement", self.hearing)
        return f"{self.host}: the power goes at {at[0]} no. {at[1]}"


@dataclass(frozen=True, slots=True)
class ClockJump:
    """A host's clock is set by so much at a moment (s)."""

    host: str
    at: float
    by_ms: int

    def __str__(self) -> str:
        return f"{self.host}: the clock jumps by {self.by_ms} ms at {self.at:.2f} s"


Fault = StoreFault | StoreGone | PowerCut | ClockJump


class Deed(StrEnum):
    """What somebody sets out to do."""

    BID = "bid"
    CALL = "call"
    REGISTER = "set registration"
    READ = "read"
    LISTEN = "listen"
    CLOSE = "close the house"


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does something at a moment (s). `dice` decide the rest, on the sale as it is then.

    `tries`: how often a lost command is sent again before the end; `twice`: sent to both hosts, or twice to
    one, at once; `forged`: sent again with another body; `hangs_up`: who waits is cancelled.
    """

    number: int
    at: float
    deed: Deed
    who: str
    host: str
    lot: int
    dice: float
    tries: int = 1
    twice: bool = False
    forged: bool = False
    hangs_up: bool = False
    patience_s: float = 5.0

    def __str__(self) -> str:
        marks = [mark for mark in ("twice", "forged", "hangs_up") if getattr(self, mark)]
        return (
            f"{self.at:7.3f} s  #{self.number} {self.who}: {self.deed} at {self.host}, lot {self.lot + 1}, "
            f"dice {self.dice:.4f}, tries {self.tries}{''.join(f', {mark}' for mark in marks)}"
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """One simulated sale. `lasts_s` is when the faults are over; `down_s` how long a dead host stays so."""

    seed: int
    terms: Terms
    lots: tuple[NewLot, ...]
    hosts: int
    lasts_s: float
    disorder: float
    losses: float
    skew_ms: int
    down_s: tuple[float, ...]
    acts: tuple[Act, ...] = ()
    faults: tuple[Fault, ...] = ()

    def without(self, *parts: Act | Fault) -> "Plan":
        """Return the plan with some of its parts left out."""
        gone = set(map(id, parts))
        return replace(
            self,
            acts=tuple(act for act in self.acts if id(act) not in gone),
            faults=tuple(fault for fault in self.faults if id(fault) not in gone),
        )


@dataclass(slots=True)
class Die:
    """Draws from one seed, with the turns of phrase that a plan needs."""

    random: Random = field(default_factory=Random)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def between(self, low: float, high: float) -> float:
        return round(self.random.uniform(low, high), 3)

    def whole(self, low: int, high: int) -> int:
        return self.random.randint(low, high)
