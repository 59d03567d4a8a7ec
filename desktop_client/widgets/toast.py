"""Short notices in the corner. They say something and go; they never take the focus."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, Tone, icon, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.countdown import Countdown
from desktop_client.widgets.free_place import free_place
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.life_list import LifeList
from desktop_client.widgets.picture_frame import PictureFrame
from desktop_client.widgets.price_chart import PriceChart
from desktop_client.widgets.price_label import PriceLabel
from desktop_client.widgets.text_label import TextLabel

MOST_AT_ONCE = 4
_WIDE: Final = 288
_SHARES: Final = (1, 0.9, 0.8, 0.7, 0.6, 0.5)
"""How wide a notice is at 100 %, and what part of that it can do with where there is no room for more."""
_MOVES: Final = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
_KEPT_CLEAR: Final = (QAbstractButton, QLineEdit, QComboBox, PriceLabel, Countdown, PriceChart, LifeList)
"""What somebody may be about to press, or must not miss; but a picture is a button that may be covered."""

_ASIDE: Final = (TextRole.MUTED, TextRole.SMALL)
_WORTH: Final = 20
"""As much as one that says what something is, so many times may a text be covered that only explains."""


class ToastKind(Enum):
    """What a notice means; each has an icon and a word."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ToastView:
    """A notice. One with the `key` of another takes its place. `stay_ms` 0 stays until dismissed.

    `words` says it in the language in force; a text that stands for it goes when another language is chosen.
    """

    words: Callable[[], str] | str
    kind: ToastKind = ToastKind.INFO
    stay_ms: int = 6000
    key: str = ""

    @property
    def text(self) -> str:
        """Return what it says now."""
        return self.words if isinstance(self.words, str) else self.words()


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
        self._text = TextLabel()
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
        self._adapt()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self.gone.emit(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        if self.view.stay_ms:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait while nobody can read it."""
        self._timer.stop()
        super().hideEvent(event)

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
        self._text.show_text(self.view.text)
        self.setAccessibleName(f"{self._word.text()}: {self._text.text()}")

    def _restyle(self) -> None:
        self._row.setContentsMargins(*[look().space("m")] * 4)
        self._row.setSpacing(look().space("s"))
        self._words.setSpacing(2)
        self._close.setIcon(icon("cross", "muted", look().px(14)))
        self._close.setIconSize(
            self._close.iconSize().scaled(look().px(14), look().px(14), Qt.AspectRatioMode.KeepAspectRatio)
        )


class ToastStack(Adaptive, QWidget):
    """The notices of one window, stacked at its bottom right, or where else they are in nobody's way."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._toasts: list[Toast] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
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
        announce(toast, toast.accessibleName(), urgent=view.kind in {ToastKind.WARNING, ToastKind.FAILED})

    def texts(self) -> list[str]:
        """Return what is shown, oldest first."""
        return [toast.view.text for toast in self._toasts]

    def clear(self) -> None:
        """Take all notices away."""
        for toast in list(self._toasts):
            self._remove(toast)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find a place anew when the window is resized, or something in it has moved.

        Events come even while Python's collector takes the window apart, when no attribute is left.
        """
        if watched is not self.parent() or event.type() not in _MOVES or self.isHidden():
            return False
        if event.type() == QEvent.Type.Resize:
            self._place()
        self._soon.start()  # once more when all has been laid out
        return False

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._column.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        """Move to a free place first and show then: shown elsewhere it would flash under the pointer.

        Where the older notices leave no such place, they wait until the newer ones are gone.
        """
        host = self.parentWidget()
        if host is None:
            return
        room = _room(host)
        if self._toasts and room.width() > 0:
            parts = [part for part in host.findChildren(QWidget) if part.isVisible()]
            kept_clear, better_clear = list(self._kept_clear(host, parts)), list(self._words(host, parts))
            words = [place for place, _ in better_clear]
            for waiting in range(len(self._toasts)):
                self.setGeometry(self._place_for(self._toasts[waiting:], room, kept_clear, better_clear))
                if not any(self.geometry().intersects(part) for part in (*kept_clear, *words)):
                    break
            self.raise_()
        self.setVisible(bool(self._toasts) and room.width() > 0)

    def _place_for(
        self,
        shown: Sequence[Toast],
        room: QRect,
        kept_clear: Sequence[QRect],
        better_clear: Sequence[tuple[QRect, int]],
    ) -> QRect:
        """Return where these notices alone would be."""
        for toast in self._toasts:
            toast.setVisible(toast in shown)
        self._column.activate()
        widths = [min(look().px(_WIDE * share), room.width()) for share in _SHARES]
        sizes = (
            QSize(width, self._column.heightForWidth(width)) for width in widths
        )  # mostly the first does
        return free_place(room, sizes, kept_clear, better_clear)

    def _kept_clear(self, host: QWidget, parts: Sequence[QWidget]) -> Iterator[QRect]:
        """Yield where the parts of the window are that a notice must not cover."""
        for part in parts:
            if isinstance(part, _KEPT_CLEAR) and not isinstance(part, PictureFrame):
                yield from self._seen(host, part, part.rect())

    def _words(self, host: QWidget, parts: Sequence[QWidget]) -> Iterator[tuple[QRect, int]]:
        """Yield where the headings and labels are, and what they are worth beside an explanation."""
        for part in parts:
            if isinstance(part, QLabel) and part.text():
                is_aside = part.property("role") in _ASIDE
                for seen in self._seen(host, part, _where_it_reads(part)):
                    yield seen, 1 if is_aside else _WORTH
            elif isinstance(part, QHeaderView):
                for seen in self._seen(host, part, part.rect()):
                    yield seen, _WORTH

    def _seen(self, host: QWidget, part: QWidget, inside: QRect) -> Iterator[QRect]:
        if not self.isAncestorOf(part):
            seen = part.visibleRegion().boundingRect().intersected(inside)
            if not seen.isEmpty():
                yield seen.translated(part.mapTo(host, QPoint()))

    def _retranslate(self) -> None:
        """Take away what cannot say itself in the new language."""
        for toast in [one for one in self._toasts if isinstance(one.view.words, str)]:
            self._remove(toast)

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("s"))
        self._place()


def _where_it_reads(label: QLabel) -> QRect:
    """Return where the words of a label are, without its empty end."""
    wrapped = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag(0)
    flags = label.alignment().value | wrapped.value
    return label.fontMetrics().boundingRect(label.contentsRect(), flags, label.text())


def _room(host: QWidget) -> QRect:
    """Return where notices may be: inside a margin, and above the bars at the window's foot."""
    margin = look().space("l")
    bars = (
        bar.mapTo(host, QPoint()).y()
        for bar in host.findChildren(QFrame)
        if bar.property("surface") == Surface.BAR and bar.property("edge") == "top" and bar.isVisible()
    )
    foot = min(bars, default=host.height() - look().px(36))
    return QRect(margin, margin, host.width() - 2 * margin, foot - 2 * margin)
