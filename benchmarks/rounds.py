"""Repeats measures, and keeps what every round gave. Knows nothing of what is measured, nor of tables."""

import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.measure import Bench, Measure

ROUNDS: Final = 5
QUICK_ROUNDS: Final = 3
QUICK_S: Final = 440.0
"""What all measures together may take under --quick. What one leaves of its share is for those after
it; one whose share is used up is content with QUICK_ROUNDS rounds."""


@dataclass(slots=True)
class Taken:
    """All rounds of one measure. `failure` says why there are no more of them."""

    measure: Measure
    rounds: list[dict[str, float]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    failure: str | None = None
    took_s: float = 0


@dataclass(frozen=True, slots=True)
class Way:
    """How rounds are played."""

    rounds: int = ROUNDS
    quick: bool = False
    node: Path | None = None
    flame: Path | None = None


def take_all(measures: Sequence[Measure], way: Way) -> Iterator[Taken]:
    """Play every measure's rounds, one measure after the other; a line to stderr for each round."""
    left_s = QUICK_S
    for place, measure in enumerate(measures):
        taken = take(measure, way, left_s / (len(measures) - place))
        left_s = max(left_s - taken.took_s, 0)
        yield taken


def take(measure: Measure, way: Way, share_s: float = QUICK_S) -> Taken:
    """Play a measure's rounds; one that breaks ends its measure, not the bench."""
    with tempfile.TemporaryDirectory(prefix=f"martillo-bench-{measure.name}-") as shared:
        taken = _take(measure, way, share_s, Path(shared))
    if not taken.failure and len(taken.rounds) < way.rounds:
        taken.warnings.append(f"{len(taken.rounds)} rounds instead of {way.rounds}, for time.")
    return taken


def _take(measure: Measure, way: Way, share_s: float, shared: Path) -> Taken:
    taken = Taken(measure)
    began = time.monotonic()
    for number in range(way.rounds):
        directory = shared / f"round-{number + 1}"
        directory.mkdir()
        bench = Bench(directory, number, way.quick, way.node, taken.warnings, way.flame, shared)
        try:
            raw = measure.take(bench)
        except Exception as error:  # noqa: BLE001  # whatever it was, the other measures are worth having
            traceback.print_exc()
            taken.failure = f"round {number + 1} broke off ({type(error).__name__}: {error})"
            break
        finally:
            shutil.rmtree(directory)
        taken.rounds.append(raw)
        taken.took_s = time.monotonic() - began
        _tell(f"{measure.name} {number + 1}/{way.rounds} ({taken.took_s:.0f} s): {_spelled(raw)}")
        if way.quick and number + 1 >= QUICK_ROUNDS and _next_ends_at_s(taken) > share_s:
            break
    return taken


def _next_ends_at_s(taken: Taken) -> float:
    return taken.took_s * (len(taken.rounds) + 1) / len(taken.rounds)


def _spelled(raw: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.4g}" for name, value in raw.items())


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
