"""Rings when a timed sale's clock asks for something.

The event loop's timers may fire early and the system's clock may jump, so the bell looks at the house's
clock again before it rings, and at least once a minute.
"""

import asyncio
from collections.abc import Callable

from server.rostrum.clock import Clock

LOOK_AGAIN_MS = 60_000
RETRY_MS = 200


class Deadline:
    """A bell for the next moment at which `ring` must be called. One at a time; `aim` sets it anew."""

    def __init__(self, clock: Clock, ring: Callable[[], object]) -> None:
        self._clock = clock
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None
        self._aimed_at: int | None = None
        self._rung_for: int | None = None

    def aim(self, at: int | None) -> None:
        """Ring at `at` (ms, UTC), at once if that is past; None for never."""
        if self._timer is not None and at == self._aimed_at:
            return  # nearly every bid leaves it where it was
        self.cancel()
        if at is None:
            return
        wait_ms = max(at - self._clock(), 0)
        if at == self._rung_for:
            wait_ms = max(wait_ms, RETRY_MS)  # it rang and nothing came of it: do not spin
        delay_s = min(wait_ms, LOOK_AGAIN_MS) / 1000
        self._aimed_at = at
        self._timer = asyncio.get_running_loop().call_later(delay_s, self._look, at)

    def cancel(self) -> None:
        """Ring no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self, at: int) -> None:
        self._timer = None
        if self._clock() < at:
            self.aim(at)
        else:
            self._rung_for = at
            self._ring()
