"""The brand's mark, in any size and crisp on any screen."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

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
