"""What the room display says, in the language in force. The words of the hall, not of a bidder's window."""

from PySide6.QtCore import QCoreApplication

from contract.standing import ROOM, Phase, Standing
from contract.wire import SaleStatus
from desktop_client.formats import Formats
from desktop_client.saleroom.board import Board, BoardLine

_HOUR, _MINUTE = 3600, 60


def phase_word(board: Board) -> str:
    """Name where the lot stands."""
    standing = board.standing
    if standing is None:
        return ""
    if standing.phase is Phase.UPCOMING:
        return _upcoming_word(board)
    words = {
        Phase.OPEN: QCoreApplication.translate("RoomDisplay", "Bidding is open"),
        Phase.FAIR_WARNING: QCoreApplication.translate("RoomDisplay", "Fair warning"),
        Phase.FINAL_CALL: QCoreApplication.translate("RoomDisplay", "Final call"),
        Phase.SOLD: QCoreApplication.translate("RoomDisplay", "Sold"),
        Phase.PASSED: QCoreApplication.translate("RoomDisplay", "Passed"),
        Phase.WITHDRAWN: QCoreApplication.translate("RoomDisplay", "Withdrawn"),
    }
    return words[standing.phase]


def _upcoming_word(board: Board) -> str:
    if board.status is SaleStatus.UPCOMING:
        return QCoreApplication.translate("RoomDisplay", "The sale opens soon")
    return QCoreApplication.translate("RoomDisplay", "Coming up")


def amount_caption(standing: Standing) -> str:
    """Say what the big figure is."""
    if standing.phase is Phase.SOLD:
        return QCoreApplication.translate("RoomDisplay", "Hammer price")
    if standing.price is not None:
        return QCoreApplication.translate("RoomDisplay", "Current bid")
    if standing.phase is Phase.UPCOMING:
        return QCoreApplication.translate("RoomDisplay", "Starts at")
    return QCoreApplication.translate("RoomDisplay", "Asking")


def leader(standing: Standing) -> str:
    """Name who leads or bought, as the hall knows him."""
    if standing.leader is None:
        return QCoreApplication.translate("RoomDisplay", "No bids yet") if standing.phase.takes_bids else ""
    if standing.leader == ROOM:
        return QCoreApplication.translate("RoomDisplay", "In the room")
    text = QCoreApplication.translate("RoomDisplay", "Paddle {paddle}")
    return text.format(paddle=standing.leader)


def asking(standing: Standing, currency: str, formats: Formats) -> str:
    """Say what the next bid is; empty while nothing can be bid or nothing was."""
    if standing.price is None or standing.ask is None or not standing.phase.takes_bids:
        return ""
    text = QCoreApplication.translate("RoomDisplay", "Asking {amount}")
    return text.format(amount=formats.money(standing.ask, currency))


def lot_number(lot: str) -> str:
    """Name a lot."""
    return QCoreApplication.translate("RoomDisplay", "Lot {lot}").format(lot=lot)


def outcome(line: BoardLine, currency: str, formats: Formats) -> str:
    """Say what became of a lot: its hammer price, or that it was passed."""
    standing = line.standing
    if standing.phase is Phase.SOLD and standing.price is not None:
        return formats.money(standing.price, currency)
    return QCoreApplication.translate("RoomDisplay", "passed")


def time_left(closes_at: int, now: int) -> str:
    """Write the time left until a deadline (both ms, UTC): `1:05`, `2 h 05 min`, `3 d 4 h`."""
    left = max(0, -((now - closes_at) // 1000))
    if left >= 24 * _HOUR:
        text = QCoreApplication.translate("RoomDisplay", "{days} d {hours} h")
        return text.format(days=left // (24 * _HOUR), hours=left % (24 * _HOUR) // _HOUR)
    if left >= _HOUR:
        text = QCoreApplication.translate("RoomDisplay", "{hours} h {minutes:02} min")
        return text.format(hours=left // _HOUR, minutes=left % _HOUR // _MINUTE)
    return f"{left // _MINUTE}:{left % _MINUTE:02}"


def estimate(shown: str) -> str:
    """Say what the house expects."""
    return QCoreApplication.translate("RoomDisplay", "Estimate {amount}").format(amount=shown)


def closes_in(closes_at: int, now: int) -> str:
    """Say how long a lot is still open (both ms, UTC)."""
    text = QCoreApplication.translate("RoomDisplay", "Closes in {time}")
    return text.format(time=time_left(closes_at, now))
