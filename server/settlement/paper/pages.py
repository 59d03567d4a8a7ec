"""Breaks the lines of a paper over pages. Pure: heights go in, pages come out; draws nothing.

A page that is not the last of the table ends with the sum carried forward, the next begins with it. The
totals stay in one piece and never alone: the last line goes with them. What follows them (how to
pay, remarks) goes on a page of its own where it does not fit beneath.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits on the first and on later pages, and what else needs room (pt).

    `carry` is a carried sum, `totals` the totals, `tail` what follows them.
    """

    first: float
    later: float
    carry: float
    totals: float
    tail: float


@dataclass(frozen=True, slots=True)
class PageSpan:
    """The lines `start` up to `end` (not included), and whether the totals and the tail stand on the page."""

    start: int
    end: int
    totals: bool = False
    tail: bool = False


def paginate(heights: Sequence[float], room: Room) -> list[PageSpan]:
    """Return which lines stand on which page; at least one page."""
    pages: list[PageSpan] = []
    start, count = 0, len(heights)
    while True:
        free = (room.later - room.carry) if pages else room.first
        needed = sum(heights[start:]) + room.totals
        if needed <= free or count - start <= 1:  # a single line must stand with the totals, however high
            fits = needed + room.tail <= free
            pages.append(PageSpan(start, count, totals=True, tail=fits))
            return pages if fits else [*pages, PageSpan(count, count, tail=True)]
        end, used = start, room.carry
        while end < count - 1 and used + heights[end] <= free:
            used += heights[end]
            end += 1
        end = max(end, start + 1)
        pages.append(PageSpan(start, end))
        start = end
