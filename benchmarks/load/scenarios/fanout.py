"""One public entry at a time to everybody: what it costs the server to deliver it.

`rate` bids a second for `seconds`, after `idle_s` of nothing: what the server takes with the same bidders in
the room when nobody bids is subtracted. Both must be whole periods of what the server does by the clock. In
the figure is all that a bid costs, from its frame to its verdict.
"""

from benchmarks.load.bidding import Bidding
from benchmarks.load.crowd import Crowd
from benchmarks.load.moments import evenly
from benchmarks.load.order import Order, Result
from benchmarks.load.watch import Watch

SEPARATE = 0.95
"""So many entries must have come in messages of their own; two bids at once may share one."""


def play(order: Order, crowd: Crowd) -> Result:
    """Return µs of server processor time per delivery (`us`), and what stands behind it."""
    room = order.room
    bidding = Bidding(crowd)
    idle = Watch(room.pid)
    crowd.for_(order.idle_s)
    idle.stop()

    before, bytes_before, accepted_before = _feeds(crowd), crowd.bytes, bidding.accepted
    print("ready", flush=True)
    paced = Watch(room.pid)
    crowd.play(evenly(order.rate, order.seconds), bidding.place)
    crowd.until(lambda: bidding.answered == bidding.placed, 30)
    crowd.until(lambda: all(_price(bidding) in client.last for client in crowd.clients), 30)
    paced.stop()

    messages, accepted = _feeds(crowd) - before, bidding.accepted - accepted_before
    taken = paced.server_s - idle.server_s * paced.seconds / idle.seconds
    notes = paced.notes(room.name) + bidding.notes(room.name)
    if messages < SEPARATE * accepted * order.clients:
        notes.append(f"{room.name}: {accepted} entries came in {messages / order.clients:g} messages to each")
    return Result(
        values={
            "us": taken / messages * 1e6,
            "bytes": (crowd.bytes - bytes_before) / messages,
            "idle_cpu": idle.server_s / idle.seconds,
            "cpu": paced.server_s / paced.seconds,
            "busy": paced.busy,
        },
        notes=notes,
    )


def _feeds(crowd: Crowd) -> int:
    return sum(client.feeds for client in crowd.clients)


def _price(bidding: Bidding) -> bytes:
    return f'"price":{bidding.highest},'.encode()
