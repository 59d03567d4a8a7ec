"""What the load generator can play. A scenario has the room to itself, and gives values by name."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from benchmarks.feed_ways import scenarios as feed_ways
from benchmarks.load.bidding import Bidding
from benchmarks.load.crowd import Crowd
from benchmarks.load.moments import evenly
from benchmarks.load.order import LoadError, Order, Result
from benchmarks.load.scenarios import burst, durable, fanout, memory, storm, verdict

Together = Callable[[Order, Crowd], Result]

COMING_IN: Final[dict[str, Together]] = {"memory": memory.play}
"""The crowd is outside, and in when they end."""

ATTENDING: Final[dict[str, Together]] = {
    "fanout": fanout.play,
    "burst": burst.play,
    "verdict": verdict.play,
}
"""The crowd is in, everybody has his verdict, and nobody has bid for a while."""

BY_THEMSELVES: Final[dict[str, Callable[[Order], Result]]] = {
    "durable": durable.play,
    "storm": storm.play,
    **feed_ways.ALL,
}
NAMES: Final = frozenset(COMING_IN.keys() | ATTENDING.keys() | BY_THEMSELVES.keys())
_LEAVES_A_MARK: Final = frozenset({"burst"})
"""On who has carried it: right after it Node's 99th percentile was 926 ms, without it 91."""
WARM_RATE: Final = 20
WARM_S: Final = 0.6
QUIET_S: Final = 0.6


def play(orders: Sequence[Order]) -> Iterator[Result]:
    """Play orders for one room and one number of bidders, one after the other; one crowd plays all it can."""
    crowd: Crowd | None = None
    for order in orders:
        if order.scenario in BY_THEMSELVES:
            yield BY_THEMSELVES[order.scenario](order)
            continue
        crowd = crowd or Crowd(order.room, order.clients)
        if order.scenario in COMING_IN:
            if crowd.attending:
                raise LoadError(f"{order.scenario} is played while the crowd comes in, and it is in already")
            yield COMING_IN[order.scenario](order, crowd)
            continue
        _settle(crowd)
        yield ATTENDING[order.scenario](order, crowd)


def turn(scenario: str) -> int:
    """Return a place in a room's order: what is played while the crowd comes in first, a burst last."""
    return (scenario in _LEAVES_A_MARK) - (scenario in COMING_IN)


def _settle(crowd: Crowd) -> None:
    """Let everybody come in who has not; the first bids of all are not measured."""
    if not crowd.attending:
        crowd.enter()
    if not crowd.placed:
        bidding = Bidding(crowd)
        crowd.play(evenly(WARM_RATE, WARM_S), bidding.place)
        crowd.until(lambda: bidding.answered == bidding.placed, 60)
    crowd.for_(QUIET_S)
