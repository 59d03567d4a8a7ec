"""From a bid to its verdict, while everybody else is told of every bid.

`rate` bids a second for `seconds`, by a few of the bidders in turn, at moments of chance; all attend. Each is
timed from before it is sent until its acknowledgement has been read; what the generator itself takes to come
to it is bounded by the few others to whom it listens in between. Beside it, at the same pace but at moments
of its own, a process appends to a file on the same disk and flushes it.
"""

from pathlib import Path
from typing import Final

from benchmarks.load.appending import Appending
from benchmarks.load.crowd import Crowd
from benchmarks.load.moments import by_chance
from benchmarks.load.order import Order, Result
from benchmarks.load.timing import TimedBidding
from benchmarks.load.watch import Watch

BIDDERS: Final = 50
_OTHER_MOMENTS: Final = 1_000


def play(order: Order, crowd: Crowd) -> Result:
    """Return how long each bid waited (`waits_ms`), and each append to the disk (`disk_ms`)."""
    room = order.room
    bidding = TimedBidding(crowd, crowd.clients[:BIDDERS])
    appending = Appending(Path(order.directory), order.rate, order.seconds, order.seed + _OTHER_MOMENTS)
    watch = Watch(room.pid)
    appending.start()
    crowd.play(by_chance(order.rate, order.seconds, order.seed), bidding.place)
    watch.stop()
    crowd.until(lambda: bidding.answered == bidding.placed, 60)
    waits = [round(wait, 3) for wait in bidding.waits_ms]
    return Result(
        values={"cpu": watch.server_s / watch.seconds, "busy": watch.busy},
        notes=watch.notes(room.name) + bidding.notes(room.name),
        samples={"waits_ms": waits, "disk_ms": appending.waits_ms()},
    )
