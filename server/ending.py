"""How a process of the house hears that it shall end: the one place that listens for signals."""

import asyncio
import signal
from collections.abc import Callable, Collection
from typing import Final

ENDS: Final = (signal.SIGTERM, signal.SIGINT)


def listen_for_the_end(on_end: Callable[[], object], signals: Collection[signal.Signals] = ENDS) -> None:
    """Call `on_end` on the running loop at each of these signals, as long as the process lives."""
    loop = asyncio.get_running_loop()
    for number in signals:
        try:
            loop.add_signal_handler(number, on_end)
        except NotImplementedError:  # Windows: its loop has no signal handlers
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(on_end))
