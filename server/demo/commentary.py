"""The sale told to a person at a terminal: one line for each entry of the feed that says something.

Pure: entries come in, sentences go out. It tells what anybody may know, never a limit or a reserve.
"""

from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import format_currency

from contract.commands import BidMode
from contract.feed import (
    Announced,
    AskSet,
    BidRetracted,
    BidTaken,
    EntryUndone,
    FairWarningGiven,
    FeedEntry,
    FinalCallGiven,
    LotEntry,
    LotOpened,
    LotPassed,
    LotReopened,
    LotSold,
    LotWithdrawn,
    PriceRaised,
    SaleEnded,
    SaleHeld,
    SaleOpened,
    SaleResumed,
)
from contract.money import amount_text
from contract.standing import ROOM, Standing


def money(amount: int, currency: str) -> str:
    """Write an amount for the terminal: `€ 1.250`, with decimals only where there are any."""
    value = Decimal(amount_text(amount, currency))
    pattern = "¤ #,##0" if value == value.to_integral_value() else "¤ #,##0.00"
    return format_currency(value, currency, format=pattern, locale="de", currency_digits=False)


class Commentary:
    """Turns entries into sentences."""

    def __init__(self, titles: Mapping[str, str], currency: str, names: Mapping[str, str]) -> None:
        """`titles` by lot, `names` by paddle (the demo knows its own people)."""
        self._titles, self._currency, self._names = titles, currency, names

    def line(self, entry: FeedEntry) -> str | None:
        """Return the sentence for an entry, None when it says nothing to a listener."""
        return self._of_the_lot(entry) if isinstance(entry, LotEntry) else self._of_the_sale(entry)

    def _of_the_sale(self, entry: FeedEntry) -> str | None:
        match entry:
            case SaleOpened():
                return "The sale is open"
            case SaleEnded():
                return "The sale is over"
            case SaleHeld(text=text):
                return f"The sale is on hold: {text}"
            case SaleResumed():
                return "The sale goes on"
            case Announced(text=text):
                return f"“{text}”"
        return None

    def _of_the_lot(self, entry: LotEntry) -> str | None:
        match entry:
            case LotOpened(standing=Standing(ask=ask)):
                return f"Lot {entry.lot} · {self._title(entry.lot)} · opened{self._at(ask)}"
            case LotSold(to=to, price=price, under_reserve=under):
                note = ", under the reserve" if under else ""
                return f"    Sold to {self._who(to)} for {self._money(price)}{note}"
            case LotPassed():
                return "    Passed"
            case LotWithdrawn():
                return f"Lot {entry.lot} is withdrawn"
            case LotReopened(text=text):
                return f"Lot {entry.lot} · reopened: {text}"
            case _:
                return self._in_the_bidding(entry)

    def _in_the_bidding(self, entry: LotEntry) -> str | None:
        match entry:
            case BidTaken(standing=Standing() as standing):
                return self._bid(entry, standing)
            case AskSet(amount=amount):
                return f"    The auctioneer asks for {self._money(amount)}"
            case PriceRaised(standing=Standing(price=int(price))):
                return f"    The price is now {self._money(price)}"
            case BidRetracted(by=by):
                return f"    {self._who(by).capitalize()} takes the bid back"
            case FairWarningGiven():
                return "    Fair warning"
            case FinalCallGiven():
                return "    Final call"
            case EntryUndone():
                return "    The last entry is struck"
        return None

    def _bid(self, entry: BidTaken, standing: Standing) -> str:
        if entry.mode is BidMode.EXACT and entry.amount is not None:
            said = f"bids {self._money(entry.amount)}"
        else:
            said = "leaves a maximum"
        line = f"    {self._who(entry.by)} {said}"
        if standing.price is None:
            return line
        if standing.leader not in (entry.by, None):
            return f"{line}; {self._who(standing.leader or '')} leads at {self._money(standing.price)}"
        if standing.price == entry.amount:
            return line
        return f"{line} and leads at {self._money(standing.price)}"

    def _who(self, by: str) -> str:
        if by == ROOM:
            return "the room"
        name = self._names.get(by)
        return f"paddle {by} ({name})" if name else f"paddle {by}"

    def _title(self, lot: str) -> str:
        return self._titles.get(lot, "")

    def _at(self, ask: int | None) -> str:
        return "" if ask is None else f" at {self._money(ask)}"

    def _money(self, amount: int) -> str:
        return money(amount, self._currency)
