"""What a stretch of time took of both sides: the server's processor time, and how busy the generator was."""

import time
from typing import Final

from benchmarks.machine import cpu_s

BUSY: Final = 0.85
"""A generator that is busier than this may have kept the server waiting."""


class Watch:
    """Begins now; `stop` tells what it took until then."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._server, self._own, self._began = cpu_s(pid), time.process_time(), time.perf_counter()
        self.seconds = self.server_s = self.busy = 0.0

    def stop(self) -> "Watch":
        """Note what was taken since the beginning."""
        self.seconds = time.perf_counter() - self._began
        self.server_s = cpu_s(self._pid) - self._server
        self.busy = (time.process_time() - self._own) / self.seconds
        return self

    def notes(self, what: str) -> list[str]:
        """Say when the generator was the bottleneck."""
        if self.busy <= BUSY:
            return []
        return [f"{what}: the load generator was the bottleneck ({self.busy:.0%} of its processor)"]
