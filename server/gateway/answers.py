"""What is told of a sale, the same words for Socket.IO and for who asks over plain HTTP.

What everybody may know of a sale is encoded once for each state of it, however many ask: after a restart
thousands do, all at once.
"""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from contract.feed import (
    AskSet,
    BidTaken,
    FairWarningGiven,
    FinalCallGiven,
    IncrementSet,
    LotExtended,
    LotOpened,
    LotPassed,
    LotSold,
    PriceRaised,
)
from contract.wire import FEED_PAGE, Attended, Beat, Desk, UserView
from server.gateway.connections import Connection
from server.gateway.office_changes import OfficeChanges
from server.rostrum.house import House
from server.rostrum.rostrum import Rostrum

SALES_KEPT: Final = 8
PAGES_KEPT: Final = 64

_encoder: Final = msgspec.json.Encoder()
_Move = (
    AskSet | BidTaken | FairWarningGiven | FinalCallGiven | IncrementSet | LotExtended | LotOpened | LotPassed
    | LotSold | PriceRaised
)  # fmt: skip
"""An entry that changes nothing that everybody may know but the standing which it carries."""


class PublicState:
    """What everybody may know of a sale as row `seq` of its ledger left it, in encoded parts.

    `catalogue` is the list of lots but for their standings, where somebody has asked for it: each lot's
    beginning, in the order of the sale. It holds for as long as this state can follow.
    """

    __slots__ = ("_pages", "_rostrum", "_standings", "_whole", "catalogue", "head", "sale", "seq")

    def __init__(self, house: House, rostrum: Rostrum) -> None:
        self._rostrum = rostrum
        self._standings = {one.lot: _encoder.encode(one) for one in rostrum.sale.standings()}
        self.catalogue: list[tuple[str, bytes]] | None = None
        self._note(house)

    def follow(self, house: House) -> bool:
        """Take in what has come since; False where that is more than lots that moved."""
        entries = self._rostrum.feed_after(self.head, FEED_PAGE)
        moves = [entry for entry in entries if isinstance(entry, _Move)]
        if self.head + len(moves) != self._rostrum.sale.head:
            return False
        for move in moves:
            self._standings[move.lot] = _encoder.encode(move.standing)
        self._note(house)
        return True

    def _note(self, house: House) -> None:
        sale = self._rostrum.sale
        self.seq, self.head = sale.seq, sale.head
        self.sale = msgspec.Raw(_encoder.encode(house.view(self._rostrum)))
        self._whole: msgspec.Raw | None = None
        self._pages: dict[int, tuple[msgspec.Raw, int]] = {}

    @property
    def standings(self) -> msgspec.Raw:
        """Every lot's standing, in the order of the sale."""
        if self._whole is None:
            self._whole = msgspec.Raw(b"[" + b",".join(self._standings.values()) + b"]")
        return self._whole

    def lots(self) -> bytes:
        """Return the catalogue, which is there, with the standings of now."""
        begun = self.catalogue or ()
        return b"[" + b",".join([lot + self._standings[number] + b"}" for number, lot in begun]) + b"]"

    def feed_after(self, number: int) -> tuple[msgspec.Raw, int]:
        """Return a page of the feed, and how many entries are in it."""
        page = self._pages.get(number)
        if page is None:
            entries = self._rostrum.feed_after(number, FEED_PAGE)
            page = msgspec.Raw(_encoder.encode(list(entries))), len(entries)
            if len(self._pages) < PAGES_KEPT:
                self._pages[number] = page
        return page


class PublicStates:
    """The latest state of the sales that were asked for last. A rostrum must be settled to be asked for."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._kept: OrderedDict[str, PublicState] = OrderedDict()

    def of(self, rostrum: Rostrum) -> PublicState:
        """Return what everybody may know of a sale now: the same object for as long as only lots move."""
        state = self._kept.get(rostrum.id)
        if state is None or (state.seq != rostrum.sale.seq and not state.follow(self._house)):
            state = self._kept[rostrum.id] = PublicState(self._house, rostrum)
            if len(self._kept) > SALES_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(rostrum.id)
        return state

    def forget(self, sale: str) -> None:
        """Have a sale's catalogue read anew: after the end no entry tells that texts or pictures changed."""
        self._kept.pop(sale, None)

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
