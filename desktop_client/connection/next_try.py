"""When the next attempt begins: after its back-off, or as soon as somebody has a reason not to wait."""

import asyncio
import contextlib
from collections.abc import Callable
from random import Random

from desktop_client.connection.backoff import next_delay
from desktop_client.connection.outcomes import Lost
from desktop_client.connection.timing import Timing


class NextTry:
    """The wait between the attempts of one connection; times in ms are on the monotonic clock."""

    def __init__(self, timing: Timing, rng: Random, monotonic: Callable[[], int]) -> None:
        self._timing, self._rng, self._monotonic = timing, rng, monotonic
        self._hurry = asyncio.Event()
        self._not_before_ms = 0

    def put_off(self, lost: Lost, next_attempt: int) -> int:
        """Return when this attempt begins; whoever was in a hurry before has had his attempt."""
        delay_s = 0.0 if lost.at_once else next_delay(next_attempt, self._rng, self._timing)
        self._not_before_ms = self._monotonic() + int(lost.retry_after_s * 1000)
        self._hurry.clear()
        return self._not_before_ms + int(delay_s * 1000)

    @property
    def asked_for_s(self) -> float:
        """Return for how long the house has asked to be left alone."""
        return max(self._not_before_ms - self._monotonic(), 0) / 1000

    def hurry(self) -> None:
        """Do not wait any longer."""
        self._hurry.set()

    async def wait(self, until_ms: int) -> None:
        """Wait until then, or until somebody is in a hurry."""
        wait_s = max(until_ms - self._monotonic(), 0) / 1000
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._hurry.wait()
