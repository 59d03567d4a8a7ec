"""The surface of the room display: paints one board, and the time left of a timed lot each second."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from contract.wire import SaleStatus
from desktop_client.formats import Formats
from desktop_client.saleroom.board import Board
from desktop_client.theme import Weight, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.windows.room_display import painting, words
from desktop_client.windows.room_display.code import paint_code
from desktop_client.windows.room_display.plan import Plan, plan
from desktop_client.windows.room_display.sheet import RIGHT, Ink, Sheet


class BoardView(Adaptive, QLabel):
    """Everything at once, as large as the widget is; to a screen reader one text."""

    def __init__(self, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._board: Board | None = None
        self._picture: QImage | None = None
        self._fitted = painting.Fitted()
        self._formats, self._currency, self._address, self._trouble = Formats(), "EUR", "", ""
        self._seconds = QTimer(self, interval=1000, timerType=Qt.TimerType.PreciseTimer)
        self._seconds.timeout.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._adapt()

    def show_board(
        self,
        board: Board,
        picture: QImage | None,
        formats: Formats,
        currency: str,
        *,
        address: str = "",
        trouble: str = "",
    ) -> None:
        """Show a board; `address` is what the code says, `trouble` why it may not be the newest."""
        self._board, self._picture = board, picture
        self._formats, self._currency = formats, currency
        self._address, self._trouble = address, trouble
        counts = board.standing is not None and board.standing.closes_at is not None
        if counts is not self._seconds.isActive():
            (self._seconds.start if counts else self._seconds.stop)()
        self.setAccessibleName(self._spoken(board))
        self.update()

    def _spoken(self, board: Board) -> str:
        if board.lot is None or board.standing is None or board.amount is None:
            return board.title
        amount = self._formats.money(board.amount, self._currency)
        return f"{words.lot_number(board.lot)}, {words.phase_word(board)}, {amount}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), look().colour("window"))
        board = self._board
        if board is not None:
            is_over = board.status is SaleStatus.ENDED
            laid = plan(
                QSizeF(self.size()),
                with_code=bool(self._address) and not is_over and not self._invites(board),
                with_said=bool(board.said) and board.hold is None,
                with_lists=bool(board.coming or board.over),
            )
            self._paint(Sheet(painter, laid.unit), laid, board)
        painter.end()

    def _paint(self, sheet: Sheet, laid: Plan, board: Board) -> None:
        self._paint_head(sheet, laid.head, board)
        main = laid.picture.united(laid.words).united(laid.said)
        if board.hold is not None and board.status is not SaleStatus.ENDED:
            place = laid.picture if self._invites(board) else main
            painting.paint_notice(sheet, place, "pause", self.tr("A short pause"), board.hold)
        elif board.lot is None:
            painting.paint_notice(sheet, main, "gavel", self._end_title(board), self._end_text(board))
        else:
            self._paint_lot(sheet, laid, board)
        if self._invites(board):
            self._paint_invitation(sheet, QRectF(laid.words), board)
        self._paint_strip(sheet, laid, board)

    def _paint_lot(self, sheet: Sheet, laid: Plan, board: Board) -> None:
        is_expected = board.view is not None and board.view.pictures > 0
        painting.paint_picture(sheet, laid.picture, self._picture, self._fitted, is_expected=is_expected)
        if not self._invites(board):
            self._words(sheet, board).paint(laid.words)
        if board.said:
            painting.paint_band(sheet, laid.said, "message", board.said)

    def _paint_invitation(self, sheet: Sheet, place: QRectF, board: Board) -> None:
        if board.hold is None and board.lot is not None:
            place.setTop(place.top() + self._words(sheet, board).paint_phase(place) + 16 * sheet.unit)
        painting.paint_invitation(sheet, place, self.tr("Bid online"), self._address)

    def _words(self, sheet: Sheet, board: Board) -> painting.WordsPainter:
        return painting.WordsPainter(sheet, board, self._currency, self._formats, self._now())

    def _invites(self, board: Board) -> bool:
        """Tell whether there is time to join: then the code is large enough for the last row."""
        waits = board.status is SaleStatus.UPCOMING or board.hold is not None
        return bool(self._address) and waits and board.status is not SaleStatus.ENDED

    def _paint_head(self, sheet: Sheet, place: QRectF, board: Board) -> None:
        ink = Ink(34, Weight.STRONG, "muted")
        right = self._trouble
        taken = sheet.width(right, ink) + 70 * sheet.unit if right else 0
        sheet.line(QRectF(place.left(), place.top(), place.width() - taken, 0), board.title, ink)
        if right:
            sheet.line(place, right, Ink(34, Weight.STRONG, "warning"), RIGHT)
            at = place.topRight() - QRectF(0, 0, taken - 16 * sheet.unit, 0).topRight()
            sheet.icon(at, "wifi-off", "warning", 38)

    def _paint_strip(self, sheet: Sheet, laid: Plan, board: Board) -> None:
        if board.coming:
            times = [self._right_of(line.standing.closes_at) for line in board.coming]
            caption = self.tr("Coming up") if board.is_live else self.tr("Closing next")
            painting.paint_list(sheet, laid.coming, caption, board.coming, times)
        if board.over:
            amounts = [words.outcome(line, self._currency, self._formats) for line in board.over]
            place = laid.over if board.coming else laid.coming
            painting.paint_list(sheet, place, self.tr("Results so far"), board.over, amounts)
        if not laid.code.isEmpty():
            ink = Ink(24, Weight.STRONG, "muted")
            sheet.line(laid.code, self.tr("Bid online"), ink, RIGHT)
            paint_code(sheet.painter, laid.code.adjusted(0, sheet.height(ink), 0, 0), self._address)

    def _right_of(self, closes_at: int | None) -> str:
        return "" if closes_at is None else words.time_left(closes_at, self._now())

    def _end_title(self, board: Board) -> str:
        return self.tr("The sale is over") if board.status is SaleStatus.ENDED else board.title

    def _end_text(self, board: Board) -> str:
        return self.tr("Thank you for being here.") if board.status is SaleStatus.ENDED else ""
