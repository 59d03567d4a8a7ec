"""The acts of the auctioneer's keys, and the reasons why one is not possible now."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What a key of the control window does."""

    OPEN_SALE = "open_sale"
    END_SALE = "end_sale"
    HOLD = "hold"
    RESUME = "resume"
    ANNOUNCE = "announce"
    BLOCK = "block"
    OPEN_LOT = "open_lot"
    ROOM_BID = "room_bid"
    SET_ASK = "set_ask"
    RAISE_ASK = "raise_ask"
    LOWER_ASK = "lower_ask"
    FAIR_WARNING = "fair_warning"
    FINAL_CALL = "final_call"
    SELL = "sell"
    PASS = "pass"  # noqa: S105  (passing a lot, not a password)
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    UNDO = "undo"
    RETRACT = "retract"
    CUT_ASK = "cut_ask"
    SET_STEP = "set_step"
    LINE_UP = "line_up"
    REOFFER = "reoffer"
    BID_FOR = "bid_for"
    LEAVE_MAX = "leave_max"
    BOOK_OUT = "book_out"
    EXTEND = "extend"
    EXTEND_ALL = "extend_all"
    ALLOT = "allot"


class WhyNot(StrEnum):
    """Why a key does nothing now; the windows have the sentences."""

    NO_CONNECTION = "no_connection"
    NO_CALLS_HERE = "no_calls_here"
    NOT_A_CLERK = "not_a_clerk"
    SALE_NOT_OPEN = "sale_not_open"
    SALE_OPEN_ALREADY = "sale_open_already"
    SALE_ENDED = "sale_ended"
    SALE_IS_TIMED = "sale_is_timed"
    ON_HOLD = "on_hold"
    NOT_ON_HOLD = "not_on_hold"
    NO_LOT = "no_lot"
    LOT_NOT_OPEN = "lot_not_open"
    LOT_STILL_OPEN = "lot_still_open"
    LOT_WAS_OPENED = "lot_was_opened"
    LOT_CLOSED = "lot_closed"
    LOT_NOT_CLOSED = "lot_not_closed"
    ANOTHER_LOT_OPEN = "another_lot_open"
    GIVEN_ALREADY = "given_already"
    NO_BID = "no_bid"
    NO_RESERVE = "no_reserve"
    NO_LOWER_RUNG = "no_lower_rung"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_CUT = "nothing_to_cut"
    NO_PASSED_LOT = "no_passed_lot"
    NO_LOT_LEFT = "no_lot_left"
    NO_OPEN_LOT = "no_open_lot"
    SALE_IS_CALLED = "sale_is_called"
    NOT_SOLD_TO_ROOM = "not_sold_to_room"
    NO_FIGURES = "no_figures"
    NO_SUCH_LOT = "no_such_lot"
    NO_SUCH_PADDLE = "no_such_paddle"
    NO_SUCH_LINE = "no_such_line"
    NOT_IN_BOOK = "not_in_book"


@dataclass(frozen=True, slots=True)
class Possible:
    """Whether an act is possible; `ask_first` when it is and cannot be undone, or overrides the reserve."""

    why_not: WhyNot | None = None
    ask_first: bool = False

    def __bool__(self) -> bool:
        """Tell whether the key does something."""
        return self.why_not is None
