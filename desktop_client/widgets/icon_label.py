"""One icon, in a colour of the theme, drawn for whatever screen it is on."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_client.theme import look, pixmap
from desktop_client.widgets.adaptive import Adaptive, set_shown

_NARROW = {"dot": 0.5}
"""Drawings that fill only a part of their square: what of its width they take."""


class IconLabel(Adaptive, QWidget):
    """An icon beside a word. It has no name of its own for a screen reader: the word says it."""

    def __init__(
        self, name: str = "", colour: str = "muted", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._adapt()

    def show_icon(self, name: str, colour: str = "muted", size: int | None = None) -> None:
        """Show a drawing of resources/icons in a colour token; an empty name hides it."""
        shown = name, colour, size or self._size
        if shown == (self._name, self._colour, self._size):
            return
        self._name, self._colour, self._size = shown
        self._restyle()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw at the resolution of the screen that the widget is on now."""
        if self._name:
            painter = QPainter(self)
            drawn = pixmap(self._name, self._colour, self.height(), self.devicePixelRatioF())
            painter.drawPixmap((self.width() - self.height()) // 2, 0, drawn)
            painter.end()

    def _restyle(self) -> None:
        set_shown(self, bool(self._name))
        side = look().px(self._size)
        self.setFixedSize(round(side * _NARROW.get(self._name, 1)), side)
