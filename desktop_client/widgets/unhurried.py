"""Something that is shown at once, and in a rush only as often as anybody can read it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Unhurried(QObject):
    """Runs `show` when asked; asked again within `every_ms`, it waits for the end of that time."""

    def __init__(self, show: Callable[[], None], every_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._is_asked = False
        self._pause = QTimer(self, singleShot=True, interval=every_ms)
        self._pause.timeout.connect(self._on_pause_over)

    def ask(self) -> None:
        """Show it now, or a moment later if it was shown just now."""
        if self._pause.isActive():
            self._is_asked = True
        else:
            self._show()
            self._pause.start()

    def at_once(self) -> None:
        """Show it now: something else than what comes in a rush has changed."""
        self._pause.stop()
        self._is_asked = False
        self.ask()

    def _on_pause_over(self) -> None:
        if self._is_asked:
            self._is_asked = False
            self.ask()
