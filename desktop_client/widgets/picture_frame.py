"""One picture in a rounded frame, or what stands there while it is loading or missing."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_client.theme import look, mark, pixmap
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.thumbnail import filling


class PictureFit(Enum):
    """Whether a picture fills its frame, or is shown whole."""

    FILL = "fill"
    FIT = "fit"


class PictureFrame(Adaptive, QPushButton):
    """A picture that can be pressed, to enlarge it."""

    def __init__(self, fit: PictureFit = PictureFit.FIT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit, self._picture, self._is_expected = fit, QPixmap(), False
        self._purpose: Callable[[], str] | None = None
        mark(self, kind="lot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._adapt()

    def show_picture(self, picture: QPixmap | None, is_expected: bool) -> None:
        """Show a picture; without one say whether it is on its way or does not exist."""
        self._picture, self._is_expected = picture or QPixmap(), is_expected
        has_picture = not self._picture.isNull()
        self.setEnabled(has_picture)
        self.setCursor(Qt.CursorShape.PointingHandCursor if has_picture else Qt.CursorShape.ArrowCursor)
        self._retranslate()
        self.update()

    def set_purpose(self, purpose: Callable[[], str]) -> None:
        """Say what a press is for, in the language in force, where it does not enlarge the picture."""
        self._purpose = purpose
        self._retranslate()

    def sizeHint(self) -> QSize:
        """Ask for the square of the design."""
        return QSize(330, 330)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a small square."""
        return QSize(96, 96)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, picture and frame."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        radius, focused = look().radius("card"), self.property("keyfocus") == "true"
        inset = 1.0 if focused else 0.5
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.fillPath(path, look().colour("sunken"))
        painter.setClipPath(path)
        if self._picture.isNull():
            self._paint_placeholder(painter)
        elif self._fit is PictureFit.FILL:
            painter.drawPixmap(QRectF(self.rect()), self._picture, filling(self._picture, self.rect()))
        else:
            painter.drawPixmap(whole(self._picture, self.rect()), self._picture)
        painter.setClipping(False)
        painter.setPen(QPen(look().colour("focus" if focused else "line"), 2 if focused else 1))
        painter.drawPath(path)
        painter.end()

    def _paint_placeholder(self, painter: QPainter) -> None:
        side = max(16, min(look().px(40), self.width() // 3))
        centre = QRectF(self.rect()).center()
        drawn = pixmap("picture", "muted", side, self.devicePixelRatioF())
        fits = self.width() > look().px(140)
        top = centre.y() - side / 2 - (look().px(10) if fits else 0)
        painter.drawPixmap(QPointF(centre.x() - side / 2, top), drawn)
        if fits:
            painter.setFont(look().font("small"))
            painter.setPen(look().colour("muted"))
            below = QRectF(0, top + side + look().px(4), self.width(), look().px(20))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self._word())

    def _word(self) -> str:
        return self.tr("Loading picture…") if self._is_expected else self.tr("No picture")

    def _retranslate(self) -> None:
        if self._purpose is not None:
            self.setAccessibleName(self._purpose())
            self.setToolTip("")
            return
        self.setAccessibleName(
            self._word() if self._picture.isNull() else self.tr("Picture, press to enlarge")
        )
        self.setToolTip("" if self._picture.isNull() else self.tr("Enlarge"))


def whole(picture: QPixmap, room: QRect) -> QRect:
    """Return where a picture lies when all of it is shown, centred, never larger than its own pixels × 2."""
    size = QSize(picture.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    size = size.boundedTo(picture.size() * 2)
    placed = QRect(0, 0, size.width(), size.height())
    placed.moveCenter(room.center())
    return placed
