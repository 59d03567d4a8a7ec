"""Words on a surface that is read from across a hall: in units of the screen, fitted or cut with an ellipsis.

The reader's text size has no say here: a projector is as large as it is.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from desktop_client.theme import Weight, look, pixmap
from desktop_client.widgets.fitting import fitted

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is set: its height in units, its weight, and the token of its colour."""

    size: float
    weight: Weight = Weight.REGULAR
    colour: str = "text"
    tabular: bool = False


class Sheet:
    """A painter that knows the unit of the screen."""

    def __init__(self, painter: QPainter, unit: float) -> None:
        self.painter, self.unit = painter, unit

    def font(self, ink: Ink) -> QFont:
        """Return the font of an ink."""
        made = look().font("body", ink.weight) if ink.tabular else look().prose("body", ink.weight)
        made.setPixelSize(max(9, round(ink.size * self.unit)))
        return made

    def line(self, place: QRectF, text: str, ink: Ink, align: Qt.AlignmentFlag = LEFT) -> float:
        """Write one line at the top of a place, cut with an ellipsis; return its height."""
        font = self.font(ink)
        metrics = QFontMetricsF(font)
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        return self._write(place, cut, font, metrics.height(), ink.colour, align)

    def fitted(self, place: QRectF, text: str, ink: Ink, align: Qt.AlignmentFlag = LEFT) -> float:
        """Write one line, set smaller where it would be too long; return the height of the full size."""
        full = self.font(ink)
        font = fitted(full, text, int(place.width()), max(9, round(28 * self.unit)))
        return self._write(place, text, font, QFontMetricsF(full).height(), ink.colour, align)

    def lines(
        self, place: QRectF, text: str, ink: Ink, at_most: int, align: Qt.AlignmentFlag = LEFT
    ) -> float:
        """Write a text in so many lines at most, the last one cut with an ellipsis; return their height."""
        font = self.font(ink)
        step, top = QFontMetricsF(font).height(), 0.0
        for line in broken(text, font, place.width(), at_most):
            row = QRectF(place.left(), place.top() + top, place.width(), step)
            top += self._write(row, line, font, step, ink.colour, align)
        return top

    def box(self, place: QRectF, fill: str, line: str = "", radius: float = 18) -> None:
        """Paint a rounded surface, with a border in another token where one is named."""
        painter = self.painter
        painter.setPen(QColor(look().colour(line)) if line else Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(fill))
        painter.drawRoundedRect(place, radius * self.unit, radius * self.unit)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def icon(self, at: QPointF, name: str, colour: str, size: float) -> None:
        """Draw an icon, `size` units square."""
        side = max(8, round(size * self.unit))
        drawn = pixmap(name, colour, side, self.painter.device().devicePixelRatioF())
        self.painter.drawPixmap(at, drawn)

    def width(self, text: str, ink: Ink) -> float:
        """Return how wide a text is."""
        return QFontMetricsF(self.font(ink)).horizontalAdvance(text)

    def height(self, ink: Ink) -> float:
        """Return how high a line is."""
        return QFontMetricsF(self.font(ink)).height()

    def _write(
        self, place: QRectF, text: str, font: QFont, height: float, colour: str, align: Qt.AlignmentFlag
    ) -> float:
        self.painter.setFont(font)
        self.painter.setPen(look().colour(colour))
        row = QRectF(place.left(), place.top(), place.width(), height)
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self.painter.drawText(row, int(flags), text)
        return height


def broken(text: str, font: QFont, width: float, at_most: int) -> list[str]:
    """Break a text into lines; what does not fit goes, and an ellipsis says so."""
    layout = QTextLayout(text.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= at_most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    told = layout.text()
    ends = [*starts[1:], len(told)]
    found = [told[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if len(found) <= at_most:
        return found
    rest = told[starts[at_most - 1] :]
    return [
        *found[: at_most - 1],
        QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width),
    ]
