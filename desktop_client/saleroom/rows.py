"""The rows of the feed as people read it: who did what, when, and whether it still counts."""

from enum import StrEnum
from typing import Final, TypedDict

import msgspec

from contract import feed
from contract.commands import BidMode
from contract.standing import ROOM


class RowKind(StrEnum):
    """What a row tells; one for each public entry of the feed."""

    BID = "bid"
    PRICE_RAISED = "price_raised"
    BID_RETRACTED = "bid_retracted"
    ASK_SET = "ask_set"
    LOT_OPENED = "lot_opened"
    FAIR_WARNING = "fair_warning"
    FINAL_CALL = "final_call"
    SOLD = "sold"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    EXTENDED = "extended"
    UNDONE = "undone"
    SALE_OPENED = "sale_opened"
    SALE_ENDED = "sale_ended"
    HELD = "held"
    RESUMED = "resumed"
    ANNOUNCED = "announced"
    LINED_UP = "lined_up"
    INCREMENT_SET = "increment_set"
    LOT_CHANGED = "lot_changed"
    LOTS_MOVED = "lots_moved"
    CATALOGUE_CHANGED = "catalogue_changed"
    SALE_CHANGED = "sale_changed"


class Who(StrEnum):
    """Who stands behind a row, from this window's point of view."""

    HOUSE = "house"
    ROOM = "room"
    YOU = "you"
    PADDLE = "paddle"


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row. `amount` is what was bid, asked or paid, None when only the price tells (a max bid: `price`).

    `leads`: whether the bidder led after it; when not, the book answered. `secret`: a max bid. `n` orders
    and identifies rows; `undoes` is the feed number that an undo struck; `by_ms` how much an extension gave;
    `lots` are those that were moved or changed.
    """

    n: int
    at: int
    kind: RowKind
    lot: str | None = None
    paddle: str | None = None
    amount: int | None = None
    price: int | None = None
    leads: bool = False
    secret: bool = False
    struck: bool = False
    under_reserve: bool = False
    text: str = ""
    undoes: int | None = None
    by_ms: int | None = None
    lots: tuple[str, ...] = ()

    @property
    def key(self) -> int:
        """Return the feed number."""
        return self.n

    def who(self, your_paddle: str | None) -> Who:
        """Tell who stands behind the row, for the holder of `your_paddle` (None for somebody without)."""
        if self.paddle is None:
            return Who.HOUSE
        if self.paddle == ROOM:
            return Who.ROOM
        return Who.YOU if self.paddle == your_paddle else Who.PADDLE

    def as_struck(self) -> "Row":
        """Return the row as one that was undone."""
        return msgspec.structs.replace(self, struck=True)


def row_of(entry: feed.FeedEntry) -> Row:
    """Return the row for an entry of the feed."""
    kind = _KINDS[type(entry)]
    match entry:
        case feed.LotEntry():
            standing = entry.standing
            price, leader = (None, None) if standing is None else (standing.price, standing.leader)
            told = _of_lot(entry, leader)
            return Row(n=entry.n, at=entry.at, kind=kind, lot=entry.lot, price=price, **told)
        case feed.SaleHeld(text=text) | feed.Announced(text=text):
            return Row(n=entry.n, at=entry.at, kind=kind, text=text)
        case feed.LotsMoved(lots=lots) | feed.CatalogueChanged(lots=lots):
            return Row(n=entry.n, at=entry.at, kind=kind, lots=tuple(lots))
        case feed.SaleChanged(title=title):
            return Row(n=entry.n, at=entry.at, kind=kind, text=title)
        case _:
            return Row(n=entry.n, at=entry.at, kind=kind)


class _Told(TypedDict, total=False):
    """What an entry about a lot tells besides lot and price."""

    paddle: str | None
    amount: int | None
    leads: bool
    secret: bool
    under_reserve: bool
    text: str
    undoes: int
    by_ms: int


def _of_lot(entry: feed.LotEntry, leader: str | None) -> _Told:
    match entry:
        case feed.BidTaken(by=by, mode=mode, amount=amount):
            return {"paddle": by, "amount": amount, "leads": leader == by, "secret": mode is BidMode.MAX}
        case feed.PriceRaised():
            return {"paddle": leader, "leads": True}
        case feed.BidRetracted(by=by, text=text):
            return {"paddle": by, "text": text}
        case feed.LotSold(to=to, price=price, under_reserve=under_reserve):
            return {"paddle": to, "amount": price, "leads": True, "under_reserve": under_reserve}
        case feed.EntryUndone(undoes=undoes):
            return {"undoes": undoes}
        case _:
            return _of_call(entry)


def _of_call(entry: feed.LotEntry) -> _Told:
    match entry:
        case feed.AskSet(amount=amount) | feed.IncrementSet(step=amount):
            return {"amount": amount}
        case feed.LotReopened(text=text) | feed.LotChanged(title=text):
            return {"text": text}
        case feed.LotExtended(by_ms=by_ms):
            return {"by_ms": by_ms}
        case _:
            return {}


_KINDS: Final[dict[type[feed.Entry], RowKind]] = {
    feed.BidTaken: RowKind.BID,
    feed.PriceRaised: RowKind.PRICE_RAISED,
    feed.BidRetracted: RowKind.BID_RETRACTED,
    feed.AskSet: RowKind.ASK_SET,
    feed.LotOpened: RowKind.LOT_OPENED,
    feed.FairWarningGiven: RowKind.FAIR_WARNING,
    feed.FinalCallGiven: RowKind.FINAL_CALL,
    feed.LotSold: RowKind.SOLD,
    feed.LotPassed: RowKind.PASSED,
    feed.LotWithdrawn: RowKind.WITHDRAWN,
    feed.LotReopened: RowKind.REOPENED,
    feed.LotExtended: RowKind.EXTENDED,
    feed.EntryUndone: RowKind.UNDONE,
    feed.SaleOpened: RowKind.SALE_OPENED,
    feed.SaleEnded: RowKind.SALE_ENDED,
    feed.SaleHeld: RowKind.HELD,
    feed.SaleResumed: RowKind.RESUMED,
    feed.Announced: RowKind.ANNOUNCED,
    feed.LinedUp: RowKind.LINED_UP,
    feed.IncrementSet: RowKind.INCREMENT_SET,
    feed.LotChanged: RowKind.LOT_CHANGED,
    feed.LotsMoved: RowKind.LOTS_MOVED,
    feed.CatalogueChanged: RowKind.CATALOGUE_CHANGED,
    feed.SaleChanged: RowKind.SALE_CHANGED,
}
