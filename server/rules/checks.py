"""What every bid is held against before it counts: RULES "Accepting a bid", 1, 2 and 8."""

from datetime import UTC, datetime
from typing import Final

from contract.standing import Phase
from contract.verdicts import Code
from contract.wire import MissedBid, PaddleStatus, SaleStatus
from server.rules.journal import Refused
from server.rules.lot import Lot
from server.rules.sale import Sale

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


def find_live_lot(sale: Sale, number: str, at: int) -> Lot:
    """Return a lot that the auctioneer is calling. Raises Refused."""
    lot = find_lot(sale, number)
    if sale.timed:
        raise Refused(Code.WRONG_PHASE, "In a timed sale the clock calls, not the auctioneer.")
    check_takes_bids(sale, lot, at)
    return lot


def find_paddle(sale: Sale, paddle: str) -> str:
    """Return whose paddle it is. Raises Refused `unknown_paddle`."""
    user = sale.user_of(paddle)
    if user is None:
        raise Refused(Code.UNKNOWN_PADDLE, "There is no such paddle in this sale.")
    return user


def check_takes_bids(sale: Sale, lot: Lot, at: int, missed: MissedBid | None = None) -> None:
    """Refuse unless the lot takes bids now; a closed one says when it closed and what was missed."""
    check_not_ended(sale)
    if lot.phase.closed:
        raise Refused(Code.LOT_CLOSED, _closed_text(lot, at), missed)
    if sale.status is SaleStatus.UPCOMING or lot.phase is Phase.UPCOMING:
        raise Refused(Code.NOT_OPEN, f"Lot {lot.number} is not open yet.")
    if sale.hold is not None:
        raise Refused(Code.ON_HOLD, "The sale is on hold; wait until the auctioneer goes on.")


def check_open(sale: Sale) -> None:
    """Refuse before the sale opens."""
    if sale.status is not SaleStatus.OPEN:
        raise Refused(Code.NOT_OPEN, "The sale is not open yet: open it first.")


def check_not_ended(sale: Sale) -> None:
    """Refuse after the end of the sale."""
    if sale.status is SaleStatus.ENDED:
        raise Refused(Code.SALE_ENDED, "The sale has ended.")


def check_amount(lot: Lot, amount: int) -> None:
    """Refuse an amount below the asking price."""
    ask = lot.ask
    if ask is None or amount < ask:
        raise Refused(
            Code.TOO_LOW, "The bid is below the asking price; see the standing for the next amount."
        )


def check_rung(sale: Sale, lot: Lot, amount: int) -> None:
    """Refuse an amount between two rungs where the sale takes none."""
    if sale.terms.on_rungs_only and amount != lot.ask and not lot.is_rung(amount):
        raise Refused(Code.OFF_RUNG, "In this sale bids are taken on the rungs of the ladder only.")


def check_paddle(sale: Sale, user: str, *, for_clerk: bool) -> None:
    """Refuse who has no approved paddle."""
    status = sale.registration(user)
    if status is PaddleStatus.APPROVED:
        return
    code, text = _NO_PADDLE[status]
    if for_clerk and status is not None:
        text = f"Paddle {sale.paddle_of(user)} is {status.value}: it cannot bid."
    raise Refused(code, text)


def check_limit(sale: Sale, lot: Lot, user: str, amount: int, group: str | None = None) -> None:
    """Refuse what would take a bidder above the credit limit, if all that is left were knocked down."""
    limit = sale.paddles[user].limit
    if limit is not None and sale.stakes.with_bid(user, lot, amount, group) > limit:
        raise Refused(
            Code.OVER_LIMIT,
            "The bid would exceed your credit limit in this sale; call the house to raise it.",
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
