"""How long a bidder waits for the verdict in a full room (benchmarks/load/scenarios/verdict.py)."""

from typing import Final

from benchmarks.measure import Figure, Measure, Pace, Part, over, times
from benchmarks.measures import room

RATE: Final = 50
LONG_S: Final = 20
QUICK_S: Final = 4
"""200 bids a round: the 99th percentile of five is the 11th from above, not one slow call of the disk."""

HOW: Final = """\
1,000 bidders attend, 50 bids a second are placed by 50 of them in turn, and everybody is told of every
bid. They come at moments of chance (a Poisson process, the same on both sides): bids at even distances
would never meet the telling of the one before. Timed from before a bid is sent until its acknowledgement
was read, by the generator's clock, which listens to those 50 before the others; a generator that is late
for them would lengthen both sides alike. Martillo's verdict is signed and on the disk; Node's is neither.
In the same seconds, at the same pace and at moments of its own, a process beside either side appends 512
bytes to a file on the same disk and calls `fdatasync`: so long the disk alone keeps anybody waiting (a
little of it is that process waiting for its turn beside the generator). The figures are of the bids of all
rounds together; least and greatest are of single rounds."""


def pace(side: str, quick: bool) -> Pace | None:
    """Return the pace at the house and at Node."""
    return None if side == room.FLOOR else Pace(QUICK_S if quick else LONG_S, RATE)


def _told(key: str, title: str, name: str, percent: float) -> Figure:
    return Figure(key, title, "ms", None, times(name, percent), pooled=True)


MEASURE: Final = Measure(
    name="verdict",
    title="Bid to verdict, 50 bids a second, 1,000 attending",
    take=Part(room.play, "verdict", pace),
    share=75,
    figures=(
        Figure(
            "p99_vs_node",
            "99th percentile, durable, against Node without durability",
            "×",
            1,
            over(times("martillo_waits_ms", 99), times("node_waits_ms", 99)),
            pooled=True,
        ),
        _told("verdict_p50_ms", "median, Martillo", "martillo_waits_ms", 50),
        _told("verdict_p99_ms", "99th percentile, Martillo", "martillo_waits_ms", 99),
        _told("verdict_node_p50_ms", "median, Node", "node_waits_ms", 50),
        _told("verdict_node_p99_ms", "99th percentile, Node", "node_waits_ms", 99),
        _told("verdict_disk_p50_ms", "median, the disk alone in Martillo's seconds", "martillo_disk_ms", 50),
        _told("verdict_disk_p99_ms", "99th percentile, the disk alone", "martillo_disk_ms", 99),
    ),
    how=HOW,
)
