"""The room display of one sale: what it shows, how the house has set it, which picture. Knows no widget."""

import logging

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from contract.display import Display
from desktop_client.saleroom.board import Board, board, shown_lot
from desktop_client.viewmodels.house import House, HouseError, asked
from desktop_client.viewmodels.live_sale import Aspect, LiveSale
from desktop_client.viewmodels.pictures import PictureSize
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel

_log = logging.getLogger(__name__)


class DisplayViewModel(QObject):
    """What everybody in the hall sees of a sale, following it by itself.

    Signals:
        changed: show it again.
    """

    changed = Signal()

    def __init__(
        self,
        house: House,
        sale_id: str,
        preferences: Preferences,
        receipts: ReceiptsViewModel | None = None,
    ) -> None:
        super().__init__()
        self._house = house
        self.live = LiveSale(house, sale_id, preferences, receipts)
        self.display = Display()
        self._lot: str | None = None
        self._picture = 1
        self.live.changed.connect(self._on_live_changed)
        self.live.went_live.connect(self.load)
        self.live.office_changed.connect(self.load)
        self.live.pictures.arrived.connect(lambda *_picture: self.changed.emit())
        self.live.pictures.shown.connect(self._on_picture_shown)

    def board(self) -> Board:
        """Return what to show now."""
        return board(self.live.room, self.display)

    def picture(self) -> QImage | None:
        """Return the picture of the lot shown, the best that is here; None while there is none."""
        view = self.live.lot_view(self._lot)
        if view is None or not view.pictures:
            return None
        number, store = min(self._picture, view.pictures), self.live.pictures
        large = store.picture(view.lot, number, PictureSize.FULL)
        return large or store.picture(view.lot, number, PictureSize.CARD)

    def start(self) -> None:
        """Enter the sale's room."""
        self.live.start()

    def load(self) -> None:
        """Read the settings, which a clerk may have changed meanwhile."""
        self.live.tasks.spawn(self._load(), "reading the display's settings")

    async def close(self) -> None:
        """Leave the room."""
        await self.live.close()

    async def _load(self) -> None:
        from desktop_client.connection.desks.display import DisplayDesk

        try:
            display = await asked(DisplayDesk(self._house.api).display(self.live.sale_id))
        except HouseError as error:
            _log.info("the settings of the room display could not be read: %s", error.reason)
            return
        if display != self.display:
            self.display = display
            self.changed.emit()

    def _on_live_changed(self, _aspects: frozenset[Aspect]) -> None:
        lot = shown_lot(self.live.room)
        if lot != self._lot:
            self._lot, self._picture = lot, 1
            if self.live.state.can_speak:
                self.load()
        self.changed.emit()

    def _on_picture_shown(self, lot: str, number: int) -> None:
        if lot == self._lot:
            self._picture = number
            self.changed.emit()
