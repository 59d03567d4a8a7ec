"""Collects what changed and tells it at most thirty times a second, so that a rush of bids costs one repaint.

The first change after a quiet moment is told at the next turn of the loop: a single bid waits for nothing.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

EVERY_MS = 33


class Batch(QObject):
    """Gathers changes in a set and hands the set over."""

    def __init__(self, tell: Callable[[frozenset[Hashable]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._changes: set[Hashable] = set()
        self._since_told = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.flush)

    def add(self, *changes: Hashable) -> None:
        """Note changes, to be told soon."""
        self._changes.update(changes)
        if not self._timer.isActive():
            quiet = EVERY_MS if not self._since_told.isValid() else self._since_told.elapsed()
            self._timer.start(max(0, EVERY_MS - quiet))

    def flush(self) -> None:
        """Tell at once what has gathered."""
        self._timer.stop()
        changes, self._changes = frozenset(self._changes), set()
        if changes:
            self._since_told.start()
            self._tell(changes)
