"""What became of your bids, one fate each: a window need not guess, nor say more than is known. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from contract.commands import BidMode
from contract.standing import Phase, Standing
from contract.verdicts import Outcome
from desktop_client.saleroom.pending import BidStage, PendingBid, PendingBids
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import Row, RowKind


class Fate(StrEnum):
    """How a bid stands now."""

    SENT = "sent"
    CHECKING = "checking"
    NOT_SENT = "not_sent"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    IN_THE_BOOK = "in_the_book"
    LEADING = "leading"
    OUTBID = "outbid"
    BEATEN_AT_ONCE = "beaten_at_once"
    TIED_LATER = "tied_later"
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"
    WON = "won"
    LOST = "lost"
    UNSOLD = "unsold"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class BidLife:
    """A bid and its fate. `by`: who outbid it or bought the lot; `after_ms`: how long it had led."""

    pending: PendingBid
    fate: Fate
    by: str | None = None
    after_ms: int | None = None


_UNSETTLED = {
    BidStage.SENT: Fate.SENT,
    BidStage.CHECKING: Fate.CHECKING,
    BidStage.NOT_SENT: Fate.NOT_SENT,
    BidStage.REFUSED: Fate.REFUSED,
}


def lives(room: SaleRoom, pending: PendingBids) -> Iterator[BidLife]:
    """Yield your bids of this session with their fates, newest first."""
    replaced: set[str] = set()
    for one in reversed(pending.all()):
        lot = one.bid.lot
        if one.stage is BidStage.ACCEPTED and lot in replaced:
            yield BidLife(one, Fate.REPLACED)
            continue
        if one.stage is BidStage.ACCEPTED:
            replaced.add(lot)
        yield life(room, one)


def life(room: SaleRoom, pending: PendingBid) -> BidLife:
    """Return what became of a bid, if no later bid of yours on the same lot was accepted."""
    if pending.stage in _UNSETTLED:
        return BidLife(pending, _UNSETTLED[pending.stage])
    standing = room.standings.get(pending.bid.lot)
    if standing is None or not pending.shown_in_feed(room.last):
        return BidLife(pending, Fate.ACCEPTED)
    if _is_taken_back(room, pending):
        return BidLife(pending, Fate.TAKEN_BACK)
    if standing.phase is not Phase.WITHDRAWN and _is_out_of_the_book(room, pending):
        return BidLife(pending, Fate.TAKEN_BACK)
    if standing.phase.closed:
        return _after_the_hammer(pending, standing, room.your_paddle)
    if standing.leader is not None and standing.leader == room.your_paddle:
        return BidLife(pending, Fate.LEADING)
    if standing.phase is Phase.UPCOMING:
        return BidLife(pending, Fate.IN_THE_BOOK)
    return _beaten(room, pending, standing)


def _after_the_hammer(pending: PendingBid, standing: Standing, paddle: str | None) -> BidLife:
    if standing.phase is Phase.SOLD:
        mine = paddle is not None and standing.leader == paddle
        return BidLife(pending, Fate.WON if mine else Fate.LOST, standing.leader)
    return BidLife(pending, Fate.WITHDRAWN if standing.phase is Phase.WITHDRAWN else Fate.UNSOLD)


def _beaten(room: SaleRoom, pending: PendingBid, standing: Standing) -> BidLife:
    if standing.leader is None:
        # Accepted and shown, and yet nobody leads: taken back where this window did not see it.
        return BidLife(pending, Fate.TAKEN_BACK)
    if pending.outcome is Outcome.OUTBID:
        return BidLife(pending, Fate.BEATEN_AT_ONCE, standing.leader)
    if pending.outcome is Outcome.TIED_LATER:
        return BidLife(pending, Fate.TIED_LATER, standing.leader)
    by = _outbidding_row(room, pending)
    if by is None:
        return BidLife(pending, Fate.OUTBID, standing.leader)
    received = pending.received_at or by.at
    return BidLife(pending, Fate.OUTBID, by.paddle, max(by.at - received, 0))


def _outbidding_row(room: SaleRoom, pending: PendingBid) -> Row | None:
    """Return the row of the bid that took the lead; None when that is not among what this window saw."""
    placed = pending.verdict.feed_no if pending.verdict is not None else None
    if placed is None or room.skipped:
        return None
    later = (row for row in room.rows_of(pending.bid.lot) if row.n > placed and not row.struck)
    took_the_lead = (row for row in later if row.kind is RowKind.BID and row.leads)
    return next((row for row in took_the_lead if row.paddle != room.your_paddle), None)


def _is_out_of_the_book(room: SaleRoom, pending: PendingBid) -> bool:
    """Tell whether a limit left the book before its lot opened: by the house, or at the bidder's wish."""
    return pending.bid.mode is BidMode.MAX and room.taken_out.get(pending.bid.lot) == pending.bid.amount


def _is_taken_back(room: SaleRoom, pending: PendingBid) -> bool:
    placed = pending.verdict.feed_no if pending.verdict is not None else None
    if placed is None:
        return False
    row = room.rows.get(placed)
    if row is not None and row.struck:
        return True
    return any(
        row.n > placed and row.kind is RowKind.BID_RETRACTED and row.paddle == room.your_paddle
        for row in room.rows_of(pending.bid.lot)
    )
