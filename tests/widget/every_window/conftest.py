"""What a walk through every window stands on: preferences in memory, and no garbage on another thread."""

from tests.widget.windows.conftest import garbage_stays_on_this_thread, preferences

__all__ = ["garbage_stays_on_this_thread", "preferences"]
