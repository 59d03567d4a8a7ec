"""Links as macOS hands them over: by an event to the application, where other systems start it with a link.

The first one may come while the first window is painted, before anybody can follow it: it is kept until then.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop_client.links import is_link


class LinkEvents(QObject):
    """Hears of links that the system opens with this application; files are no links.

    Signals:
        opened(str): a link shall be followed.
    """

    opened = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._waiting: list[str] | None = []
        app.installEventFilter(self)

    def begin(self) -> None:
        """Tell of what came so far, and from now on at once."""
        waiting, self._waiting = self._waiting or [], None
        for link in waiting:
            self.opened.emit(link)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a link out of the events."""
        if event.type() is not QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        link = event.url().toString()
        if not is_link(link):
            return False
        if self._waiting is None:
            self.opened.emit(link)
        else:
            self._waiting.append(link)
        return True
