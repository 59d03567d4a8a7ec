"""Slow down who guesses passwords, without ever locking out the account's owner.

Failures are counted for an account *from one address*, and for an address over all accounts: a stranger who
fails on purpose delays himself alone. Pure but for the clock that it is given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FREE_FAILURES: Final = 5
FREE_FAILURES_OF_ADDRESS: Final = 30
LONGEST_WAIT_MS: Final = 300_000
FORGOTTEN_AFTER_MS: Final = 900_000
REMEMBERED_AT_MOST: Final = 10_000

Key = tuple[str, ...]


@dataclass(slots=True)
class _Failures:
    count: int
    last_at: int


class FailureLimits:
    """Counts failed attempts; each beyond the free ones doubles the wait, up to five minutes."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._failures: dict[Key, _Failures] = {}

    def wait_ms(self, account: str, address: str) -> int:
        """Return how long to wait (ms) before the next attempt may be made; 0 for not at all."""
        return max(self._wait(key, free) for key, free in _keys(account, address))

    def attempt(self, account: str, address: str) -> None:
        """Count an attempt as failed before it is checked, so that parallel guesses gain nothing."""
        now = self._clock()
        self._make_room(now)
        for key, _ in _keys(account, address):
            known = self._failures.setdefault(key, _Failures(0, now))
            if now - known.last_at >= FORGOTTEN_AFTER_MS:
                known.count = 0
            known.count += 1
            known.last_at = now

    def succeeded(self, account: str, address: str) -> None:
        """Take back what `attempt` counted, and forget the account's failures from this address.

        The address keeps its others: who has one account must not wash off guesses at the rest.
        """
        (pair, _), (alone, _) = _keys(account, address)
        self._failures.pop(pair, None)
        known = self._failures.get(alone)
        if known is not None:
            known.count -= 1

    def _wait(self, key: Key, free: int) -> int:
        known = self._failures.get(key)
        if known is None or known.count < free:
            return 0
        wait = min(1000 << min(known.count - free, 20), LONGEST_WAIT_MS)
        return max(known.last_at + wait - self._clock(), 0)

    def _make_room(self, now: int) -> None:
        if len(self._failures) < REMEMBERED_AT_MOST:
            return
        recent = {k: f for k, f in self._failures.items() if now - f.last_at < FORGOTTEN_AFTER_MS}
        # Should all be recent, the oldest go: memory is bounded even under a flood.
        newest = sorted(recent.items(), key=lambda item: item[1].last_at)[-REMEMBERED_AT_MOST // 2 :]
        self._failures = dict(newest)


def _keys(account: str, address: str) -> tuple[tuple[Key, int], tuple[Key, int]]:
    return ((account, address), FREE_FAILURES), ((address,), FREE_FAILURES_OF_ADDRESS)
