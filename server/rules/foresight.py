"""Shows an undo before it is done: what could be struck just now, and where each lot would stand without it.

Everything is reckoned on a twin of the lot; asking changes nothing.
"""

import heapq
from itertools import islice
from typing import Final

from contract.feed import BidTaken
from contract.standing import ROOM, Standing
from contract.verdicts import Code
from contract.wire import SaleStatus, Undoable
from server.rules.journal import Refused
from server.rules.lot import Lot
from server.rules.records import BidSecret, CallSecret, Record
from server.rules.sale import Sale
from server.rules.undoing import needs_later, strikable, to_strike

LAST: Final = 20


def undoable(sale: Sale, at: int, last: int = LAST) -> list[Undoable]:
    """Return the last entries of all lots that are of a kind that can be struck, the newest first.

    `by` are user ids here. `at` is the time (ms, UTC) at which the undo would be received.
    """
    candidates = (
        (record, lot) for lot in sale.lots.values() if lot.history for record in islice(strikable(lot), last)
    )
    newest = heapq.nlargest(last, candidates, key=lambda candidate: candidate[0].seq)
    # Of a lot with thousands of bids only what follows the earliest candidate is folded for each of them.
    earliest = {lot.number: record.seq for record, lot in newest}
    bases = {number: sale.lots[number].before(row) for number, row in earliest.items()}
    return [_foresee(sale, lot, record, at, bases[lot.number]) for record, lot in newest]


def _foresee(sale: Sale, lot: Lot, record: Record, at: int, base: Lot) -> Undoable:
    number = record.feed_no or 0
    struck: list[int] = []
    after: Standing | None = None
    why: Refused | None = None
    try:
        if sale.status is SaleStatus.ENDED:
            raise Refused(Code.SALE_ENDED, "The sale has ended; nothing more can be called.")
        struck = to_strike(sale, lot, number, at, and_later=needs_later(lot, record))
        twin = lot.without(struck, base)
        after = twin.standing(sale.leader_of(twin))
    except Refused as refused:
        why = refused
    return Undoable(
        n=number,
        lot=lot.number,
        type=record.kind,
        at=record.at,
        by=_clerk(record),
        possible=why is None,
        before=sale.standing(lot.number),
        after=after,
        and_later=struck[:-1],
        code=None if why is None else why.code,
        message=None if why is None else why.message,
    )


def _clerk(record: Record) -> str | None:
    """Return which clerk did it; None for a bidder and for the clock."""
    match record.private:
        case CallSecret(by=by):
            return by
        case BidSecret(user=user) if isinstance(record.public, BidTaken) and record.public.by == ROOM:
            return user
        case BidSecret(by=by):
            return by
        case _:
            return None
