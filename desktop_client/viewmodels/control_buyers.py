"""Who pays for the lots that the room bought: their paddles, told to the house after the hammer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from contract.standing import Phase
from desktop_client.saleroom.control import Act, WhyNot
from desktop_client.viewmodels.control_calls import RostrumCalls
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.live_sale import LiveSale

if TYPE_CHECKING:
    from desktop_client.connection.desks.rostrum import RostrumDesk


class RoomBuyers(QObject):
    """The buyers' paddles of room lots, by lot.

    Signals:
        changed: a buyer is known, or another one.
        failed(HouseError): the house did not take it.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: "RostrumDesk", live: LiveSale, calls: RostrumCalls) -> None:
        super().__init__()
        self._desk, self._live, self._calls = desk, live, calls
        self.known: dict[str, str] = {}
        self._entered = 0  # how often what is known was changed here, not by an answer
        live.changed.connect(self._on_live_changed)

    def load(self) -> None:
        """Read which buyers are known; another clerk may have entered some."""
        self._live.tasks.spawn(self._load(), "buyers")

    def regulars(self) -> list[str]:
        """Return the paddles that have bought in the room, who bought last first."""
        return list(dict.fromkeys(reversed(self.known.values())))

    def catch_up(self) -> None:
        """Read them again where one is missing: another clerk may have entered it."""
        if any(self.is_missing(lot) for lot in self._live.room.overview.of(Phase.SOLD)):
            self.load()

    def is_missing(self, lot: str | None) -> bool:
        """Tell whether a lot was sold to the room and nobody knows to whom."""
        return lot is not None and lot not in self.known and bool(self._calls.possible(Act.ALLOT, lot))

    def allot(self, lot: str | None, paddle: str) -> None:
        """Say that this paddle bought a lot in the room."""
        check = self._calls.possible(Act.ALLOT, lot)
        if check.why_not is not None or lot is None:
            self._calls.refuse(Act.ALLOT, check.why_not or WhyNot.NO_LOT)
        else:
            self._live.tasks.spawn(self._allot(lot, paddle))

    def _on_live_changed(self, _aspects: object) -> None:
        """Forget who bought a lot that was opened again: its next hammer may be another's."""
        reopened = [lot for lot in self._live.changed_lots & self.known.keys() if not self._is_sold(lot)]
        for lot in reopened:
            del self.known[lot]
        if reopened:
            self._entered += 1
            self.changed.emit()

    def _is_sold(self, lot: str) -> bool:
        standing = self._live.standing(lot)
        return standing is None or standing.phase is Phase.SOLD

    async def _load(self) -> None:
        entered = self._entered
        try:
            known = await asked(self._desk.buyers(self._live.sale_id))
        except HouseError as error:
            self.failed.emit(error)
            return
        if entered != self._entered:
            self.load()  # a buyer was entered while this answer was on its way
            return
        self.known = known
        self.changed.emit()

    async def _allot(self, lot: str, paddle: str) -> None:
        try:
            await asked(self._desk.set_buyer(self._live.sale_id, lot, paddle))
        except HouseError as error:
            self.failed.emit(error)
            return
        self._entered += 1
        self.known.pop(lot, None)  # so that it stands last: the newest buyer
        self.known[lot] = paddle
        self._calls.called.emit(Act.ALLOT)
        self.changed.emit()
