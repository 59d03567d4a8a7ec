"""The server's clock, as well as it can be known from here.

A desktop's wall clock may be minutes wrong and may jump; the server's decides. Each pulse says what the
server's clock showed somewhere within a round trip; the shortest of the last few round trips bounds the
error best (RFC 5905, clock filter). Everything is counted on the monotonic clock, so a jump of the wall
clock moves nothing.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import Final, NamedTuple

SAMPLES: Final = 8


def monotonic_ms() -> int:
    """Return the monotonic clock in ms; every `…_at_ms` of a ConnectionState is on it."""
    return time.monotonic_ns() // 1_000_000


def wall_ms() -> int:
    """Return this computer's clock, in ms since the epoch (UTC)."""
    return time.time_ns() // 1_000_000


class _Sample(NamedTuple):
    round_trip: int
    base: int


class ServerClock:
    """The server's time, in ms since the epoch (UTC), between and after pulses."""

    def __init__(
        self, monotonic: Callable[[], int] = monotonic_ms, wall: Callable[[], int] = wall_ms
    ) -> None:
        self._monotonic = monotonic
        self._wall = wall
        self._samples: deque[_Sample] = deque(maxlen=SAMPLES)
        self._base = wall() - monotonic()

    def measure(self, sent_at: int, received_at: int, server_now: int) -> None:
        """Take one round trip: sent and received on the monotonic clock, `server_now` in between."""
        base = server_now - (sent_at + received_at) // 2
        self._samples.append(_Sample(received_at - sent_at, base))
        self._base = min(self._samples).base

    def distrust(self) -> None:
        """Forget every round trip: the monotonic clock may have stood still while this computer slept."""
        self._samples.clear()

    @property
    def latency_ms(self) -> int | None:
        """The last round trip in ms, None before the first."""
        return self._samples[-1].round_trip if self._samples else None

    @property
    def offset_ms(self) -> int:
        """How far the server's clock is ahead of this computer's, in ms."""
        return self.now_ms() - self._wall()

    def now_ms(self) -> int:
        """Return the server's time now; this computer's own before the first measure."""
        return self._monotonic() + self._base
