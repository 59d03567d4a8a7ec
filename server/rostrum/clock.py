"""The house's clock: the only one that counts (RULES: time is the server's)."""

import time
from collections.abc import Callable

Clock = Callable[[], int]
"""Returns the time in ms since the epoch, UTC."""


class HouseClock:
    """The system's time, kept from running backwards: two bids never swap places."""

    def __init__(self) -> None:
        self._latest = 0

    def __call__(self) -> int:
        """Return the time in ms, UTC, never less than the last answer."""
        self._latest = max(self._latest, time.time_ns() // 1_000_000)
        return self._latest
