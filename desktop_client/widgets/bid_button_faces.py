"""The closed list of faces of the bid button: for each state a word, an icon, a style and a reason."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP


class BidButtonState(Enum):
    """The states of DESIGN.md, one at a time."""

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


class FaceStyle(Enum):
    """How a face is painted: the value is the style sheet's selector, `ink` the colour of its words."""

    GO = "go"
    ARMED = "armed"
    OUTBID = "outbid"
    DOOR = "door"
    TRAVELLING = "travelling"
    LEADING = "leading"
    WON = "won"
    WAITING = "waiting"
    CLOSED = "closed"

    @property
    def ink(self) -> str:
        """Return the colour token of words and icon."""
        return _INK[self]


_INK = {
    FaceStyle.GO: "on_accent",
    FaceStyle.ARMED: "on_accent",
    FaceStyle.OUTBID: "on_outbid",
    FaceStyle.DOOR: "accent",
    FaceStyle.TRAVELLING: "info",
    FaceStyle.LEADING: "leading",
    FaceStyle.WON: "on_leading",
    FaceStyle.WAITING: "warning",
    FaceStyle.CLOSED: "muted",
}


@dataclass(frozen=True, slots=True)
class Face:
    """One face. `word` has a place for the amount; `bare` is said when no amount is known."""

    word: str
    bare: str
    icon: str
    style: FaceStyle
    is_pressable: bool
    reason: str


def _face(
    word: object, bare: object, icon: str, style: FaceStyle, reason: object, *, press: bool = False
) -> Face:
    """Make a face; the sentences are `object` because that is how PySide types QT_TRANSLATE_NOOP."""
    return Face(str(word), str(bare) or str(word), icon, style, press, str(reason))


_S, _F = BidButtonState, FaceStyle
FACES: dict[BidButtonState, Face] = {
    _S.SIGN_IN: _face(
        QT_TRANSLATE_NOOP("BidButton", "Sign in to bid"),
        "",
        "user",
        _F.DOOR,
        "",
        press=True,
    ),
    _S.REGISTER: _face(
        QT_TRANSLATE_NOOP("BidButton", "Register for this sale"),
        "",
        "hand",
        _F.DOOR,
        QT_TRANSLATE_NOOP("BidButton", "You get a paddle number to bid with."),
        press=True,
    ),
    _S.WAITING_FOR_APPROVAL: _face(
        QT_TRANSLATE_NOOP("BidButton", "Waiting for approval"),
        "",
        "clock",
        _F.WAITING,
        QT_TRANSLATE_NOOP("BidButton", "The house is looking at your registration."),
    ),
    _S.UPCOMING: _face(
        QT_TRANSLATE_NOOP("BidButton", "Coming up"),
        "",
        "clock",
        _F.CLOSED,
        QT_TRANSLATE_NOOP("BidButton", "This lot has not been called yet."),
    ),
    _S.NOT_OPEN: _face(
        QT_TRANSLATE_NOOP("BidButton", "Not open"),
        "",
        "lock",
        _F.CLOSED,
        QT_TRANSLATE_NOOP("BidButton", "This lot takes no bids now."),
    ),
    _S.BID: _face(
        QT_TRANSLATE_NOOP("BidButton", "Bid {amount}"),
        QT_TRANSLATE_NOOP("BidButton", "Bid"),
        "gavel",
        _F.GO,
        "",
        press=True,
    ),
    _S.SENDING: _face(
        QT_TRANSLATE_NOOP("BidButton", "Sending {amount}…"),
        QT_TRANSLATE_NOOP("BidButton", "Sending…"),
        "arrow-up",
        _F.TRAVELLING,
        QT_TRANSLATE_NOOP("BidButton", "Your bid is on its way to the house."),
    ),
    _S.CHECKING: _face(
        QT_TRANSLATE_NOOP("BidButton", "Checking {amount}…"),
        QT_TRANSLATE_NOOP("BidButton", "Checking…"),
        "refresh",
        _F.WAITING,
        QT_TRANSLATE_NOOP("BidButton", "No answer yet. The house is being asked whether it counts."),
    ),
    _S.RECEIVED: _face(
        QT_TRANSLATE_NOOP("BidButton", "Accepted {amount}"),
        QT_TRANSLATE_NOOP("BidButton", "Accepted"),
        "check",
        _F.TRAVELLING,
        QT_TRANSLATE_NOOP("BidButton", "The house has taken your bid. Who leads follows in a moment."),
    ),
    _S.LEADING: _face(
        QT_TRANSLATE_NOOP("BidButton", "You lead at {amount}"),
        QT_TRANSLATE_NOOP("BidButton", "You lead"),
        "check",
        _F.LEADING,
        QT_TRANSLATE_NOOP("BidButton", "The next bid is another's to make."),
    ),
    _S.OUTBID: _face(
        QT_TRANSLATE_NOOP("BidButton", "Outbid: bid {amount}"),
        QT_TRANSLATE_NOOP("BidButton", "Outbid: bid again"),
        "arrow-up",
        _F.OUTBID,
        "",
        press=True,
    ),
    _S.ON_HOLD: _face(
        QT_TRANSLATE_NOOP("BidButton", "On hold"),
        "",
        "pause",
        _F.WAITING,
        QT_TRANSLATE_NOOP("BidButton", "The auctioneer has paused the sale."),
    ),
    _S.CLOSED_SOLD_TO_YOU: _face(
        QT_TRANSLATE_NOOP("BidButton", "Sold to you at {amount}"),
        QT_TRANSLATE_NOOP("BidButton", "Sold to you"),
        "gavel",
        _F.WON,
        "",
    ),
    _S.CLOSED_SOLD: _face(
        QT_TRANSLATE_NOOP("BidButton", "Sold at {amount}"),
        QT_TRANSLATE_NOOP("BidButton", "Sold"),
        "gavel",
        _F.CLOSED,
        QT_TRANSLATE_NOOP("BidButton", "The hammer has fallen."),
    ),
    _S.CLOSED_PASSED: _face(
        QT_TRANSLATE_NOOP("BidButton", "Passed"),
        "",
        "minus",
        _F.CLOSED,
        QT_TRANSLATE_NOOP("BidButton", "This lot was not sold."),
    ),
    _S.NO_CONNECTION: _face(
        QT_TRANSLATE_NOOP("BidButton", "No connection"),
        "",
        "wifi-off",
        _F.WAITING,
        QT_TRANSLATE_NOOP("BidButton", "You can bid again as soon as the house answers."),
    ),
}
"""Every state has a face; a test holds this."""
