"""When Python's garbage is collected: on the loop's thread, and never long while something is going on.

Python collects on whichever thread happens to allocate, and a Qt object that is destroyed on a worker thread
takes its timers with it from the wrong thread: a warning at best, a crash at worst. And looking through all
that a sale of thousands of lots keeps takes longer than three frames. So what has survived a look is set
aside, and looked through again only in a quiet moment, every ten minutes.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTimer

_EVERY_MS: Final = 500
_ANEW_S: Final = 600.0


class Collector:
    """Looks for garbage when told that time has passed. A moment in which little was made is quiet."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._is_fresh = False  # whether something has come since all was looked at
        self._anew_at = clock() + _ANEW_S
        gc.freeze()  # modules, mostly: they stay

    def look(self) -> None:
        """Collect what a moment like this has time for."""
        young, middle, old = (
            count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        is_quiet = not young
        if is_quiet and self._clock() >= self._anew_at:
            gc.unfreeze()
            self._anew_at = self._clock() + _ANEW_S
            self._look_at_all()
        elif (is_quiet and self._is_fresh) or old:
            self._look_at_all()
        elif young or middle:
            self._is_fresh = True
            gc.collect(1 if middle else 0)

    def _look_at_all(self) -> None:
        self._is_fresh = False
        gc.collect()
        gc.freeze()


@contextmanager
def garbage_on_this_thread() -> Iterator[None]:
    """Collect Python's garbage on the calling thread only."""
    was_enabled = gc.isenabled()
    gc.disable()
    collector = Collector()
    timer = QTimer(interval=_EVERY_MS)
    timer.timeout.connect(collector.look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
