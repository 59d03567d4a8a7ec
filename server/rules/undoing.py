"""Undo: strike a mistaken entry; the standing is recomputed from what remains (RULES, live lot)."""

from typing import Final

from contract import feed
from contract.verdicts import Code
from server.rules.journal import Journal, Refused
from server.rules.lot import Lot
from server.rules.records import CallSecret, Record

_NEVER: Final = (feed.EntryUndone, feed.PriceRaised, feed.LotExtended)
_CLOSING: Final = (feed.LotSold, feed.LotPassed, feed.LotWithdrawn)


def undo(journal: Journal, secret: CallSecret, lot: Lot, entry: int | None) -> None:
    """Strike feed number `entry` of the lot, or its latest one. Raises Refused.

    Any bid on an open lot can be struck, and otherwise the latest entry: what follows a struck
    entry must still make sense without it.
    """
    standing = [record for record in lot.history if _can_be_struck(lot, record)]
    if not standing:
        raise Refused(Code.NOTHING_TO_UNDO, f"Nothing on lot {lot.number} can be undone.")
    latest = standing[-1]
    chosen = latest if entry is None else next((r for r in standing if r.feed_no == entry), None)
    if chosen is None or chosen.feed_no is None:
        raise Refused(
            Code.NOTHING_TO_UNDO, f"Entry {entry} is not one of lot {lot.number} that can be undone."
        )
    bid_on_open_lot = isinstance(chosen.public, feed.BidTaken) and lot.phase.takes_bids
    if chosen is not latest and not bid_on_open_lot:
        raise Refused(Code.NOTHING_TO_UNDO, "Undo what came after it first.")
    _check_block(journal, lot, chosen)
    journal.add(feed.EntryUndone(lot=lot.number, undoes=chosen.feed_no), secret)


def _can_be_struck(lot: Lot, record: Record) -> bool:
    public = record.public
    return public is not None and record.seq not in lot.undone and not isinstance(public, _NEVER)


def _check_block(journal: Journal, lot: Lot, chosen: Record) -> None:
    """Undoing a hammer puts the lot back on the block, which must be free, with time left to bid."""
    if not isinstance(chosen.public, _CLOSING):
        return
    if journal.sale.timed and lot.closes_at is not None and journal.at >= lot.closes_at:
        raise Refused(
            Code.WRONG_PHASE, f"The time of lot {lot.number} is up: reopen it, which gives it new time."
        )
    block = journal.sale.on_the_block
    if not journal.sale.timed and block is not None and block != lot.number:
        raise Refused(Code.WRONG_PHASE, f"Lot {block} is on the block: sell or pass it first.")
