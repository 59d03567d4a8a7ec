"""How often Python's collector looks for cycles while a house serves.

Nearly all that a bid leaves behind is freed without the collector, so that it need not look after every 700
objects. What was there when the house opened it leaves alone anyhow (`server.rostrum.house`).
"""

import gc
from typing import Final

YOUNG: Final = 20_000
"""After so many new objects the young are looked at: some milliseconds, and a few hundred bids."""


def look_seldom() -> None:
    """Let the collector look less often."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
