"""Deciding a bid: RULES "Accepting a bid", 1, 2 and 7 to 10, for bidders and for the room."""

from datetime import UTC, datetime
from typing import Final

from contract import feed
from contract.commands import Bid, BidMode, RoomBid
from contract.standing import ROOM, Phase
from contract.verdicts import Code, Outcome
from contract.wire import MissedBid, PaddleStatus, SaleStatus
from server.rules.journal import Journal, Refused
from server.rules.lot import Lot
from server.rules.records import BidSecret, MaxSet
from server.rules.sale import Sale

MISSED_WITHIN_MS: Final = 10_000
"""A bid received this soon after the hammer is shown to the clerk as missed."""

_NO_PADDLE: Final = {
    None: (Code.NOT_REGISTERED, "Register for this sale to get a paddle."),
    PaddleStatus.PENDING: (Code.NOT_REGISTERED, "Your registration is waiting for the house's approval."),
    PaddleStatus.REFUSED: (
        Code.NOT_REGISTERED,
        "The house has not approved your registration; please call it.",
    ),
    PaddleStatus.BLOCKED: (Code.BLOCKED, "Your paddle is blocked in this sale; please call the house."),
}


def find_lot(sale: Sale, number: str) -> Lot:
    """Return the lot of that number. Raises Refused `unknown_lot`."""
    lot = sale.lots.get(number)
    if lot is None:
        raise Refused(Code.UNKNOWN_LOT, "There is no such lot in this sale.")
    return lot


def place_bid(journal: Journal, user: str, bid: Bid) -> Outcome:
    """Take a bidder's bid into the journal and return what it came to. Raises Refused."""
    sale, lot = journal.sale, find_lot(journal.sale, bid.lot)
    _check_paddle(sale, user)
    if bid.expires_at is not None and journal.at > bid.expires_at:
        raise Refused(Code.EXPIRED, "The bid came too late to be meant; it was not placed. Bid again.")
    if lot.phase is Phase.UPCOMING and bid.mode is BidMode.MAX and sale.terms.absentee:
        return _leave_max(journal, lot, user, bid)
    check_takes_bids(sale, lot, journal.at, missed=_missed(sale, lot, user, bid, journal.at))
    _check_rung(sale, lot, bid.amount)
    if lot.leading_user == user:
        return _change_max(journal, lot, user, bid)
    check_amount(lot, bid.amount)
    _check_limit(sale, lot, user, bid.amount)
    paddle = sale.paddles[user].paddle
    shown = bid.amount if bid.mode is BidMode.EXACT else None
    entry = feed.BidTaken(lot=lot.number, by=paddle, mode=bid.mode, amount=shown)
    journal.add(entry, BidSecret(user=user, limit=bid.amount))
    return _outcome(lot, user, bid.amount)


def room_bid(journal: Journal, clerk: str, action: RoomBid) -> Outcome:
    """Take a bid of the hall; the book answers it. Raises Refused."""
    lot = find_lot(journal.sale, action.lot)
    check_takes_bids(journal.sale, lot, journal.at)
    check_amount(lot, action.amount)
    entry = feed.BidTaken(lot=lot.number, by=ROOM, mode=BidMode.EXACT, amount=action.amount)
    journal.add(entry, BidSecret(user=clerk, limit=action.amount))
    return _outcome(lot, ROOM, action.amount)


def check_takes_bids(sale: Sale, lot: Lot, at: int, missed: MissedBid | None = None) -> None:
    """Refuse unless the lot takes bids now; a closed one says when it closed and what was missed."""
    if sale.status is SaleStatus.ENDED:
        raise Refused(Code.SALE_ENDED, "The sale has ended.")
    if lot.phase.closed:
        raise Refused(Code.LOT_CLOSED, _closed_text(lot, at), missed)
    if sale.status is SaleStatus.UPCOMING or lot.phase is Phase.UPCOMING:
        raise Refused(Code.NOT_OPEN, f"Lot {lot.number} is not open yet.")
    if sale.hold is not None:
        raise Refused(Code.ON_HOLD, "The sale is on hold; wait until the auctioneer goes on.")


