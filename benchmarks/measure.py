"""What a measure is: one round of something done by every side, back to back, and the figures made of it.

A measure knows nothing of other rounds, medians or tables: `rounds` repeats it, `report` writes it down.
A ratio is made of two values of the same round, so that what else the machine does falls on both.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

Raw = Mapping[str, float]
Side = TypeVar("Side")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `of` makes it from one round's raw values: None where a peer is missing."""

    key: str  # its name in --json
    title: str
    unit: str  # × ms s KiB % 1/s
    goal: float | None  # at most this, unless `at_least`; None for what is only told
    of: Callable[[Raw], float | None]
    at_least: bool = False

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
    take: Callable[[Bench], dict[str, float]]
    figures: tuple[Figure, ...]
    how: str = ""  # how it is measured, for a stranger: a paragraph of Markdown in docs/benchmarks.md


def value(name: str) -> Callable[[Raw], float | None]:
    """Return a figure's `of`: a raw value as it is."""
    return lambda raw: raw.get(name)


def ratio(ours: str, theirs: str) -> Callable[[Raw], float | None]:
    """Return a figure's `of`: one raw value over another of the same round."""

    def of(raw: Raw) -> float | None:
        over, under = raw.get(ours), raw.get(theirs)
        return over / under if over is not None and under else None

    return of
