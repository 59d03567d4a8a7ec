"""The bid button: one state at a time, each with a word, an icon and, when it cannot be pressed, the reason.

It knows nothing of the sale: the view-model decides which state it is in.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_client.theme import Weight, look, mark, pixmap
from desktop_client.theme.focus_ring import SPACE_IS_THE_WINDOWS
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.bid_button_faces import FACES, BidButtonState, Face, FaceStyle
from desktop_client.widgets.fitting import fitted
from desktop_client.widgets.press_guard import CONFIRM_WITHIN_S, Press, PressGuard

__all__ = ["BidButton", "BidButtonState"]

_WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_URGENT = {
    BidButtonState.OUTBID,
    BidButtonState.CLOSED_SOLD_TO_YOU,
    BidButtonState.CLOSED_SOLD,
    BidButtonState.NO_CONNECTION,
}
"""What a bidder must hear at once when it comes."""
_MEASURED = 200
"""So many heights are kept: the reasons of every face at a few widths, and what a bid costs."""


class BidButton(Adaptive, QPushButton):
    """One big button with a closed list of states.

    A face that cannot be pressed keeps the focus and ignores presses: were it disabled, Qt would move the
    focus to the next button, and the next Space of a keyboard bidder would bid something else.

    Signals:
        pressed_once: a bid at the amount shown was asked for; a double press counts once.
        sign_in_asked, register_asked: the button was a door, and was pressed.
        pressed_in_vain: it was pressed in a state in which that does nothing; somebody must say so.
        moved_under_press: the amount changed between the finger's coming down and its going up; nothing was
            asked for, and somebody must say so.
    """

    pressed_once = Signal()
    sign_in_asked = Signal()
    register_asked = Signal()
    pressed_in_vain = Signal()
    moved_under_press = Signal()

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = BidButtonState.NO_CONNECTION
        self._amount = self._detail = ""
        self._held: str | None = ""
        self._heights: dict[tuple[str, int], int] = {}
        self._highest: dict[int, int] = {}
        self._guard = PressGuard(monotonic)
        self._disarm_timer = QTimer(self, singleShot=True, interval=round(CONFIRM_WITHIN_S * 1000))
        self._disarm_timer.timeout.connect(self._on_confirmation_timeout)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(SPACE_IS_THE_WINDOWS, True)
        self.pressed.connect(self._on_held)
        self.clicked.connect(self._on_clicked)
        self._adapt()

    @property
    def state(self) -> BidButtonState:
        """Return the state shown."""
        return self._state

    @property
    def is_pressable(self) -> bool:
        """Tell whether a press does anything now."""
        return self._face.is_pressable

    def show_state(self, state: BidButtonState, amount_text: str = "", detail: str = "") -> None:
        """Show a state. `detail` replaces the built-in reason. A changed amount undoes a first press."""
        if (state, amount_text, detail) == (self._state, self._amount, self._detail):
            return
        if (state, amount_text) != (self._state, self._amount):
            self._guard.disarm()
        is_turn = state is not self._state and state in _URGENT
        self._state, self._amount, self._detail = state, amount_text, detail
        self._show()
        announce(self, self.accessibleName(), urgent=is_turn)

    def set_confirm_mode(self, must_confirm: bool) -> None:
        """Ask for a second press within 4 s before a bid counts."""
        self._guard.must_confirm = must_confirm
        self._guard.disarm()
        self._show()

    def press(self) -> None:
        """Press the button, as a click or the window's shortcut does."""
        if not self.is_pressable:
            self.pressed_in_vain.emit()
            return
        if self._state is BidButtonState.SIGN_IN:
            self.sign_in_asked.emit()
        elif self._state is BidButtonState.REGISTER:
            self.register_asked.emit()
        else:
            self._press_bid()

    def forget_finger(self) -> None:
        """Let a finger that is down count for nothing: another lot is shown, perhaps at the same amount."""
        self._held = None

    def word(self) -> str:
        """Return the words on the face."""
        if self._guard.is_armed:
            return self.tr("Press again to bid {amount}").format(amount=self._amount)
        text = self._face.word if self._amount else self._face.bare
        return QCoreApplication.translate("BidButton", text).format(amount=self._amount)

    def reason(self) -> str:
        """Return the line beneath: why it cannot be pressed, or what to know."""
        if self._guard.is_armed:
            return self.tr("Nothing is sent until you press again.")
        default = self._face.reason
        return self._detail or (QCoreApplication.translate("BidButton", default) if default else "")

    @property
    def _face(self) -> Face:
        return FACES[self._state]

    @property
    def _style(self) -> FaceStyle:
        return FaceStyle.ARMED if self._guard.is_armed else self._face.style

    def _on_held(self) -> None:
        self._held = self._amount

    def _on_clicked(self) -> None:
        """Bid what the finger came down on, or nothing."""
        if self.is_pressable and self._held != self._amount:
            self.moved_under_press.emit()
        else:
            self.press()

    def _press_bid(self) -> None:
        match self._guard.press():
            case Press.COUNTS:
                self._show()
                self.pressed_once.emit()
            case Press.ARMS:
                self._disarm_timer.start()
                self._show()
                announce(self, self.accessibleName())
            case Press.IGNORED:
                pass

    def _on_confirmation_timeout(self) -> None:
        self._guard.disarm()
        self._show()

    def _show(self) -> None:
        mark(self, bid=self._style.value)
        reason = self.reason()
        self.setAccessibleName(f"{self.word()}. {reason}" if reason else self.word())
        self.setToolTip(reason)
        shape = Qt.CursorShape.PointingHandCursor if self.is_pressable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        self._highest.clear()
        self._show()

    def _restyle(self) -> None:
        self._heights.clear()
        self._highest.clear()
        self.updateGeometry()

    # --- measuring and painting -------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for a comfortable width and the height that the words need there."""
        width = look().px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Allow a narrow column: the words are set smaller and the reason wraps."""
        return QSize(look().px(140), look().px(58))

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the reason may wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at a width."""
        word = QFontMetrics(look().font("action", Weight.BOLD)).height()
        reason = max(self._highest_reason(width), self._height_of(self.reason(), width))
        return max(look().px(58), word + reason + 2 * look().space("s"))

    def _highest_reason(self, width: int) -> int:
        """Measure the highest reason of all faces, in pixels.

        Were the button to grow with a state, the rungs below would jump under a finger that is about to
        press one.
        """
        highest = self._highest.get(width)
        if highest is None:
            reasons = {QCoreApplication.translate("BidButton", face.reason) for face in FACES.values()}
            highest = self._highest[width] = max(_wrapped_height(text, width) for text in reasons if text)
        return highest

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face over the button that the style sheet draws."""
        super().paintEvent(event)
        inside = self.rect().adjusted(look().space("m"), 0, -look().space("m"), 0)
        icon_px, gap = look().px(20), look().space("s")
        word = self.word()
        font = fitted(
            look().font("action", Weight.BOLD), word, inside.width() - icon_px - gap, look().size("body")
        )
        metrics = QFontMetrics(font)
        word_width = min(metrics.horizontalAdvance(word), inside.width() - icon_px - gap)
        reason_height = self._height_of(self.reason(), self.width())
        top = (self.height() - metrics.height() - reason_height) // 2
        left = inside.center().x() - (word_width + icon_px + gap) // 2
        painter = QPainter(self)
        painter.setPen(look().colour(self._style.ink))
        drawn = pixmap(self._face.icon, self._style.ink, icon_px, self.devicePixelRatioF())
        painter.drawPixmap(left, top + (metrics.height() - icon_px) // 2, drawn)
        painter.setFont(font)
        line = QRect(left + icon_px + gap, top, word_width + 2, metrics.height())
        shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, word_width + 2)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if reason_height:
            painter.setFont(look().prose("small"))
            below = QRect(inside.left(), top + metrics.height(), inside.width(), reason_height)
            painter.drawText(below, int(_WRAP), self.reason())
        painter.end()

    def _height_of(self, reason: str, width: int) -> int:
        """Measure a reason in pixels, wrapped; a layout asks for the same few again and again."""
        if not reason:
            return 0
        known = self._heights.get((reason, width))
        if known is None:
            if len(self._heights) > _MEASURED:
                self._heights.clear()
            known = self._heights[reason, width] = _wrapped_height(reason, width)
        return known


def _wrapped_height(reason: str, width: int) -> int:
    room = QRect(0, 0, max(1, width - 2 * look().space("m")), 10_000)
    return QFontMetrics(look().prose("small")).boundingRect(room, int(_WRAP), reason).height()
