"""The scenarios of the load generator that play the ways: what a crowd learned when, and what it cost."""

from collections.abc import Callable
from functools import partial
from typing import Final

from benchmarks.feed_ways.following import BIDDING, Following
from benchmarks.feed_ways.result import FeedWay
from benchmarks.feed_ways.sights import sights
from benchmarks.load.order import Order, Result
from benchmarks.load.watch import Watch
from benchmarks.percentile import percentile

SETTLE_S: Final = 0.5
TAIL_S: Final = 5.0
"""After the last bid, beyond an interval: so long may the last sights take."""
A_LOOK_S: Final = 0.25
NOBODY: Final = "follow_nobody"


def name(way: FeedWay) -> str:
    """Return the scenario of a way."""
    return f"follow_{way}"


def follow(way: FeedWay | None, order: Order) -> Result:
    """Return times to sight, and what the crowd cost in all while bids came. Without a way nobody follows."""
    following = Following(way, order)
    following.start()
    following.listen(SETTLE_S, BIDDING / SETTLE_S)  # ends what those who hung up before still waited for, too
    following.listen(SETTLE_S)
    following.count()
    bytes_before, requests_before = following.carried(), following.requests
    watch = Watch(order.room.pid)
    following.listen(order.seconds, order.rate)
    watch.stop()
    values = {
        "seconds": watch.seconds,
        "cpu_s": watch.server_s,
        "requests": float(following.requests - requests_before),
        "bytes": float(following.carried() - bytes_before),
        "busy": watch.busy,
        "bids": float(following.placed),
    }
    for _ in range(int((TAIL_S + following.every_s) / A_LOOK_S)):
        following.listen(A_LOOK_S)
        if following.knows_all():
            break
    values["refused"] = float(following.placed - following.placed_before - len(following.bids))
    return Result(values | _seen(following), watch.notes(f"feed_ways, {way}, {order.clients}"))


def _seen(following: Following) -> dict[str, float]:
    times, missed = sights(following.bids, following.followers)
    return {
        "p50_s": percentile(times, 50),
        "p99_s": percentile(times, 99),
        "seen": float(len(times)),
        "missed": float(missed),
    }


ALL: Final[dict[str, Callable[[Order], Result]]] = {
    NOBODY: partial(follow, None),
    **{name(way): partial(follow, way) for way in FeedWay},
}
