"""Pictures enlarged over the whole window. Not a dialog: bidding goes on beneath, and no loop is nested."""

from collections.abc import Sequence
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from desktop_client.theme import Weight, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.picture_frame import whole


class PictureOverlay(Adaptive, QLabel):
    """One picture on a dark ground; arrow keys turn the page, Esc or a click closes.

    It paints itself; a label it is so that a screen reader says which picture has the focus.
    """

    def __init__(self, pictures: Sequence[QPixmap], current: int, description: str, host: QWidget) -> None:
        super().__init__(host)
        self._pictures, self._current, self._description = tuple(pictures), current, description
        self._host, self._had_focus = ref(host), host.focusWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setGeometry(host.rect())
        host.installEventFilter(self)
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._adapt()

    @property
    def current(self) -> int:
        """Return the index of the picture shown."""
        return self._current

    def event(self, event: QEvent) -> bool:
        """Take every key before the window's shortcuts do: a Space that closes a picture must not bid."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page or close."""
        match event.key():
            case Qt.Key.Key_Right:
                self._turn(1)
            case Qt.Key.Key_Left:
                self._turn(-1)
            case Qt.Key.Key_Escape | Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close."""
        event.accept()
        self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window when it is resized."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the picture and the line below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shade = look().colour("scrim")
        shade.setAlphaF(0.9)
        painter.fillRect(self.rect(), shade)
        foot = look().px(44)
        margin = look().space("xl")
        room = self.rect().adjusted(margin, margin, -margin, -foot)
        painter.drawPixmap(whole(self._pictures[self._current], room), self._pictures[self._current])
        painter.setFont(look().font("body", Weight.MEDIUM))
        painter.setPen(look().tokens.dark.text)
        below = QRect(margin, self.height() - foot, self.width() - 2 * margin, foot)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self._line())
        painter.end()

    def _line(self) -> str:
        page = ""
        if len(self._pictures) > 1:
            page = self.tr("{number} of {count}").format(number=self._current + 1, count=len(self._pictures))
        return " · ".join(part for part in (self._description, page, self.tr("Esc closes")) if part)

    def _turn(self, by: int) -> None:
        self._current = (self._current + by) % len(self._pictures)
        self._retranslate()
        announce(self, self.accessibleName())
        self.update()

    def _leave(self) -> None:
        if (host := self._host()) is not None:
            host.removeEventFilter(self)
        if self._had_focus is not None and isValid(self._had_focus):
            self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close()

    def _retranslate(self) -> None:
        self.setAccessibleName(self._line())
