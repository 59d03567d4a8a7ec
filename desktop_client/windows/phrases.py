"""The sentences for what the house answers: each code and reason in words that a person can act on.

Codes are stable and come over the wire; the words live here and are translated. Knows no window.
"""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from contract.standing import ROOM, Phase
from contract.terms import SaleKind
from contract.verdicts import Code
from contract.wire import PaddleStatus, SaleStatus
from desktop_client.formats import Formats
from desktop_client.saleroom.rows import Row, RowKind

_REFUSALS: dict[Code, object] = {
    Code.TOO_LOW: QT_TRANSLATE_NOOP(
        "Phrases", "That is below the asking price now. Bid again at the new price."
    ),
    Code.ALREADY_LEADING: QT_TRANSLATE_NOOP("Phrases", "You lead already; nobody outbids himself."),
    Code.LOT_CLOSED: QT_TRANSLATE_NOOP("Phrases", "The hammer had fallen before this bid arrived."),
    Code.NOT_OPEN: QT_TRANSLATE_NOOP("Phrases", "This lot takes no bids now."),
    Code.ON_HOLD: QT_TRANSLATE_NOOP("Phrases", "The sale is on hold. Bid again when the auctioneer goes on."),
    Code.SALE_ENDED: QT_TRANSLATE_NOOP("Phrases", "The sale is over."),
    Code.NOT_REGISTERED: QT_TRANSLATE_NOOP("Phrases", "Register for this sale first; then you can bid."),
    Code.BLOCKED: QT_TRANSLATE_NOOP(
        "Phrases", "The house has taken this paddle out of the sale. Ask the house why."
    ),
    Code.OVER_LIMIT: QT_TRANSLATE_NOOP(
        "Phrases", "That is above your limit for this sale. Ask the house to raise it."
    ),
    Code.OFF_RUNG: QT_TRANSLATE_NOOP(
        "Phrases", "This sale takes bids at the ladder's rungs only. Choose one of them."
    ),
    Code.EXPIRED: QT_TRANSLATE_NOOP(
        "Phrases", "This bid arrived too late to be what you meant, and does not count."
    ),
    Code.ID_CONFLICT: QT_TRANSLATE_NOOP(
        "Phrases", "This bid was mixed up with another and does not count. Bid again."
    ),
    Code.RATE_LIMITED: QT_TRANSLATE_NOOP("Phrases", "Too many at once. Wait a second and try again."),
    Code.FORBIDDEN: QT_TRANSLATE_NOOP("Phrases", "You may not do that."),
    Code.MALFORMED: QT_TRANSLATE_NOOP("Phrases", "The house did not understand that. Check what you typed."),
    Code.UNKNOWN_LOT: QT_TRANSLATE_NOOP("Phrases", "There is no such lot in this sale."),
    Code.UNKNOWN_SALE: QT_TRANSLATE_NOOP("Phrases", "There is no such sale."),
    Code.UNKNOWN_PADDLE: QT_TRANSLATE_NOOP("Phrases", "There is no such paddle in this sale."),
    Code.NOT_ATTENDING: QT_TRANSLATE_NOOP("Phrases", "The connection had just been lost. Try again."),
    Code.WRONG_PHASE: QT_TRANSLATE_NOOP("Phrases", "That cannot be called now."),
    Code.NO_BID: QT_TRANSLATE_NOOP("Phrases", "There is no bid to sell to. Pass the lot instead."),
    Code.RESERVE_UNMET: QT_TRANSLATE_NOOP(
        "Phrases", "The reserve is not met. Press Sold once more to sell under the reserve."
    ),
    Code.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("Phrases", "There is nothing to undo on this lot."),
    Code.UNAVAILABLE: QT_TRANSLATE_NOOP(
        "Phrases",
        "The house cannot record anything right now, so this does not count. Try again in a moment.",
    ),
    Code.UNAUTHENTICATED: QT_TRANSLATE_NOOP("Phrases", "Email and password do not go together. Check both."),
    Code.PROTOCOL_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "Phrases",
        "This Martillo and the house speak different versions. Update Martillo; if it is new, ask the house.",
    ),
    Code.BANNED: QT_TRANSLATE_NOOP("Phrases", "The house has closed this account. Ask the house why."),
    Code.TOO_MANY: QT_TRANSLATE_NOOP("Phrases", "Too many at once. Wait a moment and try again."),
    Code.NOT_FOUND: QT_TRANSLATE_NOOP("Phrases", "The house does not know that."),
    Code.CONFLICT: QT_TRANSLATE_NOOP(
        "Phrases", "There is an account with this email already. Sign in instead."
    ),
}

