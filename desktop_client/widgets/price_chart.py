"""How the price of a lot climbed: a step line, because a price holds until the next bid."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_client.theme import look
from desktop_client.widgets.adaptive import Adaptive

_APART = 0.5
"""How far apart in pixels two steps must be to be seen as two."""


@dataclass(frozen=True, slots=True)
class PricePoint:
    """The price from a moment on: ms UTC, minor units."""

    at_ms: int
    amount: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """From moments and amounts to places in the widget."""

    plot: QRectF
    low: int
    high: int
    first_ms: int
    end_ms: int

    def x(self, at_ms: int) -> float:
        if self.end_ms == self.first_ms:
            return self.plot.left()
        share = (at_ms - self.first_ms) / (self.end_ms - self.first_ms)
        return self.plot.left() + self.plot.width() * min(1.0, share)

    def y(self, amount: int) -> float:
        return self.plot.bottom() - self.plot.height() * (amount - self.low) / (self.high - self.low)


class PriceChart(Adaptive, QLabel):
    """A step line over a light grid, with a read-out under the pointer and a summary in words.

    It paints itself; a label it is so that a screen reader reads the summary as a text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[PricePoint, ...] = ()
        self._until_ms: int | None = None
        self._amount: Callable[[int], str] = str
        self._time: Callable[[int], str] = str
        self._hover: PricePoint | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._adapt()

    def set_formats(self, amount: Callable[[int], str], time: Callable[[int], str]) -> None:
        """Set how minor units and ms UTC are written."""
        self._amount, self._time = amount, time
        self._retranslate()
        self.update()

    def show_steps(self, points: Sequence[PricePoint], until_ms: int | None = None) -> None:
        """Show prices in order of time; the last one is drawn on until `until_ms`."""
        self._points, self._until_ms, self._hover = tuple(points), until_ms, None
        self._retranslate()
        self.update()

    def summary(self) -> str:
        """Say the chart in one sentence."""
        if not self._points:
            return self.tr("No bids yet")
        first, last = self._points[0], self._points[-1]
        if len(self._points) == 1:
            return self._amount(first.amount)
        steps = len(self._points) - 1
        text = (
            self.tr("From {first} to {last} in 1 step")
            if steps == 1
            else self.tr("From {first} to {last} in {count} steps")
        )
        return text.format(first=self._amount(first.amount), last=self._amount(last.amount), count=steps)

    def point_at(self, x: float) -> PricePoint | None:
        """Return the price in force at an x coordinate of the widget, or None left of the first."""
        in_force, scale = None, self._scale() if self._points else None
        for point in self._points:
            if scale is not None and scale.x(point.at_ms) <= x:
                in_force = point
        return in_force

    def sizeHint(self) -> QSize:
        """Ask for a low, wide chart."""
        return QSize(look().px(320), look().px(96))

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(look().px(120), look().px(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grid, labels, line, and what is under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font("caption"))
        if self._points:
            scale = self._scale()
            self._paint_grid(painter, scale)
            self._paint_line(painter, scale)
            self._paint_hover(painter, scale)
        else:
            painter.setPen(look().colour("muted"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.summary())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the price under the pointer."""
        self._hover = self.point_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading out."""
        self._hover = None
        self.update()
        super().leaveEvent(event)

    # --- geometry ---------------------------------------------------------------------------------------

    def _scale(self) -> "_Scale":
        amounts = [point.amount for point in self._points]
        low, high = min(amounts), max(amounts)
        if low == high:
            low, high = low - max(1, low // 10), high + max(1, high // 10)
        metrics = QFontMetrics(look().font("caption"))
        labels = max(metrics.horizontalAdvance(self._amount(a)) for a in (low, high)) + look().space("s")
        edge = metrics.height() / 2 + 2
        plot = QRectF(self.rect()).adjusted(1, edge, -labels, -edge)
        first = self._points[0].at_ms
        return _Scale(plot, low, high, first, max(self._until_ms or 0, self._points[-1].at_ms))

    def _corners(self, scale: "_Scale") -> list[QPointF]:
        """Return the line's corners; of steps that fall on one place, as in a rush, the last has some."""
        corners: list[QPointF] = []
        for point in self._points:
            at = QPointF(scale.x(point.at_ms), scale.y(point.amount))
            if len(corners) > 2 and at.x() - corners[-1].x() < _APART:
                corners[-1] = QPointF(corners[-1].x(), at.y())
                continue
            if corners:
                corners.append(QPointF(at.x(), corners[-1].y()))
            corners.append(at)
        corners.append(QPointF(scale.plot.right(), corners[-1].y()))
        return corners

    # --- painting ---------------------------------------------------------------------------------------

    def _paint_grid(self, painter: QPainter, scale: "_Scale") -> None:
        plot, low, high = scale.plot, scale.low, scale.high
        for amount in (low, (low + high) // 2, high):
            y = scale.y(amount)
            painter.setPen(QPen(look().colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(look().colour("muted"))
        for amount in (low, high):
            height = QFontMetrics(painter.font()).height()
            box = QRectF(plot.right(), scale.y(amount) - height / 2, self.width() - plot.right(), height)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(flags), self._amount(amount))

    def _paint_line(self, painter: QPainter, scale: "_Scale") -> None:
        corners, plot = self._corners(scale), scale.plot
        below = look().colour("accent")
        below.setAlphaF(0.08)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(below)
        painter.drawPolygon(QPolygonF([plot.bottomLeft(), *corners, plot.bottomRight()]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(look().colour("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(corners))
        painter.setBrush(look().colour("accent"))
        painter.drawEllipse(corners[-1], 3, 3)

    def _paint_hover(self, painter: QPainter, scale: "_Scale") -> None:
        if self._hover is None:
            return
        text = f"{self._time(self._hover.at_ms)} · {self._amount(self._hover.amount)}"
        at = QPointF(scale.x(self._hover.at_ms), scale.y(self._hover.amount))
        painter.setPen(QPen(look().colour("outline"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), scale.plot.top()), QPointF(at.x(), scale.plot.bottom()))
        metrics = QFontMetrics(painter.font())
        width, height = metrics.horizontalAdvance(text) + look().space("m"), metrics.height() + 6
        left = min(max(0.0, at.x() - width / 2), self.width() - width)
        top = at.y() - height - 6 if at.y() - height - 6 >= 0 else at.y() + 6
        box = QRectF(left, top, width, height)
        painter.setPen(QPen(look().colour("line"), 1))
        painter.setBrush(look().colour("surface"))
        painter.drawRoundedRect(box, look().radius("small"), look().radius("small"))
        painter.setPen(look().colour("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _retranslate(self) -> None:
        self.setAccessibleName(f"{self.tr('Price of this lot')}: {self.summary()}")
        self.setAccessibleDescription(self.summary())
