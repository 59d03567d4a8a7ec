"""What one attending bidder takes of the server's memory (benchmarks/load/scenarios/memory.py)."""

from typing import Final

from benchmarks.measure import Bench, Figure, Measure, value

CLIENTS: Final = 1_500

HOW: Final = """\
Resident memory with 1,500 bidders attending, less that with 500, over 1,000. Not less that with none:
what a server took at its start and does not use any more has room for the first bidders, and each would
look smaller than the thousandth is. A few have come and gone before. Node collects its
garbage before each reading (`--expose-gc`), Martillo does not; what the kernel keeps for a socket is in
neither."""


def take(bench: Bench) -> dict[str, float]:
    """Play one round: the house and Node."""
    from benchmarks.sides import Side, played, present

    seconds = 1.5 if bench.quick else 12
    # Node's has no goal to meet: where time is short, one reading of it is enough.
    sides = (Side.HOUSE,) if bench.quick and bench.round else (Side.HOUSE, Side.NODE)
    raw: dict[str, float] = {}
    for side in present(bench, *sides):
        raw |= played(bench, side, "memory", CLIENTS, seconds=seconds)
    return raw


MEASURE: Final = Measure(
    name="memory",
    title="Memory of an attending bidder",
    take=take,
    figures=(
        Figure("kib_per_bidder", "resident memory per bidder, Martillo", "KiB", 24, value("martillo_kib")),
        Figure("kib_per_bidder_node", "resident memory per bidder, Node", "KiB", None, value("node_kib")),
    ),
    how=HOW,
)
