"""The QR code of the address to join: dark on light in either theme, as every scanner expects it."""

from functools import cache

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop_client.theme.tokens import load_tokens

QUIET = 4
"""Modules of light around the code that the standard asks for."""


@cache
def code_image(address: str) -> QImage:
    """Return the code with a pixel for each module and the quiet zone around it."""
    rows = list(segno.make(address, error="m", micro=False).matrix_iter(border=QUIET))
    colours = load_tokens().light
    dark, light = QColor(colours.text), QColor(colours.surface)
    image = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            image.setPixelColor(x, y, dark if module else light)
    return image


def paint_code(painter: QPainter, place: QRectF, address: str) -> None:
    """Paint the code into the lower right of a place, each module as many whole pixels as fit."""
    image = code_image(address)
    side = int(min(place.width(), place.height()))
    whole = side // image.width() * image.width() or side
    drawn = image.scaled(
        whole, whole, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
    )
    corner = place.bottomRight().toPoint()
    painter.drawImage(corner.x() - drawn.width(), corner.y() - drawn.height(), drawn)
