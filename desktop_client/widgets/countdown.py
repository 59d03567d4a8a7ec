"""The time left until a lot closes, always computed from the deadline and the server's clock.

Nothing is accumulated: a late timer or a sleeping laptop shows the right time at the next tick.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_client.theme import TextRole, Tone, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel

LAST_SECONDS = 10
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


class Countdown(Adaptive, QWidget):
    """An icon, the time left, and a word for the phase.

    Signals:
        ran_out: the deadline has passed on the clock given; the server's word decides what that means.
    """

    ran_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closes_at_ms: int | None = None
        self._now: Callable[[], int] | None = None
        self._phase_text = ""
        self._icon, self._time = IconLabel("clock", "muted", 16), TextLabel(role=TextRole.LEAD)
        self._phase = TextLabel(role=TextRole.MUTED)
        self._time.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self._icon, self._time):
            self._row.addWidget(part)
        self._row.addWidget(self._phase, 1)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._adapt()

    def set_deadline(self, closes_at_ms: int | None, now: Callable[[], int]) -> None:
        """Count down to a time in ms UTC on a clock that gives the server's now; None shows no time."""
        self._closes_at_ms, self._now = closes_at_ms, now
        self._tick()

    def show_phase_text(self, text: str) -> None:
        """Show a word beside the time."""
        self._phase_text = text
        self._show()

    def seconds_left(self) -> int | None:
        """Return the whole seconds left, rounded up, or None without a deadline."""
        if self._closes_at_ms is None or self._now is None:
            return None
        return max(0, -((self._now() - self._closes_at_ms) // 1000))

    def _tick(self) -> None:
        self._timer.stop()
        self._show()
        if self._closes_at_ms is None or self._now is None:
            return
        left_ms = self._closes_at_ms - self._now()
        if left_ms <= 0:
            self.ran_out.emit()
        else:
            # Wake just after the next whole second, so that the figures change together with the clock.
            self._timer.start(left_ms % 1000 + 5)

    def _show(self) -> None:
        left = self.seconds_left()
        is_last = left is not None and left <= LAST_SECONDS
        self._icon.show_icon("clock" if left is not None else "", "outbid" if is_last else "muted")
        self._time.setVisible(left is not None)
        self._time.show_tone(Tone.OUTBID if is_last else None)
        self._time.show_text("" if left is None else self._time_text(left))
        self._phase.show_text(self._word(left))
        self._phase.show_tone(Tone.OUTBID if is_last else None)
        self.setAccessibleName(f"{self._time.text()} {self._phase.text()}".strip())
        if left == LAST_SECONDS:
            announce(self, self.accessibleName(), urgent=True)

    def _word(self, left: int | None) -> str:
        if left is None or left > LAST_SECONDS:
            return self._phase_text
        return self.tr("Last seconds") if left else self.tr("Time is up")

    def _time_text(self, left: int) -> str:
        if left >= _DAY:
            return self.tr("{days} d {hours} h").format(days=left // _DAY, hours=left % _DAY // _HOUR)
        if left >= _HOUR:
            return self.tr("{hours} h {minutes:02} min").format(
                hours=left // _HOUR, minutes=left % _HOUR // _MINUTE
            )
        return f"{left // _MINUTE}:{left % _MINUTE:02}"

    def _retranslate(self) -> None:
        self._show()

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("s"))
