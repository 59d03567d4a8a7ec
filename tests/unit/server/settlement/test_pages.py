"""Page breaks: every line once and in order, nothing over the edge, the totals never alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.settlement.paper.pages import Room, paginate

ROOM = Room(first=100, later=160, carry=20, totals=30, tail=20)


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (0, [(0, 0)]),
        (1, [(0, 1)]),
        (5, [(0, 5)]),  # 50 lines, 30 totals, 20 tail: the first page is full
        (6, [(0, 6), (6, 6)]),  # the tail goes on a page of its own
        (7, [(0, 7), (7, 7)]),
        (8, [(0, 7), (7, 8)]),  # the totals, too: a line goes with them
        (9, [(0, 8), (8, 9)]),
        (17, [(0, 8), (8, 17)]),
        (40, [(0, 8), (8, 20), (20, 32), (32, 40)]),
    ],
)
def test_lines_of_ten_points_break_where_they_must(lines: int, pages: list[tuple[int, int]]) -> None:
    assert [(page.start, page.end) for page in paginate([10] * lines, ROOM)] == pages


HEIGHTS = st.lists(st.integers(1, 70), max_size=120)


@given(HEIGHTS)
def test_every_line_stands_once_and_in_order_and_totals_and_tail_stand_once(heights: list[int]) -> None:
    pages = paginate(heights, ROOM)
    assert pages[0].start == 0
    assert pages[-1].end == len(heights)
    for before, after in pairwise(pages):
        assert before.end == after.start
    assert [page.totals for page in pages].count(True) == 1
    assert [page.tail for page in pages].count(True) == 1
    assert pages[-1].tail


@given(HEIGHTS)
def test_no_page_holds_more_than_fits_and_the_totals_never_stand_alone(heights: list[int]) -> None:
    pages = paginate(heights, ROOM)
    for number, page in enumerate(pages):
        used = sum(heights[page.start : page.end]) + ROOM.totals * page.totals + ROOM.tail * page.tail
        used += 0 if page.totals or page.tail else ROOM.carry
        used += ROOM.carry if number and page.start < len(heights) else 0
        assert used <= (ROOM.later if number else ROOM.first) or page.end - page.start == 1
        if page.totals:
            assert page.end > page.start or not heights
