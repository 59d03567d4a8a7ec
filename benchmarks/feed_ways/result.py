"""What the comparison of the ways to follow a feed gives. Knows nothing of how it is measured or shown."""

from enum import StrEnum
from typing import Final

import msgspec

CROWDS: Final = (10, 100, 1000)


class FeedWay(StrEnum):
    """How a bidder's client follows a sale."""

    EACH_5_S = "each_5_s"
    EACH_1_S = "each_1_s"
    LONG_POLLING = "long_polling"
    WEBSOCKET = "websocket"


TITLES: Final = {
    FeedWay.EACH_5_S: "polling each 5 s",
    FeedWay.EACH_1_S: "polling each second",
    FeedWay.LONG_POLLING: "long-polling",
    FeedWay.WEBSOCKET: "WebSocket",
}


class WayRow(msgspec.Struct, kw_only=True, frozen=True):
    """What one way came to with one crowd; all but the times are per bidder and minute."""

    way: FeedWay
    bidders: int
    p50_ms: float
    p99_ms: float
    requests: float
    kib: float
    cpu_ms: float
    seen: int  # how many times a bidder saw a bid
    missed: int  # how many times one did not within the round


class WaysTaken(msgspec.Struct, kw_only=True):
    """All ways with all crowds."""

    day: str
    commit: str
    quick: bool
    seconds: float  # how long each was watched
    seconds_at_once: float | None = None  # those without an interval of 5 s, where that was shorter
    bids_per_s: float
    nobody_cpu_ms: float  # what the bids alone take of the house in a minute
    rows: list[WayRow]
    warnings: list[str] = []
