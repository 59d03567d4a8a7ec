"""The ring shows where the keyboard is, and only that."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_client.theme import Theme
from desktop_client.theme.focus_ring import SPACE_IS_THE_WINDOWS


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


@pytest.mark.parametrize("by_keyboard", [True, False])
def test_what_is_hidden_leaves_the_ring_to_the_next_unless_it_was_clicked(
    qtbot: QtBot, theme: Theme, by_keyboard: bool
) -> None:
    window, one, two = window_with_two_buttons(qtbot)
    bids: list[str] = []
    QShortcut(Qt.Key.Key_Space, window).activated.connect(lambda: bids.append("room bid"))
    window.findChildren(QLineEdit)[0].hide()
    two.setFocus()
    if by_keyboard:
        qtbot.keyClick(two, Qt.Key.Key_Backtab)
    else:
        qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert one.hasFocus()
    assert has_ring(one) is by_keyboard
    one.hide()
    assert two.hasFocus()
    assert has_ring(two) is by_keyboard
    qtbot.keyClick(two, Qt.Key.Key_Space)
    assert bids == ([] if by_keyboard else ["room bid"])


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


def tab_bar() -> QTabBar:
    bar = QTabBar()
    bar.addTab(30 * " ")
    return bar


@pytest.mark.parametrize("made", [QPushButton, tab_bar])
def test_the_ring_is_all_that_is_drawn(
    qtbot: QtBot, theme: Theme, made: Callable[[], QPushButton | QTabBar]
) -> None:
    """Qt's own sign of the focus would be a filled box inside ours."""
    window, before, control = QWidget(), QLineEdit(), made()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(before)
    column.addWidget(control)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(before.hasFocus, timeout=2000)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert control.hasFocus()
    picture = control.grab().toImage()
    middle = range(picture.height() // 2 - 4, picture.height() // 2 + 4)
    assert len({picture.pixel(x, y) for x in range(20, 60) for y in middle}) == 1


def test_a_click_draws_no_ring(qtbot: QtBot, theme: Theme) -> None:
    window, _one, two = window_with_two_buttons(qtbot)
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is two
    assert not has_ring(two)


class Pressed:
    """A window in which Space is a shortcut, and what its keys have pressed."""

    def __init__(self, qtbot: QtBot, control: QAbstractButton) -> None:
        self.heard: list[str] = []
        self.window, self.control, first = QWidget(), control, QLineEdit()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(first)
        column.addWidget(control)
        control.clicked.connect(lambda: self.heard.append("control"))
        shortcut = QShortcut(Qt.Key.Key_Space, self.window)
        shortcut.activated.connect(lambda: self.heard.append("window"))
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(first.hasFocus, timeout=2000)

    def after(self, qtbot: QtBot, *keys: Qt.Key) -> list[str]:
        for key in keys:
            qtbot.keyClick(self.window.focusWidget(), key)
        return self.heard


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_presses_the_button_with_the_ring_and_not_the_windows_shortcut(
    qtbot: QtBot, theme: Theme, key: Qt.Key
) -> None:
    window = Pressed(qtbot, QPushButton("Watch"))
    assert window.after(qtbot, Qt.Key.Key_Tab, key) == ["control"]


def test_space_ticks_the_box_that_the_keyboard_moved_to(qtbot: QtBot, theme: Theme) -> None:
    window = Pressed(qtbot, QCheckBox("+1"))
    assert window.after(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space) == ["control"]
    assert window.control.isChecked()


def test_without_a_ring_space_is_the_windows(qtbot: QtBot, theme: Theme) -> None:
    window = Pressed(qtbot, QPushButton("Watch"))
    qtbot.mouseClick(window.control, Qt.MouseButton.LeftButton)
    window.heard.clear()
    assert window.after(qtbot, Qt.Key.Key_Space) == ["window"]


def test_a_button_may_leave_space_to_its_window(qtbot: QtBot, theme: Theme) -> None:
    control = QPushButton("Bid")
    control.setProperty(SPACE_IS_THE_WINDOWS, True)
    assert Pressed(qtbot, control).after(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space) == ["window"]


def test_with_a_modifier_a_key_stays_the_windows(qtbot: QtBot, theme: Theme) -> None:
    window = Pressed(qtbot, QPushButton("Watch"))
    window.after(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClick(window.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.heard == []
