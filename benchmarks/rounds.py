"""Repeats measures, and keeps what every round gave. Knows nothing of what is measured, nor of tables."""

import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from benchmarks.measure import Bench, Measure, Part, Raw

ROUNDS: Final = 5
QUICK_ROUNDS: Final = 3
QUICK_S: Final = 490.0
"""What all measures together may take under --quick on a machine that is too slow for ROUNDS of them. What
one leaves of its share is for those after it; one whose share is used up is content with QUICK_ROUNDS."""


@dataclass(slots=True)
class Taken:
    """All rounds of one measure. `failure` says why there are no more of them."""

    measure: Measure
    rounds: list[Raw] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How rounds are played."""

    rounds: int = ROUNDS
    quick: bool = False
    node: Path | None = None
    flame: Path | None = None


@dataclass(slots=True)
class Sitting:
    """Measures that share their rounds: one alone, or neighbours that are parts of one `play`."""

    taken: list[Taken]
    way: Way
    took_s: float = 0
    played: int = 0

    @property
    def name(self) -> str:
        return "+".join(each.measure.name for each in self.taken)

    @property
    def share(self) -> int:
        return sum(each.measure.share for each in self.taken)

    def play(self, share_s: float) -> list[Taken]:
        """Play all rounds; one that breaks ends this sitting, not the bench."""
        with tempfile.TemporaryDirectory(prefix=f"martillo-bench-{self.name}-") as shared:
            self._play(share_s, Path(shared))
        for each in self.taken:
            if not each.failure and self.played < self.way.rounds:
                each.warnings.append(f"{self.played} rounds instead of {self.way.rounds}, for time.")
        return self.taken

    def _play(self, share_s: float, shared: Path) -> None:
        began = time.monotonic()
        for number in range(self.way.rounds):
            directory = shared / f"round-{number + 1}"
            directory.mkdir()
            try:
                raws = self._round(number, directory, shared)
            except Exception as error:  # noqa: BLE001  # whatever it was, the other measures are worth having
                traceback.print_exc()
                for each in self.taken:
                    each.failure = f"round {number + 1} broke off ({type(error).__name__}: {error})"
                break
            finally:
                shutil.rmtree(directory)
            self.played, self.took_s = number + 1, time.monotonic() - began
            self._keep(raws)
            next_ends_at_s = self.took_s * (self.played + 1) / self.played
            if self.way.quick and self.played >= QUICK_ROUNDS and next_ends_at_s > share_s:
                break

    def _round(self, number: int, directory: Path, shared: Path) -> list[Raw]:
        way, of_first = self.way, self.taken[0].measure.take
        benches = [
            Bench(directory, number, way.quick, way.node, each.warnings, way.flame, shared)
            for each in self.taken
        ]
        if not isinstance(of_first, Part):
            return [of_first(benches[0])]
        parts = (each.measure.take for each in self.taken)
        return of_first.play([(p, b) for p, b in zip(parts, benches, strict=True) if isinstance(p, Part)])

    def _keep(self, raws: Sequence[Raw]) -> None:
        for each, raw in zip(self.taken, raws, strict=True):
            each.rounds.append(raw)
            where = f"{each.measure.name} {self.played}/{self.way.rounds} ({self.took_s:.0f} s)"
            print(f"{where}: {_spelled(raw)}", file=sys.stderr, flush=True)


def take_all(measures: Sequence[Measure], way: Way) -> Iterator[Taken]:
    """Play every measure's rounds, one sitting after the other; a line to stderr for each round."""
    left_s, shares_left = QUICK_S, sum(measure.share for measure in measures)
    for _, group in groupby(measures, key=_played_by):
        sitting = Sitting([Taken(measure) for measure in group], way)
        yield from sitting.play(left_s * sitting.share / shares_left)
        left_s, shares_left = max(left_s - sitting.took_s, 0), shares_left - sitting.share


def take(measure: Measure, way: Way, share_s: float = QUICK_S) -> Taken:
    """Play a measure's rounds by itself."""
    return Sitting([Taken(measure)], way).play(share_s)[0]


def _played_by(measure: Measure) -> object:
    return measure.take.play if isinstance(measure.take, Part) else measure


def _spelled(raw: Raw) -> str:
    return ", ".join(
        f"{name} {f'{len(found)} times' if isinstance(found, list) else f'{found:.4g}'}"
        for name, found in raw.items()
    )
