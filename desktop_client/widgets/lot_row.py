"""Paint one lot as the catalogue shows it. Shared by the list and by the card, so that they cannot differ."""

import re
from dataclasses import dataclass
from typing import Final, TypeVar

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from desktop_client.theme import Look, Weight, look, pixmap
from desktop_client.widgets.set_lines import SetLines

THUMBNAIL_PX = 44
_ROWS_KEPT: Final = 200
"""More than any list shows at once."""
_BREAK: Final = re.compile(r"[ –](?=\S)")
"""After what a caption goes on in the next line: "on the block", "1,200–1,800"."""

_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")


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


class _RowType:
    """The fonts and measures of a row, its titles as they are set and its pictures as they are painted.

    Made once for each look. A rush of bids paints the same rows again and again, with another price in them.
    """

    def __init__(self, of: Look) -> None:
        self.of = of
        self.prose, self.caption = SetLines(of.prose()), SetLines(of.font("caption"))
        self.line = QFontMetrics(of.font("body", Weight.STRONG)).height() + 2
        self.narrow_below = QFontMetrics(of.font("body", Weight.REGULAR)).averageCharWidth() * 31
        self.thumb = round(THUMBNAIL_PX * (1 + (of.text_scale - 1) / 2))
        self.pad, self.gap = of.space("s"), of.px(10)
        self.titles: dict[tuple[str, str, int], _Title] = {}
        self.halves: dict[str, tuple[str, ...]] = {}
        self.thumbnails: dict[tuple[int, int, float], QPixmap] = {}

    def height(self, width: int) -> int:
        """Return the height of a row that is so wide."""
        lines = 2 * self.line + (self.caption.metrics.height() if width < self.narrow_below else 0)
        return max(self.thumb, lines) + 2 * self.pad

    def title(self, view: LotRowView, width: int) -> "_Title":
        """Return a title set in a width."""
        key = view.number, view.title, width
        title = self.titles.get(key)
        if title is None:
            title = _kept(self.titles, key, _Title(view, width, self.prose))
        return title

    def beside(self, view: LotRowView, room: int) -> tuple["_Title", tuple[str, ...], int]:
        """Return a title and the lines of the caption at its right with their width, for a room so wide.

        The caption takes one line if it is short, at most about a third of the room. It takes two where the
        title would else be cut.
        """
        lines: tuple[str, ...] = (view.caption,)
        widest = max(self.of.px(78), room // 3)
        width = min(self.caption.width(view.caption) + 2, widest)
        title = self.title(view, room - width - self.gap)
        if title.is_cut and len(halves := self._halves_of(view.caption)) > 1:
            lines, width = halves, min(max(map(self.caption.width, halves)) + 2, widest)
            title = self.title(view, room - width - self.gap)
        return title, lines, width

    def _halves_of(self, caption: str) -> tuple[str, ...]:
        halves = self.halves.get(caption)
        if halves is None:
            parts = [(caption[: at.end()].strip(), caption[at.end() :]) for at in _BREAK.finditer(caption)]
            shortest = min(parts, key=lambda two: max(map(self.caption.width, two)), default=(caption,))
            halves = _kept(self.halves, caption, shortest)
        return halves

    def thumbnail(self, picture: QPixmap, side: int, ratio: float) -> QPixmap:
        """Return a picture that fills its square, rounded."""
        key = picture.cacheKey(), side, ratio
        painted = self.thumbnails.get(key)
        if painted is None:
            painted = _kept(self.thumbnails, key, _rounded(picture, side, ratio))
        return painted


def _kept(shelf: dict[_Key, _Kept], key: _Key, made: _Kept) -> _Kept:
    if len(shelf) >= _ROWS_KEPT:
        shelf.clear()
    shelf[key] = made
    return made


class _Title:
    """The bold number and the title in at most two lines, the second elided."""

    def __init__(self, view: LotRowView, width: int, prose: SetLines) -> None:
        text = f"{view.number} {view.title}"
        self._layout = QTextLayout(text, prose.font)
        self._layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        number = QTextLayout.FormatRange()
        number.start, number.length = 0, len(view.number)
        number.format.setFontWeight(QFont.Weight.Bold)
        self._layout.setFormats([number])
        self._layout.beginLayout()
        self._first = self._layout.createLine()
        self._first.setLineWidth(width)
        self._layout.endLayout()
        self._rest, self._prose = text[self._first.textLength() :].strip(), prose
        self.is_cut = prose.width(self._rest) > width

    def paint(self, painter: QPainter, room: QRect, line: int) -> None:
        top = room.center().y() - (line if self._rest else line / 2)
        painter.setPen(look().colour("text"))
        self._first.draw(painter, QPointF(room.left(), top))
        if self._rest:
            below = QRect(room.left(), int(top + line), room.width(), self._prose.metrics.height())
            self._prose.paint(painter, below, self._rest, elided=True)


class _InForce:
    type: _RowType | None = None


def _row_type() -> _RowType:
    if _InForce.type is None or _InForce.type.of is not look():
        _InForce.type = _RowType(look())
    return _InForce.type


def row_height(width: int) -> int:
    """Return the height of a row in pixels: two lines of title, and the caption below where it is narrow."""
    return _row_type().height(width)


def paint_row(
    painter: QPainter, rect: QRect, view: LotRowView, ratio: float, *, is_selected: bool = False
) -> None:
    """Paint a row into a rectangle, for a device pixel ratio."""
    kind = _row_type()
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
        painter.drawPixmap(rect.topLeft(), _row_type().thumbnail(picture, rect.width(), ratio))
        return
    painter.save()
    _paint_frame(painter, rect, look().colour("sunken"))
    side = rect.width() // 2
    at = QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.drawPixmap(at, pixmap("picture", "muted", side, ratio))
    painter.restore()


def _rounded(picture: QPixmap, side: int, ratio: float) -> QPixmap:
    canvas = QPixmap(round(side * ratio), round(side * ratio))
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    square = QRect(0, 0, side, side)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillPath(_corners(square), look().colour("sunken"))
    painter.setClipPath(_corners(square))
    painter.drawPixmap(QRectF(square), picture, filling(picture, square))
    painter.setClipping(False)
    _paint_frame(painter, square, None)
    painter.end()
    return canvas


def _paint_frame(painter: QPainter, rect: QRect, ground: QColor | None) -> None:
    path = _corners(rect)
    if ground is not None:
        painter.fillPath(path, ground)
    painter.setPen(QPen(look().colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _corners(rect: QRect) -> QPainterPath:
    path, radius = QPainterPath(), look().radius("control")
    path.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    return path


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


def _paint_caption(
    painter: QPainter, room: QRect, view: LotRowView, lines: tuple[str, ...], *, right: bool
) -> None:
    caption = _row_type().caption
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
