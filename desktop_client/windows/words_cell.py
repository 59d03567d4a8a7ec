"""Paints a cell of a table in words as the style sheet has it but cheaper: a rush changes dozens at a time.

Qt asks its style sheet for the same box of every cell at every painting. Here it is asked once for each look.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_client.theme import look
from desktop_client.widgets.set_lines import SetLines

_Index = QModelIndex | QPersistentModelIndex
_MARGIN: Final = 3
"""What Qt leaves free on both sides of an item's words, and of its icon."""


class Cell(NamedTuple):
    """What stands in a cell; `ink` and `ground` are colour tokens, no ground is the table's own."""

    words: str
    font: QFont
    ink: str
    ground: str | None = None
    icon: QIcon | None = None
    right: bool = False


class WordsDelegate(QStyledItemDelegate):
    """Paint a row's ground, its line below and the words, elided where they are too wide."""

    def __init__(self, cell: Callable[[_Index], Cell | None], parent: QObject) -> None:
        super().__init__(parent)
        self._cell = cell
        self._lines: dict[int, SetLines] = {}
        self._pad_x = self._pad_y = self._icon_px = 0
        self.restyle()

    def restyle(self) -> None:
        """Measure and set the words anew, in another look."""
        self._lines.clear()
        self._pad_x, self._pad_y = look().space("s"), look().space("xs")
        self._icon_px = look().px(14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        cell = self._cell(index)
        if cell is None:
            return
        rect, is_selected = option.rect, bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_soft" if is_selected else cell.ground
        if ground is not None:
            painter.fillRect(rect, look().colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().colour("line"))
        room = rect.adjusted(self._pad_x, self._pad_y, -self._pad_x, -self._pad_y - 1)
        if cell.icon is not None:
            side = self._icon_px
            at = QRect(room.left() + _MARGIN, room.top() + room.height() // 2 - side // 2, side, side)
            cell.icon.paint(painter, at)
            room.setLeft(at.right() + 1 + _MARGIN)
        room.adjust(_MARGIN, 0, -_MARGIN, 0)
        painter.setPen(look().colour("text" if is_selected else cell.ink))
        lines = self._set(cell.font)
        height = lines.metrics.height()
        line = QRect(room.left(), room.top() + room.height() // 2 - height // 2, room.width(), height)
        lines.paint(painter, line, cell.words, right=cell.right, elided=True)

    def _set(self, font: QFont) -> SetLines:
        lines = self._lines.get(id(font))
        if lines is None or lines.font is not font:
            lines = self._lines[id(font)] = SetLines(font)
        return lines
