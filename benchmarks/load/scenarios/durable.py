"""As many bids as are accepted: each bidder sends the next as soon as it has the verdict on the one before.

All bid on one lot, and all are told of every bid. Only accepted bids count: two that overtake each other on
their ways to the server cost one of them a refusal, on every side alike.
"""

from typing import Any

from benchmarks.load.client import Client
from benchmarks.load.crowd import Crowd
from benchmarks.load.order import Order, Result
from benchmarks.load.timing import TimedBidding
from benchmarks.load.watch import Watch
from benchmarks.percentile import percentile

WARM_S = 0.6


class Eager(TimedBidding):
    """Every verdict is answered with the next bid, until `is_over`."""

    is_over = False

    def hear(self, client: Client, number: int, verdict: dict[str, Any]) -> None:
        """Bid again."""
        super().hear(client, number, verdict)
        if not self.is_over:
            self.place_by(client)


def play(order: Order) -> Result:
    """Return accepted bids a second (`rate`), over `seconds`."""
    room, crowd = order.room, Crowd(order.room, order.clients)
    crowd.enter()
    bidding = Eager(crowd, crowd.clients)
    for client in crowd.clients:
        bidding.place_by(client)
    crowd.for_(WARM_S)
    bidding.waits_ms.clear()

    accepted, answered, watch = bidding.accepted, bidding.answered, Watch(room.pid)
    crowd.for_(order.seconds)
    accepted, answered = bidding.accepted - accepted, bidding.answered - answered
    watch.stop()
    waits = list(bidding.waits_ms)
    bidding.is_over = True
    crowd.until(lambda: bidding.answered == bidding.placed, 60)
    return Result(
        values={
            "rate": accepted / watch.seconds,
            "refused": (answered - accepted) / answered,
            "p50_ms": percentile(waits, 50),
            "p99_ms": percentile(waits, 99),
            "cpu": watch.server_s / watch.seconds,
            "busy": watch.busy,
        },
        notes=watch.notes(room.name),
    )
