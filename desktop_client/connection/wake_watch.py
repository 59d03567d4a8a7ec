"""Notices that this computer slept, or that this program stood still. Pure: both clocks are given.

The monotonic clock stands still while a Linux or macOS laptop sleeps, so no timer tells that an hour went
by; the wall clock does. On Windows the monotonic clock goes on. A wall clock that is set by hand looks like
a sleep, and costs one question to the house.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

JUMP_MS: Final = 1_500
STALL_MS: Final = 1_000
SLEEP_MS: Final = 3_000


@dataclass(frozen=True, slots=True)
class Lapse:
    """What happened since the last look. `stalled_ms` is how long this program did not run, if it matters."""

    slept: bool
    stalled_ms: int


class WakeWatch:
    """Compares the clocks from look to look; it must be asked several times a second."""

    def __init__(self, monotonic: Callable[[], int], wall: Callable[[], int]) -> None:
        self._monotonic, self._wall = monotonic, wall
        self._seen = monotonic(), wall()

    def look(self) -> Lapse:
        """Return what happened since the last look."""
        lapse = self._lapse()
        self._seen = self._monotonic(), self._wall()
        return lapse

    def has_slept(self) -> bool:
        """Tell whether the next look would find a sleep; for who cannot wait for it."""
        return self._lapse().slept

    def _lapse(self) -> Lapse:
        ran = self._monotonic() - self._seen[0]
        jump = abs(self._wall() - self._seen[1] - ran)
        return Lapse(slept=jump > JUMP_MS or ran > SLEEP_MS, stalled_ms=ran if ran > STALL_MS else 0)
