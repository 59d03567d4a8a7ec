"""Paints a cell of a table in words as the style sheet has it but cheaper: a rush changes dozens at a time.

Qt asks its style sheet for the same box of every cell at every painting. Here it is asked once for each look.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_client.theme import look
from desktop_client.widgets.set_lines import SetLines

_Index = QModelIndex | QPersistentModelIndex
_MARGIN: Final = 3
"""What Qt leaves free on both sides of an item's words, and of its icon."""


class Cell(NamedTuple):
    """What stands in a cell; `ink` and `ground` are colour tokens, no ground is the table's own."""

    words: str
    lines: SetLines
    ink: str
    ground: str | None = None
    icon: QIcon | None = None
    right: bool = False


class WordsDelegate(QStyledItemDelegate):
    """Paint a row's ground, its line below and the words, elided where they are too wide."""

    def __init__(self, cell: Callable[[_Index], Cell | None], parent: QObject) -> None:
        super().__init__(parent)
        self._cell = cell
        self.restyle()

    def restyle(self) -> None:
        """Measure anew, in another look."""
        self._pad_x, self._pad_y, self._icon_px = look().space("s"), look().space("xs"), look().px(14)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the room that a cell's words need; a double click on a column's edge asks for it."""
        cell = self._cell(index)
        if cell is None:
            return QSize()
        drawing = 0 if cell.icon is None else self._icon_px + 2 * _MARGIN
        width = cell.lines.width(cell.words) + 1 + drawing + 2 * (self._pad_x + _MARGIN)
        return QSize(width, cell.lines.metrics.height() + 2 * self._pad_y + 1)

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
        room = rect.adjusted(self._pad_x + _MARGIN, self._pad_y, -self._pad_x - _MARGIN, -self._pad_y - 1)
        if cell.icon is not None:
            side = self._icon_px
            cell.icon.paint(painter, room.left(), room.top() + room.height() // 2 - side // 2, side, side)
            room.setLeft(room.left() + side + 2 * _MARGIN)
        painter.setPen(look().colour("text" if is_selected else cell.ink))
        cell.lines.paint(painter, room, cell.words, right=cell.right, elided=True)
