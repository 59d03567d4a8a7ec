"""How long it took from each bid until each follower knew of it. Pure: times in, times out."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping


class Follower:
    """What one follower came to know, and when: after each message the number of the last entry in it."""

    __slots__ = ("_numbers", "_times")

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._times: list[float] = []

    def saw(self, number: int, at: float) -> None:
        """Note that everything up to an entry is known now."""
        if not self._numbers or number > self._numbers[-1]:
            self._numbers.append(number)
            self._times.append(at)

    def knew(self, number: int) -> float | None:
        """Return when an entry was known: with it, or with a later one. None if it was not."""
        place = bisect_left(self._numbers, number)
        return self._times[place] if place < len(self._times) else None


def sights(bids: Mapping[int, float], followers: Iterable[Follower]) -> tuple[list[float], int]:
    """Return the time to every sight, in order of length, and how many bids were never seen by somebody.

    `bids` has the moment at which each was sent, by the number of its entry.
    """
    times, missed = [], 0
    for follower in followers:
        for number, sent in bids.items():
            known = follower.knew(number)
            if known is None:
                missed += 1
            else:
                times.append(known - sent)
    return sorted(times), missed
