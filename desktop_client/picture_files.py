"""Pictures that come from this computer: read upright, made small enough to send, said to be none.

Slow: call it in a thread. Knows no sale and no window.
"""

import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_log = logging.getLogger(__name__)

FILE_AT_MOST: Final = 60 * 2**20
SIDE_AT_MOST: Final = 2400
"""A camera's file is made this small before it is sent: the house keeps no larger one, and "now" is now."""
AS_IT_IS_BELOW: Final = 2 * 2**20
QUALITY: Final = 90


class Fault(StrEnum):
    """Why a picture cannot be taken."""

    UNREADABLE = "unreadable"
    NO_PICTURE = "no_picture"
    TOO_LARGE = "too_large"


class FaultError(ValueError):
    """A file that cannot be shown; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that can be looked at, and the file that will be sent. `name` is empty for a pasted one."""

    image: QImage
    file: bytes
    name: str = ""


def read_picture(path: Path) -> Prepared:
    """Read a picture, upright. Raises FaultError."""
    try:
        if path.stat().st_size > FILE_AT_MOST:
            raise FaultError(Fault.TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        _log.info("a picture could not be read: %s", error)
        raise FaultError(Fault.UNREADABLE) from error
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE_AT_MOST:
        reader.setScaledSize(
            size.scaled(QSize(SIDE_AT_MOST, SIDE_AT_MOST), Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    if image.isNull():
        raise FaultError(Fault.NO_PICTURE)
    if len(data) <= AS_IT_IS_BELOW:
        return Prepared(image, data, path.name)
    return encode_picture(image, path.name)


def thumbnail(path: Path, side: int) -> QImage:
    """Return a picture upright and at most `side` wide and high; a null image when it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def encode_picture(image: QImage, name: str) -> Prepared:
    """Encode a picture that is in memory. Raises FaultError for none."""
    if image.isNull():
        raise FaultError(Fault.NO_PICTURE)
    if max(image.width(), image.height()) > SIDE_AT_MOST:
        image = image.scaled(
            SIDE_AT_MOST,
            SIDE_AT_MOST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    # PySide takes the format's name as a text alone, whatever its own stub says.
    if image.hasAlphaChannel():
        image.save(buffer, "PNG")  # type: ignore[call-overload]
    else:
        image.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]
    return Prepared(image, bytes(buffer.data().data()), name)
