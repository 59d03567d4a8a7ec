"""The rules find what they are there to find: each window here has one thing wrong with it, or nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.widget.accessibility.faults import focus_faults, menu_faults, naming_faults
from tests.widget.accessibility.painted import faint_texts

Part = Callable[[], QWidget]


def window_of(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    window.setWindowTitle("A window")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=2000)
    return window


def named(widget: QWidget, name: str) -> QWidget:
    widget.setAccessibleName(name)
    return widget


def focusable_frame() -> QWidget:
    frame = QFrame()
    frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return frame


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (QLineEdit, "no name: EditableText"),
        (lambda: QPushButton("×"), "no name: Button '×'"),
        (QToolButton, "no name: Button"),
        (QListWidget, "no name: List"),
        (lambda: named(QLineEdit(), "<b>Lot</b>"), "markup is read aloud"),
        (lambda: named(QWidget(), "€1,200"), "words without a role"),
        (focusable_frame, "the focus stops at what has no role"),
    ],
)
def test_what_a_screen_reader_could_not_tell_is_found(qtbot: QtBot, make: Part, fault: str) -> None:
    (found,) = naming_faults(window_of(qtbot, make()))
    assert found.startswith(fault)


def test_two_buttons_of_the_same_words_are_found_unless_they_say_what_they_concern(qtbot: QtBot) -> None:
    one, other = QPushButton("Enter"), QPushButton("Enter")
    window = window_of(qtbot, one, other)
    assert naming_faults(window) == ["2 alike: Button 'Enter'"]
    one.setAccessibleDescription("Spring sale")
    assert naming_faults(window) == []


def test_a_button_that_tab_passes_by_is_found(qtbot: QtBot) -> None:
    skipped = QPushButton("Withdraw")
    skipped.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window = window_of(qtbot, QLineEdit(), skipped)
    assert "Tab does not reach QPushButton 'Withdraw'" in focus_faults(window)


def test_a_way_that_goes_to_and_fro_is_found(qtbot: QtBot) -> None:
    first, second, third, fourth = (QPushButton(name) for name in "abcd")
    window = window_of(qtbot, first, second, third, fourth)
    assert not [fault for fault in focus_faults(window) if "goes back" in fault]
    QWidget.setTabOrder(first, third)
    QWidget.setTabOrder(third, second)
    QWidget.setTabOrder(second, fourth)
    assert len([fault for fault in focus_faults(window) if "goes back" in fault]) == 2


def test_a_trap_is_found(qtbot: QtBot) -> None:
    link = QLabel('<a href="x">receipt</a>')
    flags = Qt.TextInteractionFlag
    link.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
    window = window_of(qtbot, QPushButton("before"), link, QPushButton("after"))
    window.focusNextChild()
    assert [fault for fault in focus_faults(window) if "Shift+Tab" in fault or "does not reach" in fault]


class Still(QCheckBox):
    """Looks the same whatever happens to it, in whichever style."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.gray)


def test_a_focus_that_nobody_sees_is_found(qtbot: QtBot) -> None:
    window = window_of(qtbot, QPushButton("one"), Still("Sounds"))
    assert "nothing shows the focus on Still 'Sounds'" in focus_faults(window)


def test_what_no_key_scrolls_is_found(qtbot: QtBot) -> None:
    area, text = QScrollArea(), QLabel("\n" * 200)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(text)
    window = window_of(qtbot, QPushButton("one"), area)
    assert any(fault.startswith("no key scrolls") for fault in focus_faults(window))
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    assert not any(fault.startswith("no key scrolls") for fault in focus_faults(window))


def test_an_entry_of_a_menu_without_words_is_found(qtbot: QtBot) -> None:
    menu = QMenu("View")
    qtbot.addWidget(menu)
    menu.addAction("Larger")
    below = menu.addMenu("Theme")
    below.addAction("")
    assert menu_faults(menu) == ["no words: an entry of the menu 'Theme'"]


def test_a_faint_text_is_found(qtbot: QtBot) -> None:
    label = QLabel("Estimate 800 to 1,200")
    label.setStyleSheet("background: #FFFFFF; color: #999999;")
    faults = list(faint_texts(window_of(qtbot, label)))
    assert any("too faint" in fault for fault in faults)
    assert any("no token" in fault for fault in faults)
