"""Breaks the lines of a paper over pages. Pure: heights go in, pages come out; draws nothing.

A page that is not the last ends with the sum carried forward, one that is not the first begins with it. What
closes the paper (totals, payment) stays in one piece, and never alone: the last line goes with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits on the first and on later pages, and what a carried sum and the close need (pt)."""

    first: float
    later: float
    carry: float
    close: float


@dataclass(frozen=True, slots=True)
class PageSpan:
    """The lines `start` up to `end` (not included); `closes` on the page that carries the totals."""

    start: int
    end: int
    closes: bool


def paginate(heights: Sequence[float], room: Room) -> list[PageSpan]:
    """Return which lines stand on which page; at least one page, the last of which closes."""
    pages: list[PageSpan] = []
    start, count = 0, len(heights)
    while True:
        free = room.first if not pages else room.later - room.carry
        if sum(heights[start:]) + room.close <= free:
            return [*pages, PageSpan(start, count, closes=True)]
        end, used = start, room.carry
        while end < count and used + heights[end] <= free:
            used += heights[end]
            end += 1
        end = max(min(end, count - 1), start)
        if (
            end == start
        ):  # nothing fits with the close: a last line that is taller than a page must go somewhere
            if start >= count - 1:
                return [*pages, PageSpan(start, count, closes=True)]
            end = start + 1
        pages.append(PageSpan(start, end, closes=False))
        start = end