def check_amount(lot: Lot, amount: int) -> None:
    """Refuse an amount below the asking price."""
    if lot.ask is None or amount < lot.ask:
        raise Refused(
            Code.TOO_LOW, "The bid is below the asking price; see the standing for the next amount."
        )


def _check_paddle(sale: Sale, user: str) -> None:
    status = sale.registration(user)
    if status is not PaddleStatus.APPROVED:
        raise Refused(*_NO_PADDLE[status])


def _check_rung(sale: Sale, lot: Lot, amount: int) -> None:
    if sale.terms.on_rungs_only and amount != lot.ask and not sale.terms.ladder.is_rung(amount):
        raise Refused(Code.OFF_RUNG, "In this sale bids are taken on the rungs of the ladder only.")


def _check_limit(sale: Sale, lot: Lot, user: str, amount: int) -> None:
    limit = sale.paddles[user].limit
    if limit is None:
        return
    if sale.committed.get(user, 0) - sale.charge(lot, user) + amount > limit:
        raise Refused(
            Code.OVER_LIMIT,
            "The bid would exceed your credit limit in this sale; call the house to raise it.",
        )


def _leave_max(journal: Journal, lot: Lot, user: str, bid: Bid) -> Outcome:
    if journal.sale.status is SaleStatus.ENDED:
        raise Refused(Code.SALE_ENDED, "The sale has ended.")
    check_amount(lot, bid.amount)
    _check_rung(journal.sale, lot, bid.amount)
    _check_limit(journal.sale, lot, user, bid.amount)
    before = lot.contest.limits.get(user)
    if before is None or before.limit != bid.amount:  # the same amount again keeps its time
        journal.add(None, MaxSet(lot=lot.number, user=user, limit=bid.amount))
    return Outcome.DONE


def _change_max(journal: Journal, lot: Lot, user: str, bid: Bid) -> Outcome:
    lead, price = lot.contest.lead, lot.contest.price
    assert lead is not None  # a lot that a user leads has a leader
    assert price is not None  # and a price
    if bid.mode is BidMode.EXACT or bid.amount == lead.limit:
        raise Refused(Code.ALREADY_LEADING, "You lead already; to go higher, leave a higher maximum.")
    if bid.amount < price:
        raise Refused(Code.TOO_LOW, "A maximum cannot be lowered below the current price.")
    if bid.amount > lead.limit:  # lowering is free, also for whoever is over a limit that was lowered
        _check_limit(journal.sale, lot, user, bid.amount)
    secret = MaxSet(lot=lot.number, user=user, limit=bid.amount)
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


def _outcome(lot: Lot, bidder: str, amount: int) -> Outcome:
    lead = lot.contest.lead
    assert lead is not None  # somebody leads after a bid
    if lead.bidder == bidder:
        return Outcome.LEADING if bidder != ROOM or lead.limit == amount else Outcome.OUTBID
    return Outcome.TIED_LATER if lead.limit == amount else Outcome.OUTBID


def _missed(sale: Sale, lot: Lot, user: str, bid: Bid, at: int) -> MissedBid | None:
    hammered = lot.phase in (Phase.SOLD, Phase.PASSED) and lot.closed_at is not None
    if sale.timed or not hammered or lot.closed_at is None or at - lot.closed_at > MISSED_WITHIN_MS:
        return None
    if bid.amount <= (lot.contest.price or lot.added.start - 1):
        return None
    amount = bid.amount if bid.mode is BidMode.EXACT else None
    return MissedBid(
        lot=lot.number, paddle=sale.paddles[user].paddle, amount=amount, at=at, closed_at=lot.closed_at
    )


def _closed_text(lot: Lot, at: int) -> str:
    if lot.closed_at is None:
        return f"Lot {lot.number} is closed."
    closed, received = _clock(lot.closed_at), _clock(at)
    return f"Lot {lot.number} closed at {closed}; what you sent was received at {received} (UTC)."


def _clock(at: int) -> str:
    """Write a time as 14:03:07.412, in UTC, without leaving the integers."""
    seconds, millis = divmod(at, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%H:%M:%S}.{millis:03d}"
