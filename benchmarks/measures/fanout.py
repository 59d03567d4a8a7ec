"""What it costs a server to tell one more bidder of one more bid (benchmarks/load/scenarios/fanout.py)."""

from typing import Final

from benchmarks.measure import Figure, Measure, Pace, Part, Raw, ratio, value
from benchmarks.measures import room

RATE: Final = 20
"""Bids a second: at it the fan-outs of every side end before the next one begins."""

LONG: Final = Pace(10, RATE, idle_s=10)
QUICK: Final = Pace(5, RATE, idle_s=5)
"""Seconds of bids, and of silence: the house pings each bidder every 5 s, which less would hit or miss."""
QUICK_PEER: Final = Pace(2, RATE, idle_s=0.5)
"""The peers do nothing by the clock in that time: Node pings every 25 s, the floor never."""

HOW: Final = """\
1,000 WebSocket bidders attend; 20 bids a second are placed by them in turn, each on its own. The server's
processor time (user and system, all its threads, from `/proc`) over that stretch, less what it took with
the same bidders in the room while nobody bid (both over whole periods of its pings), is divided by the
messages that arrived. So everything that a bid costs is in it: for Martillo deciding, signing and
committing it to the disk; for Node what its handler does; for the floor nothing but the frame and
`transport.write`. The messages of all sides are equally long (they are counted). The figure would be
wrong if several bids shared a message, which is checked, or if the load generator held the server up,
which is checked too."""


def pace(side: str, quick: bool) -> Pace:
    """Return the pace at the house, at Node, and at the bare loop."""
    if not quick:
        return LONG
    return QUICK if side == room.HOUSE else QUICK_PEER


def idle_percent(raw: Raw) -> float | None:
    """Return the share of a processor that the house takes for those who only listen."""
    share = value("martillo_idle_cpu")(raw)
    return None if share is None else 100 * share


MEASURE: Final = Measure(
    name="fanout",
    title="One entry to 1,000 bidders",
    take=Part(room.play, "fanout", pace),
    share=115,
    figures=(
        Figure(
            "fanout_vs_node",
            "server time per delivery, against Node Socket.IO",
            "×",
            0.6,
            ratio("martillo_us", "node_us"),
        ),
        Figure(
            "fanout_vs_floor",
            "server time per delivery, against bare `transport.write`",
            "×",
            1.4,
            ratio("martillo_us", "floor_us"),
        ),
        Figure("fanout_us", "server time per delivery, Martillo", "µs", None, value("martillo_us")),
        Figure("fanout_node_us", "server time per delivery, Node", "µs", None, value("node_us")),
        Figure("fanout_floor_us", "server time per delivery, the floor", "µs", None, value("floor_us")),
        Figure(
            "fanout_idle",
            "of a processor, with 1,000 silent bidders",
            "%",
            None,
            idle_percent,
        ),
    ),
    how=HOW,
)