_CONNECTION: dict[str, object] = {
    "unreachable": QT_TRANSLATE_NOOP(
        "Phrases", "The house cannot be reached. Check the address and the network."
    ),
    "timed_out": QT_TRANSLATE_NOOP("Phrases", "The house did not answer in time."),
    "lost": QT_TRANSLATE_NOOP("Phrases", "The connection was lost."),
    "silent": QT_TRANSLATE_NOOP("Phrases", "The house does not answer any more."),
    "restarting": QT_TRANSLATE_NOOP("Phrases", "The house is restarting and will be back in a moment."),
    "unavailable": QT_TRANSLATE_NOOP("Phrases", "The house is busy or out of order."),
    "too_many": QT_TRANSLATE_NOOP("Phrases", "Too many connections from here. Close some and try again."),
    "not_understood": QT_TRANSLATE_NOOP(
        "Phrases", "What answers there was not understood. It is another version, or no Martillo house."
    ),
    "certificate": QT_TRANSLATE_NOOP(
        "Phrases", "The house's certificate is wrong, so nothing was sent. Ask the house before you go on."
    ),
    "insecure": QT_TRANSLATE_NOOP(
        "Phrases", "A plain connection to a public address would show your password. Use https."
    ),
    "address": QT_TRANSLATE_NOOP("Phrases", "This is not an address. Write it like https://house.example."),
    "unauthenticated": QT_TRANSLATE_NOOP("Phrases", "Your session is not valid any more. Sign in again."),
    "signed_out": QT_TRANSLATE_NOOP("Phrases", "This session was ended, here or elsewhere. Sign in again."),
    "protocol_unsupported": _REFUSALS[Code.PROTOCOL_UNSUPPORTED],
    "banned": _REFUSALS[Code.BANNED],
    "blocked": _REFUSALS[Code.BLOCKED],
    "replaced": QT_TRANSLATE_NOOP("Phrases", "You are in this sale from another window now."),
    "forbidden": _REFUSALS[Code.FORBIDDEN],
    "unknown_sale": _REFUSALS[Code.UNKNOWN_SALE],
    "sale_ended": _REFUSALS[Code.SALE_ENDED],
}

