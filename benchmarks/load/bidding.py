"""Bids by bidders in turn, each a step above the one before, and what became of them."""

from collections import Counter
from typing import Any, Final

from benchmarks.load.client import Client
from benchmarks.load.crowd import Crowd

ACCEPTED: Final = "accepted"
OVERTAKEN: Final = frozenset({"too_low", "already_leading"})
"""What bids are answered that were not decided in the order in which they were sent."""


class Bidding:
    """Places bids on the lot on the block: nobody twice in a row, and no amount that this crowd has bid."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self.placed = 0
        self.verdicts: Counter[str] = Counter()
        crowd.on_ack = self.hear

    @property
    def accepted(self) -> int:
        return self.verdicts[ACCEPTED]

    @property
    def answered(self) -> int:
        return self.verdicts.total()

    @property
    def highest(self) -> int:
        """The amount of the last bid in the room."""
        return self.amount_after(0)

    def amount_after(self, bids: int) -> int:
        """Return the amount of the last of so many more bids."""
        room = self._crowd.room
        return room.first_amount + (self._crowd.placed + bids - 1) * room.step

    def next_amount(self) -> int:
        """Return the amount of the next bid."""
        self.placed += 1
        self._crowd.placed += 1
        return self.highest

    def place(self, k: int) -> None:
        """Let bidder `k` bid."""
        clients = self._crowd.clients
        clients[k % len(clients)].bid(self.next_amount())

    def hear(self, _client: Client, _number: int, verdict: dict[str, Any]) -> None:
        """Count a verdict."""
        self.verdicts[ACCEPTED if verdict["ok"] else str(verdict["code"])] += 1

    def notes(self, what: str) -> list[str]:
        """Say what was refused for another reason than that a later bid had overtaken it."""
        codes = sorted(self.verdicts.keys() - {ACCEPTED} - OVERTAKEN)
        return [f"{what}: bids were refused: {', '.join(codes)}"] if codes else []
