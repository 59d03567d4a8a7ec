"""Undo: strike a mistaken entry; the standing is recomputed from what remains (RULES, live lot)."""

from typing import Final

from contract import feed
from contract.verdicts import Code
from server.rules.journal import Journal, Refused
from server.rules.lot import Lot
from server.rules.records import CallSecret, Record
from server.rules.sale import Sale

_NEVER: Final = (feed.EntryUndone, feed.PriceRaised, feed.LotExtended, feed.LotChanged, feed.LinedUp)
_CLOSING: Final = (feed.LotSold, feed.LotPassed, feed.LotWithdrawn)


def undo(journal: Journal, secret: CallSecret, lot: Lot, entry: int | None, and_later: bool) -> None:
    """Strike feed number `entry` of the lot, or its latest one. Raises Refused, with nothing struck.

    Any bid on an open lot can be struck, and otherwise the latest entry: what follows a struck
    entry must still make sense without it. With `and_later` that is struck before it.
    """
    for number in to_strike(journal.sale, lot, entry, journal.at, and_later=and_later):
        journal.add(feed.EntryUndone(lot=lot.number, undoes=number), secret)


def to_strike(sale: Sale, lot: Lot, entry: int | None, at: int, *, and_later: bool) -> list[int]:
    """Return the feed numbers to strike, in that order, so that `entry` is struck at `at`. Raises Refused."""
    standing = strikable(lot)
    if not standing:
        raise Refused(Code.NOTHING_TO_UNDO, f"Nothing on lot {lot.number} can be undone.")
    numbers = [record.feed_no for record in standing]
    if entry is not None and entry not in numbers:
        raise Refused(
            Code.NOTHING_TO_UNDO, f"Entry {entry} is not one of lot {lot.number} that can be undone."
        )
    place = len(standing) - 1 if entry is None else numbers.index(entry)
    chosen, later = standing[place], standing[place + 1 :] if and_later else []
    if not and_later and needs_later(lot, chosen):
        raise Refused(Code.NOTHING_TO_UNDO, "Undo what came after it first.")
    for record in (chosen, *later):
        _check_block(sale, lot, record, at)
    return [record.feed_no for record in (*reversed(later), chosen) if record.feed_no is not None]


def needs_later(lot: Lot, chosen: Record) -> bool:
    """Tell whether what came after an entry must be struck before it."""
    if isinstance(chosen.public, feed.BidTaken) and lot.phase.takes_bids:
        return False
    return strikable(lot)[-1] is not chosen


def strikable(lot: Lot) -> list[Record]:
    """Return the entries of a lot that can be struck, the latest last."""
    return [record for record in lot.history if _can_be_struck(lot, record)]


def _can_be_struck(lot: Lot, record: Record) -> bool:
    public = record.public
    return public is not None and record.seq not in lot.undone and not isinstance(public, _NEVER)


def _check_block(sale: Sale, lot: Lot, chosen: Record, at: int) -> None:
    """Undoing a hammer puts the lot back on the block, which must be free, with time left to bid."""
    if not isinstance(chosen.public, _CLOSING):
        return
    if sale.timed and lot.closes_at is not None and at >= lot.closes_at:
        raise Refused(
            Code.WRONG_PHASE, f"The time of lot {lot.number} is up: reopen it, which gives it new time."
        )
    block = sale.on_the_block
    if not sale.timed and block is not None and block != lot.number:
        raise Refused(Code.WRONG_PHASE, f"Lot {block} is on the block: sell or pass it first.")
