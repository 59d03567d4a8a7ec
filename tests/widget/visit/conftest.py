"""What a visit's tests stand on: the stage of the windows' tests."""

from tests.widget.windows.conftest import preferences, stage

__all__ = ["preferences", "stage"]
