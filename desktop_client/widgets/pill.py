"""A rounded tag that carries one fact: Paddle 204."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_client.theme import TONE_COLOUR, Surface, Tone, Weight, look, mark
from desktop_client.theme.style import pill_height
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.plain_tooltip import plain_tooltip

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Pill(Adaptive, QLabel):
    """A label, an emphasised value and a trailing remark.

    In a narrow place the remark is shortened first, then the label; the value is always whole. It paints
    itself; a label it is so that a screen reader takes it for a text.
    """

    def __init__(self, label: str = "", value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = self._value = self._trailing = ""
        self._tone: Tone | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        mark(self, surface=Surface.PILL)
        self.show_pill(label, value)
        self._adapt()

    def show_pill(self, label: str, value: str = "", trailing: str = "", tone: Tone | None = None) -> None:
        """Show the parts that have a text. The tone colours the value."""
        parts = label, value, trailing, tone
        if parts == (self._label, self._value, self._trailing, self._tone):
            return
        self._label, self._value, self._trailing, self._tone = parts
        text = " ".join(part for part in (label, value, trailing) if part)
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self.update()

    def shown(self) -> list[str]:
        """Return the texts as they fit into the present width."""
        return [text for text, _, _ in self._parts(self.width())]

    def sizeHint(self) -> QSize:
        """Ask for the room of all parts."""
        widths = [QFontMetrics(font).horizontalAdvance(text) for text, font, _ in self._wanted()]
        return QSize(self._edges() + sum(widths) + self._gap() * max(0, len(widths) - 1), pill_height(look()))

    def minimumSizeHint(self) -> QSize:
        """Need the value alone."""
        value = QFontMetrics(self._bold()).horizontalAdvance(self._value)
        return QSize(self._edges() + value, pill_height(look()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts over the frame that the style sheet draws."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = look().space("m")
        for text, font, ink in self._parts(self.width()):
            width = QFontMetrics(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(look().colour(ink))
            painter.drawText(QRect(left, 0, width + 2, self.height()), _LEFT, text)
            left += width + self._gap()
        painter.end()

    def _wanted(self) -> list[tuple[str, QFont, str]]:
        value_ink = TONE_COLOUR[self._tone] if self._tone else "text"
        parts = (
            (self._label, look().prose(), "text"),
            (self._value, self._bold(), value_ink),
            (self._trailing, look().prose(), "text"),
        )
        return [part for part in parts if part[0]]

    def _parts(self, width: int) -> list[tuple[str, QFont, str]]:
        """Shorten what does not fit, from the end, sparing the value."""
        parts = self._wanted()
        missing = self.sizeHint().width() - width
        for index in reversed(range(len(parts))):
            text, font, ink = parts[index]
            if missing > 0 and text is not self._value:
                metrics = QFontMetrics(font)
                before = metrics.horizontalAdvance(text)
                shorter = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, before - missing))
                missing -= before - metrics.horizontalAdvance(shorter)
                parts[index] = (shorter, font, ink)
        return [part for part in parts if part[0] not in ("", "…")]

    def _bold(self) -> QFont:
        """Return the font of the value: a figure is larger than its words, a standing is itself a word."""
        return look().prose("body", Weight.STRONG) if self._tone else look().font("lead", Weight.BOLD)

    def _edges(self) -> int:
        return 2 * look().space("m")

    def _gap(self) -> int:
        return look().px(6)

    def _restyle(self) -> None:
        self.setFixedHeight(pill_height(look()))
        self.updateGeometry()
