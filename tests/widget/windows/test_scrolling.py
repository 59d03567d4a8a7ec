"""What scrolls comes to rest at every height: a scroll bar does not come and go by its own doing."""

import asyncio

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea

from tests.widget.windows.conftest import Stage, settle, stage

__all__ = ["stage"]

WIDTH = 1312
HEIGHTS = range(740, 800, 2)
"""Where the middle column of the room begins to need a scroll bar."""
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
    resizes = [Resizes(area.widget()) for area in window.findChildren(QScrollArea) if area.widget()]
    bars = set()
    for height in HEIGHTS:
        window.resize(WIDTH, height)
        await asyncio.sleep(0.03)
        before = sum(each.count for each in resizes)
        await asyncio.sleep(0.05)
        assert sum(each.count for each in resizes) - before < AT_REST, f"{WIDTH} × {height}"
        bars.add(window.columns._middle.verticalScrollBar().isEnabled())
    assert bars == {True, False}, "none of these heights is where it begins to scroll"
