"""Paint one lot as the catalogue shows it. Shared by the list and by the card, so that they cannot differ."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QTextLayout, QTextOption

from desktop_client.theme import Weight, look, pixmap

THUMBNAIL_PX = 44


@dataclass(frozen=True, slots=True)
class LotRowView:
    """A lot in a list; texts ready, `caption` is its price or state."""

    number: str
    title: str
    caption: str = ""
    thumbnail: QPixmap | None = None
    on_the_block: bool = False
    watched: bool = False
    mine: bool = False

    @property
    def spoken(self) -> str:
        """Return the row for a screen reader."""
        return ", ".join(part for part in (self.number, self.title, self.caption) if part)


def row_height(width: int) -> int:
    """Return the height of a row in pixels: two lines of title, and the caption below where it is narrow."""
    lines = 2 * _line_height() + (_caption_height() if _is_narrow(width) else 0)
    return max(_thumb_px(), lines) + 2 * look().space("s")


def paint_row(
    painter: QPainter, rect: QRect, view: LotRowView, ratio: float, *, is_selected: bool = False
) -> None:
    """Paint a row into a rectangle, for a device pixel ratio."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, rect, on_the_block=view.on_the_block, is_selected=is_selected)
    pad, gap = look().space("s"), look().px(10)
    side = _thumb_px()
    thumb = QRect(rect.left() + pad, rect.center().y() - side // 2, side, side)
    paint_thumbnail(painter, thumb, view.thumbnail, ratio)
    _paint_marks(painter, thumb, view, ratio)
    text = QRect(thumb.right() + gap, rect.top(), rect.right() - pad - thumb.right() - gap, rect.height())
    if _is_narrow(rect.width()):
        block = 2 * _line_height() + _caption_height()
        top = rect.center().y() - block // 2
        _paint_title(painter, QRect(text.left(), top, text.width(), 2 * _line_height()), view)
        below = QRect(text.left(), top + 2 * _line_height(), text.width(), _caption_height())
        _paint_caption(painter, below, view, Qt.AlignmentFlag.AlignLeft)
    else:
        caption_width = _caption_width(view.caption, text.width())
        _paint_title(painter, text.adjusted(0, 0, -caption_width - gap, 0), view)
        right = QRect(text.right() - caption_width + 1, text.top(), caption_width, text.height())
        _paint_caption(painter, right, view, Qt.AlignmentFlag.AlignRight)
    painter.restore()


def paint_thumbnail(painter: QPainter, rect: QRect, picture: QPixmap | None, ratio: float) -> None:
    """Paint a rounded picture that fills its square, or the drawing that stands for a missing one."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(
        QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), look().radius("control"), look().radius("control")
    )
    painter.fillPath(path, look().colour("sunken"))
    if picture is not None and not picture.isNull():
        painter.setClipPath(path)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(rect), picture, filling(picture, rect))
        painter.setClipping(False)
    else:
        side = rect.width() // 2
        at = QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2)
        painter.drawPixmap(at, pixmap("picture", "muted", side, ratio))
    painter.setPen(QPen(look().colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def filling(picture: QPixmap, target: QRect) -> QRectF:
    """Return the part of a picture, in its own pixels, that fills a target without distortion."""
    width, height = picture.width(), picture.height()
    wanted = target.width() / max(1, target.height())
    if width / height > wanted:
        part = height * wanted
        return QRectF((width - part) / 2, 0, part, height)
    part = width / wanted
    return QRectF(0, (height - part) / 2, width, part)


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


def _paint_title(painter: QPainter, room: QRect, view: LotRowView) -> None:
    """Paint the bold number and the title in at most two lines, the second elided."""
    font, line = look().prose(), _line_height()
    text = f"{view.number} {view.title}"
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    number = QTextLayout.FormatRange()
    number.start, number.length = 0, len(view.number)
    number.format.setFontWeight(QFont.Weight.Bold)
    layout.setFormats([number])
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room.width())
    end = first.textLength()
    layout.endLayout()
    rest = text[end:].strip()
    top = room.center().y() - (line if rest else line / 2)
    painter.setPen(look().colour("text"))
    first.draw(painter, QPointF(room.left(), top))
    if rest:
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRectF(room.left(), top + line, room.width(), line), 0, shown)


def _paint_caption(painter: QPainter, room: QRect, view: LotRowView, side: Qt.AlignmentFlag) -> None:
    painter.setFont(look().font("caption"))
    painter.setPen(look().colour("accent" if view.on_the_block else "muted"))
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(flags), view.caption)


def _caption_width(caption: str, room: int) -> int:
    """Give the caption one line if it is short, at most about a third of the row."""
    wanted = QFontMetrics(look().font("caption")).horizontalAdvance(caption) + 2
    return min(wanted, max(look().px(78), room // 3))


def _is_narrow(width: int) -> bool:
    return width < QFontMetrics(look().font("body", Weight.REGULAR)).averageCharWidth() * 31


def _thumb_px() -> int:
    return round(THUMBNAIL_PX * (1 + (look().text_scale - 1) / 2))


def _line_height() -> int:
    return QFontMetrics(look().font("body", Weight.STRONG)).height() + 2


def _caption_height() -> int:
    return QFontMetrics(look().font("caption")).height()
