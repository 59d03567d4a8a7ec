"""Many bids at once to everybody: how long until each bidder is on the right standing.

`rate` bids a second for `seconds`. A delivery is an entry that a bidder knows of, however it came: in a
message of its own, or in one with others. The clock runs from the first bid until the last bidder has the
last price.
"""

import time

from benchmarks.load.bidding import Bidding
from benchmarks.load.client import Client
from benchmarks.load.crowd import Crowd, nothing_to_do
from benchmarks.load.moments import evenly
from benchmarks.load.order import Order, Result
from benchmarks.load.watch import Watch

WITHIN_S = 60.0


def play(order: Order, crowd: Crowd) -> Result:
    """Return deliveries a second (`rate`), the time (`s`), and the messages that each bidder got."""
    room = order.room
    bidding = Bidding(crowd)
    last = bidding.amount_after(round(order.rate * order.seconds))
    goal, there = f'"price":{last},'.encode(), set[int]()

    def on_feed(client: Client, payload: bytes) -> None:
        if goal in payload:
            there.add(client.number)

    crowd.on_feed = on_feed
    before, accepted = sum(client.feeds for client in crowd.clients), bidding.accepted
    watch, began = Watch(room.pid), time.perf_counter()
    crowd.play(evenly(order.rate, order.seconds), bidding.place)
    crowd.until(lambda: len(there) == order.clients, WITHIN_S)
    took_s = time.perf_counter() - began
    watch.stop()
    crowd.until(lambda: bidding.answered == bidding.placed, WITHIN_S)
    crowd.on_feed = nothing_to_do

    deliveries = (bidding.accepted - accepted) * order.clients
    messages = sum(client.feeds for client in crowd.clients) - before
    return Result(
        values={
            "rate": deliveries / took_s,
            "s": took_s,
            "messages": messages / order.clients,
            "accepted": bidding.accepted - accepted,
            "cpu": watch.server_s / watch.seconds,
            "busy": watch.busy,
        },
        notes=watch.notes(room.name) + bidding.notes(room.name),
    )
