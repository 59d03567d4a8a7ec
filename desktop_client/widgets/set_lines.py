"""Short texts that are shaped once and painted often: what a rush repeats costs its shaping only once.

Shaping is most of what it costs to paint a word in a font with tabular figures. Knows no widget and no sale.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

_KEPT: Final = 600


class SetLines:
    """Lines in one font. Make another one for another look."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self._lines: dict[str, QStaticText] = {}

    def width(self, text: str) -> int:
        """Return how wide a text is, in whole pixels."""
        return round(self._set(text).size().width()) if text else 0

    def paint(
        self, painter: QPainter, room: QRect, text: str, *, right: bool = False, elided: bool = False
    ) -> None:
        """Paint a text in the middle of a room's height; cut off with an ellipsis where it is too wide."""
        if not text:
            return
        if elided and self.width(text) > room.width():
            text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        line = self._set(text)
        left = room.right() + 1 - line.size().width() if right else room.left()
        top = room.top() + (room.height() - self.metrics.height()) // 2
        painter.setFont(self.font)
        if self.font.strikeOut():  # a set text is struck through on a screen of scale 1, and on no other
            painter.drawText(QRectF(QPointF(left, top), line.size()), Qt.TextFlag.TextDontClip, text)
        else:
            painter.drawStaticText(QPointF(left, top), line)

    def _set(self, text: str) -> QStaticText:
        line = self._lines.get(text)
        if line is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            line = QStaticText(text)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.prepare(QTransform(), self.font)
            self._lines[text] = line
        return line
