"""A sale's log: the ledger as sentences, with who did what.

For the house's people, who may print it and hand it on: so no limit, no group and no reserve stands in it;
that a maximum was left does, and by whom. Signed heads are left out, they say nothing to a reader.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from contract import feed
from contract.papers import PaperLanguage
from contract.settlement import LogLine
from contract.standing import ROOM
from contract.wire import PaddleStatus
from server.rules.records import BidSecret, CallSecret, MaxSet, PaddleChanged, Record
from server.settlement.log_words import Say, say

_PLAIN: Final[dict[type[object], Say]] = {
    feed.SaleOpened: Say.OPENED_SALE,
    feed.SaleEnded: Say.ENDED_SALE,
    feed.SaleResumed: Say.RESUMED,
    feed.SaleChanged: Say.CHANGED_SALE,
    feed.LotAdded: Say.ADDED_LOT,
    feed.LotChanged: Say.CHANGED_LOT,
    feed.LinedUp: Say.LINED_UP,
    feed.LotOpened: Say.OPENED_LOT,
    feed.AskSet: Say.ASKED,
    feed.PriceRaised: Say.RAISED,
    feed.FairWarningGiven: Say.FAIR_WARNING,
    feed.FinalCallGiven: Say.FINAL_CALL,
    feed.LotPassed: Say.PASSED,
    feed.LotWithdrawn: Say.WITHDREW,
}
_PADDLES: Final = {
    PaddleStatus.PENDING: Say.PADDLE_PENDING,
    PaddleStatus.APPROVED: Say.PADDLE_APPROVED,
    PaddleStatus.REFUSED: Say.PADDLE_REFUSED,
    PaddleStatus.BLOCKED: Say.PADDLE_BLOCKED,
}
_SOLD: Final = {
    (True, False): Say.SOLD_TO_ROOM,
    (False, False): Say.SOLD,
    (True, True): Say.SOLD_TO_ROOM_UNDER,
    (False, True): Say.SOLD_UNDER,
}
"""How a sale is said, by whether the room bought and whether it was under the reserve."""

Filled = tuple[Say, dict[str, object]]


def sale_log(
    records: Iterable[Record], names: Mapping[str, str], language: PaperLanguage = PaperLanguage.ENGLISH
) -> list[LogLine]:
    """Return a sale's log in order; `names` are those of users, bidders are called by their paddles."""
    kept = list(records)
    struck = {record.public.undoes for record in kept if isinstance(record.public, feed.EntryUndone)}
    called = _Names(names, language)
    lines = []
    for record in kept:
        if isinstance(record.private, PaddleChanged):
            called.take(record.private)
        if not isinstance(record.public, feed.LedgerHead):
            lines.append(_line(record, called, language, undone=record.feed_no in struck))
    return lines


def log_text(
    lines: Iterable[LogLine],
    title: str,
    clock: Mapping[int, str],
    language: PaperLanguage = PaperLanguage.ENGLISH,
) -> str:
    """Write the log to be read: a line each; `clock` is how each row's moment is written."""
    out = [title, "=" * len(title), ""]
    for line in lines:
        lot = f"{say(Say.LOT, language, lot=line.lot)}: " if line.lot else ""
        struck = f"  {say(Say.STRUCK_MARK, language)}" if line.undone else ""
        out.append(f"{clock[line.row]}  {lot}{line.who}: {line.text}{struck}")
    return "\n".join(out) + "\n"


