"""Page breaks: every line once and in order, nothing over the edge, the totals never alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.settlement.paper.pages import PageSpan, Room, paginate

ROOM = Room(first=100, later=160, carry=20, close=50)


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (0, [(0, 0)]),
        (1, [(0, 1)]),
        (5, [(0, 5)]),  # 50 and the close fill the first page
        (6, [(0, 5), (5, 6)]),  # all six would fit without the close: one goes with it
        (8, [(0, 7), (7, 8)]),
        (9, [(0, 8), (8, 9)]),
        (17, [(0, 8), (8, 17)]),
        (40, [(0, 8), (8, 20), (20, 32), (32, 40)]),
    ],
)
def test_lines_of_ten_points_break_where_they_must(lines: int, pages: list[tuple[int, int]]) -> None:
    assert [(page.start, page.end) for page in paginate([10] * lines, ROOM)] == pages


HEIGHTS = st.lists(st.integers(1, 70), max_size=120)


@given(HEIGHTS)
def test_every_line_stands_once_and_in_order_and_the_last_page_closes(heights: list[int]) -> None:
    pages = paginate(heights, ROOM)
    assert pages[0].start == 0
    assert pages[-1].end == len(heights)
    for before, after in pairwise(pages):
        assert before.end == after.start
        assert not before.closes
    assert pages[-1].closes


@given(HEIGHTS)
def test_no_page_holds_more_than_fits_and_the_totals_never_stand_alone(heights: list[int]) -> None:
    pages = paginate(heights, ROOM)
    for number, page in enumerate(pages):
        used = sum(heights[page.start : page.end]) + (ROOM.close if page.closes else ROOM.carry)
        used += ROOM.carry if number else 0
        assert used <= (ROOM.later if number else ROOM.first) or page.end - page.start == 1
    assert pages == [PageSpan(0, 0, closes=True)] or all(page.end > page.start for page in pages)
