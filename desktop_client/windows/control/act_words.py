"""The words of the rostrum: what each act is called, and why one is not possible now."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.verdicts import Code
from desktop_client.saleroom.control import Act, WhyNot
from desktop_client.viewmodels.control import Refusal
from desktop_client.windows import phrases

_ACTS: dict[Act, object] = {
    Act.OPEN_SALE: QT_TRANSLATE_NOOP("ActWords", "Open the sale"),
    Act.END_SALE: QT_TRANSLATE_NOOP("ActWords", "End the sale"),
    Act.HOLD: QT_TRANSLATE_NOOP("ActWords", "Hold"),
    Act.RESUME: QT_TRANSLATE_NOOP("ActWords", "Go on"),
    Act.ANNOUNCE: QT_TRANSLATE_NOOP("ActWords", "Say to everybody"),
    Act.OPEN_LOT: QT_TRANSLATE_NOOP("ActWords", "Next lot"),
    Act.ROOM_BID: QT_TRANSLATE_NOOP("ActWords", "Room bid"),
    Act.SET_ASK: QT_TRANSLATE_NOOP("ActWords", "Set the ask"),
    Act.RAISE_ASK: QT_TRANSLATE_NOOP("ActWords", "Ask more"),
    Act.LOWER_ASK: QT_TRANSLATE_NOOP("ActWords", "Ask less"),
    Act.FAIR_WARNING: QT_TRANSLATE_NOOP("ActWords", "Fair warning"),
    Act.FINAL_CALL: QT_TRANSLATE_NOOP("ActWords", "Final call"),
    Act.SELL: QT_TRANSLATE_NOOP("ActWords", "Sold"),
    Act.PASS: QT_TRANSLATE_NOOP("ActWords", "Pass"),
    Act.WITHDRAW: QT_TRANSLATE_NOOP("ActWords", "Withdraw"),
    Act.REOPEN: QT_TRANSLATE_NOOP("ActWords", "Reopen"),
    Act.UNDO: QT_TRANSLATE_NOOP("ActWords", "Undo"),
    Act.RETRACT: QT_TRANSLATE_NOOP("ActWords", "Retract"),
    Act.BLOCK: QT_TRANSLATE_NOOP("ActWords", "Block"),
    Act.CUT_ASK: QT_TRANSLATE_NOOP("ActWords", "Cut the bid"),
    Act.SET_STEP: QT_TRANSLATE_NOOP("ActWords", "Set the step"),
    Act.LINE_UP: QT_TRANSLATE_NOOP("ActWords", "Put next"),
    Act.REOFFER: QT_TRANSLATE_NOOP("ActWords", "Offer again"),
    Act.BID_FOR: QT_TRANSLATE_NOOP("ActWords", "Bid for a paddle"),
    Act.LEAVE_MAX: QT_TRANSLATE_NOOP("ActWords", "Limit into the book"),
    Act.BOOK_OUT: QT_TRANSLATE_NOOP("ActWords", "Out of the book"),
    Act.EXTEND: QT_TRANSLATE_NOOP("ActWords", "More time"),
    Act.EXTEND_ALL: QT_TRANSLATE_NOOP("ActWords", "More time for every lot"),
    Act.ALLOT: QT_TRANSLATE_NOOP("ActWords", "Buyer in the room"),
}
_CALLS: dict[str, object] = {act.value: words for act, words in _ACTS.items()} | {
    "open_lot": QT_TRANSLATE_NOOP("ActWords", "Open the lot"),
    "ask": _ACTS[Act.SET_ASK],
    "increment": _ACTS[Act.SET_STEP],
    "move_lots": QT_TRANSLATE_NOOP("ActWords", "Move lots"),
}
"""What a call does, by its type on the wire."""
_WHY_NOT: dict[WhyNot, object] = {
    WhyNot.NO_CONNECTION: QT_TRANSLATE_NOOP("ActWords", "There is no connection. Nothing was sent."),
    WhyNot.NO_CALLS_HERE: QT_TRANSLATE_NOOP(
        "ActWords",
        "This network lets plain HTTP through only, and calls cannot go that way. Nothing was sent.",
    ),
    WhyNot.NOT_A_CLERK: QT_TRANSLATE_NOOP("ActWords", "Only a clerk may do that. Sign in as one."),
    WhyNot.SALE_NOT_OPEN: QT_TRANSLATE_NOOP("ActWords", "The sale is not open yet. Open it first."),
    WhyNot.SALE_OPEN_ALREADY: QT_TRANSLATE_NOOP("ActWords", "The sale is open already."),
    WhyNot.SALE_ENDED: QT_TRANSLATE_NOOP("ActWords", "The sale is over."),
    WhyNot.SALE_IS_TIMED: QT_TRANSLATE_NOOP("ActWords", "In a timed sale the clock closes the lots."),
    WhyNot.ON_HOLD: QT_TRANSLATE_NOOP("ActWords", "The sale is on hold. Press H to go on."),
    WhyNot.NOT_ON_HOLD: QT_TRANSLATE_NOOP("ActWords", "The sale is not on hold."),
    WhyNot.NO_LOT: QT_TRANSLATE_NOOP("ActWords", "There is no lot for that. Press N for the next one."),
    WhyNot.LOT_NOT_OPEN: QT_TRANSLATE_NOOP("ActWords", "This lot is not open. Press N to open the next one."),
    WhyNot.LOT_STILL_OPEN: QT_TRANSLATE_NOOP("ActWords", "A lot is still open. Sell or pass it first."),
    WhyNot.LOT_WAS_OPENED: QT_TRANSLATE_NOOP(
        "ActWords", "This lot was on the block already. Reopen it instead."
    ),
    WhyNot.LOT_CLOSED: QT_TRANSLATE_NOOP(
        "ActWords", "This lot is closed. Press N for the next, or reopen it."
    ),
    WhyNot.LOT_NOT_CLOSED: QT_TRANSLATE_NOOP("ActWords", "This lot is not closed."),
    WhyNot.ANOTHER_LOT_OPEN: QT_TRANSLATE_NOOP(
        "ActWords", "Another lot is on the block. Sell or pass it first."
    ),
    WhyNot.GIVEN_ALREADY: QT_TRANSLATE_NOOP("ActWords", "That has been called already."),
    WhyNot.NO_BID: QT_TRANSLATE_NOOP("ActWords", "There is no bid. Pass the lot instead."),
    WhyNot.NO_RESERVE: QT_TRANSLATE_NOOP(
        "ActWords", "A lot without reserve stays once there are bids on it."
    ),
    WhyNot.NO_LOWER_RUNG: QT_TRANSLATE_NOOP("ActWords", "The ask is already the next rung above the price."),
    WhyNot.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("ActWords", "There is nothing to undo on this lot."),
    WhyNot.NOTHING_TO_CUT: QT_TRANSLATE_NOOP(
        "ActWords", "There is nothing to cut: without a bid, or with the ask right above it."
    ),
    WhyNot.NO_PASSED_LOT: QT_TRANSLATE_NOOP("ActWords", "No lot is passed."),
    WhyNot.NO_LOT_LEFT: QT_TRANSLATE_NOOP("ActWords", "There is no other lot to come."),
    WhyNot.NO_OPEN_LOT: QT_TRANSLATE_NOOP("ActWords", "No lot is open."),
    WhyNot.SALE_IS_CALLED: QT_TRANSLATE_NOOP("ActWords", "In a live sale no clock runs."),
    WhyNot.NOT_SOLD_TO_ROOM: QT_TRANSLATE_NOOP("ActWords", "This lot was not sold to the room."),
    WhyNot.NO_FIGURES: QT_TRANSLATE_NOOP("ActWords", "Type the number first, then the key."),
    WhyNot.NO_SUCH_LOT: QT_TRANSLATE_NOOP("ActWords", "There is no such lot in this sale."),
    WhyNot.NO_SUCH_PADDLE: QT_TRANSLATE_NOOP("ActWords", "There is no such paddle in this sale."),
    WhyNot.NO_SUCH_LINE: QT_TRANSLATE_NOOP("ActWords", "No telephone or paddle has this key now."),
    WhyNot.NOT_IN_BOOK: QT_TRANSLATE_NOOP("ActWords", "This paddle has no limit in the book of that lot."),
}

_ASK_TOO_LOW: Final = QT_TRANSLATE_NOOP("ActWords", "The ask must be above the price.")
_TOO_LOW: dict[Act, object] = {
    **dict.fromkeys((Act.SET_ASK, Act.RAISE_ASK, Act.LOWER_ASK, Act.CUT_ASK), _ASK_TOO_LOW),
    Act.LEAVE_MAX: QT_TRANSLATE_NOOP("ActWords", "That limit is below what the lot stands at or asks for."),
}
"""What is too low, where it is no bid."""
_TO_THE_CLERK: dict[Code | None, object] = {
    Code.TOO_LOW: QT_TRANSLATE_NOOP(
        "ActWords", "That is below the ask. To take less, type it and press Enter: then it is the ask."
    ),
    Code.ALREADY_LEADING: QT_TRANSLATE_NOOP("ActWords", "This paddle leads already."),
    Code.NOT_REGISTERED: QT_TRANSLATE_NOOP("ActWords", "This paddle is not approved for this sale."),
    Code.BLOCKED: QT_TRANSLATE_NOOP(
        "ActWords", "This paddle is blocked. It can be let in again in the office, under Bidders."
    ),
    Code.OVER_LIMIT: QT_TRANSLATE_NOOP(
        "ActWords", "That is above the limit of this paddle. It can be raised in the office, under Bidders."
    ),
}
"""What a bidder reads otherwise: here the house speaks to its own clerk, of somebody's paddle."""


def act_word(act: Act) -> str:
    """Name an act."""
    return QCoreApplication.translate("ActWords", str(_ACTS[act]))


def call_word(kind: str) -> str:
    """Name a call by its type on the wire; an unknown one has the name that it has there."""
    known = _CALLS.get(kind)
    return kind.replace("_", " ") if known is None else QCoreApplication.translate("ActWords", str(known))


def why_not(reason: WhyNot) -> str:
    """Say why an act is not possible."""
    return QCoreApplication.translate("ActWords", str(_WHY_NOT[reason]))


def refusal(refused: Refusal) -> str:
    """Say why a call came to nothing."""
    if refused.unsettled:
        return QCoreApplication.translate("ActWords", "No answer came. The feed will show whether it counts.")
    if refused.why_not is not None:
        return why_not(refused.why_not)
    if refused.code is Code.TOO_LOW and refused.act in _TOO_LOW:
        return QCoreApplication.translate("ActWords", str(_TOO_LOW[refused.act]))
    if refused.code in _TO_THE_CLERK:
        return QCoreApplication.translate("ActWords", str(_TO_THE_CLERK[refused.code]))
    return phrases.refusal(refused.code, refused.message)
