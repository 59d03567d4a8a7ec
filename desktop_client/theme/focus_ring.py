"""Show where the focus is to whoever uses the keyboard, and spare the others a ring round what they clicked.

Qt's `:focus` cannot tell the two apart; the style sheet selects on the property that is set here instead.
What the keyboard has moved to takes the keys that press it, even where they are a window's shortcut: a Space
on *Watch* must not bid.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from shiboken6 import isValid

from desktop_client.theme.roles import mark

SPACE_IS_THE_WINDOWS: Final = "spaceIsTheWindows"
"""The property of a button that leaves Space to its window's shortcut, which presses it, and sooner."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FocusRing(QObject):
    """Follows the focus of the application and marks the button that the keyboard moved it to."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)
        self._ringed: QWidget | None = None
        self._clicked: QWidget | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the control that the focus was moved to have Space and Enter; it alone is watched."""
        if not isinstance(event, QKeyEvent) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.type() is QEvent.Type.ShortcutOverride and self._presses(watched, event):
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress or event.key() not in _ENTER or event.isAutoRepeat():
            return False
        if isinstance(watched, QPushButton):  # Qt presses others than a dialog's with Space alone
            watched.click()
            return True
        return False

    def _presses(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            return not watched.property(SPACE_IS_THE_WINDOWS)
        return event.key() in _ENTER and isinstance(watched, QPushButton)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        is_clicked = bool(QApplication.mouseButtons().value)
        # A window that opens gives the focus to its first button: nobody has moved it there.
        is_first = old is None
        # What was clicked and then hidden leaves the focus to the next button, and nobody looks for it there.
        is_left = old is not None and old is self._clicked and not (isValid(old) and old.isVisible())
        self._clicked = new if is_clicked or is_left else None
        # Not `old`: the focus may have moved on while another window, a dialog, was in front.
        ringed = self._ringed
        if ringed is not None and new is not None and new is not ringed:
            if isValid(ringed):
                ringed.removeEventFilter(self)
                if isinstance(ringed, QPushButton):
                    mark(ringed, keyfocus=False)
            self._ringed = None
        if new is None or is_clicked or is_first or is_left:
            return
        # By name: to set up the class of combo boxes for this would take a start 3 ms.
        if isinstance(new, QAbstractButton) or new.inherits("QComboBox"):
            if isinstance(new, QPushButton):
                mark(new, keyfocus=True)
            new.installEventFilter(self)
            self._ringed = new


class _Installed:
    ring: FocusRing | None = None


def follow_focus(app: QApplication) -> None:
    """Install the ring once for an application."""
    ring = _Installed.ring  # not looked up with findChild, which loads 10 ms of Qt's enumerations
    if ring is None or not isValid(ring) or ring.parent() is not app:
        _Installed.ring = FocusRing(app)
