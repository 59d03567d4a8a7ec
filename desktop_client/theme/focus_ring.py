"""Show where the focus is to whoever uses the keyboard, and spare the others a ring round what they clicked.

Qt's `:focus` cannot tell the two apart; the style sheet selects on the property that is set here instead.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from desktop_client.theme.roles import mark


class FocusRing(QObject):
    """Follows the focus of the application and marks the button that the keyboard moved it to."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)
        self._ringed: QPushButton | None = None

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        is_clicked = bool(QApplication.mouseButtons().value)
        # A window that opens gives the focus to its first button: nobody has moved it there.
        is_first = old is None
        # Not `old`: the focus may have moved on while another window, a dialog, was in front.
        ringed = self._ringed
        if ringed is not None and new is not None and new is not ringed:
            if isValid(ringed):
                mark(ringed, keyfocus=False)
            self._ringed = None
        if isinstance(new, QPushButton) and not is_clicked and not is_first:
            mark(new, keyfocus=True)
            self._ringed = new


class _Installed:
    ring: FocusRing | None = None


def follow_focus(app: QApplication) -> None:
    """Install the ring once for an application."""
    ring = _Installed.ring  # not looked up with findChild, which loads 10 ms of Qt's enumerations
    if ring is None or not isValid(ring) or ring.parent() is not app:
        _Installed.ring = FocusRing(app)
