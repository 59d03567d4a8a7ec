"""Paint one lot as the catalogue shows it. Shared by the list and by the card, so that they cannot differ."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from desktop_client.theme import look, pixmap
from desktop_client.widgets.lot_type import LotRowView, lot_type
from desktop_client.widgets.thumbnail import paint_missing


def row_height(width: int) -> int:
    """Return the height of a row in pixels: two lines of title, and the caption below where it is narrow."""
    return lot_type().height(width)


def paint_row(
    painter: QPainter, rect: QRect, view: LotRowView, ratio: float, *, is_selected: bool = False
) -> None:
    """Paint a row into a rectangle, for a device pixel ratio."""
    kind = lot_type()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, rect, on_the_block=view.on_the_block, is_selected=is_selected)
    pad, side = kind.pad, kind.thumb
    thumb = QRect(rect.left() + pad, rect.center().y() - side // 2, side, side)
    paint_thumbnail(painter, thumb, view.thumbnail, ratio)
    _paint_marks(painter, thumb, view, ratio)
    left = thumb.right() + kind.gap
    text = QRect(left, rect.top(), rect.right() - pad - left, rect.height())
    if rect.width() < kind.narrow_below:
        height = kind.caption.metrics.height()
        top = rect.center().y() - (2 * kind.line + height) // 2
        room = QRect(text.left(), top, text.width(), 2 * kind.line)
        caption = QRect(text.left(), top + 2 * kind.line, text.width(), height)
        kind.title(view, room.width()).paint(painter, room, kind.line)
        _paint_caption(painter, caption, view, (view.caption,), right=False)
    else:
        title, lines, width = kind.beside(view, text.width())
        caption = QRect(text.right() - width + 1, text.top(), width, text.height())
        title.paint(painter, text.adjusted(0, 0, -width - kind.gap, 0), kind.line)
        _paint_caption(painter, caption, view, lines, right=True)
    painter.restore()


def paint_thumbnail(painter: QPainter, rect: QRect, picture: QPixmap | None, ratio: float) -> None:
    """Paint a rounded picture that fills its square, or the drawing that stands for a missing one."""
    if picture is not None and not picture.isNull():
        painter.drawPixmap(rect.topLeft(), lot_type().thumbnail(picture, rect.width(), ratio))
        return
    paint_missing(painter, rect, ratio)


def _paint_ground(painter: QPainter, rect: QRect, *, on_the_block: bool, is_selected: bool) -> None:
    if not (on_the_block or is_selected):
        return
    box = QRectF(rect).adjusted(1, 1, -1, -1)
    painter.setBrush(look().colour("surface" if on_the_block else "hover"))
    painter.setPen(QPen(look().colour("accent"), 2) if on_the_block else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, look().radius("button"), look().radius("button"))


def _paint_marks(painter: QPainter, thumb: QRect, view: LotRowView, ratio: float) -> None:
    side = look().px(12)
    marks = (("star-filled", "accent", view.watched), ("hand", "leading", view.mine))
    top = thumb.top() - 3
    for name, colour, is_shown in marks:
        if is_shown:
            disc = QRectF(thumb.right() - side + 3, top, side + 4, side + 4)
            painter.setBrush(look().colour("surface"))
            painter.setPen(QPen(look().colour("line"), 1))
            painter.drawEllipse(disc)
            painter.drawPixmap(disc.topLeft() + QPointF(2, 2), pixmap(name, colour, side, ratio))
        top += thumb.height() - side + 2


def _paint_caption(
    painter: QPainter, room: QRect, view: LotRowView, lines: tuple[str, ...], *, right: bool
) -> None:
    caption = lot_type().caption
    painter.setPen(look().colour("accent" if view.on_the_block else "muted"))
    height = caption.metrics.height()
    top = room.top() + (room.height() - len(lines) * height) // 2
    line = QRect(room.left(), top, room.width(), height)
    if len(lines) == 1 and caption.width(view.caption) > room.width():
        painter.setFont(caption.font)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        wrapped = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(room, wrapped, view.caption)
        return
    for text in lines:
        caption.paint(painter, line, text, right=right, elided=True)
        line.translate(0, height)
