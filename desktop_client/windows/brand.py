"""The brand's mark, in any size and crisp on any screen."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

import resources

_SIZES = (64, 128, 256, 512)


@cache
def brand_pixmap(side: int, ratio: float) -> QPixmap:
    """Return the brand mark `side` logical pixels square, from the next larger of its pictures."""
    device = round(side * ratio)
    drawn_at = next((size for size in _SIZES if size >= device), _SIZES[-1])
    drawn = QPixmap(str(resources.path("icons", f"martillo-{drawn_at}.png")))
    made = drawn.scaled(
        device,
        device,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    made.setDevicePixelRatio(ratio)
    return made


class BrandMark(QWidget):
    """The mark beside the brand's name. It is decoration: a screen reader is told of the name alone."""

    def set_side(self, side: int) -> None:
        """Be so large, in logical pixels."""
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw at the resolution of the screen that the widget is on now."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, brand_pixmap(self.width(), self.devicePixelRatioF()))
        painter.end()
