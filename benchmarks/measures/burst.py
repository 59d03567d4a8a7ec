"""How soon everybody is right after a burst of bids (benchmarks/load/scenarios/burst.py)."""

from typing import Final

from benchmarks.measure import Figure, Measure, Pace, Part, ratio, value
from benchmarks.measures import room

BIDS: Final = 200
WITHIN_S: Final = 0.5

HOW: Final = """\
200 bids within half a second, by bidders in turn, to 1,000 who attend. Deliveries a second are the
accepted bids times the bidders, over the time from the first bid until the last bidder has the price of
the last bid. A delivery is an entry that a bidder knows of: Node sends each in a message of its own,
Martillo puts together what comes faster than it can be told singly; both end on the same standing, which
is what is waited for. The bids come in half a second because over a whole one the bidders, and not
Martillo, would set the pace."""


def pace(side: str, quick: bool) -> Pace | None:
    """Return the pace at the house and at Node, which is the same however short a round is."""
    return None if side == room.FLOOR else Pace(WITHIN_S, BIDS / WITHIN_S)


MEASURE: Final = Measure(
    name="burst",
    title="200 bids in a second to 1,000 bidders",
    take=Part(room.play, "burst", pace),
    share=30,
    figures=(
        Figure(
            "burst_vs_node",
            "deliveries a second, against Node Socket.IO",
            "×",
            4,
            ratio("martillo_rate", "node_rate"),
            at_least=True,
        ),
        Figure("burst_s", "until everybody has the last price, Martillo", "s", None, value("martillo_s")),
        Figure("burst_node_s", "until everybody has the last price, Node", "s", None, value("node_s")),
        Figure("burst_messages", "messages to each bidder, Martillo", "", None, value("martillo_messages")),
    ),
    how=HOW,
)
