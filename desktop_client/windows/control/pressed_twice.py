"""A key that must be pressed twice, since everybody sees at once what it does; knows no words."""

from PySide6.QtCore import QObject, QTimer, Signal

_WITHIN_MS = 4_000


class PressedTwice(QObject):
    """Remembers a first press for four seconds, and for one lot: on another the next press is a first one.

    Signals:
        expired: nobody pressed a second time.
    """

    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lot: str | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WITHIN_MS)
        self._timer.timeout.connect(self.expired)

    def is_armed(self, lot: str | None) -> bool:
        """Tell whether a press now would be the second one on this lot."""
        return self._timer.isActive() and lot == self._lot

    def press(self, lot: str | None) -> bool:
        """Take a press; tell whether it is the second one."""
        if self.is_armed(lot):
            self._timer.stop()
            return True
        self._lot = lot
        self._timer.start()
        return False
