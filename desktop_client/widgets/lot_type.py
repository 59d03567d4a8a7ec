"""What a lot's row says, and how that is set: fonts, measures, and what is shaped once and painted often."""

import re
from dataclasses import dataclass
from typing import Final, TypeVar

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QTextLayout, QTextOption

from desktop_client.theme import Look, Weight, look
from desktop_client.widgets.set_lines import SetLines
from desktop_client.widgets.thumbnail import rounded

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


class LotType:
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
        self.titles: dict[tuple[str, str, int], SetTitle] = {}
        self.halves: dict[str, tuple[str, ...]] = {}
        self.thumbnails: dict[tuple[int, int, float], QPixmap] = {}

    def height(self, width: int) -> int:
        """Return the height of a row that is so wide."""
        lines = 2 * self.line + (self.caption.metrics.height() if width < self.narrow_below else 0)
        return max(self.thumb, lines) + 2 * self.pad

    def title(self, view: LotRowView, width: int) -> "SetTitle":
        """Return a title set in a width."""
        key = view.number, view.title, width
        title = self.titles.get(key)
        if title is None:
            title = _kept(self.titles, key, SetTitle(view, width, self.prose))
        return title

    def beside(self, view: LotRowView, room: int) -> tuple["SetTitle", tuple[str, ...], int]:
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
            painted = _kept(self.thumbnails, key, rounded(picture, side, ratio))
        return painted


def _kept(shelf: dict[_Key, _Kept], key: _Key, made: _Kept) -> _Kept:
    if len(shelf) >= _ROWS_KEPT:
        shelf.clear()
    shelf[key] = made
    return made


class SetTitle:
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
    type: LotType | None = None


def lot_type() -> LotType:
    """Return the type of the look in force."""
    if _InForce.type is None or _InForce.type.of is not look():
        _InForce.type = LotType(look())
    return _InForce.type
