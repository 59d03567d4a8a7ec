"""The sales of a house, and what this person has in each: paddle, bids, wins. Knows no widget."""

import asyncio
import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from contract.wire import Role, SaleStatus, SaleView, UserView, You
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError

_log = logging.getLogger(__name__)

_ORDER = {SaleStatus.OPEN: 0, SaleStatus.UPCOMING: 1, SaleStatus.ENDED: 2}


@dataclass(frozen=True, slots=True)
class LobbySale:
    """A sale with what I have in it; `you` is None while that is not known."""

    sale: SaleView
    you: You | None = None


class LobbyViewModel(QObject):
    """Asks the house for its sales.

    Signals:
        changed: the sales, or what is known of them.
        failed(HouseError): the house did not answer as hoped.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, house: House, user: UserView) -> None:
        super().__init__()
        self._house = house
        self.user = user
        self._tasks = TaskOwner("lobby")
        self._sales: list[LobbySale] = []
        self._asked = self._complete = False

    @property
    def sales(self) -> tuple[LobbySale, ...]:
        """Return the sales: open ones first, then those to come, then those that ended."""
        return tuple(sorted(self._sales, key=lambda one: _ORDER[one.sale.status]))

    @property
    def is_asked(self) -> bool:
        """Tell whether the house has answered once, so that none means none."""
        return self._asked

    @property
    def is_complete(self) -> bool:
        """Tell whether everything asked for has come: the sales, and what I have in each."""
        return self._complete

    @property
    def is_clerk(self) -> bool:
        """Tell whether this person may call a sale."""
        return self.user.role is not Role.BIDDER

    def refresh(self) -> None:
        """Ask again."""
        self._tasks.spawn(self._refresh(), "sales")

    def register(self, sale: str) -> None:
        """Ask for a paddle in a sale."""
        self._tasks.spawn(self._register(sale))

    async def close(self) -> None:
        """Stop asking."""
        await self._tasks.stop()

    async def _refresh(self) -> None:
        try:
            sales = await self._house.sales()
        except HouseError as error:
            self.failed.emit(error)
            return
        known = {one.sale.id: one.you for one in self._sales}
        self._sales = [LobbySale(sale, known.get(sale.id)) for sale in sales]
        self._asked = True
        self.changed.emit()
        yous = await asyncio.gather(*(self._you(sale.id) for sale in sales))
        self._sales = [LobbySale(sale, you) for sale, you in zip(sales, yous, strict=True)]
        self._complete = True
        self.changed.emit()

    async def _you(self, sale: str) -> You | None:
        try:
            return await self._house.you(sale)
        except HouseError as error:
            _log.info("what I have in sale %s is not known: %s", sale, error.reason)
            return None

    async def _register(self, sale: str) -> None:
        try:
            await self._house.register_paddle(sale)
        except HouseError as error:
            self.failed.emit(error)
        self.refresh()  # in place of one under way, whose answer may be of the time before
