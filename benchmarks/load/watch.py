"""What a stretch of time took of both sides: the server's processor time, and how busy the generator was.

And what others took of the server's processor meanwhile: a rate or a time that was measured beside them is
worth less, and says so.
"""

import os
import time
from typing import Final

from benchmarks.machine import PROC, cpu_s

BUSY: Final = 0.85
"""A generator that is busier than this may have kept the server waiting."""
OTHERS: Final = 0.05
"""More than this of the server's processor, and what depends on the clock is theirs too."""
_TICKS_A_SECOND: Final = os.sysconf("SC_CLK_TCK")


class Watch:
    """Begins now; `stop` tells what it took until then."""

    def __init__(self, pid: int) -> None:
        self._pid, self._processors = pid, os.sched_getaffinity(pid)
        self._server, self._own, self._began = cpu_s(pid), time.process_time(), time.perf_counter()
        self._all = _taken_s(self._processors)
        self.seconds = self.server_s = self.busy = self.others = 0.0

    def stop(self) -> "Watch":
        """Note what was taken since the beginning."""
        self.seconds = time.perf_counter() - self._began
        self.server_s = cpu_s(self._pid) - self._server
        self.busy = (time.process_time() - self._own) / self.seconds
        if len(self._processors) == 1:
            taken_s = _taken_s(self._processors) - self._all
            self.others = max(0.0, (taken_s - self.server_s) / self.seconds)
        return self

    def notes(self, what: str) -> list[str]:
        """Say when the generator was the bottleneck, and when others took much of the server's processor."""
        notes = []
        if self.busy > BUSY:
            notes.append(f"{what}: the load generator was the bottleneck (over {BUSY:.0%} of its processor)")
        if self.others > OTHERS:
            notes.append(f"{what}: other processes took over {OTHERS:.0%} of the server's processor")
        return notes


def _taken_s(processors: set[int]) -> float:
    """Return how long programs, and other guests of this machine's host, have run on these processors."""
    names = {f"cpu{processor}" for processor in processors}
    taken = 0
    for line in (PROC / "stat").read_text().splitlines():
        name, *ticks = line.split()
        if name in names:
            user, nice, system, _idle, _wait, _irq, _softirq, steal = (int(number) for number in ticks[:8])
            taken += user + nice + system + steal
    return taken / _TICKS_A_SECOND
