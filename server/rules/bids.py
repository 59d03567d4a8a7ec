"""Deciding a bid: RULES "Accepting a bid", 1, 2 and 7 to 10, for bidders, for paddles that a clerk bids for,
and for the room.
"""

from typing import Final

from contract import feed
from contract.commands import Bid, BidFor, BidMode, RoomBid
from contract.standing import ROOM, Phase
from contract.verdicts import Code, Outcome
from contract.wire import MissedBid
from server.rules.book import leave_max
from server.rules.checks import (
    check_amount,
    check_limit,
    check_paddle,
    check_rung,
    check_takes_bids,
    find_lot,
    find_paddle,
)
from server.rules.journal import Journal, Refused
from server.rules.lot import Lot
from server.rules.records import BidSecret, MaxSet
from server.rules.sale import Sale

MISSED_WITHIN_MS: Final = 10_000
"""A bid received this soon after the hammer is shown to the clerk as missed."""


def place_bid(journal: Journal, user: str, bid: Bid) -> Outcome:
    """Take a bidder's bid into the journal and return what it came to. Raises Refused."""
    lot = find_lot(journal.sale, bid.lot)
    check_paddle(journal.sale, user, for_clerk=False)
    if bid.expires_at is not None and journal.at > bid.expires_at:
        raise Refused(Code.EXPIRED, "The bid came too late to be meant; it was not placed. Bid again.")
    return _take(journal, lot, user, bid, clerk=None)


def bid_for(journal: Journal, clerk: str, bid: BidFor) -> Outcome:
    """Take a bid that a clerk enters for a paddle: from the telephone, or from a letter. Raises Refused.

    A letter goes into the book whether or not the sale lets bidders leave maxes themselves.
    """
    lot = find_lot(journal.sale, bid.lot)
    user = find_paddle(journal.sale, bid.paddle)
    check_paddle(journal.sale, user, for_clerk=True)
    return _take(journal, lot, user, bid, clerk=clerk)


def room_bid(journal: Journal, clerk: str, action: RoomBid) -> Outcome:
    """Take a bid of the hall; the book answers it. Raises Refused."""
    lot = find_lot(journal.sale, action.lot)
    check_takes_bids(journal.sale, lot, journal.at)
    check_amount(lot, action.amount)
    entry = feed.BidTaken(lot=lot.number, by=ROOM, mode=BidMode.EXACT, amount=action.amount)
    journal.add(entry, BidSecret(user=clerk, limit=action.amount))
    return _outcome(lot, ROOM)


def _take(journal: Journal, lot: Lot, user: str, bid: Bid | BidFor, clerk: str | None) -> Outcome:
    sale = journal.sale
    if bid.mode is BidMode.EXACT and (bid.plus_one or bid.group is not None):
        raise Refused(Code.MALFORMED, "One increment more, and either-or, are for maxes only.")
    may_leave = clerk is not None or sale.terms.absentee
    if lot.phase is Phase.UPCOMING and bid.mode is BidMode.MAX and may_leave:
        return leave_max(journal, lot, user, bid, clerk)
    missed = _missed(sale, lot, user, bid, journal.at) if clerk is None else None
    check_takes_bids(sale, lot, journal.at, missed)
    if bid.group is not None:
        raise Refused(Code.WRONG_PHASE, "Either-or is for maxes that are left before a lot opens.")
    check_rung(sale, lot, bid.amount)
    if lot.leading_user == user:
        return _change_max(journal, lot, user, bid, clerk)
    check_amount(lot, bid.amount)
    check_limit(sale, lot, user, lot.most(bid.amount, bid.plus_one))
    shown = bid.amount if bid.mode is BidMode.EXACT else None
    entry = feed.BidTaken(lot=lot.number, by=sale.paddles[user].paddle, mode=bid.mode, amount=shown)
    journal.add(entry, BidSecret(user=user, limit=bid.amount, plus_one=bid.plus_one, by=clerk))
    return _outcome(lot, user)


def _change_max(journal: Journal, lot: Lot, user: str, bid: Bid | BidFor, clerk: str | None) -> Outcome:
    lead, price = lot.contest.lead, lot.contest.price
    assert lead is not None  # a lot that a user leads has a leader
    assert price is not None  # and a price
    same = bid.amount == lead.limit and bid.plus_one == lead.plus_one
    if bid.mode is BidMode.EXACT or same:
        raise Refused(Code.ALREADY_LEADING, "You lead already; to go higher, leave a higher maximum.")
    if bid.amount < price:
        raise Refused(Code.TOO_LOW, "A maximum cannot be lowered below the current price.")
    most = lot.most(bid.amount, bid.plus_one)
    if most > lot.most(lead.limit, lead.plus_one):  # lowering is free, also for who is over a lowered limit
        check_limit(journal.sale, lot, user, most)
    secret = MaxSet(lot=lot.number, user=user, limit=bid.amount, plus_one=bid.plus_one, by=clerk)
    public = feed.PriceRaised(lot=lot.number) if _moves_price(lot, bid.amount) else None
    journal.add(public, secret)
    return Outcome.LEADING


def _moves_price(lot: Lot, limit: int) -> bool:
    """Tell whether a leader's new max is one of the two that move the price (RULES 7)."""
    contest = lot.contest
    assert contest.lead is not None
    reserve = contest.reserve
    meets = reserve is not None and contest.lead.limit < reserve <= limit
    tied = contest.lead.limit == contest.second == contest.price
    return meets or (lot.terms.raise_breaks_tie and tied and limit > contest.lead.limit)


def _outcome(lot: Lot, bidder: str) -> Outcome:
    lead, mine = lot.contest.lead, lot.contest.limits[bidder]
    assert lead is not None  # somebody leads after a bid
    if lead.bidder == bidder:
        return Outcome.LEADING if bidder != ROOM or lead.limit == mine.limit else Outcome.OUTBID
    return Outcome.TIED_LATER if lead.limit == mine.limit else Outcome.OUTBID


def _missed(sale: Sale, lot: Lot, user: str, bid: Bid | BidFor, at: int) -> MissedBid | None:
    hammered = lot.phase in (Phase.SOLD, Phase.PASSED) and lot.closed_at is not None
    if sale.timed or not hammered or lot.closed_at is None or at - lot.closed_at > MISSED_WITHIN_MS:
        return None
    if bid.amount <= (lot.contest.price or lot.added.start - 1):
        return None
    amount = bid.amount if bid.mode is BidMode.EXACT else None
    return MissedBid(
        lot=lot.number, paddle=sale.paddles[user].paddle, amount=amount, at=at, closed_at=lot.closed_at
    )
