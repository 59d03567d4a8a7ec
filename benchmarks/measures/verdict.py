"""How long a bidder waits for the verdict in a full room (benchmarks/load/scenarios/verdict.py)."""

from typing import Final

from benchmarks.measure import Bench, Figure, Measure, ratio, value

CLIENTS: Final = 1_000
RATE: Final = 50

HOW: Final = """\
1,000 bidders attend, 50 bids a second are placed by 50 of them in turn, and everybody is told of every
bid. They come at moments of chance (a Poisson process, the same on both sides): bids at even distances
would never meet the telling of the one before. Timed from before a bid is sent until its acknowledgement
was read, by the generator's clock, which listens to those 50 before the others; a generator that is late
for them would lengthen both sides alike. Martillo's verdict is signed and on the disk; Node's is neither."""


def take(bench: Bench) -> dict[str, float]:
    """Play one round: the house and Node."""
    from benchmarks.sides import Side, played, present

    seconds = 4 if bench.quick else 20
    raw: dict[str, float] = {}
    for side in present(bench, Side.HOUSE, Side.NODE):
        raw |= played(bench, side, "verdict", CLIENTS, seconds=seconds, rate=RATE)
    return raw


MEASURE: Final = Measure(
    name="verdict",
    title="Bid to verdict, 50 bids a second, 1,000 attending",
    take=take,
    figures=(
        Figure(
            "p99_vs_node",
            "99th percentile, durable, against Node without durability",
            "×",
            1,
            ratio("martillo_p99_ms", "node_p99_ms"),
        ),
        Figure("verdict_p50_ms", "median, Martillo", "ms", None, value("martillo_p50_ms")),
        Figure("verdict_p99_ms", "99th percentile, Martillo", "ms", None, value("martillo_p99_ms")),
        Figure("verdict_node_p50_ms", "median, Node", "ms", None, value("node_p50_ms")),
        Figure("verdict_node_p99_ms", "99th percentile, Node", "ms", None, value("node_p99_ms")),
    ),
    how=HOW,
)
