"""The price: big, in figures of one width, calm when it moves, and never cut off."""

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_client.theme import TextRole, Tone, Weight, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.fitting import fitted

_FLASH_MS = 700
GLOW_AT_FULL = 0.17
"""How much of the accent is over the ground at first: with more, the price could not be read on it."""
_STEP = 0.05
"""How much the glow must have faded before it is painted again: twenty times in all, not sixty a second."""
_TONE_COLOUR = {None: "text", Tone.NEUTRAL: "text"}


class PriceLabel(Adaptive, QLabel):
    """A price in one line. It gets smaller when the room is narrow, down to the size of body text.

    It paints itself; a label it is so that a screen reader takes it for a text.
    """

    def __init__(
        self, role: TextRole = TextRole.PRICE, tone: Tone | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._text = role, tone, ""
        self._fitted: tuple[str, int, QFont, QFontMetrics] | None = None
        self._glow, self._drawn_glow = 0.0, QPixmap()
        self._flash = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FLASH_MS)
        self._flash.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._flash.valueChanged.connect(self._on_flash_moved)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._adapt()

    def text(self) -> str:
        """Return the price shown."""
        return self._text

    def show_price(self, text: str, announced: bool = False) -> None:
        """Show a price; another one than before glows for a moment, unless motion is reduced."""
        if text == self._text:
            return
        had_one, size = bool(self._text), self.sizeHint()
        self._text = text
        self.setAccessibleName(text)
        if had_one and text and not look().reduced_motion and self.isVisible():
            self._flash.stop()
            self._flash.start()
        if announced:
            announce(self, text)
        if self.sizeHint() != size:
            self.updateGeometry()  # which lays out the whole column
        self.update()

    def show_tone(self, tone: Tone | None) -> None:
        """Colour the price; the word that goes with the colour stands beside it."""
        self._tone = tone
        self.update()

    def is_glowing(self) -> bool:
        """Tell whether the change is still being shown."""
        return self._flash.state() is QVariantAnimation.State.Running

    def sizeHint(self) -> QSize:
        """Ask for the price at full size."""
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(self._text or "0") + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Accept less: the price is set smaller then."""
        return QSize(min(self.sizeHint().width(), look().px(90)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the glow and the price."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, metrics = self._fitted_font()
        if self._glow > 0:
            width = min(self.width(), metrics.horizontalAdvance(self._text) + 2)
            painter.setOpacity(GLOW_AT_FULL * self._glow)
            painter.drawPixmap(0, 0, self._glow_at_full(QSize(width, self.height())))
            painter.setOpacity(1)
        painter.setFont(font)
        painter.setPen(look().colour(_TONE_COLOUR.get(self._tone) or str(self._tone)))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(flags), self._text)
        painter.end()

    def _glow_at_full(self, size: QSize) -> QPixmap:
        """Return the glow as it begins, drawn once.

        Qt fills round corners in threads and waits for them: at each of twenty steps a sixth of all that a
        bid costs.
        """
        ratio = self.devicePixelRatioF()
        if self._drawn_glow.deviceIndependentSize().toSize() != size:
            drawn = QPixmap(size * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour("accent"))
            painter.drawRoundedRect(QRect(QPoint(), size), look().radius("card"), look().radius("card"))
            painter.end()
            self._drawn_glow = drawn
        return self._drawn_glow

    def _fitted_font(self) -> tuple[QFont, QFontMetrics]:
        kept, width = self._fitted, self.width()
        if kept is None or kept[:2] != (self._text, width):
            font = fitted(self._font(), self._text, width, look().size("body"))
            self._fitted = kept = self._text, width, font, QFontMetrics(font)
        return kept[2:]

    def _font(self) -> QFont:
        font = look().font(str(self._role), Weight.BOLD)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
        return font

    def _on_flash_moved(self, value: float) -> None:
        if value == 0 or abs(value - self._glow) >= _STEP:
            self._glow = value
            self.update()

    def _restyle(self) -> None:
        self._fitted, self._drawn_glow = None, QPixmap()
        self.updateGeometry()
