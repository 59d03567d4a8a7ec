"""What one attending bidder takes of the server's memory (benchmarks/load/scenarios/memory.py)."""

from typing import Final

from benchmarks.measure import Figure, Measure, Pace, Part, value
from benchmarks.measures import room

HOW: Final = """\
Resident memory with 1,000 bidders attending, less that with 333, over 667. Not less that with none:
what a server took at its start and does not use any more has room for the first bidders, and each would
look smaller than the thousandth is. A few have come and gone before. Node collects its
garbage before each reading (`--expose-gc`), Martillo does not; what the kernel keeps for a socket is in
neither."""


def pace(side: str, quick: bool) -> Pace | None:
    """Return the pace at the house and at Node: how long it is waited before each reading."""
    return None if side == room.FLOOR else Pace(0.5 if quick else 6, 0)


MEASURE: Final = Measure(
    name="memory",
    title="Memory of an attending bidder",
    take=Part(room.play, "memory", pace),
    share=15,
    figures=(
        Figure("kib_per_bidder", "resident memory per bidder, Martillo", "KiB", 24, value("martillo_kib")),
        Figure("kib_per_bidder_node", "resident memory per bidder, Node", "KiB", None, value("node_kib")),
    ),
    how=HOW,
)
