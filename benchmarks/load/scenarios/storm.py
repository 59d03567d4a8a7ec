"""Everybody comes back at once: the server was killed and is started anew on the same port.

Prints `ready` when all attend, then waits to lose everybody. The clock runs from the first connection that
the new server takes until the last bidder has been told all that it missed. One in fifty bids as soon as it
is in: in the thick of it a bid must be taken like any other.
"""

import re
import time
from collections import Counter
from typing import Final

from benchmarks.load.bidding import OVERTAKEN, Bidding
from benchmarks.load.client import Client, State
from benchmarks.load.crowd import Crowd
from benchmarks.load.moments import evenly
from benchmarks.load.order import LoadError, Order, Result
from benchmarks.load.timing import TimedBidding
from benchmarks.percentile import percentile

BIDS_BEFORE: Final = 100
BIDDING_S: Final = 0.5
MISSED: Final = 20
"""So many entries each bidder says it has not seen."""
EVERY: Final = 50
GONE_WITHIN_S: Final = 30.0
BACK_WITHIN_S: Final = 60.0
_NUMBERS: Final = re.compile(rb'"n":(\d+)')


def play(order: Order) -> Result:
    """Return when the last was caught up (`s`), half of them (`p50_s`), and what became of the bids."""
    crowd = Crowd(order.room, order.clients)
    crowd.enter()
    before = Bidding(crowd)
    crowd.play(evenly(BIDS_BEFORE / BIDDING_S, BIDDING_S), before.place)
    crowd.until(lambda: before.answered == before.placed, 10)
    crowd.for_(BIDDING_S)
    head = int(_NUMBERS.findall(crowd.clients[0].last)[-1])
    print("ready", flush=True)
    return Storm(crowd, head).play()


class Storm:
    """The way back of all bidders."""

    def __init__(self, crowd: Crowd, head: int) -> None:
        self._crowd, self._head = crowd, head
        self._bidding = TimedBidding(crowd, [])
        self._began = 0.0
        self._back_s: list[float] = []
        self._tries: Counter[str] = Counter()

    def play(self) -> Result:
        """Lose everybody, knock until somebody opens, and come back."""
        crowd = self._crowd
        crowd.on_lost = lambda _client: None
        crowd.until(lambda: crowd.attending == 0, GONE_WITHIN_S)
        self._knock()
        self._began = time.perf_counter()
        crowd.on_lost, crowd.on_refused, crowd.on_entered = self._again, self._refused, self._entered
        for client in crowd.clients:
            client.after = self._head - MISSED
            crowd.begin(client)
        notes = self._await_all()
        bids = self._bidding
        crowd.until(lambda: bids.answered == bids.placed, BACK_WITHIN_S)
        refused = bids.answered - bids.accepted - sum(bids.verdicts[code] for code in OVERTAKEN)
        notes += bids.notes("in the storm")
        if self._tries:
            notes.append(f"in the storm bidders had to try again: {', '.join(sorted(self._tries))}")
        return Result(
            values={
                "s": max(self._back_s),
                "p50_s": percentile(self._back_s, 50),
                "bids": bids.answered,
                "refused": refused,
                "bid_worst_ms": max(bids.waits_ms, default=0),
                "tries": self._tries.total(),
            },
            notes=notes,
        )

    def _await_all(self) -> list[str]:
        """Wait until all are back; who is not by the end counts as back then, which is said."""
        crowd = self._crowd
        try:
            crowd.until(lambda: crowd.attending == len(crowd.clients), BACK_WITHIN_S)
        except LoadError:
            self._back_s.append(BACK_WITHIN_S)
            return [f"after {BACK_WITHIN_S:g} s only {crowd.attending} of {len(crowd.clients)} were back"]
        return []

    def _knock(self) -> None:
        """Return as soon as somebody listens."""
        gives_up = time.perf_counter() + GONE_WITHIN_S
        while time.perf_counter() < gives_up:
            if self._crowd.clients[0].knock():
                return
            time.sleep(0.002)
        raise LoadError("the server did not come back")

    def _entered(self, client: Client) -> None:
        told = set(map(int, _NUMBERS.findall(client.told)))
        if not told.issuperset(range(client.after + 1, self._head + 1)):
            raise LoadError(f"bidder {client.number} was not told all of {client.after + 1}–{self._head}")
        self._back_s.append(time.perf_counter() - self._began)
        if client.number % EVERY == 0:
            self._bidding.place_by(client)

    def _again(self, client: Client) -> None:
        self._tries["connection lost"] += 1
        self._crowd.begin(client)

    def _refused(self, client: Client, why: bytes) -> None:
        self._tries[why[:60].decode(errors="replace")] += 1
        if client.state is not State.UPGRADING:  # then the connection ends by itself
            raise EOFError
