"""What scrolls comes to rest at every height: a scroll bar does not come and go by its own doing.

And it ends at the right where a page does that never scrolls.
"""

import asyncio

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.columns import SCROLL_BAR, scrolling
from tests.widget.windows.conftest import Stage, preferences, settle, stage

__all__ = ["preferences", "stage"]

WIDTH = 1312
HEIGHTS = range(700, 1_000, 20)
"""Somewhere here the middle column of the room begins to need a scroll bar."""
AT_REST = 4


class Resizes(QObject):
    """Counts how often a widget is resized."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Resize
        return False


async def test_the_sale_room_comes_to_rest_at_every_height(stage: Stage) -> None:
    window = await stage.sale_room()
    await settle()
    contents = [area.widget() for area in window.findChildren(QScrollArea)]
    resizes = [Resizes(content) for content in contents if content is not None]
    bar, bars = window.columns._middle.verticalScrollBar(), set()
    for height in HEIGHTS:
        window.resize(WIDTH, height)
        await asyncio.sleep(0.03)
        if not bar.isEnabled():
            break
    for height in range(window.height() - 30, window.height() + 30, 2):
        window.resize(WIDTH, height)
        await asyncio.sleep(0.03)
        before = sum(each.count for each in resizes)
        await asyncio.sleep(0.05)
        assert sum(each.count for each in resizes) - before < AT_REST, f"{WIDTH} × {height}"
        bars.add(bar.isEnabled())
    assert bars == {True, False}, "none of these heights is where it begins to scroll"


@pytest.mark.parametrize("height", [200, 2_000])
@pytest.mark.parametrize(
    ("margin", "kept"), [(16, 16), (SCROLL_BAR, SCROLL_BAR), (4, SCROLL_BAR), (0, SCROLL_BAR)]
)
async def test_what_scrolls_is_as_wide_as_what_does_not_and_never_below_its_bar(
    qtbot: QtBot, preferences: Preferences, height: int, margin: int, kept: int
) -> None:
    content, field = QWidget(), QLineEdit()
    column = QVBoxLayout(content)
    column.setContentsMargins(margin, 0, margin, 0)
    column.addWidget(field)
    content.setMinimumHeight(1_000)
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(500, height)
    area.show()
    await settle()
    assert area.width() - field.mapTo(area, QPoint(field.width(), 0)).x() == kept
    bar = area.verticalScrollBar()
    assert bar.sizeHint().width() == SCROLL_BAR
    assert area.childAt(area.width() - 1, 5) is bar


@pytest.mark.parametrize("comes_back", [False, True])
async def test_whatever_the_focus_goes_to_is_in_sight_unless_it_had_it_before(
    qtbot: QtBot, preferences: Preferences, comes_back: bool
) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        column.addWidget(field)
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    await settle()
    fields[0].setFocus()
    fields[-1].setFocus()
    await settle()
    assert fields[-1].visibleRegion().boundingRect() == fields[-1].rect()
    area.verticalScrollBar().setValue(0)
    before = None if comes_back else fields[0]
    for new in (before, fields[-1]):
        area._on_focus_changed(None, new)  # type: ignore[attr-defined]
    assert fields[-1].visibleRegion().isEmpty() is comes_back
