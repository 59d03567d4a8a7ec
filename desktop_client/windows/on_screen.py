"""Keeps a window within its screen: what is made for a large one must not open half beside a small one.

Where it stands there is left to the window manager. Knows no window of the house.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


_FRAME = QSize(8, 36)
"""Room for a window manager's frame: before a window is mapped nobody knows how large that is."""


class OnScreen(_Base):
    """Mix in before the Qt class of a window: when it is shown first it is no larger than its screen."""

    _was_on_screen = False

    def showEvent(self, event: QShowEvent) -> None:
        """Fit in, once: how large it is afterwards is up to whoever sits before it."""
        if not self._was_on_screen:
            self._was_on_screen = True
            self.resize(self.size().boundedTo(room_for(self)))
        super().showEvent(event)


def room_for(window: QWidget) -> QSize:
    """Return how large a window may be so that it fits on its screen with its frame."""
    return window.screen().availableSize() - _FRAME


def put_at(window: QWidget, place: QPoint) -> None:
    """Put a window's frame at a place on its screen, or as near as leaves all of it in sight."""
    left = room_for(window) - window.size()
    x, y = min(place.x(), left.width()), min(place.y(), left.height())
    window.move(window.screen().availableGeometry().topLeft() + QPoint(max(x, 0), max(y, 0)))