_PHASES: dict[Phase, object] = {
    Phase.UPCOMING: QT_TRANSLATE_NOOP("Phrases", "coming up"),
    Phase.OPEN: QT_TRANSLATE_NOOP("Phrases", "open"),
    Phase.FAIR_WARNING: QT_TRANSLATE_NOOP("Phrases", "fair warning"),
    Phase.FINAL_CALL: QT_TRANSLATE_NOOP("Phrases", "final call"),
    Phase.SOLD: QT_TRANSLATE_NOOP("Phrases", "sold"),
    Phase.PASSED: QT_TRANSLATE_NOOP("Phrases", "passed"),
    Phase.WITHDRAWN: QT_TRANSLATE_NOOP("Phrases", "withdrawn"),
}
_SALES: dict[SaleStatus, object] = {
    SaleStatus.UPCOMING: QT_TRANSLATE_NOOP("Phrases", "Upcoming"),
    SaleStatus.OPEN: QT_TRANSLATE_NOOP("Phrases", "Open now"),
    SaleStatus.ENDED: QT_TRANSLATE_NOOP("Phrases", "Ended"),
}
_PADDLES: dict[PaddleStatus, object] = {
    PaddleStatus.PENDING: QT_TRANSLATE_NOOP("Phrases", "waiting for approval"),
    PaddleStatus.APPROVED: QT_TRANSLATE_NOOP("Phrases", "registered"),
    PaddleStatus.REFUSED: QT_TRANSLATE_NOOP("Phrases", "registration refused"),
    PaddleStatus.BLOCKED: QT_TRANSLATE_NOOP("Phrases", "blocked"),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("Phrases", str(text))


def refusal(code: Code | str | None, otherwise: str = "") -> str:
    """Say why something was refused; an unknown code falls back to the house's own sentence."""
    try:
        return _tr(_REFUSALS[Code(code)]) if code else otherwise
    except ValueError:
        return otherwise or str(code)


def connection_reason(reason: str) -> str:
    """Say why there is no connection; empty when there is nothing to say."""
    return _tr(_CONNECTION[reason]) if reason in _CONNECTION else ""


def trouble(reason: str, message: str = "") -> str:
    """Say why the house refused or could not be reached (the reason of a HouseError)."""
    return connection_reason(reason) or refusal(reason, message)


def phase_word(phase: Phase) -> str:
    """Name a lot's phase."""
    return _tr(_PHASES[phase])


def outcome_word(phase: Phase) -> str:
    """Name what became of a lot that was not sold, once the sale is over."""
    return phase_word(phase) if phase.closed else QCoreApplication.translate("Phrases", "not called")


def rostrum_word(kind: SaleKind) -> str:
    """Return what a button to the control window says: nobody calls a timed sale."""
    if kind is SaleKind.TIMED:
        return QCoreApplication.translate("Phrases", "Run the sale")
    return QCoreApplication.translate("Phrases", "Call the sale")


def sale_word(status: SaleStatus) -> str:
    """Name where a sale stands."""
    return _tr(_SALES[status])


def paddle_word(status: PaddleStatus) -> str:
    """Name where a registration stands."""
    return _tr(_PADDLES[status])


def who(by: str | None, me: str | None = None) -> str:
    """Name who bid or leads: YOU, the room, or a paddle."""
    translate = QCoreApplication.translate
    if by is None:
        return ""
    if by == me:
        return translate("Phrases", "YOU")
    if by == ROOM:
        return translate("Phrases", "Room")
    return translate("Phrases", "Paddle {paddle}").format(paddle=by)


def who_in_text(by: str | None) -> str:
    """Name a bidder within a sentence: room, or the bare paddle number."""
    return QCoreApplication.translate("Phrases", "room") if by == ROOM else by or ""


def lots(count: int, formats: Formats) -> str:
    """Count lots in words, thousands with the language's mark."""
    translate = QCoreApplication.translate
    text = translate("Phrases", "1 lot") if count == 1 else translate("Phrases", "{count} lots")
    return text.format(count=formats.number(count))


_ROWS: dict[RowKind, object] = {
    RowKind.PRICE_RAISED: QT_TRANSLATE_NOOP("Phrases", "The price rises"),
    RowKind.BID_RETRACTED: QT_TRANSLATE_NOOP("Phrases", "{who} takes the bid back"),
    RowKind.ASK_SET: QT_TRANSLATE_NOOP("Phrases", "Asking now"),
    RowKind.LOT_OPENED: QT_TRANSLATE_NOOP("Phrases", "Lot {lot} opened"),
    RowKind.FAIR_WARNING: QT_TRANSLATE_NOOP("Phrases", "Fair warning"),
    RowKind.FINAL_CALL: QT_TRANSLATE_NOOP("Phrases", "Final call"),
    RowKind.SOLD: QT_TRANSLATE_NOOP("Phrases", "Lot {lot} sold · {who}"),
    RowKind.PASSED: QT_TRANSLATE_NOOP("Phrases", "Lot {lot} passed"),
    RowKind.WITHDRAWN: QT_TRANSLATE_NOOP("Phrases", "Lot {lot} withdrawn"),
    RowKind.REOPENED: QT_TRANSLATE_NOOP("Phrases", "Lot {lot} reopened: {text}"),
    RowKind.EXTENDED: QT_TRANSLATE_NOOP("Phrases", "Lot {lot} has more time"),
    RowKind.UNDONE: QT_TRANSLATE_NOOP("Phrases", "An entry was struck"),
    RowKind.SALE_OPENED: QT_TRANSLATE_NOOP("Phrases", "The sale is open"),
    RowKind.SALE_ENDED: QT_TRANSLATE_NOOP("Phrases", "The sale is over"),
    RowKind.HELD: QT_TRANSLATE_NOOP("Phrases", "On hold: {text}"),
    RowKind.RESUMED: QT_TRANSLATE_NOOP("Phrases", "Bidding goes on"),
    RowKind.ANNOUNCED: QT_TRANSLATE_NOOP("Phrases", "“{text}”"),
    RowKind.LINED_UP: QT_TRANSLATE_NOOP("Phrases", "Next: lot {lot}"),
    RowKind.INCREMENT_SET: QT_TRANSLATE_NOOP("Phrases", "Lot {lot} climbs by steps of"),
    RowKind.LOT_CHANGED: QT_TRANSLATE_NOOP("Phrases", "Lot {lot} was changed"),
    RowKind.LOTS_MOVED: QT_TRANSLATE_NOOP("Phrases", "Moved in the catalogue: {lots}"),
    RowKind.CATALOGUE_CHANGED: QT_TRANSLATE_NOOP("Phrases", "Changed in the catalogue: {lots}"),
    RowKind.SALE_CHANGED: QT_TRANSLATE_NOOP("Phrases", "The terms of the sale were changed"),
}
_NAMED_AT_ONCE = 3


def some_lots(numbers: Sequence[str], formats: Formats) -> str:
    """Name a few lots, or count many."""
    if not 0 < len(numbers) <= _NAMED_AT_ONCE:
        return lots(len(numbers), formats)
    translate = QCoreApplication.translate
    text = translate("Phrases", "lot {lot}") if len(numbers) == 1 else translate("Phrases", "lots {lot}")
    return text.format(lot=", ".join(numbers))


def row_words(row: Row, me: str | None, formats: Formats) -> str:
    """Say what happened in one row of the feed."""
    if row.kind is RowKind.BID:
        return who(row.paddle, me)
    if row.kind is RowKind.INCREMENT_SET and row.amount is None:
        text = QCoreApplication.translate("Phrases", "Lot {lot} climbs the ladder again")
        return text.format(lot=row.lot)
    if row.lots:
        return _tr(_ROWS[row.kind]).format(lots=some_lots(row.lots, formats))
    return _tr(_ROWS[row.kind]).format(lot=row.lot, text=row.text, who=who(row.paddle, me))
