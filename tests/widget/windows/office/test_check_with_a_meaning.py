"""A yes or no of a form and what it means: the sentence belongs to the words, at any size of the letters."""

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_client.theme import Theme, ThemeMode
from desktop_client.windows.new_sale.choice import Check

SENTENCE = "The book bids for them when the lot comes up."


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_what_a_box_means_begins_where_its_words_begin(
    qtbot: QtBot, qapp: QApplication, text_scale: float
) -> None:
    theme = Theme()
    check = Check(lambda: "Maximum bids", lambda: SENTENCE)
    qtbot.addWidget(check)
    theme.apply(qapp, ThemeMode.LIGHT, text_scale)
    check.show()
    picture, ratio = check.box.grab().toImage(), check.box.devicePixelRatio()
    paper = picture.pixelColor(picture.width() - 1, 0)
    row = range(picture.height())
    inked = [x for x in range(picture.width()) if any(picture.pixelColor(x, y) != paper for y in row)]
    words = next(x for before, x in itertools.pairwise(inked) if x - before > 3 * text_scale)
    (label,) = (label for label in check.findChildren(QLabel) if label.text() == SENTENCE)
    begins = label.x() + label.contentsRect().x()
    assert abs(begins - words / ratio) <= 2 * text_scale
