"""What a measure is: one round of something done by every side, back to back, and the figures made of it.

A measure knows nothing of medians or tables: `rounds` repeats it, `report` writes it down. A ratio is made
of two values of the same round, so that what else the machine does falls on both. Only what is rare is looked
for in all rounds together (`Figure.pooled`): a hundredth of one short round would be two or three bids.
"""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeVar

from benchmarks.percentile import percentile

Value = float | list[float]
"""A value of a round, or all the times that it is to be made of."""
Raw = Mapping[str, Value]
Of = Callable[[Raw], float | None]
Side = TypeVar("Side")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `of` makes it from one round's raw values: None where a peer is missing.

    What is told of all rounds is their median; of a `pooled` one what `of` makes of all their times together.
    """

    key: str  # its name in --json
    title: str
    unit: str  # × ms s KiB % 1/s
    goal: float | None  # at most this, unless `at_least`; None for what is only told
    of: Of
    at_least: bool = False
    pooled: bool = False

    def values(self, rounds: Iterable[Raw]) -> list[float]:
        """Return what each round says; empty where a peer was missing."""
        return [value for raw in rounds if (value := self.of(raw)) is not None]

    def said_by(self, rounds: Sequence[Raw]) -> float | None:
        """Return what all rounds say; None where a peer was missing."""
        if self.pooled:
            return self.of(together(rounds))
        values = self.values(rounds)
        return statistics.median(values) if values else None

    def is_met(self, value: float) -> bool | None:
        """Say whether the goal is met; None where there is none."""
        if self.goal is None:
            return None
        return value >= self.goal if self.at_least else value <= self.goal


@dataclass(slots=True)
class Bench:
    """What a measure is given for one round."""

    directory: Path  # fresh for this round, gone after it
    round: int  # from 0
    quick: bool
    node: Path | None  # the folder of the Node peer with its packages; None where Node is not to be had
    warnings: list[str] = field(default_factory=list)
    flame: Path | None = None  # where a flame graph of the house is wanted (`flame.recorded`)
    shared: Path | None = None  # for all rounds of a measure (`once`)

    def warn(self, text: str) -> None:
        """Say beside the figures what a reader must know of this round."""
        if text not in self.warnings:
            self.warnings.append(text)

    def once(self, name: str, make: Callable[[Path], None]) -> Path:
        """Return what `make` makes in the first round and all others find as it is: copy it to change it."""
        made = (self.shared or self.directory) / name
        if not made.exists():
            make(made)
        return made

    def in_turn(self, sides: Sequence[Side]) -> list[Side]:
        """Return the sides in this round's order: each comes first, in the middle and last equally often."""
        first = self.round % len(sides) if sides else 0
        return [*sides[first:], *sides[:first]]


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to measure. `take` plays one round with all sides and returns raw values by name."""

    name: str
    title: str
    take: "Callable[[Bench], Raw] | Part"
    figures: tuple[Figure, ...]
    share: int = 25  # of a quick bench: about the seconds that five short rounds take
    how: str = ""  # how it is measured, for a stranger: a paragraph of Markdown in docs/benchmarks.md


@dataclass(frozen=True, slots=True)
class Part:
    """A measure's `take` that can be played in one round with others of the same `play`, in less time.

    `play` gives the raw values of each part that it is handed, with the bench of its measure. `pace` is asked
    for with a side's name and whether rounds are short; None where that side has no part in it.
    """

    play: Callable[[Sequence[tuple["Part", Bench]]], list[Raw]]
    scenario: str
    pace: Callable[[str, bool], "Pace | None"]

    def __call__(self, bench: Bench) -> Raw:
        """Play it alone."""
        return self.play([(self, bench)])[0]


@dataclass(frozen=True, slots=True)
class Pace:
    """What a scenario is told: see benchmarks/load/order.py."""

    seconds: float
    rate: float
    idle_s: float = 0


def value(name: str) -> Of:
    """Return a figure's `of`: a raw value as it is."""

    def of(raw: Raw) -> float | None:
        found = raw.get(name)
        return None if isinstance(found, list) else found

    return of


def times(name: str, percent: float) -> Of:
    """Return a figure's `of`: a percentile of times."""

    def of(raw: Raw) -> float | None:
        found = raw.get(name)
        return percentile(found, percent) if isinstance(found, list) and found else None

    return of


def over(ours: Of, theirs: Of) -> Of:
    """Return a figure's `of`: one over another of the same round."""

    def of(raw: Raw) -> float | None:
        above, below = ours(raw), theirs(raw)
        return above / below if above is not None and below else None

    return of


def ratio(ours: str, theirs: str) -> Of:
    """Return a figure's `of`: one raw value over another of the same round."""
    return over(value(ours), value(theirs))


def together(rounds: Sequence[Raw]) -> Raw:
    """Return the times of all rounds by name, as if one long round had been played."""
    names = dict.fromkeys(name for raw in rounds for name, found in raw.items() if isinstance(found, list))
    return {name: list(chain.from_iterable(_times_of(raw, name) for raw in rounds)) for name in names}


def _times_of(raw: Raw, name: str) -> list[float]:
    found = raw.get(name)
    return found if isinstance(found, list) else []
