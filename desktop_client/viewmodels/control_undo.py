"""What can be undone, with what each undo would change: asked anew whenever the sale moves on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from contract import commands
from contract.wire import Undoable
from desktop_client.saleroom.control import Act
from desktop_client.viewmodels.asking_again import AskingAgain
from desktop_client.viewmodels.control_calls import RostrumCalls
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.live_sale import LiveSale

if TYPE_CHECKING:
    from desktop_client.connection.desks.rostrum import RostrumDesk


class UndoViewModel(QObject):
    """The last twenty entries of the sale.

    Signals:
        changed: the list was read.
        failed(HouseError): it could not be read.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: "RostrumDesk", live: LiveSale, calls: RostrumCalls) -> None:
        super().__init__()
        self._desk, self._live, self._calls = desk, live, calls
        self.entries: list[Undoable] = []
        self.known = False
        self._asking = AskingAgain(live.tasks, "undo list", self._load)

    def load(self) -> None:
        """Ask the house; what was known stays until the answer comes."""
        self._asking.ask()

    def strike(self, entry: Undoable) -> None:
        """Strike an entry, and whatever of its lot came after it where that is needed."""
        action = commands.Undo(lot=entry.lot, entry=entry.n, and_later=bool(entry.and_later))
        self._calls.send(Act.UNDO, action)

    async def _load(self) -> None:
        try:
            self.entries = await asked(self._desk.undoables(self._live.sale_id))
        except HouseError as error:
            self.failed.emit(error)
            return
        self.known = True
        self.changed.emit()
