"""The room display's plan: what stands below another thing begins where that begins."""

import pytest
from PySide6.QtCore import QSizeF

from desktop_client.windows.room_display.plan import plan


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1440, 900), (3840, 1600)])
def test_what_was_sold_stands_under_the_words_of_the_lot(size: tuple[int, int]) -> None:
    laid = plan(QSizeF(*size), with_code=False, with_said=False)
    assert laid.over.left() == pytest.approx(laid.words.left())
    assert laid.coming.right() == pytest.approx(laid.picture.right())
    assert laid.over.right() == pytest.approx(laid.words.right())


def test_a_tall_screen_shares_its_width_between_the_lists() -> None:
    laid = plan(QSizeF(900, 1600), with_code=False, with_said=False)
    assert laid.coming.width() == pytest.approx(laid.over.width())
