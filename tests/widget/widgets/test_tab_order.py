"""Tab goes as a window is read, whoever was made first, and brings what it comes to into sight."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.tab_order import InReadingOrder, in_reading_order


class Window(InReadingOrder, QWidget):
    """A window that is read."""


def shown(qtbot: QtBot, window: QWidget) -> None:
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=2000)


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ({"b": (0, 50, 90, 20), "a": (0, 0, 90, 20)}, "ab"),
        ({"b": (100, 0, 90, 20), "a": (0, 0, 90, 20)}, "ab"),
        ({"c": (0, 30, 200, 20), "b": (100, 4, 90, 16), "a": (0, 0, 90, 20)}, "abc"),
        ({"d": (100, 0, 50, 200), "c": (0, 60, 90, 100), "b": (50, 0, 40, 20), "a": (0, 0, 40, 20)}, "abcd"),
        ({"b": (50, 50, 60, 60), "a": (0, 0, 100, 100)}, "ab"),
    ],
    ids=["rows", "columns", "rows of columns", "a panel beside rows", "one over the other"],
)
def test_rows_come_before_each_other_and_columns_side_by_side(
    qtbot: QtBot, places: dict[str, tuple[int, int, int, int]], order: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for name, place in places.items():
        widget = QWidget(parent)
        widget.setObjectName(name)
        widget.setGeometry(QRect(*place))
    read = in_reading_order([child for child in parent.children() if isinstance(child, QWidget)])
    assert "".join(widget.objectName() for widget in read) == order


def test_what_was_made_last_is_come_to_where_it_stands(qtbot: QtBot) -> None:
    window = Window()
    column = QVBoxLayout(window)
    first, last, late = QLineEdit(), QLineEdit(), QPushButton("late")
    column.addWidget(first)
    column.addWidget(last)
    column.insertWidget(1, late)
    shown(qtbot, window)
    first.setFocus()
    way = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab):
        QTest.keyClick(window.focusWidget(), key)
        way.append(window.focusWidget())
    assert way == [late, last, first, last, late]


def test_a_labelled_field_is_one_stop_and_none_is_passed_over(qtbot: QtBot) -> None:
    window = Window()
    column = QVBoxLayout(window)
    link, field, other = QPushButton("link"), FormField("Email"), FormField("Telephone")
    for part in (link, field, other):
        column.addWidget(part)
    shown(qtbot, window)
    field.setFocus()
    way = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab):
        QTest.keyClick(window.focusWidget(), key)
        way.append(window.focusWidget())
    assert way == [other.edit, link, field.edit, link, other.edit]


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Tab, 0), (Qt.Key.Key_Backtab, -1)])
def test_from_nowhere_the_keys_go_to_the_first_or_to_the_last(
    qtbot: QtBot, key: Qt.Key, expected: int
) -> None:
    window, fields = Window(), [QLineEdit() for _ in range(3)]
    column = QVBoxLayout(window)
    for field in fields:
        column.addWidget(field)
    shown(qtbot, window)
    if (at := window.focusWidget()) is not None:
        at.clearFocus()
    QTest.keyClick(window, key)
    assert window.focusWidget() is fields[expected]


def test_of_buttons_that_exclude_each_other_tab_finds_the_chosen_one(qtbot: QtBot) -> None:
    window, group = Window(), QButtonGroup()
    column, before = QVBoxLayout(window), QLineEdit()
    column.addWidget(before)
    buttons = [QPushButton(name) for name in "abc"]
    for button in buttons:
        button.setCheckable(True)
        group.addButton(button)
        column.addWidget(button)
    shown(qtbot, window)
    buttons[2].setChecked(True)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert window.focusWidget() is buttons[2]
    QTest.keyClick(buttons[2], Qt.Key.Key_Up)
    assert window.focusWidget() is buttons[1]


def test_what_the_focus_comes_to_is_scrolled_into_sight(qtbot: QtBot) -> None:
    window, page, area, outside = Window(), QWidget(), QScrollArea(), QLineEdit()
    inside = QVBoxLayout(page)
    fields = [QLineEdit() for _ in range(30)]
    for field in fields:
        inside.addWidget(field)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column = QVBoxLayout(window)
    column.addWidget(area)
    column.addWidget(outside)
    window.resize(300, 200)
    shown(qtbot, window)
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_Backtab)
    assert window.focusWidget() is fields[-1]
    assert not fields[-1].visibleRegion().isEmpty()


@pytest.mark.parametrize(
    ("lines", "field_at", "is_stop"), [(60, None, True), (60, 0, True), (60, 59, False), (2, None, False)]
)
def test_tab_stops_at_the_bar_of_what_no_other_key_would_scroll(
    qtbot: QtBot, lines: int, field_at: int | None, is_stop: bool
) -> None:
    window, page, area, outside = Window(), QWidget(), QScrollArea(), QLineEdit()
    inside = QVBoxLayout(page)
    for line in range(lines):
        inside.addWidget(QLineEdit() if line == field_at else QLabel(str(line)))
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column = QVBoxLayout(window)
    column.addWidget(area)
    column.addWidget(outside)
    window.resize(300, 300)
    shown(qtbot, window)
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_Backtab)
    bar = area.verticalScrollBar()
    assert (window.focusWidget() is bar) is is_stop
    if is_stop:
        bar.setValue(0)
        QTest.keyClick(bar, Qt.Key.Key_PageDown)
        assert bar.value() > 0


def test_tab_passes_by_the_arrows_of_a_bar_of_tabs(qtbot: QtBot) -> None:
    window, tabs, after = Window(), QTabBar(), QLineEdit()
    for name in "abcdefgh":
        tabs.addTab(f"a long name of {name}")
    column = QVBoxLayout(window)
    column.addWidget(tabs)
    column.addWidget(after)
    window.resize(300, 200)
    shown(qtbot, window)
    assert any(button.isVisible() for button in tabs.findChildren(QToolButton))
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Tab)
    assert window.focusWidget() is after


def test_a_control_in_a_tables_head_is_scrolled_into_sight_sideways(qtbot: QtBot) -> None:
    window, table = Window(), QTableWidget(3, 20)
    head = table.horizontalHeader()
    table.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    control = QLineEdit(head.viewport())

    def place() -> None:
        control.setGeometry(head.sectionViewportPosition(19), 0, head.sectionSize(19), 20)

    table.horizontalScrollBar().valueChanged.connect(place)
    column = QVBoxLayout(window)
    column.addWidget(table)
    window.resize(300, 200)
    shown(qtbot, window)
    place()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Backtab)
    assert window.focusWidget() is control
    assert control.visibleRegion().boundingRect() == control.rect()
