"""When bids are placed, in seconds from now: one after the other, or as people bid.

Pure. Bids at even distances never meet; where waiting in line is what is measured they must come by chance.
"""

from random import Random


def evenly(rate: float, seconds: float) -> list[float]:
    """Return moments at even distances, `rate` a second."""
    return [k / rate for k in range(round(rate * seconds))]


def by_chance(rate: float, seconds: float, seed: int) -> list[float]:
    """Return as many moments as `evenly`, independent of each other: a Poisson process, given their number.

    The same seed gives the same ones, so that every side of a round meets the same bids.
    """
    chance = Random(seed)
    return sorted(chance.uniform(0, seconds) for _ in range(round(rate * seconds)))
