"""Undo: strike a mistaken entry; the standing is recomputed from what remains (RULES, live lot)."""

from collections.abc import Iterator
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
    chosen, *later = _from(lot, entry)
    if not and_later:
        later = []
    if not and_later and needs_later(lot, chosen):
        raise Refused(Code.NOTHING_TO_UNDO, "Undo what came after it first.")
    for record in (chosen, *later):
        _check_block(sale, lot, record, at)
    return [record.feed_no for record in (*reversed(later), chosen) if record.feed_no is not None]


def needs_later(lot: Lot, chosen: Record) -> bool:
    """Tell whether what came after an entry must be struck before it."""
    if isinstance(chosen.public, feed.BidTaken) and lot.phase.takes_bids:
        return False
    return next(strikable(lot)) is not chosen


def strikable(lot: Lot) -> Iterator[Record]:
    """Yield the entries of a lot that can be struck, the latest first."""
    return (record for record in reversed(lot.history) if _can_be_struck(lot, record))


def _from(lot: Lot, entry: int | None) -> list[Record]:
    """Return what can be struck from feed number `entry` on, or the latest. Raises Refused."""
    found: list[Record] = []
    for record in strikable(lot):
        found.append(record)
        if entry in {None, record.feed_no}:
            return found[::-1]
    if not found:
        raise Refused(Code.NOTHING_TO_UNDO, f"Nothing on lot {lot.number} can be undone.")
    raise Refused(Code.NOTHING_TO_UNDO, f"Entry {entry} is not one of lot {lot.number} that can be undone.")


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
