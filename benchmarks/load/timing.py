"""The time from a command to its answer, for bidders whose answers are listened to first."""

import time
from collections.abc import Sequence
from typing import Any

from benchmarks.load.bidding import Bidding
from benchmarks.load.client import Client
from benchmarks.load.crowd import Crowd


class TimedBidding(Bidding):
    """Bids by these bidders in turn, and how long each waited for its verdict (`waits_ms`)."""

    def __init__(self, crowd: Crowd, bidders: Sequence[Client]) -> None:
        super().__init__(crowd)
        self._bidders = bidders
        self._sent: dict[tuple[int, int], float] = {}
        self.waits_ms: list[float] = []
        crowd.time_answers_of(bidders)

    def place(self, k: int) -> None:
        """Let bidder `k` bid, and start its clock: before the bytes leave."""
        self.place_by(self._bidders[k % len(self._bidders)])

    def place_by(self, bidder: Client) -> None:
        """Let this one bid."""
        amount, now = self.next_amount(), time.perf_counter()
        self._sent[bidder.number, bidder.bid(amount)] = now

    def hear(self, client: Client, number: int, verdict: dict[str, Any]) -> None:
        """Stop the clock of a bid."""
        self.waits_ms.append((time.perf_counter() - self._sent.pop((client.number, number))) * 1e3)
        super().hear(client, number, verdict)
