"""Shows a picture to everybody who attends: read and made smaller in a thread, sent in the background.

Nothing is sent before somebody has looked at it. Knows no widget.
"""

import asyncio
import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError, asked

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


class ShowingViewModel(QObject):
    """One sale's pictures to everybody.

    Signals:
        prepared(Prepared): a picture can be looked at.
        refused(Fault): what was chosen cannot be shown.
        sending: a picture is on its way to the house.
        shown(str, int): everybody is shown picture n of a lot.
        failed(HouseError): the house did not take it.
    """

    prepared = Signal(object)
    refused = Signal(object)
    sending = Signal()
    shown = Signal(str, int)
    failed = Signal(object)

    def __init__(self, house: House, sale_id: str, tasks: TaskOwner) -> None:
        super().__init__()
        self._house, self._sale, self._tasks = house, sale_id, tasks
        self._is_sending = False

    @property
    def is_sending(self) -> bool:
        """Tell whether a picture is on its way."""
        return self._is_sending

    def take_file(self, path: Path) -> None:
        """Prepare a file; `prepared` or `refused` follows."""
        self._tasks.spawn(self._prepare(path), "preparing a picture")

    def take_image(self, image: QImage) -> None:
        """Prepare a pasted picture."""
        self._tasks.spawn(self._prepare(image), "preparing a picture")

    def show(self, lot: str, picture: Prepared) -> None:
        """Show a picture to everybody; one at a time."""
        if not self._is_sending:
            self._is_sending = True
            self.sending.emit()
            self._tasks.spawn(self._send(lot, picture), "showing a picture")

    async def _prepare(self, source: Path | QImage) -> None:
        try:
            if isinstance(source, QImage):
                made = await asyncio.to_thread(_of_image, source, "")
            else:
                made = await asyncio.to_thread(_of_file, source)
        except FaultError as error:
            self.refused.emit(error.fault)
        else:
            self.prepared.emit(made)

    async def _send(self, lot: str, picture: Prepared) -> None:
        from desktop_client.connection.desks.display import DisplayDesk

        try:
            told = await asked(DisplayDesk(self._house.api).show(self._sale, lot, picture.file))
        except HouseError as error:
            self._is_sending = False
            self.failed.emit(error)
        else:
            self._is_sending = False
            self.shown.emit(told.lot, told.k)


def _of_file(path: Path) -> Prepared:
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
    return _of_image(image, path.name)


def _of_image(image: QImage, name: str) -> Prepared:
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
