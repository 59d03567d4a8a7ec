"""What a walk through every window stands on: preferences in memory."""

from tests.widget.windows.conftest import preferences

__all__ = ["preferences"]
