"""Plays many seeds, in one process or several, and keeps those that fail."""

import gc
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from tests.support.simulation.drama import play
from tests.support.simulation.planning import make_plan

CHUNK = 50
COLLECT_EVERY = 20


@dataclass(slots=True)
class Tally:
    """What came of a number of seeds. `failed` are the seeds with the kinds of their failures."""

    seeds: int = 0
    steps: int = 0
    rows: int = 0
    seconds: float = 0.0
    failed: dict[int, str] = field(default_factory=dict)

    def add(self, other: "Tally") -> None:
        """Take another tally in; the seconds are the callers' business."""
        self.seeds += other.seeds
        self.steps += other.steps
        self.rows += other.rows
        self.failed.update(other.failed)

    @property
    def a_minute(self) -> float:
        """How many seeds a minute."""
        return self.seeds / max(self.seconds, 0.001) * 60


def play_seeds(seeds: Iterable[int]) -> Tally:
    """Play seeds one after the other in this process."""
    tally, began = Tally(), time.perf_counter()
    collecting = gc.isenabled()
    # A sale leaves thousands of cycles: collecting them now and then, and only them, is much cheaper.
    gc.disable()
    gc.freeze()
    try:
        for seed in seeds:
            world = play(make_plan(seed))
            tally.seeds += 1
            tally.steps += world.loop.steps
            tally.rows += len(world.witness.rows)
            if world.failure is not None:
                tally.failed[seed] = world.failure.kind
            if tally.seeds % COLLECT_EVERY == 0:
                gc.collect()
    finally:
        gc.unfreeze()
        if collecting:
            gc.enable()
    tally.seconds = time.perf_counter() - began
    return tally


def play_in_parallel(
    seeds: range, processes: int | None = None, progress: Callable[[Tally], None] = lambda tally: None
) -> Tally:
    """Play seeds in several processes; `progress` hears the tally as it grows."""
    total, began = Tally(), time.perf_counter()
    chunks = [seeds[at : at + CHUNK] for at in range(0, len(seeds), CHUNK)]
    with ProcessPoolExecutor(processes or os.cpu_count()) as pool:
        for tally in pool.map(play_seeds, chunks):
            total.add(tally)
            total.seconds = time.perf_counter() - began
            progress(total)
    return total
