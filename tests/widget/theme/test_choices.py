"""The lists that open from a field: each of their lines is whole, in either mode and at any text size."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from pytestqt.qtbot import QtBot

from desktop_client.theme import Theme, ThemeMode


@pytest.mark.parametrize("mode", ThemeMode)
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_a_list_that_opens_shows_every_line_in_full(
    qtbot: QtBot, qapp: QApplication, theme: Theme, mode: ThemeMode, text_scale: float
) -> None:
    theme.apply(qapp, mode, text_scale)
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.addItems(["The earlier bid leads", "The room leads", "The book leads"])
    combo.setCurrentIndex(1)
    combo.show()
    combo.showPopup()
    view = combo.view()
    rows = [view.visualRect(combo.model().index(row, 0)) for row in range(combo.count())]
    assert all(view.viewport().rect().contains(row) for row in rows)
    assert all(row.height() >= view.fontMetrics().height() * 3 // 2 for row in rows)


def test_a_menu_longer_than_the_screen_is_one_column_of_whole_lines(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    theme.apply(qapp, ThemeMode.LIGHT, 2.0)
    menu = QMenu()
    qtbot.addWidget(menu)
    lines = [menu.addAction(f"Line {number}") for number in range(60)]
    menu.popup(qapp.primaryScreen().availableGeometry().topLeft())
    assert menu.height() <= qapp.primaryScreen().availableGeometry().height()
    assert len({menu.actionGeometry(line).left() for line in lines}) == 1
    menu.setActiveAction(lines[-1])
    assert menu.rect().contains(menu.actionGeometry(lines[-1]))
