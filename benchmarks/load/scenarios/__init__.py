"""What the load generator can play. A scenario has the room to itself, and gives values by name."""

from collections.abc import Callable
from typing import Final

from benchmarks.feed_ways import scenarios as feed_ways
from benchmarks.load.order import Order, Result
from benchmarks.load.scenarios import burst, durable, fanout, memory, storm, verdict

ALL: Final[dict[str, Callable[[Order], Result]]] = {
    "fanout": fanout.play,
    "burst": burst.play,
    "verdict": verdict.play,
    "durable": durable.play,
    "memory": memory.play,
    "storm": storm.play,
    **feed_ways.ALL,
}
