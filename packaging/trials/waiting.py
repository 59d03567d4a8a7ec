"""Waits for what another process does: by looking again, as there is nothing to be told by."""

import threading
import time
from collections.abc import Callable
from typing import Final

from trials.report import Failed

_LOOK_EVERY_S: Final = 0.1


def until(holds: Callable[[], bool], otherwise: str, within_s: float = 60.0) -> None:
    """Wait until something holds. Raises Failed with `otherwise` when it does not in time."""
    ends, nothing = time.monotonic() + within_s, threading.Event()
    while not holds():
        if time.monotonic() > ends:
            raise Failed(otherwise)
        nothing.wait(_LOOK_EVERY_S)
