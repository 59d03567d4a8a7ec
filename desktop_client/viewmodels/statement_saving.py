"""Fetches my statement of a sale as PDF and writes it to a file. Knows no widget."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contract.papers import PaperLanguage
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError, asked


class StatementSaver(QObject):
    """Saves statements; its tasks are those of its owner.

    Signals:
        saved(Path): the statement was written. unsaved(str): it was not; why, in the system's words.
        failed(HouseError): the house gave none.
    """

    saved = Signal(object)
    unsaved = Signal(str)
    failed = Signal(object)

    def __init__(self, house: House, tasks: TaskOwner, parent: QObject) -> None:
        super().__init__(parent)
        self._house, self._tasks = house, tasks

    def save(self, sale: str, path: Path, language: PaperLanguage) -> None:
        """Write the statement of a sale."""
        self._tasks.spawn(self._save(sale, path, language))

    async def _save(self, sale: str, path: Path, language: PaperLanguage) -> None:
        from desktop_client.connection.desks.bidder import BidderDesk

        try:
            pdf = await asked(BidderDesk(self._house.api).statement_pdf(sale, language))
            await asyncio.to_thread(path.write_bytes, pdf)
        except HouseError as error:
            self.failed.emit(error)
        except OSError as error:
            self.unsaved.emit(error.strerror or str(error))
        else:
            self.saved.emit(path)
