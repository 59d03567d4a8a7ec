"""One icon, in a colour of the theme, redrawn whenever the theme changes."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_client.theme import look, pixmap
from desktop_client.widgets.adaptive import Adaptive


class IconLabel(Adaptive, QLabel):
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
        self._name, self._colour, self._size = name, colour, size or self._size
        self._restyle()

    def _restyle(self) -> None:
        self.setHidden(not self._name)
        if self._name:
            self.setPixmap(pixmap(self._name, self._colour, look().px(self._size), self.devicePixelRatioF()))
