"""How much one may send: a bucket that fills with time, and one bucket per connection, user or address."""

from collections import OrderedDict
from dataclasses import dataclass


@dataclass(slots=True)
class TokenBucket:
    """Holds at most `burst` tokens and gains `per_second`; each message takes one. Times in seconds.

    `refused` counts what was refused since the bucket was last full: sustained excess.
    """

    per_second: float
    burst: int
    tokens: float = -1.0
    looked_at: float = 0.0
    refused: int = 0

    def take(self, now: float) -> bool:
        """Take a token at `now` (monotonic); False when there is none."""
        if self.tokens < 0:
            self.tokens = float(self.burst)
        else:
            gained = (now - self.looked_at) * self.per_second
            self.tokens = min(self.tokens + gained, float(self.burst))
        self.looked_at = now
        if self.tokens >= self.burst:
            self.refused = 0
        if self.tokens < 1:
            self.refused += 1
            return False
        self.tokens -= 1
        return True


class Buckets:
    """A bucket for each key; the longest unused are forgotten when there are too many."""

    def __init__(self, per_second: float, burst: int, keep: int = 10_000) -> None:
        self._per_second, self._burst, self._keep = per_second, burst, keep
        self._buckets: OrderedDict[str, TokenBucket] = OrderedDict()

    def take(self, key: str, now: float) -> bool:
        """Take a token of `key` at `now` (monotonic, seconds)."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = TokenBucket(self._per_second, self._burst)
            if len(self._buckets) > self._keep:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(key)
        return bucket.take(now)

    def refused(self, key: str) -> int:
        """Return how often `key` was refused since its bucket was last full."""
        bucket = self._buckets.get(key)
        return 0 if bucket is None else bucket.refused
