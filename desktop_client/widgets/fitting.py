"""Make a text fit its room by setting it smaller rather than by cutting it off."""

from PySide6.QtGui import QFont, QFontMetrics


def fitted(font: QFont, text: str, width: int, at_least_px: int) -> QFont:
    """Return the font, set smaller if the text is wider than `width`, but never below a legible size."""
    made = QFont(font)
    size = font.pixelSize()
    while size > at_least_px and QFontMetrics(made).horizontalAdvance(text) > width:
        size -= 1
        made.setPixelSize(size)
    return made
