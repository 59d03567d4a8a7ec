"""The standing: the public state of one lot at one moment, and nothing that is secret."""

from enum import StrEnum
from typing import Final

import msgspec

ROOM: Final = "room"
"""Who leads when a bidder in the hall does."""

RUNGS_SHOWN: Final = 5


class Phase(StrEnum):
    """Where a lot is on its way over the block (RULES: live lot, timed lot)."""

    UPCOMING = "upcoming"
    OPEN = "open"
    FAIR_WARNING = "fair_warning"
    FINAL_CALL = "final_call"
    SOLD = "sold"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"

    @property
    def takes_bids(self) -> bool:
        return self in _TAKES_BIDS

    @property
    def closed(self) -> bool:
        return self in _CLOSED


# Tuples: looking one of three up by identity is faster than hashing a member of an enum.
_TAKES_BIDS: Final = (Phase.OPEN, Phase.FAIR_WARNING, Phase.FINAL_CALL)
_CLOSED: Final = (Phase.SOLD, Phase.PASSED, Phase.WITHDRAWN)


class Reserve(StrEnum):
    """What a bidder may know of the reserve."""

    NONE = "none"
    UNMET = "unmet"
    MET = "met"


class Standing(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The public state of a lot.

    `price` is the current price, or the hammer price once sold; null before the first bid.
    `ask` is the next amount that would be accepted; null once the lot is closed.
    `leader` is a paddle or `room`. `bids` counts the accepted bids.
    `closes_at` (ms, UTC) is the deadline in a timed sale. `next_rungs` are the rungs above `ask`.
    `step` is the increment that the auctioneer set for this lot; null while it climbs the sale's ladder.
    """

    lot: str
    phase: Phase
    price: int | None
    ask: int | None
    leader: str | None
    bids: int
    reserve: Reserve
    closes_at: int | None
    next_rungs: list[int]
    step: int | None = None
