"""Shows a picture to everybody who attends: read and made smaller in a thread, sent in the background.

Nothing is sent before somebody has looked at it. Knows no widget.
"""

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_client.picture_files import FaultError, Prepared, encode_picture, read_picture
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError, asked


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
                made = await asyncio.to_thread(encode_picture, source, "")
            else:
                made = await asyncio.to_thread(read_picture, source)
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
