"""Short notices in the corner. They say something and go; they never take the focus."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, Tone, icon, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel

MOST_AT_ONCE = 4


class ToastKind(Enum):
    """What a notice means; each has an icon and a word."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ToastView:
    """A notice. One with the `key` of another takes its place. `stay_ms` 0 stays until dismissed."""

    text: str
    kind: ToastKind = ToastKind.INFO
    stay_ms: int = 6000
    key: str = ""


_LOOKS = {
    ToastKind.INFO: (Tone.INFO, "info"),
    ToastKind.DONE: (Tone.LEADING, "check"),
    ToastKind.WARNING: (Tone.WARNING, "warning"),
    ToastKind.FAILED: (Tone.OUTBID, "cross"),
}


class Toast(Adaptive, QFrame):
    """One notice.

    Signals:
        gone(object): its time is over or it was dismissed; the toast itself.
    """

    gone = Signal(object)

    def __init__(self, view: ToastView, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = view
        tone, icon_name = _LOOKS[view.kind]
        mark(self, surface=Surface.CARD, tone=tone)
        self._icon = IconLabel(icon_name, TONE_COLOUR[tone], 18)
        self._word = TextLabel(role=TextRole.STRONG, tone=tone)
        self._text = TextLabel(view.text)
        self._close = QPushButton()
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self._close, kind=Kind.QUIET)
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self._icon, 0, top)
        self._words = QVBoxLayout()
        self._words.addWidget(self._word)
        self._words.addWidget(self._text)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._close, 0, top)
        self._timer = QTimer(self, singleShot=True, interval=view.stay_ms)
        self._timer.timeout.connect(self.dismiss)
        if view.stay_ms:
            self._timer.start()
        self._adapt()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self.gone.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while it is being read."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew."""
        if self.view.stay_ms:
            self._timer.start()
        super().leaveEvent(event)

    def _retranslate(self) -> None:
        words = {
            ToastKind.INFO: self.tr("Note"),
            ToastKind.DONE: self.tr("Done"),
            ToastKind.WARNING: self.tr("Take care"),
            ToastKind.FAILED: self.tr("Failed"),
        }
        self._word.show_text(words[self.view.kind])
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setToolTip(self.tr("Dismiss"))
        self.setAccessibleName(f"{self._word.text()}: {self.view.text}")

    def _restyle(self) -> None:
        self._row.setContentsMargins(*[look().space("m")] * 4)
        self._row.setSpacing(look().space("s"))
        self._words.setSpacing(2)
        self._close.setIcon(icon("cross", "muted", look().px(14)))
        self._close.setIconSize(
            self._close.iconSize().scaled(look().px(14), look().px(14), Qt.AspectRatioMode.KeepAspectRatio)
        )


class ToastStack(Adaptive, QWidget):
    """The notices of one window, stacked at its bottom right."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._toasts: list[Toast] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        host.installEventFilter(self)
        self.hide()
        self._adapt()

    def show_toast(self, view: ToastView) -> None:
        """Show a notice below the others; the oldest goes when there are too many."""
        for old in [toast for toast in self._toasts if view.key and toast.view.key == view.key]:
            self._remove(old)
        while len(self._toasts) >= MOST_AT_ONCE:
            self._remove(self._toasts[0])
        toast = Toast(view, self)
        toast.gone.connect(self._remove)
        self._toasts.append(toast)
        self._column.addWidget(toast)
        toast.show()  # now: the column gives no height to what is hidden
        self._place()
        announce(toast, toast.accessibleName())

    def texts(self) -> list[str]:
        """Return what is shown, oldest first."""
        return [toast.view.text for toast in self._toasts]

    def clear(self) -> None:
        """Take all notices away."""
        for toast in list(self._toasts):
            self._remove(toast)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window is resized.

        Events come even while Python's collector takes the window apart, when no attribute is left.
        """
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return False

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._column.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        """Move to the corner first and show then: shown elsewhere it would flash there, under the pointer."""
        host, margin = self.parentWidget(), look().space("l")
        if host is None:
            return
        width = min(look().px(340), host.width() - 2 * margin)
        if self._toasts and width > 0:
            self._column.activate()
            height = self._column.heightForWidth(width)
            top = _foot(host) - height - margin
            self.setGeometry(host.width() - width - margin, max(margin, top), width, height)
            self.raise_()
        self.setVisible(bool(self._toasts) and width > 0)

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("s"))
        self._place()


def _foot(host: QWidget) -> int:
    """Return where the bars at the window's foot begin, in its pixels: the buttons on them stay free."""
    bars = (
        bar.mapTo(host, QPoint()).y()
        for bar in host.findChildren(QFrame)
        if bar.property("surface") == Surface.BAR and bar.property("edge") == "top" and bar.isVisible()
    )
    return min(bars, default=host.height() - look().px(36))
