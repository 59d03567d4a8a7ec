"""A text on one line: it ends in an ellipsis where there is no room, and its tooltip then says all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOption

from desktop_client.theme import TextRole
from desktop_client.widgets.plain_tooltip import plain_tooltip
from desktop_client.widgets.text_label import TextLabel

_LEAST_LETTERS = "MMM…"


class ShortLabel(TextLabel):
    """One line, as narrow as it must be."""

    def __init__(self, role: TextRole = TextRole.BODY, *, tabular: bool | None = None) -> None:
        super().__init__(role=role, tabular=tabular)
        self.setWordWrap(False)

    def show_text(self, text: str) -> None:
        """Replace the text; the same text again does nothing."""
        super().show_text(text)
        self._tell_all()

    def minimumSizeHint(self) -> QSize:
        """Need room for a few letters and the ellipsis, or for a text that is shorter still."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), self._metrics().horizontalAdvance(_LEAST_LETTERS)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say all in the tooltip only where it does not stand there already."""
        super().resizeEvent(event)
        self._tell_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        if self._fits():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self._metrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def _fits(self) -> bool:
        return self._metrics().horizontalAdvance(self.text()) <= self.contentsRect().width()

    def _tell_all(self) -> None:
        self.setToolTip("" if self._fits() else plain_tooltip(self.text()))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())
