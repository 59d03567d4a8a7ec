"""What a visit's tests stand on: the stage of the windows' tests, and no garbage on another thread."""

from tests.widget.windows.conftest import garbage_stays_on_this_thread, preferences, stage

__all__ = ["garbage_stays_on_this_thread", "preferences", "stage"]
