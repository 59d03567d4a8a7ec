"""How a command that runs for long loads what it consists of."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading_for_good() -> Iterator[None]:
    """Load what stays to the end, without Python's collector: now and later.

    While modules are loaded the collector walks all that is there, again and again, and finds nothing: a
    third of a house's start. What is loaded by the end of the block it never walks again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
