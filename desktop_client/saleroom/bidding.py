"""What the bid button says now: one state of a closed list, the amount, and why.

Pure. The server decides what counts; this only keeps the window from offering what would be refused.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contract.standing import Phase, Standing
from contract.wire import PaddleStatus, SaleStatus, You
from desktop_client.saleroom.pending import BidStage, PendingBid, PendingBids
from desktop_client.saleroom.room import SaleRoom


class BidState(StrEnum):
    """The states of the bid button (DESIGN, sale room)."""

    SIGN_IN = "sign_in"
    REGISTER = "register"
    WAITING_FOR_APPROVAL = "waiting_for_approval"
    UPCOMING = "upcoming"
    NOT_OPEN = "not_open"
    BID = "bid"
    SENDING = "sending"
    CHECKING = "checking"
    RECEIVED = "received"
    LEADING = "leading"
    OUTBID = "outbid"
    ON_HOLD = "on_hold"
    CLOSED_SOLD_TO_YOU = "closed_sold_to_you"
    CLOSED_SOLD = "closed_sold"
    CLOSED_PASSED = "closed_passed"
    NO_CONNECTION = "no_connection"

    @property
    def can_press(self) -> bool:
        """Whether a press is a bid."""
        return self in _CAN_PRESS


_CAN_PRESS: Final = frozenset({BidState.BID, BidState.OUTBID})


class Why(StrEnum):
    """The reason line under the button, where the state alone does not say it; the windows have the words."""

    NONE = ""
    CHECKING = "checking"
    CHECKED_WHEN_BACK = "checked_when_back"
    SALE_ENDED = "sale_ended"
    NOT_ON_THE_BLOCK = "not_on_the_block"
    MAX_MAY_BE_LEFT = "max_may_be_left"
    MAX_LEFT = "max_left"
    CLOSING = "closing"
    REGISTRATION_REFUSED = "registration_refused"
    PADDLE_BLOCKED = "paddle_blocked"
    OVER_LIMIT = "over_limit"
    WITHDRAWN = "withdrawn"
    UNKNOWN_LOT = "unknown_lot"


@dataclass(frozen=True, slots=True)
class BidOffer:
    """What the button and what is under it offer.

    `amount`: the ask in BID and OUTBID, the price where it is closed or led. `rungs`: the amounts of "bid
    up to". `least_max`: the smallest max that would be taken now, None when none would.
    """

    state: BidState
    amount: int | None = None
    why: Why = Why.NONE
    rungs: tuple[int, ...] = ()
    least_max: int | None = None


def bid_button(room: SaleRoom, lot: str, pending: PendingBids, *, connected: bool, now: int) -> BidOffer:
    """Return what to offer for `lot`; `connected` is the connection's can_speak, `now` the server's clock."""
    standing = room.standings.get(lot)
    if standing is None:
        return BidOffer(BidState.NOT_OPEN, why=Why.UNKNOWN_LOT)
    if standing.phase.closed:
        return _closed(standing, room.your_paddle)
    waiting = _waiting(pending.latest(lot), room.last)
    if not connected:
        return _not_connected(pending.latest(lot))
    if room.you is None:
        return BidOffer(BidState.SIGN_IN, standing.ask)
    if room.status is SaleStatus.ENDED:
        return BidOffer(BidState.NOT_OPEN, why=Why.SALE_ENDED)
    barred = _barred(room.you)
    if barred is not None:
        return barred
    return waiting or _not_yet(room, room.you, standing, now) or _open(room, room.you, standing, pending)


def _closed(standing: Standing, paddle: str | None) -> BidOffer:
    if standing.phase is Phase.SOLD:
        yours = paddle is not None and standing.leader == paddle
        return BidOffer(BidState.CLOSED_SOLD_TO_YOU if yours else BidState.CLOSED_SOLD, standing.price)
    why = Why.WITHDRAWN if standing.phase is Phase.WITHDRAWN else Why.NONE
    return BidOffer(BidState.CLOSED_PASSED, why=why)


def _waiting(latest: PendingBid | None, last: int) -> BidOffer | None:
    """A bid on its way, or one whose trace in the feed has not come yet."""
    if latest is None:
        return None
    if latest.stage is BidStage.SENT:
        return BidOffer(BidState.SENDING, latest.bid.amount)
    if latest.stage is BidStage.CHECKING:
        return BidOffer(BidState.CHECKING, latest.bid.amount, Why.CHECKING)
    if latest.stage is BidStage.ACCEPTED and not latest.shown_in_feed(last):
        return BidOffer(BidState.RECEIVED, latest.bid.amount)
    return None


def _not_connected(latest: PendingBid | None) -> BidOffer:
    if latest is not None and latest.stage.open:
        # Nobody can be asked now: what became of it is known only after the return.
        return BidOffer(BidState.NO_CONNECTION, latest.bid.amount, Why.CHECKED_WHEN_BACK)
    return BidOffer(BidState.NO_CONNECTION)


def _barred(you: You) -> BidOffer | None:
    match you.status:
        case PaddleStatus.APPROVED:
            return None
        case PaddleStatus.PENDING:
            return BidOffer(BidState.WAITING_FOR_APPROVAL)
        case PaddleStatus.REFUSED:
            return BidOffer(BidState.NOT_OPEN, why=Why.REGISTRATION_REFUSED)
        case PaddleStatus.BLOCKED:
            return BidOffer(BidState.NOT_OPEN, why=Why.PADDLE_BLOCKED)
        case None:
            return BidOffer(BidState.REGISTER)


def _not_yet(room: SaleRoom, you: You, standing: Standing, now: int) -> BidOffer | None:
    absentee = room.terms is not None and room.terms.absentee and standing.phase is Phase.UPCOMING
    least_max = standing.ask if absentee else None
    rungs = tuple(standing.next_rungs) if absentee else ()
    if room.status is SaleStatus.UPCOMING or standing.phase is Phase.UPCOMING:
        upcoming = room.status is SaleStatus.UPCOMING or not room.live
        why = Why.NONE if room.status is SaleStatus.UPCOMING else Why.NOT_ON_THE_BLOCK
        if absentee:
            why = Why.MAX_LEFT if standing.lot in you.maxes else Why.MAX_MAY_BE_LEFT
        state = BidState.UPCOMING if upcoming else BidState.NOT_OPEN
        return BidOffer(state, standing.ask, why, rungs, least_max)
    if room.hold is not None:
        return BidOffer(BidState.ON_HOLD, standing.ask)
    if standing.closes_at is not None and now >= standing.closes_at:
        return BidOffer(BidState.NOT_OPEN, standing.price, Why.CLOSING)
    return None


def _open(room: SaleRoom, you: You, standing: Standing, pending: PendingBids) -> BidOffer:
    rungs = tuple(standing.next_rungs)
    if you.paddle is not None and standing.leader == you.paddle:
        # Leading, one may still change the own max: down to the price, or up (RULES 7 and 9).
        return BidOffer(BidState.LEADING, standing.price, Why.NONE, rungs, standing.price)
    # What was left out for a slow reader may be the entry of an own bid: then the verdict alone tells of it.
    has_bid = room.has_bid(standing.lot) or (room.skipped > 0 and pending.has_taken(standing.lot))
    state = BidState.OUTBID if has_bid else BidState.BID
    if standing.ask is not None and would_exceed_limit(you, standing.lot, standing.ask):
        return BidOffer(BidState.NOT_OPEN, standing.ask, Why.OVER_LIMIT)
    return BidOffer(state, standing.ask, Why.NONE, rungs, standing.ask)


def would_exceed_limit(you: You, lot: str, amount: int) -> bool:
    """Tell whether a bid of `amount` by somebody who does not lead `lot` exceeds his credit limit."""
    if you.limit is None:
        return False
    return you.at_stake - you.maxes.get(lot, 0) + amount > you.limit
