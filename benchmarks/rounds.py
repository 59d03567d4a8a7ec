"""Repeats measures, and keeps what every round gave. Knows nothing of what is measured, nor of tables."""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.measure import Bench, Figure, Measure

ROUNDS: Final = 5


@dataclass(slots=True)
class Taken:
    """All rounds of one measure."""

    measure: Measure
    rounds: list[dict[str, float]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    took_s: float = 0

    def values(self, figure: Figure) -> list[float]:
        """Return what the rounds say for a figure; empty where a peer was missing."""
        return [value for raw in self.rounds if (value := figure.of(raw)) is not None]

    def median(self, figure: Figure) -> float | None:
        """Return a figure's median over the rounds."""
        values = self.values(figure)
        return statistics.median(values) if values else None


def take_all(measures: Iterable[Measure], *, rounds: int, quick: bool, node: Path | None) -> list[Taken]:
    """Play every measure's rounds, one measure after the other; a line to stderr for each round."""
    return [_take(measure, rounds=rounds, quick=quick, node=node) for measure in measures]


def _take(measure: Measure, *, rounds: int, quick: bool, node: Path | None) -> Taken:
    taken = Taken(measure)
    began = time.monotonic()
    for number in range(rounds):
        with tempfile.TemporaryDirectory(prefix=f"martillo-bench-{measure.name}-") as directory:
            bench = Bench(Path(directory), number, quick, node, taken.warnings)
            raw = measure.take(bench)
        taken.rounds.append(raw)
        said = ", ".join(f"{name} {value:.4g}" for name, value in raw.items())
        print(f"{measure.name} {number + 1}/{rounds}: {said}", file=sys.stderr, flush=True)
    taken.took_s = time.monotonic() - began
    return taken
