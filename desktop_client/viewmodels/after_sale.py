"""What a bidder does when a sale is over: his statement, and offers on lots that were not sold.

Knows no widget. The house reckons and decides; this asks.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from contract.papers import Paper
from contract.settlement import Offer, OfferStatus
from contract.verdicts import Code
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError, asked
from desktop_client.viewmodels.statement_saving import StatementSaver

if TYPE_CHECKING:
    from desktop_client.connection.desks.bidder import BidderDesk

Answer = TypeVar("Answer")

LOOK_AGAIN_S: Final = 15.0
"""After a sale no connection tells of anything: so often is asked while an offer waits for the house."""


class AfterSale(QObject):
    """One bidder's affairs in one sale that has ended.

    Signals:
        changed: `paper` or `offers` is another now.
        decided(Offer): the house accepted or declined an offer of mine.
        failed(HouseError): the house refused something, or did not answer.
    """

    changed = Signal()
    decided = Signal(object)
    failed = Signal(object)

    def __init__(self, house: House, sale: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house, self._sale = house, sale
        self._tasks = TaskOwner(f"after sale {sale}")
        self.saver = StatementSaver(house, self._tasks, self)
        self.paper: Paper | None = None
        self.offers: tuple[Offer, ...] = ()

    @property
    def owes(self) -> int | None:
        """Return what the statement comes to, minor units; None while there is none."""
        return None if self.paper is None else self.paper.statement.total

    def offer_on(self, lot: str) -> Offer | None:
        """Return my latest offer on a lot that I did not take back."""
        mine = (one for one in self.offers if one.lot == lot and one.status is not OfferStatus.WITHDRAWN)
        return max(mine, key=lambda one: one.made_at, default=None)

    def refresh(self) -> None:
        """Ask for the statement and the offers, and again as long as an offer is open."""
        self._tasks.spawn(self._follow(), "asking")

    def make_offer(self, lot: str, amount: int) -> None:
        """Offer an amount (minor units) for a lot that was not sold."""
        self._change(lambda desk: desk.make_offer(self._sale, lot, amount))

    def withdraw_offer(self, offer: Offer) -> None:
        """Take back an offer."""
        self._change(lambda desk: desk.withdraw_offer(self._sale, offer.id))

    async def close(self) -> None:
        """Stop asking."""
        await self._tasks.stop()

    def _change(self, ask: Callable[["BidderDesk"], Awaitable[object]]) -> None:
        async def change() -> None:
            try:
                await asked(ask(self._desk()))
            except HouseError as error:
                self.failed.emit(error)
            self.refresh()

        self._tasks.spawn(change())

    async def _follow(self) -> None:
        await self._refresh()
        while any(one.status is OfferStatus.OPEN for one in self.offers):
            await asyncio.sleep(LOOK_AGAIN_S)
            offers = await self._or_none(self._desk().offers(self._sale), is_asked_for=False)
            if offers is not None and tuple(offers) != self.offers:
                await self._refresh()

    async def _refresh(self) -> None:
        # The offers first: what is accepted by then is on the statement.
        offers = await self._or_none(self._desk().offers(self._sale))
        self.paper = await self._or_none(self._desk().statement(self._sale))
        waiting = {one.id for one in self.offers if one.status is OfferStatus.OPEN}
        self.offers = self.offers if offers is None else tuple(offers)
        self.changed.emit()
        for one in self.offers:
            if one.id in waiting and one.status in {OfferStatus.ACCEPTED, OfferStatus.DECLINED}:
                self.decided.emit(one)

    async def _or_none(self, answer: Awaitable[Answer], *, is_asked_for: bool = True) -> Answer | None:
        try:
            return await asked(answer)
        except HouseError as error:
            nothing_of_mine = {Code.NOT_FOUND.value, Code.NOT_REGISTERED.value, Code.FORBIDDEN.value}
            if is_asked_for and error.reason not in nothing_of_mine:
                self.failed.emit(error)
            return None

    def _desk(self) -> "BidderDesk":
        from desktop_client.connection.desks.bidder import BidderDesk

        return BidderDesk(self._house.api)
