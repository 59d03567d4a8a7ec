"""Paints the cells of the table of lots straight from the lot: scrolling through thousands stays smooth.

A style sheet's item painting asks a model a dozen times a cell; here each cell is asked once and remembered.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from contract.standing import Phase
from desktop_client.theme import Weight, look
from desktop_client.viewmodels.catalogue_lots import LotTable
from desktop_client.windows.words_table import Column

_Index = QModelIndex | QPersistentModelIndex


class LotCells(QStyledItemDelegate):
    """What stands in a cell is said by its column; how it looks, by the theme."""

    def __init__(self, lots: LotTable, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._lots, self._columns = lots, columns
        self._words: dict[tuple[int, int], tuple[str, str, bool]] = {}
        self._fonts: dict[tuple[bool, bool], tuple[QFont, QFontMetrics]] = {}
        self._colours: dict[str, QColor] = {}
        lots.modelReset.connect(self.forget)
        lots.dataChanged.connect(lambda *_: self._words.clear())

    def forget(self) -> None:
        """Ask everything anew: other rows, another language, another look."""
        self._words.clear()
        self._fonts.clear()
        self._colours.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect, place = option.rect, (index.row(), index.column())
        if place not in self._words:
            self._words[place] = self._said(*place)
        words, ink, is_struck = self._words[place]
        column = self._columns[place[1]]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, self._colour("accent_soft"))
        painter.setPen(self._colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if words:
            font, metrics = self._font(is_strong=column.strong, is_struck=is_struck)
            painter.setFont(font)
            painter.setPen(self._colour("text" if is_selected and ink == "muted" else ink))
            gap = look().space("s")
            inside: QRect = rect.adjusted(gap, 0, -gap, 0)
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _said(self, row: int, place: int) -> tuple[str, str, bool]:
        lot, column = self._lots.lot_at(row), self._columns[place]
        if lot is None:
            return "", "text", False
        is_struck = lot.standing.phase is Phase.WITHDRAWN
        plain = "muted" if column.muted or is_struck else "text"
        return column.words(lot), plain if column.ink is None else column.ink(lot), is_struck

    def _font(self, *, is_strong: bool, is_struck: bool) -> tuple[QFont, QFontMetrics]:
        key = is_strong, is_struck
        if key not in self._fonts:
            font = look().font("body", Weight.STRONG if is_strong else Weight.REGULAR)
            font.setStrikeOut(is_struck)
            self._fonts[key] = font, QFontMetrics(font)
        return self._fonts[key]

    def _colour(self, name: str) -> QColor:
        if name not in self._colours:
            self._colours[name] = look().colour(name)
        return self._colours[name]
