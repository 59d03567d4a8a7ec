"""Paints the parts of the room display, each into its place. What they say is decided elsewhere."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainterPath

from contract.standing import Phase, Standing
from desktop_client.formats import Formats
from desktop_client.saleroom.board import Board, BoardLine
from desktop_client.theme import Weight, look
from desktop_client.windows.room_display import words
from desktop_client.windows.room_display.code import paint_code
from desktop_client.windows.room_display.sheet import CENTRE, RIGHT, Ink, Sheet

_BANDS = {
    Phase.UPCOMING: ("sunken", "muted", "clock"),
    Phase.OPEN: ("leading_soft", "leading", "gavel"),
    Phase.FAIR_WARNING: ("warning_soft", "warning", "gavel"),
    Phase.FINAL_CALL: ("outbid_soft", "outbid", "gavel"),
    Phase.SOLD: ("accent_soft", "accent", "check"),
    Phase.PASSED: ("sunken", "muted", "minus"),
    Phase.WITHDRAWN: ("sunken", "muted", "cross"),
}
"""The surface, the ink and the icon of each phase; the word stands beside them."""


class Fitted:
    """A picture at the size that it is shown in: scaled once, not for every bid that repaints the board."""

    def __init__(self) -> None:
        self._source = 0
        self._made = QImage()

    def of(self, picture: QImage, size: QSize) -> QImage:
        """Return the picture at this size, in device pixels."""
        if picture.cacheKey() != self._source or self._made.size() != size:
            self._source = picture.cacheKey()
            ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._made = picture.scaled(size, ignore, smooth)
        return self._made


def paint_picture(
    sheet: Sheet, place: QRectF, picture: QImage | None, fitted: Fitted, *, is_expected: bool
) -> None:
    """Paint the picture whole, on a quiet ground; without one an empty frame."""
    sheet.box(place, "sunken", "line")
    if picture is None or picture.isNull():
        side = 120.0
        at = place.center() - QPointF(side, side) * sheet.unit / 2
        sheet.icon(at, "clock" if is_expected else "picture", "outline", side)
        return
    size = picture.size().toSizeF()
    size.scale(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    drawn = QRectF(0, 0, size.width(), size.height())
    drawn.moveCenter(place.center())
    painter, edge = sheet.painter, QPainterPath()
    edge.addRoundedRect(place, 18 * sheet.unit, 18 * sheet.unit)
    painter.save()
    painter.setClipPath(edge)
    ratio = painter.device().devicePixelRatioF()
    painter.drawImage(drawn, fitted.of(picture, (drawn.size() * ratio).toSize()))
    painter.restore()


class WordsPainter:
    """Paints everything beside the picture: phase, number, title, price, who leads, other currencies."""

    def __init__(self, sheet: Sheet, board: Board, currency: str, formats: Formats, now: int) -> None:
        self._sheet, self._board, self._now = sheet, board, now
        self._currency, self._formats = currency, formats

    def paint(self, place: QRectF) -> None:
        """Paint from the top what the lot is, and from the bottom what is bid for it."""
        board = self._board
        standing = board.standing
        if board.lot is None or standing is None:
            return
        top = self._lot(place)
        self._price(QRectF(place.left(), top, place.width(), place.bottom() - top), standing)

    def _lot(self, place: QRectF) -> float:
        board, sheet = self._board, self._sheet
        assert board.lot is not None and board.standing is not None
        y = place.top() + self.paint_phase(place) + 14 * sheet.unit
        row = QRectF(place.left(), y, place.width(), 0)
        row.translate(0, sheet.fitted(row, words.lot_number(board.lot), Ink(92, Weight.BOLD, tabular=True)))
        title = board.view.title if board.view is not None else ""
        row.translate(0, sheet.lines(row, title, Ink(46, Weight.MEDIUM), 2))
        estimate = self._estimate()
        if estimate:
            row.translate(0, 6 * sheet.unit)
            row.translate(0, sheet.line(row, estimate, Ink(34, colour="muted")))
        return row.top()

    def paint_phase(self, place: QRectF) -> float:
        """Paint the band that says where the lot stands, in a timed sale the time left; return its height."""
        sheet, standing = self._sheet, self._board.standing
        assert standing is not None  # there is a lot
        fill, colour, icon = _BANDS[standing.phase]
        text = words.phase_word(self._board)
        if standing.closes_at is not None and standing.phase.takes_bids:
            text, icon = words.closes_in(standing.closes_at, self._now), "clock"
            if standing.closes_at - self._now <= 60_000:
                fill, colour = "outbid_soft", "outbid"
        band = QRectF(place.left(), place.top(), place.width(), 92 * sheet.unit)
        sheet.box(band, fill, colour)
        size = 50.0
        at = QPointF(band.left() + 28 * sheet.unit, band.center().y() - size * sheet.unit / 2)
        sheet.icon(at, icon, colour, size)
        ink = Ink(54, Weight.BOLD, colour, tabular=True)
        room = QRectF(at.x() + (size + 22) * sheet.unit, 0, 0, sheet.height(ink))
        room.setRight(band.right() - 20 * sheet.unit)
        room.moveTop(band.center().y() - room.height() / 2)
        sheet.fitted(room, text, ink)
        return band.height()

    def _estimate(self) -> str:
        view = self._board.view
        if (
            not self._board.estimates
            or view is None
            or (view.low_estimate is None and view.high_estimate is None)
        ):
            return ""
        shown = self._formats.money_range(view.low_estimate, view.high_estimate, self._currency)
        return words.estimate(shown)

    def _price(self, place: QRectF, standing: Standing) -> None:
        """Paint upwards from the bottom, so that the price stands still whatever is above it."""
        sheet, formats, board = self._sheet, self._formats, self._board
        if board.amount is None or standing.phase in (Phase.PASSED, Phase.WITHDRAWN):
            return
        others = [f"≈ {formats.money(amount, other)}" for other, amount in board.prices]
        other_ink, lead_ink = Ink(44, Weight.MEDIUM, "muted", tabular=True), Ink(52, Weight.STRONG)
        big, caption = Ink(190, Weight.BOLD, tabular=True), Ink(36, Weight.MEDIUM, "muted")
        asking = words.asking(standing, self._currency, formats)
        needed = sheet.height(caption) + sheet.height(lead_ink) + sheet.height(big) * 0.92
        rows = _rows(sheet, others, other_ink, place.width())
        needed += len(rows) * sheet.height(other_ink)
        if needed > place.height():
            big = Ink(max(80.0, 190 - (needed - place.height()) / sheet.unit), Weight.BOLD, tabular=True)
        y = place.bottom()
        for text in reversed(rows):
            y -= sheet.height(other_ink)
            sheet.line(QRectF(place.left(), y, place.width(), 0), text, other_ink)
        y -= sheet.height(lead_ink)
        lead = QRectF(place.left(), y, place.width(), 0)
        sheet.line(lead, words.leader(standing), lead_ink)
        if asking:
            ask_ink = Ink(44, Weight.MEDIUM, "accent", tabular=True)
            sheet.line(lead.translated(0, 4 * sheet.unit), asking, ask_ink, RIGHT)
        y -= sheet.height(big) * 0.96
        row = QRectF(place.left(), y, place.width(), 0)
        sheet.fitted(row, formats.money(board.amount, self._currency), big)
        y -= sheet.height(caption) * 0.7
        sheet.line(QRectF(place.left(), y, place.width(), 0), words.amount_caption(standing), caption)


def _rows(sheet: Sheet, texts: list[str], ink: Ink, width: float) -> list[str]:
    """Put texts beside each other with dots, in as few rows as they need."""
    rows: list[str] = []
    for text in texts:
        wider = f"{rows[-1]}  ·  {text}" if rows else text
        if rows and sheet.width(wider, ink) <= width:
            rows[-1] = wider
        else:
            rows.append(text)
    return rows


def paint_list(
    sheet: Sheet, place: QRectF, caption: str, lines: tuple[BoardLine, ...], trailing: list[str]
) -> None:
    """Paint a list of lots: number, title, and what stands at the right of each."""
    small, ink = Ink(26, Weight.STRONG, "muted"), Ink(33)
    row = QRectF(place)
    row.translate(0, sheet.line(row, caption, small) + 4 * sheet.unit)
    step = sheet.height(ink) + 2 * sheet.unit
    for line, right in zip(lines, trailing, strict=True):
        if row.top() + step > place.bottom() + sheet.unit:
            break
        number = Ink(ink.size, Weight.BOLD, tabular=True)
        wide = max(sheet.width(line.lot, number) + 22 * sheet.unit, 84 * sheet.unit)
        taken = sheet.width(right, number) + 16 * sheet.unit if right else 0
        sheet.line(QRectF(row.left(), row.top(), wide, 0), line.lot, number)
        sheet.line(QRectF(row.left() + wide, row.top(), row.width() - wide - taken, 0), line.title, ink)
        sheet.line(QRectF(row), right, number, RIGHT)
        row.translate(0, step)


def paint_band(sheet: Sheet, place: QRectF, icon: str, text: str) -> None:
    """Paint the sentence that the auctioneer said last."""
    sheet.box(place, "info_soft", "info")
    size = 38.0
    at = QPointF(place.left() + 24 * sheet.unit, place.center().y() - size * sheet.unit / 2)
    sheet.icon(at, icon, "info", size)
    ink = Ink(38, Weight.MEDIUM)
    row = QRectF(at.x() + (size + 20) * sheet.unit, 0, 0, sheet.height(ink))
    row.setRight(place.right() - 20 * sheet.unit)
    row.moveTop(place.center().y() - row.height() / 2)
    sheet.fitted(row, text, ink)


def paint_invitation(sheet: Sheet, place: QRectF, title: str, address: str) -> None:
    """Paint the code of the address as large as it gets, with the address in words below it."""
    head, body = Ink(64, Weight.BOLD), Ink(34, Weight.MEDIUM, "muted")
    row = QRectF(place)
    row.setTop(place.top() + sheet.fitted(row, title, head, CENTRE) + 10 * sheet.unit)
    row.setBottom(place.bottom() - sheet.height(body) - 10 * sheet.unit)
    side = min(row.width(), row.height())
    code = QRectF(row.center().x() - side / 2, row.top(), side, side)
    paint_code(sheet.painter, code, address)
    told = QRectF(place.left(), code.bottom() + 10 * sheet.unit, place.width(), 0)
    sheet.fitted(told, address, body, CENTRE)


def paint_notice(sheet: Sheet, place: QRectF, icon: str, title: str, text: str) -> None:
    """Paint what takes the whole screen: a hold, or the end of the sale."""
    sheet.painter.fillRect(place, look().colour("window"))
    size, head, body = 120.0, Ink(96, Weight.BOLD), Ink(56)
    room = QRectF(0, 0, place.width() * 0.84, 0)
    room.moveCenter(place.center())
    y = place.center().y() - (size + 190) * sheet.unit / 2 - sheet.height(body) / 2
    sheet.icon(QPointF(place.center().x() - size * sheet.unit / 2, y), icon, "accent", size)
    room.moveTop(y + (size + 30) * sheet.unit)
    room.translate(0, sheet.fitted(room, title, head, CENTRE) + 10 * sheet.unit)
    sheet.lines(room, text, body, 4, CENTRE)
