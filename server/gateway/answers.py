"""What is told of a sale, the same words for Socket.IO and for who asks over plain HTTP.

What everybody may know of a sale is encoded once for each state of it, however many ask: after a restart
thousands do, all at once.
"""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from contract.wire import FEED_PAGE, Attended, Beat, Desk, UserView
from server.gateway.connections import Connection
from server.gateway.office_changes import OfficeChanges
from server.rostrum.house import House
from server.rostrum.rostrum import Rostrum

SALES_KEPT: Final = 8
PAGES_KEPT: Final = 64

_encoder: Final = msgspec.json.Encoder()


class PublicState:
    """What everybody may know of a sale as row `seq` of its ledger left it, in encoded parts."""

    __slots__ = ("_pages", "_rostrum", "head", "sale", "seq", "standings")

    def __init__(self, house: House, rostrum: Rostrum) -> None:
        sale = rostrum.sale
        self.seq, self.head = sale.seq, sale.head
        self.sale = _encoded(house.view(rostrum))
        self.standings = _encoded(sale.standings())
        self._rostrum = rostrum
        self._pages: dict[int, tuple[msgspec.Raw, int]] = {}

    def feed_after(self, number: int) -> tuple[msgspec.Raw, int]:
        """Return a page of the feed, and how many entries are in it."""
        page = self._pages.get(number)
        if page is None:
            entries = self._rostrum.feed_after(number, FEED_PAGE)
            page = _encoded(entries), len(entries)
            if len(self._pages) < PAGES_KEPT:
                self._pages[number] = page
        return page


class PublicStates:
    """The latest state of the sales that were asked for last. A rostrum must be settled to be asked for."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._kept: OrderedDict[str, PublicState] = OrderedDict()

    def of(self, rostrum: Rostrum) -> PublicState:
        """Return what everybody may know of a sale now."""
        state = self._kept.get(rostrum.id)
        if state is None or state.seq != rostrum.sale.seq:
            state = self._kept[rostrum.id] = PublicState(self._house, rostrum)
            if len(self._kept) > SALES_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(rostrum.id)
        return state

    def attended(
        self, rostrum: Rostrum, user: UserView, after: int, now: int, desk: Desk | None = None
    ) -> tuple[Attended, int]:
        """Return all that `user` may know of a sale, and the number of the last entry in it. Must not await.

        To be encoded only: parts of it are so already.
        """
        state = self.of(rostrum)
        feed, entries = state.feed_after(after)
        encoded: dict[str, Any] = {"sale": state.sale, "standings": state.standings, "feed": feed}
        you = rostrum.sale.you(user.id, user.name, user.role)
        return Attended(head=state.head, now=now, you=you, desk=desk, **encoded), after + entries


def beat_of(rostrum: Rostrum, now: int, attending: Iterable[Connection], changes: OfficeChanges) -> Beat:
    """Return where a sale stands; `attending` are the connections in its room."""
    return Beat(
        sale=rostrum.id,
        head=len(rostrum.feed),
        now=now,
        rostrum="away" if rostrum.away else "present",
        hold=rostrum.hold,
        attending=len({connection.user.id for connection in attending}),
        office=changes.count(rostrum.id),
    )


def _encoded(message: Any) -> msgspec.Raw:
    return msgspec.Raw(_encoder.encode(message))
