"""The house's sign in the system's tray, which tells what happens while another program is in front.

Many desktops have no tray; then it is not there, and whoever wanted to tell something must find another way.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

import resources

STAY_MS = 8_000


class Tray(QObject):
    """An icon that shows messages.

    Signals:
        chosen: the icon or its message was clicked.
    """

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(QIcon(str(resources.path("icons", "martillo-64.png"))), self)
        self._icon.setToolTip("Martillo")
        self._icon.activated.connect(self._on_icon_activated)
        self._icon.messageClicked.connect(self.chosen)

    @property
    def is_there(self) -> bool:
        """Tell whether this desktop has a tray that shows messages, now: trays come and go."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def show(self) -> None:
        """Show the icon, where there is a tray."""
        if self.is_there:
            self._icon.show()

    def hide(self) -> None:
        """Take the icon away."""
        self._icon.hide()

    def _on_icon_activated(self, _reason: QSystemTrayIcon.ActivationReason) -> None:
        self.chosen.emit()

    def tell(self, title: str, text: str) -> bool:
        """Show a message, and return whether there was a tray to show it."""
        if not self.is_there:
            return False
        self._icon.show()
        self._icon.showMessage(title, text, self._icon.icon(), STAY_MS)
        return True
