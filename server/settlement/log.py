"""A sale's log: the ledger as sentences, with who did what.

For the house's people, who may print it and hand it on: so no limit, no group and no reserve stands in it;
that a maximum was left does, and by whom. Signed heads are left out, they say nothing to a reader.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from contract import feed
from contract.settlement import LogLine
from contract.standing import ROOM
from server.rules.records import BidSecret, CallSecret, MaxSet, PaddleChanged, Record

THE_CLOCK: Final = "the clock"
THE_HOUSE: Final = "the house"

_PLAIN: Final[dict[type[object], str]] = {
    feed.SaleOpened: "opened the sale",
    feed.SaleEnded: "ended the sale",
    feed.SaleResumed: "went on after the hold",
    feed.LotOpened: "opened the lot",
    feed.FairWarningGiven: "gave fair warning",
    feed.FinalCallGiven: "made the final call",
    feed.LotPassed: "passed the lot",
    feed.LotWithdrawn: "withdrew the lot",
    feed.PriceRaised: "raised the own maximum, and the price moved",
    feed.LotChanged: "changed the lot",
    feed.SaleChanged: "changed the sale’s title or terms",
    feed.LotAdded: "added the lot",
    feed.LinedUp: "lined the lot up next",
    feed.AskSet: "asked for another amount",
}


class _Names:
    """How people are called in the log, from what the ledger has told so far."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._paddles: dict[str, str] = {}

    def take(self, change: PaddleChanged) -> None:
        self._paddles[change.user] = f"paddle {change.paddle}, {change.name}"

    def bidder(self, user: str) -> str:
        return self._paddles.get(user) or self.clerk(user)

    def clerk(self, user: str | None) -> str:
        if user is None:
            return THE_CLOCK
        return THE_HOUSE if user == "house" else self._names.get(user) or user


def sale_log(records: Iterable[Record], names: Mapping[str, str]) -> list[LogLine]:
    """Return a sale's log in order; `names` are those of users, bidders are called by their paddles."""
    kept = list(records)
    struck = {record.public.undoes for record in kept if isinstance(record.public, feed.EntryUndone)}
    called = _Names(names)
    lines = []
    for record in kept:
        if isinstance(record.private, PaddleChanged):
            called.take(record.private)
        if not isinstance(record.public, feed.LedgerHead):
            lines.append(_line(record, called, undone=record.feed_no in struck))
    return lines


def _line(record: Record, names: _Names, *, undone: bool) -> LogLine:
    return LogLine(
        row=record.seq,
        at=record.at,
        type=record.kind,
        lot=_lot(record),
        who=_who(record, names),
        amount=_amount(record.public),
        text=_text(record),
        undone=undone,
    )


def _lot(record: Record) -> str | None:
    if isinstance(record.public, feed.LotEntry):
        return record.public.lot
    return record.private.lot if isinstance(record.private, MaxSet) else None


def _who(record: Record, names: _Names) -> str:
    secret, entry = record.private, record.public
    match secret:
        case BidSecret(user=user, by=by):
            if isinstance(entry, feed.BidTaken) and entry.by == ROOM:
                return f"{ROOM}, entered by {names.clerk(user)}"
            return names.bidder(user) + ("" if by is None else f", entered by {names.clerk(by)}")
        case MaxSet(user=user, by=by):
            return names.bidder(user) + ("" if by is None else f", entered by {names.clerk(by)}")
        case CallSecret(by=by):
            return names.clerk(by)
        case PaddleChanged(user=user):
            own = record.user is None or record.user == user
            return names.bidder(user) if own else names.clerk(record.user)
    if isinstance(entry, feed.SaleCreated | feed.LotAdded) and record.user is None:
        return THE_HOUSE
    return names.clerk(record.user)


def _amount(entry: feed.PublicEntry | None) -> int | None:
    match entry:
        case feed.BidTaken(amount=amount) | feed.AskSet(amount=amount):
            return amount
        case feed.LotSold(price=price):
            return price
        case feed.IncrementSet(step=step):
            return step
    return None


def _text(record: Record) -> str:
    entry = record.public
    if entry is None:
        return _sealed(record)
    told = _PLAIN.get(type(entry)) or _lot_text(entry) or _sale_text(entry)
    return told or record.kind.replace("_", " ")


def _lot_text(entry: feed.PublicEntry) -> str | None:
    match entry:
        case feed.BidTaken(amount=amount):
            return "bid up to a maximum" if amount is None else "bid"
        case feed.LotSold(to=to, under_reserve=under):
            buyer = "the room" if to == ROOM else f"paddle {to}"
            return f"sold the lot to {buyer}" + (" under its reserve" if under else "")
        case feed.LotReopened(text=text):
            return f"opened the lot again: {text}"
        case feed.LotExtended(by_ms=by_ms):
            return f"gave the lot {by_ms // 1000} s more"
        case feed.EntryUndone(undoes=undoes):
            return f"struck entry {undoes}"
        case feed.BidRetracted(by=by, text=text):
            return f"took the bid of paddle {by} back: {text}"
        case feed.IncrementSet(step=step):
            return "went back to the ladder’s steps" if step is None else "set the lot’s own step"
    return None


def _sale_text(entry: feed.PublicEntry) -> str | None:
    match entry:
        case feed.SaleHeld(text=text):
            return f"held the sale: {text}"
        case feed.Announced(text=text):
            return f"announced: {text}"
        case feed.SaleCreated(title=title):
            return f"made the sale “{title}”"
        case feed.LotsMoved(lots=lots, before=before):
            where = f"before lot {before}" if before else "to the end"
            return f"moved lots {', '.join(lots)} {where}"
        case feed.CatalogueChanged(lots=lots):
            return f"changed the catalogue at lots {', '.join(lots)}"
    return None


def _sealed(record: Record) -> str:
    match record.private:
        case MaxSet(limit=limit):
            return "left a maximum or changed it" if limit else "took the maximum out of the book"
        case PaddleChanged(paddle=paddle, status=status, text=text):
            return f"paddle {paddle} is {status.value}" + (f": {text}" if text else "")
    return "something sealed"


def log_text(lines: Iterable[LogLine], title: str, clock: Mapping[int, str]) -> str:
    """Write the log to be read: a line each; `clock` is how each row's moment is written."""
    out = [title, "=" * len(title), ""]
    for line in lines:
        lot = f"lot {line.lot}: " if line.lot else ""
        struck = "  [struck]" if line.undone else ""
        out.append(f"{clock[line.row]}  {lot}{line.who}: {line.text}{struck}")
    return "\n".join(out) + "\n"
