"""How long to wait before the next attempt: full jitter, so that a thousand desktops do not return as one.

After M. Brooker, "Exponential Backoff and Jitter" (AWS Architecture Blog, 2015). Pure.
"""

from random import Random

from desktop_client.connection.timing import Timing


def next_delay(attempt: int, rng: Random, timing: Timing) -> float:
    """Return the seconds to wait before `attempt` (1, 2, 3 …), within the bounds of `timing`."""
    # 2**32 is beyond every sensible bound already; a night of attempts must not overflow a float.
    ceiling = min(timing.backoff_max_s, timing.backoff_min_s * 2 ** min(attempt, 32))
    return rng.uniform(timing.backoff_min_s, max(ceiling, timing.backoff_min_s))
