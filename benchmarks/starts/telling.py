"""How a started program tells when its window was painted: one line of JSON, and it is gone."""

import os
import sys
import time
from typing import Final

BORN: Final = "MARTILLO_BENCH_BORN_NS"
"""When its parent was about to start it, on the monotonic clock: finer than the 10 ms of /proc/PID/stat."""


def tell_painted(**more: str) -> None:
    """Say how long it took from the start of this process to now, in ms, and end at once."""
    took_ms = (time.monotonic_ns() - int(os.environ[BORN])) / 1e6
    import json  # late: nothing is loaded before the clock is read

    sys.stdout.write(json.dumps({"ms": took_ms, **more}) + "\n")
    sys.stdout.flush()
    os._exit(0)  # nothing to tidy up, and nobody waits for what is loaded behind the window
