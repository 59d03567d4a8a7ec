"""From a bid to its verdict, while everybody else is told of every bid.

`rate` bids a second for `seconds`, by a few of the bidders in turn, at moments of chance; all attend. Each is
timed from before it is sent until its acknowledgement has been read; what the generator itself takes to come
to it is bounded by the few others to whom it listens in between.
"""

from benchmarks.load.crowd import Crowd
from benchmarks.load.moments import by_chance, evenly
from benchmarks.load.order import Order, Result
from benchmarks.load.timing import TimedBidding, percentile
from benchmarks.load.watch import Watch

BIDDERS = 50
WARM_S = 0.6


def play(order: Order) -> Result:
    """Return the median and the 99th percentile (`p50_ms`, `p99_ms`), and the worst."""
    room, crowd = order.room, Crowd(order.room, order.clients)
    crowd.enter()
    bidding = TimedBidding(crowd, crowd.clients[:BIDDERS])
    crowd.play(evenly(order.rate, WARM_S), bidding.place)
    crowd.for_(WARM_S)
    bidding.waits_ms.clear()

    watch = Watch(room.pid)
    crowd.play(by_chance(order.rate, order.seconds, order.seed), bidding.place)
    watch.stop()
    crowd.until(lambda: bidding.answered == bidding.placed, 60)
    waits = bidding.waits_ms
    return Result(
        values={
            "p50_ms": percentile(waits, 50),
            "p99_ms": percentile(waits, 99),
            "worst_ms": max(waits),
            "cpu": watch.server_s / watch.seconds,
            "busy": watch.busy,
        },
        notes=watch.notes(room.name) + bidding.notes(room.name),
    )
