"""How many bids become durable through the whole way (benchmarks/load/scenarios/durable.py)."""

from typing import Final

from benchmarks.measure import Bench, Figure, Measure, ratio, value

BIDDERS: Final = 64

HOW: Final = """\
64 bidders attend one sale and bid on one lot, each as soon as it has the verdict on its bid before; all
are told of every bid. Counted are accepted bids a second. Martillo commits each to its ledger and signs
it; Node appends it to a file and flushes that (`fdatasync`) before it answers. Both directories are on
the same disk. What two bids that overtake each other lose by it (a refusal as too low) is lost on both
sides."""


def take(bench: Bench) -> dict[str, float]:
    """Play one round: the house, and Node with a flush per bid."""
    from benchmarks.sides import Side, played, present

    seconds = 2 if bench.quick else 10
    raw: dict[str, float] = {}
    for side in present(bench, Side.HOUSE, Side.NODE_DURABLE):
        raw |= played(bench, side, "durable", BIDDERS, seconds=seconds)
    return raw


MEASURE: Final = Measure(
    name="through_socketio",
    title="Durable bids through Socket.IO, 64 bidders",
    take=take,
    share=45,
    figures=(
        Figure(
            "durable_vs_node",
            "accepted bids a second, against Node with `fdatasync` per bid",
            "×",
            1,
            ratio("martillo_rate", "node_durable_rate"),
            at_least=True,
        ),
        Figure("durable_rate", "accepted bids a second, Martillo", "1/s", None, value("martillo_rate")),
        Figure("durable_node_rate", "accepted bids a second, Node", "1/s", None, value("node_durable_rate")),
        Figure(
            "durable_p99_ms",
            "bid to verdict, 99th percentile, Martillo",
            "ms",
            None,
            value("martillo_p99_ms"),
        ),
    ),
    how=HOW,
)
