"""Hand a text to the screen reader in the way that the one of this system hears.

Those of Windows and macOS take Qt's announcements. Over AT-SPI only newer versions of Orca do; each of them
reads out a notification that comes into sight, so there a text is one. Said in both ways it would be heard
twice. Nothing of it is loaded before there is something to say.
"""

from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_OVER_AT_SPI: Final = frozenset({"xcb", "wayland", "wayland-egl"})


def say(widget: QWidget, text: str, *, urgent: bool) -> None:
    """Say a text on behalf of a widget; what is urgent interrupts, where the reader knows of that."""
    if QGuiApplication.platformName() in _OVER_AT_SPI:
        _notice().say(text)
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Notice(QWidget):
    """A notification that nobody sees: its name is read out each time that it is said to come into sight."""

    def __init__(self) -> None:
        super().__init__()
        # Kept: Qt goes on using it until the widget is gone, and does not own it.
        self._interface = QAccessibleWidget(self, QAccessible.Role.Notification)
        QAccessible.registerAccessibleInterface(self._interface)

    def say(self, text: str) -> None:
        """Have a text read out."""
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectShow))


class _Installed:
    notice: Notice | None = None


def _notice() -> Notice:
    """Return the notice of the application; one is enough, as one screen reader listens."""
    if _Installed.notice is None:
        _Installed.notice = Notice()
    return _Installed.notice
