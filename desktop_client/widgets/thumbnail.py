"""A lot's picture as a small square with round corners, and the drawing that stands for a missing one."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from desktop_client.theme import look, pixmap


def rounded(picture: QPixmap, side: int, ratio: float) -> QPixmap:
    """Return a picture that fills a square, for a device pixel ratio."""
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


def paint_missing(painter: QPainter, rect: QRect, ratio: float) -> None:
    """Paint what stands where no picture is."""
    painter.save()
    _paint_frame(painter, rect, look().colour("sunken"))
    side = rect.width() // 2
    at = QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.drawPixmap(at, pixmap("picture", "muted", side, ratio))
    painter.restore()


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
