"""A captioned part of a column: the caption, a count, and what belongs under it."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop_client.theme import look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.caption_label import CaptionLabel


class Section(Adaptive, QWidget):
    """A caption with content below, and room for one small widget at the caption's right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._count: int | None = None
        self._caption = CaptionLabel(title)
        self._head = QHBoxLayout()
        self._head.addWidget(self._caption, 1)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addLayout(self._head)
        self._adapt()

    def set_title(self, title: str) -> None:
        """Set the caption."""
        self._title = title
        self._show_caption()

    def show_count(self, count: int | None) -> None:
        """Add a number to the caption (Attending · 214), or take it away."""
        self._count = count
        self._show_caption()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below what is there."""
        self._body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        """Put a layout below what is there."""
        self._body.addLayout(layout, stretch)

    def set_trailing(self, widget: QWidget) -> None:
        """Put a small widget at the right of the caption."""
        self._head.addWidget(widget)

    def _show_caption(self) -> None:
        text = self._title if self._count is None else f"{self._title} · {self._count}"
        self._caption.show_text(text)
        self.setAccessibleName(text)

    def _restyle(self) -> None:
        self._body.setSpacing(look().space("s"))
        self._head.setSpacing(look().space("s"))
