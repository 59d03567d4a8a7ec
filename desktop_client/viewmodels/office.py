"""One sale as the office sees it: everything live of it, and the house to ask for the rest.

Each page of the office has a view-model of its own on top of this one. Knows no widget.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel

KEEPING_S: Final = 3.0
"""How long a closed office waits for the house to take what was just changed."""


class OfficeViewModel(QObject):
    """A clerk in one sale's office.

    `live` is the sale with its desk, `tasks` run until the office is closed.

    Signals:
        changed(frozenset[Aspect]): what of the live sale to show again.
        shut: the office closes; a page lets go of what it still has under way.
    """

    changed = Signal(object)
    shut = Signal()

    def __init__(
        self,
        house: House,
        sale_id: str,
        preferences: Preferences,
        receipts: ReceiptsViewModel | None = None,
    ) -> None:
        super().__init__()
        self.house, self.preferences = house, preferences
        self.live = LiveSale(house, sale_id, preferences, receipts)
        self.live.changed.connect(self.changed)
        self.tasks = TaskOwner(f"office {sale_id}")

    @property
    def sale_id(self) -> str:
        """Return the sale's id."""
        return self.live.sale_id

    @property
    def title(self) -> str:
        """Return what the sale is called; empty before the house has answered."""
        sale = self.live.room.sale
        return "" if sale is None else sale.title

    def start(self) -> None:
        """Enter the sale's room, so that the office sees what changes."""
        self.live.start()

    async def close(self) -> None:
        """Leave the room; what was being kept is kept, if the house answers soon, and all else ends."""
        self.shut.emit()
        await self.live.close()
        await self.tasks.finish_unnamed(KEEPING_S)
        await self.tasks.stop()
