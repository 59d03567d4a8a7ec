"""My bids and wins in every sale of the house, asked for over HTTP. Knows no widget and no words."""

import asyncio
import logging
from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from contract.settlement import Offer
from contract.wire import LotView, SaleStatus, SaleView, You
from desktop_client.saleroom.my_lots import MyLot, concerned, my_lots
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError, asked
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.receipts import ReceiptsViewModel
from desktop_client.viewmodels.statement_saving import StatementSaver

_log = logging.getLogger(__name__)

_LOTS_AT_ONCE = 60
_SALES_AT_ONCE = 2
"""A house with many sales must not take the questions for a flood."""
_ORDER = {SaleStatus.OPEN: 0, SaleStatus.UPCOMING: 1, SaleStatus.ENDED: 2}


class MyBidsViewModel(QObject):
    """Asks what I have in each sale.

    Signals:
        changed: `lots` is what the house says now.
        failed(HouseError): the house did not answer.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, house: House, preferences: Preferences, receipts: ReceiptsViewModel) -> None:
        super().__init__()
        self.house = house
        self._preferences, self._receipts = preferences, receipts
        self._tasks = TaskOwner("my bids")
        self.saver = StatementSaver(house, self._tasks, self)
        self.lots: tuple[MyLot, ...] = ()
        self.ended: frozenset[str] = frozenset()
        self.is_asked = False

    @property
    def won(self) -> dict[str, tuple[int, int]]:
        """Return how many lots are mine and what they come to (hammer prices), by currency."""
        sums: dict[str, tuple[int, int]] = {}
        for one in self.lots:
            if one.state.is_mine:
                count, total = sums.get(one.currency, (0, 0))
                sums[one.currency] = count + 1, total + (one.mine or 0)
        return sums

    def refresh(self) -> None:
        """Ask again."""
        self._tasks.spawn(self._refresh(), "asking")

    async def close(self) -> None:
        """Stop asking."""
        await self._tasks.stop()

    async def _refresh(self) -> None:
        try:
            sales = sorted(await self.house.sales(), key=lambda sale: _ORDER[sale.status])
        except HouseError as error:
            self.failed.emit(error)
            return
        gate = asyncio.Semaphore(_SALES_AT_ONCE)
        found = await asyncio.gather(*(self._in_sale_or_before(sale, gate) for sale in sales))
        self.lots = tuple(one for lots in found for one in lots)
        self.ended = frozenset(sale.id for sale in sales if sale.status is SaleStatus.ENDED)
        self.is_asked = True
        self.changed.emit()

    async def _in_sale_or_before(self, sale: SaleView, gate: asyncio.Semaphore) -> list[MyLot]:
        """Return what I have in a sale; what was known before, when the house has enough of the questions."""
        async with gate:
            try:
                return await self._in_sale(sale)
            except HouseError as error:
                _log.info("what I have in sale %s is not known now: %s", sale.id, error.reason)
                return [one for one in self.lots if one.sale == sale.id]

    async def _in_sale(self, sale: SaleView) -> list[MyLot]:
        you = await self.house.you(sale.id)
        bid_on = {r.lot for r in self._receipts.receipts(sale.id) if r.is_bid and r.ok and r.lot is not None}
        watched = self._preferences.watched(sale.id)
        offers = await self._offers(sale, you)
        wanted = concerned(you, bid_on, watched) | {offer.lot for offer in offers}
        lots = await self._lots(sale.id, wanted)
        return my_lots(sale, you, lots, bid_on=bid_on, watched=watched, offers=offers)

    async def _lots(self, sale: str, wanted: Collection[str]) -> list[LotView]:
        numbers = sorted(wanted)
        pages = [numbers[at : at + _LOTS_AT_ONCE] for at in range(0, len(numbers), _LOTS_AT_ONCE)]
        found = [view for page in pages for view in await self.house.lots(sale, page)]
        return sorted(found, key=lambda view: view.position)

    async def _offers(self, sale: SaleView, you: You) -> list[Offer]:
        if sale.status is not SaleStatus.ENDED or you.paddle is None:
            return []
        from desktop_client.connection.desks.bidder import BidderDesk

        try:
            return await asked(BidderDesk(self.house.api).offers(sale.id))
        except HouseError as error:
            _log.info("my offers in sale %s are not known: %s", sale.id, error.reason)
            return []
