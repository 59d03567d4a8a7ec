"""The ring shows where the keyboard is, and only that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_client.theme import Theme


def window_with_two_buttons(qtbot: QtBot) -> tuple[QWidget, QPushButton, QPushButton]:
    window, one, two = QWidget(), QPushButton("One"), QPushButton("Two")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in (one, QLineEdit(), two):
        column.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(one.hasFocus, timeout=2000)
    return window, one, two


def has_ring(button: QPushButton) -> bool:
    return button.property("keyfocus") == "true"


def test_a_window_opens_without_a_ring(qtbot: QtBot, theme: Theme) -> None:
    window, one, two = window_with_two_buttons(qtbot)
    assert window.focusWidget() is one
    assert not has_ring(one)
    assert not has_ring(two)


def test_the_ring_goes_with_the_tab_key(qtbot: QtBot, theme: Theme) -> None:
    window, one, two = window_with_two_buttons(qtbot)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert two.hasFocus()
    assert has_ring(two)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert not has_ring(two)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert has_ring(one)


def test_the_ring_goes_when_the_focus_moves_on_behind_a_dialog(qtbot: QtBot, theme: Theme) -> None:
    window, one, two = window_with_two_buttons(qtbot)
    for _ in range(2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert has_ring(two)
    dialog = QDialog(window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=2000)
    one.setFocus()
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(one.hasFocus, timeout=2000)
    assert not has_ring(two)


def test_a_click_draws_no_ring(qtbot: QtBot, theme: Theme) -> None:
    window, _one, two = window_with_two_buttons(qtbot)
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is two
    assert not has_ring(two)
