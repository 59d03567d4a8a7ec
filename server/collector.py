"""When Python's collector looks for cycles in a house's process, and what it leaves alone.

Nearly all that a bid leaves behind is freed without the collector, so that it need not look after every 700
objects; and what stays to the end (modules, a sale's history) it would walk again and again for nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

YOUNG: Final = 20_000
"""After so many new objects the young are looked at: some milliseconds, and a few hundred bids."""


def look_seldom() -> None:
    """Let the collector look less often."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


@contextmanager
def made_to_stay() -> Iterator[None]:
    """Load or read what stays: the collector rests meanwhile, and never walks what is there by the end.

    While modules are loaded it would take a third of a house's start.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
