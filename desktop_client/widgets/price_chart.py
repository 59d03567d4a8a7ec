"""How the price of a lot climbed: a step line, because a price holds until the next bid."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_client.theme import look
from desktop_client.widgets.adaptive import Adaptive


@dataclass(frozen=True, slots=True)
class PricePoint:
    """The price from a moment on: ms UTC, minor units."""

    at_ms: int
    amount: int


class PriceChart(Adaptive, QWidget):
    """A step line over a light grid, with a read-out under the pointer and a summary in words."""

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
        return self.tr("From {first} to {last} in {count} steps").format(
            first=self._amount(first.amount), last=self._amount(last.amount), count=len(self._points) - 1
        )

    def point_at(self, x: float) -> PricePoint | None:
        """Return the price in force at an x coordinate of the widget, or None left of the first."""
        in_force = None
        for point in self._points:
            if self._x(point.at_ms) <= x:
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
            self._paint_grid(painter)
            self._paint_line(painter)
            self._paint_hover(painter)
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

    def _bounds(self) -> tuple[int, int]:
        amounts = [point.amount for point in self._points]
        low, high = min(amounts), max(amounts)
        return (low, high) if low < high else (low - max(1, low // 10), high + max(1, high // 10))

    def _plot(self) -> QRectF:
        metrics = QFontMetrics(look().font("caption"))
        labels = max(metrics.horizontalAdvance(self._amount(a)) for a in self._bounds()) + look().space("s")
        edge = metrics.height() / 2 + 2
        return QRectF(self.rect()).adjusted(1, edge, -labels, -edge)

    def _x(self, at_ms: int) -> float:
        plot, first = self._plot(), self._points[0].at_ms
        end = max(self._until_ms or 0, self._points[-1].at_ms)
        if end == first:
            return plot.left()
        return plot.left() + plot.width() * min(1.0, (at_ms - first) / (end - first))

    def _y(self, amount: int) -> float:
        plot, (low, high) = self._plot(), self._bounds()
        return plot.bottom() - plot.height() * (amount - low) / (high - low)

    def _corners(self) -> list[QPointF]:
        corners: list[QPointF] = []
        for point in self._points:
            if corners:
                corners.append(QPointF(self._x(point.at_ms), corners[-1].y()))
            corners.append(QPointF(self._x(point.at_ms), self._y(point.amount)))
        corners.append(QPointF(self._plot().right(), corners[-1].y()))
        return corners

    # --- painting ---------------------------------------------------------------------------------------

    def _paint_grid(self, painter: QPainter) -> None:
        plot, (low, high) = self._plot(), self._bounds()
        for amount in (low, (low + high) // 2, high):
            y = self._y(amount)
            painter.setPen(QPen(look().colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(look().colour("muted"))
        for amount in (low, high):
            height = QFontMetrics(painter.font()).height()
            box = QRectF(plot.right(), self._y(amount) - height / 2, self.width() - plot.right(), height)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(flags), self._amount(amount))

    def _paint_line(self, painter: QPainter) -> None:
        corners = self._corners()
        below = look().colour("accent")
        below.setAlphaF(0.08)
        plot = self._plot()
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

    def _paint_hover(self, painter: QPainter) -> None:
        if self._hover is None:
            return
        text = f"{self._time(self._hover.at_ms)} · {self._amount(self._hover.amount)}"
        at = QPointF(self._x(self._hover.at_ms), self._y(self._hover.amount))
        painter.setPen(QPen(look().colour("outline"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), self._plot().top()), QPointF(at.x(), self._plot().bottom()))
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
        self.setAccessibleName(self.tr("Price of this lot"))
        self.setAccessibleDescription(self.summary())
