"""What the tests of every language stand on: preferences in memory."""

from tests.widget.windows.conftest import preferences

__all__ = ["preferences"]
