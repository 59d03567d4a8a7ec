"""The card in the middle of the first window: what every page there has, and how wide it may be.

It is part of the first frame: it loads nothing that this frame does not show.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_client.theme import Kind, Surface, TextRole, look, mark
from desktop_client.viewmodels.door_outcomes import Failure
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.brand import brand_pixmap

_NARROWEST: Final = 320


class DoorCard(Adaptive, QFrame):
    """A card with the brand's mark, a title and a line below; subclasses `put` more and then adapt."""

    wide: int = 400
    """How wide the card is at 100 %, where there is room."""
    mark_side: int = 72
    """How large the brand's mark is at 100 %; it grows half as much as the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, surface=Surface.CARD)
        self._room = 0
        self._mark = QLabel(self)
        self._mark.setAccessibleName("Martillo")
        self.title = TextLabel(role=TextRole.HEADING, parent=self)
        self.subtitle = TextLabel(role=TextRole.MUTED, parent=self)
        self.column = QVBoxLayout(self)
        for label in (self._mark, self.title, self.subtitle):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(label)

    def head(self, title: str, subtitle: str, *, name: str = "") -> None:
        """Say what this page is; `name` says it in the window's title where the title here does not."""
        self.title.show_text(title)
        self.subtitle.show_text(subtitle)
        self.setWindowTitle(name or title)

    def put(self, *parts: QWidget) -> None:
        """Put parts below what is there, as wide as the card; a link, with its ring, as wide as its words."""
        for part in parts:
            is_link = isinstance(part, LinkButton)
            self.column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter if is_link else Qt.AlignmentFlag(0))

    def fit(self, room: int) -> None:
        """Take what room there is, at most as wide as the card should be."""
        self._room = room
        gap = look().space("xxl")
        self.setFixedWidth(min(look().px(self.wide), max(_NARROWEST, room - 2 * gap)))

    def show_failure(self, failure: Failure | None) -> None:
        """Show what the house answered, where it belongs; None takes it away."""

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the house is being asked."""

    def forget_secrets(self) -> None:
        """Keep no password or code that has served."""

    def begin(self) -> None:
        """Put the cursor where the next thing is to be typed."""

    def complete(self) -> None:
        """Make what the first frame does not wait for."""

    def set_mark(self, side: int) -> None:
        """Make the brand's mark smaller where the page needs the room."""
        self.mark_side = side
        self._show_mark()

    def _show_mark(self) -> None:
        side = round(self.mark_side * (1 + look().text_scale) / 2)
        self._mark.setPixmap(brand_pixmap(side, self.devicePixelRatioF()))

    def _restyle(self) -> None:
        gap = look().space("xxl")
        self.column.setContentsMargins(gap, gap, gap, look().space("xl"))
        self.column.setSpacing(look().space("m"))
        self.subtitle.setContentsMargins(0, 0, 0, look().space("s"))
        self._show_mark()
        if self._room:
            self.fit(self._room)


class LinkButton(QPushButton):
    """A button that looks like a link."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, kind=Kind.LINK)
