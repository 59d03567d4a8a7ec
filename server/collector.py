"""How often Python's collector looks for cycles, once a house is open.

What is there by then stays: modules, the sales that were read. And of what a bid leaves behind nearly all is
freed without the collector, so that it need not look after every 700 objects, and never at what stays.
"""

import gc
from typing import Final

YOUNG: Final = 20_000
"""After so many new objects the young are looked at: some milliseconds, and a few hundred bids."""


def look_seldom() -> None:
    """Never look again at what is there; at what comes, less often."""
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
