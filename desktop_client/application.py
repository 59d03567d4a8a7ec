"""The application and its first frame: what there is before there is a loop.

asyncio, the network and the windows behind the first one take three times as long to load as that window to
paint. So it is painted first, and everything else is loaded behind it. Knows no window and no loop.
"""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_client.theme.theme import STYLE

_WITHIN_MS: Final = 2_000


def new_application(arguments: list[str] | None = None) -> QApplication:
    """Make the one QApplication, which outlives its last window until the program has closed everything."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
    else:
        # By an argument: whoever asks Qt for a style in Python loads 10 ms of enumerations with it.
        app = QApplication([*(arguments or sys.argv[:1]), "-style", STYLE])
        app.setProperty("style", STYLE)
    app.setApplicationName("Martillo")
    app.setOrganizationName("Martillo")
    app.setDesktopFileName("martillo")  # by which a desktop finds the icon, and groups the windows
    app.setQuitOnLastWindowClosed(False)
    return app


class PaintWatch(QObject):
    """Tells of every paint of the window that it filters."""

    def __init__(self, on_painted: Callable[[], None]) -> None:
        super().__init__()
        self._on_painted = on_painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of a paint, and let it happen."""
        if event.type() is QEvent.Type.Paint:
            self._on_painted()
        return False


def paint_now(app: QApplication, window: QWidget) -> bool:
    """Show a window and return when it has been painted; False when nobody paints it (it is covered).

    Only for the first window, while no loop runs: a second loop inside another would starve its tasks.
    """
    paints: list[bool] = []
    watch = PaintWatch(lambda: paints.append(True))
    window.installEventFilter(watch)
    # A wait for events ends with the next one, so there must be one. The timer alone tells that it is late:
    # by another clock it could ring a moment too early, and nothing would ever end the wait after that.
    late = QTimer(singleShot=True, interval=_WITHIN_MS)
    late.start()
    window.show()
    while not paints and late.isActive():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    late.stop()
    window.removeEventFilter(watch)
    return bool(paints)
