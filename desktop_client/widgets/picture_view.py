"""The pictures of a lot: one large, the others as a strip, and any of them enlarged over the window.

Pictures come in ready made; where they come from, and when, is not known here.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_client.theme import look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.lot_row import paint_thumbnail
from desktop_client.widgets.picture_frame import PictureFit, PictureFrame
from desktop_client.widgets.picture_overlay import PictureOverlay

__all__ = ["PictureFit", "PictureView"]

_STRIP_PX = 48


class _Thumbnail(Adaptive, QPushButton):
    """A small picture that can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: QPixmap | None = None
        self.setCheckable(True)
        self.setIcon(QIcon())
        mark(self, kind="thumbnail")
        self._adapt()

    def sizeHint(self) -> QSize:
        """Ask for a small square."""
        return QSize(look().px(_STRIP_PX), look().px(_STRIP_PX))

    def minimumSizeHint(self) -> QSize:
        """Keep the square."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture inside the border that marks the chosen one."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = min(self.width(), self.height()) - 6
        paint_thumbnail(painter, QRect(3, 3, side, side), self.picture, self.devicePixelRatioF())
        painter.end()


class PictureView(Adaptive, QWidget):
    """A frame and, for several pictures, a strip below it.

    Signals:
        picture_chosen(int): another picture is shown now, by its index.
    """

    picture_chosen = Signal(int)

    def __init__(self, fit: PictureFit = PictureFit.FIT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[QPixmap | None] = []
        self._current = 0
        self._description = ""
        self._frame = PictureFrame(fit)
        self._frame.clicked.connect(self.enlarge)
        self._strip = QWidget()
        self._flow = FlowLayout(self._strip, stretched=False)
        self._thumbnails: list[_Thumbnail] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._frame, 1)
        self._column.addWidget(self._strip)
        self._adapt()

    @property
    def current(self) -> int:
        """Return the index of the picture shown large."""
        return self._current

    def show_loading(self, count: int = 1, description: str = "") -> None:
        """Expect pictures that are not here yet."""
        self._show([None] * count, description)

    def show_pictures(self, pictures: Sequence[QPixmap], description: str = "") -> None:
        """Show pictures that are here."""
        self._show(list(pictures), description)

    def show_nothing(self) -> None:
        """Show that the lot has no picture."""
        self._show([], "")

    def set_picture(self, index: int, picture: QPixmap) -> None:
        """Fill in a picture that has arrived; one that nobody waits for any more is ignored."""
        if 0 <= index < len(self._pictures):
            self._pictures[index] = picture
            self._refresh()

    def choose(self, index: int) -> None:
        """Show another picture large."""
        if 0 <= index < len(self._pictures) and index != self._current:
            self._current = index
            self.picture_chosen.emit(index)
        self._refresh()

    def enlarge(self) -> None:
        """Show the pictures large over the window, until Esc or a click."""
        loaded = [picture for picture in self._pictures if picture is not None]
        shown = self._pictures[self._current] if self._pictures else None
        if shown is not None:
            PictureOverlay(loaded, loaded.index(shown), self._description, self.window()).show()

    def _show(self, pictures: list[QPixmap | None], description: str) -> None:
        self._pictures, self._current, self._description = pictures, 0, description
        while len(self._thumbnails) < len(pictures):
            thumbnail = _Thumbnail(self._strip)
            thumbnail.clicked.connect(partial(self.choose, len(self._thumbnails)))
            self._thumbnails.append(thumbnail)
            self._flow.addWidget(thumbnail)
        self._refresh()

    def _refresh(self) -> None:
        several = len(self._pictures) > 1
        self._strip.setVisible(several)
        for index, thumbnail in enumerate(self._thumbnails):
            thumbnail.setVisible(several and index < len(self._pictures))
            thumbnail.picture = self._pictures[index] if index < len(self._pictures) else None
            thumbnail.setChecked(index == self._current)
            name = self.tr("Picture {number} of {count}")
            thumbnail.setAccessibleName(name.format(number=index + 1, count=len(self._pictures)))
            thumbnail.update()
        if self._pictures:
            self._frame.show_picture(self._pictures[self._current], is_expected=True)
        else:
            self._frame.show_picture(None, is_expected=False)
        self._frame.setAccessibleDescription(self._description)

    def _retranslate(self) -> None:
        self._refresh()

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("s"))
        self._flow.setSpacing(look().space("xs"))
