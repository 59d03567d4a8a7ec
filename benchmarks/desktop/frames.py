"""How long a window's event loop is held at a time."""

import time
from typing import Final

from PySide6.QtCore import QAbstractEventDispatcher

_WAITED_S: Final = 0.0003
"""A turn of the loop that took so much longer than it computed has waited for something to do."""
_SOMETHING_MS: Final = 0.5
"""A frame shorter than this did nothing but look for work, and would only flatter the percentiles."""


class Frames:
    """Notes the frames of this thread: all it computes between two waits of its loop, in ms of CPU time.

    Telling, laying out and painting are turns of their own in Qt's loop, and one frame here. CPU time and not
    the clock's, so that a neighbour on the machine is not taken for a slow window.
    """

    def __init__(self) -> None:
        self._taken: list[float] = []
        self._held_s = self._longest_s = 0.0
        self._at = time.perf_counter(), time.thread_time()
        self._loop = QAbstractEventDispatcher.instance()

    def begin(self) -> None:
        """Note frames from now on; that costs some CPU time itself."""
        self._taken, self._held_s, self._longest_s = [], 0.0, 0.0
        self._at = time.perf_counter(), time.thread_time()
        self._loop.aboutToBlock.connect(self._on_about_to_block)

    def end(self) -> list[float]:
        """Return the frames since the beginning in which something was done, and note no more."""
        self._loop.aboutToBlock.disconnect(self._on_about_to_block)
        return [one for one in self._taken if one >= _SOMETHING_MS]

    @property
    def longest_turn_ms(self) -> float:
        """The longest turn since the beginning: so long nobody's key was answered."""
        return self._longest_s * 1_000

    def _on_about_to_block(self) -> None:
        now = time.perf_counter(), time.thread_time()
        took_s, computed_s = now[0] - self._at[0], now[1] - self._at[1]
        self._at = now
        if took_s - computed_s >= _WAITED_S:
            self._taken.append(self._held_s * 1_000)
            self._held_s = 0.0
        self._held_s += computed_s
        self._longest_s = max(self._longest_s, computed_s)
