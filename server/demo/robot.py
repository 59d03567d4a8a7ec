"""A robot at the sale: a temper with a paddle, a purse and a connection.

It thinks about one lot at a time and looks again before it speaks, because the standing may have moved on.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from contract.commands import Bid, BidMode
from contract.feed import FeedEntry, LotEntry
from contract.ids import new_id
from contract.verdicts import Verdict
from contract.wire import LotView
from server.demo.guest import Guest, RoomClosed
from server.demo.tempers import Intent, Position, Temper, intent, limit_for


@dataclass(slots=True)
class Dealings:
    """What a robot did on one lot."""

    limit: int
    left: int | None = None
    bids: int = 0


@dataclass(slots=True)
class Robot:
    """One of the five. `speed` divides the time it thinks; while `at_ease` it only watches."""

    name: str
    temper: Temper
    guest: Guest
    sale: str
    rng: Random
    speed: float
    at_ease: bool = False
    _dealings: dict[str, Dealings] = field(default_factory=dict)
    _thinking: asyncio.Task[None] | None = None

    def study(self, catalogue: Mapping[str, LotView]) -> None:
        """Set a limit for every lot and begin to listen."""
        for number, lot in catalogue.items():
            limit = limit_for(self.temper, lot.start, lot.low_estimate, lot.high_estimate, self.rng)
            self._dealings[number] = Dealings(limit)
        self.guest.listeners.append(self._on_entry)

    async def bid(self, lot: str, amount: int, mode: BidMode = BidMode.EXACT) -> Verdict:
        """Bid at once, whatever the temper says: for a scene that needs it."""
        dealings = self._dealings[lot]
        body = Bid(id=new_id(), sale=self.sale, lot=lot, amount=amount, mode=mode)
        verdict = await self.guest.bid(body)
        if verdict.ok:
            dealings.bids += 1
            if mode is BidMode.MAX:
                dealings.left = amount
        return verdict

    @property
    def is_idle(self) -> bool:
        """Whether it thinks about no bid."""
        return self._thinking is None or self._thinking.done()

    async def leave(self) -> None:
        """Stop thinking."""
        if self._thinking is not None:
            self._thinking.cancel()
            await asyncio.gather(self._thinking, return_exceptions=True)

    def _on_entry(self, entry: FeedEntry) -> None:
        if isinstance(entry, LotEntry):
            self._consider(entry.lot)

    def _consider(self, lot: str) -> None:
        if self.at_ease or not self.is_idle:
            return
        wish = self._wish(lot)
        if wish is not None:
            self._thinking = asyncio.create_task(self._think(lot, wish), name=f"{self.name} thinks")

    async def _think(self, lot: str, wish: Intent | None) -> None:
        while wish is not None:
            await asyncio.sleep(wish.after_ms / 1000 / self.speed)
            still = None if self.at_ease else self._wish(lot)
            if still is not None:
                try:
                    await self.bid(lot, still.amount, still.mode)
                except RoomClosed:
                    return
            wish = None if self.at_ease else self._wish(lot)

    def _wish(self, lot: str) -> Intent | None:
        standing = self.guest.standings.get(lot)
        if standing is None or self.guest.on_hold:
            return None
        dealings = self._dealings[lot]
        position = Position(standing, self.guest.paddle, dealings.limit, dealings.left, dealings.bids)
        return intent(self.temper, position, self.rng)
