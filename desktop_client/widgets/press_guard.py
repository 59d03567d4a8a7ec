"""Tell one intended press from a double click, and a confirmed bid from a first touch.

Pure: the clock comes in. A bid is money, so an impatient finger must not bid twice.
"""

from collections.abc import Callable
from enum import Enum

DOUBLE_PRESS_S = 0.4
CONFIRM_WITHIN_S = 4.0


class Press(Enum):
    """What a press amounts to."""

    COUNTS = "counts"
    ARMS = "arms"
    IGNORED = "ignored"


class PressGuard:
    """Remember the last press on a monotonic clock in seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._last_s: float | None = None
        self._is_armed = False
        self.must_confirm = False

    @property
    def is_armed(self) -> bool:
        """Tell whether a first press waits for its confirmation."""
        return self._is_armed and not self._older_than(CONFIRM_WITHIN_S)

    def press(self) -> Press:
        """Judge a press now: a second one within 400 ms of the last is the same press."""
        if not self._older_than(DOUBLE_PRESS_S):
            return Press.IGNORED
        confirms = self.is_armed
        self._last_s = self._monotonic()
        self._is_armed = self.must_confirm and not confirms
        return Press.ARMS if self._is_armed else Press.COUNTS

    def disarm(self) -> None:
        """Forget a first press: what it would have confirmed is no longer what is shown."""
        self._is_armed = False

    def _older_than(self, age_s: float) -> bool:
        return self._last_s is None or self._monotonic() - self._last_s >= age_s