class _Names:
    """How people are called in the log, from what the ledger has told so far."""

    def __init__(self, names: Mapping[str, str], language: PaperLanguage) -> None:
        self._names, self._language = names, language
        self._paddles: dict[str, str] = {}

    def take(self, change: PaddleChanged) -> None:
        self._paddles[change.user] = say(Say.PADDLE, self._language, paddle=change.paddle, name=change.name)

    def bidder(self, user: str) -> str:
        return self._paddles.get(user) or self.clerk(user)

    def clerk(self, user: str | None) -> str:
        if user is None:
            return say(Say.THE_CLOCK, self._language)
        return say(Say.THE_HOUSE, self._language) if user == "house" else self._names.get(user) or user

    def entered(self, who: str, clerk: str | None) -> str:
        if clerk is None:
            return who
        return say(Say.ENTERED_BY, self._language, who=who, clerk=self.clerk(clerk))

    def of(self, record: Record) -> str:
        """Return who made a row."""
        secret, entry = record.private, record.public
        match secret:
            case BidSecret(user=user) if isinstance(entry, feed.BidTaken) and entry.by == ROOM:
                return self.entered(say(Say.ROOM, self._language), user)
            case BidSecret(user=user, by=by) | MaxSet(user=user, by=by):
                return self.entered(self.bidder(user), by)
            case CallSecret(by=by):
                return self.clerk(by)
            case PaddleChanged(user=user):
                own = record.user is None or record.user == user
                return self.bidder(user) if own else self.clerk(record.user)
        made = isinstance(entry, feed.SaleCreated | feed.LotAdded) and record.user is None
        return say(Say.THE_HOUSE, self._language) if made else self.clerk(record.user)


def _line(record: Record, names: _Names, language: PaperLanguage, *, undone: bool) -> LogLine:
    sentence, filled = _said(record)
    return LogLine(
        row=record.seq,
        at=record.at,
        type=record.kind,
        lot=_lot(record),
        who=names.of(record),
        amount=_amount(record.public),
        text=say(sentence, language, **filled),
        undone=undone,
    )


def _lot(record: Record) -> str | None:
    if isinstance(record.public, feed.LotEntry):
        return record.public.lot
    return record.private.lot if isinstance(record.private, MaxSet) else None


def _amount(entry: feed.PublicEntry | None) -> int | None:
    match entry:
        case feed.BidTaken(amount=amount) | feed.AskSet(amount=amount):
            return amount
        case feed.LotSold(price=price):
            return price
        case feed.IncrementSet(step=step):
            return step
    return None


def _said(record: Record) -> Filled:
    entry = record.public
    if entry is None:
        return _sealed(record)
    if (plain := _PLAIN.get(type(entry))) is not None:
        return plain, {}
    return _of_lot(entry) or _of_sale(entry) or (Say.SEALED, {})


def _of_lot(entry: feed.PublicEntry) -> Filled | None:
    match entry:
        case feed.BidTaken(amount=amount):
            return (Say.BID_MAX if amount is None else Say.BID), {}
        case feed.LotSold(to=to, under_reserve=under):
            return _SOLD[to == ROOM, under], {"to": to}
        case feed.LotReopened(text=text):
            return Say.REOPENED, {"text": text}
        case feed.LotExtended(by_ms=by_ms):
            return Say.EXTENDED, {"seconds": by_ms // 1000}
        case feed.EntryUndone(undoes=undoes):
            return Say.STRUCK, {"undoes": undoes}
        case feed.BidRetracted(by=by, text=text):
            return Say.RETRACTED, {"by": by, "text": text}
        case feed.IncrementSet(step=step):
            return (Say.LADDER_STEP if step is None else Say.OWN_STEP), {}
    return None


def _of_sale(entry: feed.PublicEntry) -> Filled | None:
    match entry:
        case feed.SaleHeld(text=text):
            return Say.HELD, {"text": text}
        case feed.Announced(text=text):
            return Say.ANNOUNCED, {"text": text}
        case feed.SaleCreated(title=title):
            return Say.MADE_SALE, {"title": title}
        case feed.LotsMoved(lots=lots, before=before):
            filled: dict[str, object] = {"lots": ", ".join(lots), "before": before}
            return (Say.MOVED_BEFORE if before else Say.MOVED_TO_END), filled
        case feed.CatalogueChanged(lots=lots):
            return Say.CHANGED_CATALOGUE, {"lots": ", ".join(lots)}
    return None


def _sealed(record: Record) -> Filled:
    match record.private:
        case MaxSet(limit=limit):
            return (Say.LEFT_MAX if limit else Say.TOOK_MAX_OUT), {}
        case PaddleChanged(paddle=paddle, status=status):
            return _PADDLES[status], {"paddle": paddle}
    return Say.SEALED, {}
