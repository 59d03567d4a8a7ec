"""My own book in one sale: the maxima that I left before their lots opened, and how they go out again.

Knows no widget. The house's book is the truth; this only shows what `you` says of it and asks for changes.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from contract.commands import WithdrawMax
from contract.ids import new_id
from contract.standing import Phase
from contract.verdicts import Code
from desktop_client.connection.states import Reason
from desktop_client.viewmodels.house import House, HouseError, asked
from desktop_client.viewmodels.live_sale import LiveSale


@dataclass(frozen=True, slots=True)
class BookedMax:
    """One maximum of mine in the book; `limit` in minor units."""

    lot: str
    title: str
    limit: int
    plus_one: bool
    group: str | None

    @property
    def key(self) -> str:
        """Return the lot number."""
        return self.lot


class Absentee(QObject):
    """The bidder's side of the book.

    Signals:
        failed(HouseError): the house did not take a maximum out.
        asked_out(str): I take the maximum on this lot out.
        stayed_in(str): it stays in the book, as the house has refused that.
    """

    failed = Signal(object)
    asked_out = Signal(str)
    stayed_in = Signal(str)

    def __init__(self, house: House, live: LiveSale) -> None:
        super().__init__(live)
        self._house, self._live = house, live

    def booked(self, lot: str | None) -> BookedMax | None:
        """Return my maximum on a lot that has not opened; None when there is none."""
        room, you, standing = self._live.room, self._live.you, self._live.standing(lot)
        limit = you.maxes.get(lot) if you is not None and lot is not None else None
        if lot is None or you is None or limit is None or standing is None:
            return None
        if standing.phase is not Phase.UPCOMING:
            return None
        view = room.catalogue.get(lot)
        title = view.title if view is not None else ""
        return BookedMax(lot, title, limit, lot in you.plus_ones, you.groups.get(lot))

    def book(self) -> list[BookedMax]:
        """Return my maxima on lots that have not opened yet, in the order of the sale."""
        you = self._live.you
        found = (self.booked(lot) for lot in (you.maxes if you is not None else ()))
        places = {lot: place for place, lot in enumerate(self._live.room.standings)}
        return sorted((one for one in found if one is not None), key=lambda one: places[one.lot])

    def groups(self) -> list[str]:
        """Return the names of my either-or groups."""
        you = self._live.you
        return sorted(set(you.groups.values())) if you is not None else []

    def is_possible(self, lot: str | None) -> bool:
        """Tell whether a maximum may be left on a lot before it opens."""
        terms, standing = self._live.room.terms, self._live.standing(lot)
        return (
            terms is not None and terms.absentee and standing is not None and standing.phase is Phase.UPCOMING
        )

    def take_out(self, lot: str) -> None:
        """Take my maximum on a lot out of the book."""
        command = WithdrawMax(id=new_id(), sale=self._live.sale_id, lot=lot)
        self.asked_out.emit(lot)
        self._live.tasks.spawn(self._take_out(command))

    async def _take_out(self, command: WithdrawMax) -> None:
        from desktop_client.connection.desks.bidder import BidderDesk

        try:
            verdict = await asked(BidderDesk(self._house.api).withdraw_max(command))
        except HouseError as error:
            # Without an answer it may be out: `you` tells.
            if error.reason != Reason.UNREACHABLE:
                self.stayed_in.emit(command.lot)
            self.failed.emit(error)
            return
        if not verdict.ok:
            self.stayed_in.emit(command.lot)
            self.failed.emit(HouseError((verdict.code or Code.UNAVAILABLE).value, verdict.message or ""))
