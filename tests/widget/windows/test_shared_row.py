"""The rostrum's rows of keys at any width: one long word does not push the others below the fold."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_client.windows.control.shared_row import SharedRow

HEIGHT, GAP = 30, 10


class Key(QWidget):
    """A key as wide as its words."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._needed = QSize(width, HEIGHT)

    def sizeHint(self) -> QSize:
        """Ask for the words' room."""
        return self._needed

    def minimumSizeHint(self) -> QSize:
        """Never be narrower."""
        return self._needed


@pytest.mark.parametrize(
    ("needed", "width", "placed"),
    [
        pytest.param((100, 50, 50), 260, [(0, 100), (110, 70), (190, 70)], id="one row, the rest even"),
        pytest.param((90, 50, 60, 80), 200, [(0, 95), (105, 95)] * 2, id="two even columns"),
        pytest.param((150, 40, 60, 80), 240, [(0, 150), (160, 80), (0, 115), (125, 115)], id="one is long"),
        pytest.param((150, 140), 200, [(0, 200), (0, 200)], id="no two fit"),
    ],
)
def test_keys_stand_in_as_few_rows_as_their_words_allow(
    qtbot: QtBot, needed: tuple[int, ...], width: int, placed: list[tuple[int, int]]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = SharedRow(holder)
    row.setSpacing(GAP)
    for one in needed:
        row.addWidget(Key(one))
    holder.resize(width, row.heightForWidth(width))
    holder.show()
    row.activate()
    found = [key.geometry() for key in row.widgets()]
    assert [(at.x(), at.width()) for at in found] == placed
    assert max(at.bottom() for at in found) + 1 == row.heightForWidth(width)


def test_a_row_without_keys_takes_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    assert SharedRow(holder).heightForWidth(200) == 0
