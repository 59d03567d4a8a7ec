"""What the load generator can play. A scenario has the room to itself, and gives values by name."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from benchmarks.feed_ways import scenarios as feed_ways
from benchmarks.load.crowd import Crowd
from benchmarks.load.order import Order, Result
from benchmarks.load.scenarios import burst, durable, fanout, memory, storm, verdict

BY_A_CROWD: Final[dict[str, Callable[[Order, Crowd], Result]]] = {
    "fanout": fanout.play,
    "burst": burst.play,
    "verdict": verdict.play,
}
"""These are played by who is in the room already: several of them, one after the other, by one crowd."""

BY_THEMSELVES: Final[dict[str, Callable[[Order], Result]]] = {
    "durable": durable.play,
    "memory": memory.play,
    "storm": storm.play,
    **feed_ways.ALL,
}
NAMES: Final = frozenset(BY_A_CROWD.keys() | BY_THEMSELVES.keys())


def play(orders: Sequence[Order]) -> Iterator[Result]:
    """Play orders for one room and one number of bidders, one after the other."""
    crowd: Crowd | None = None
    for order in orders:
        if order.scenario in BY_THEMSELVES:
            yield BY_THEMSELVES[order.scenario](order)
            continue
        if crowd is None:
            crowd = Crowd(order.room, order.clients)
            crowd.enter()
        yield BY_A_CROWD[order.scenario](order, crowd)
