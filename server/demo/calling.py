"""The auctioneer's voice: makes the calls that `auctioneer` decides on, over a clerk's connection."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from random import Random

from contract.commands import AnyAction, Call
from contract.feed import FeedEntry
from contract.ids import new_id
from contract.standing import Phase, Standing
from contract.verdicts import Verdict
from contract.wire import LotView, SaleStatus
from server.demo.auctioneer import Rostrum, next_move
from server.demo.guest import Guest, RoomClosed

_ROOM_LOTS_PERCENT = 55
_ROOM_LIMIT_PERCENT = (60, 105)


class Auctioneer:
    """Calls a sale from its beginning to its end, in step with whoever else calls it."""

    def __init__(
        self,
        guest: Guest,
        sale: str,
        catalogue: Mapping[str, LotView],
        rng: Random,
        speed: float,
        lots_to_call: int,
    ) -> None:
        self._guest, self._sale, self._speed, self._lots_to_call = guest, sale, speed, lots_to_call
        self._order = list(catalogue)
        self._room = {number: _room_limit(lot, rng) for number, lot in catalogue.items()}
        self._stirred = asyncio.Event()
        guest.listeners.append(self._on_entry)

    async def run(self, *, until_called: int | None = None) -> None:
        """Call lots until the sale is over, or until `until_called` lots are sold or passed."""
        while self._guest.status is not SaleStatus.ENDED:
            if until_called is not None and self._seen().called >= until_called:
                return
            move = next_move(self._seen())
            self._stirred.clear()
            if await self._stirs_within(None if move is None else move.after_ms / 1000 / self._speed):
                continue
            if move is not None:
                try:
                    await self.call(move.action)
                except RoomClosed:  # the end of the sale may overtake its own verdict
                    return

    async def call(self, action: AnyAction) -> Verdict:
        """Call one thing now and wait until it is seen in the feed."""
        verdict = await self._guest.call(Call(id=new_id(), sale=self._sale, action=action))
        await self.seen(verdict)
        return verdict

    async def seen(self, verdict: Verdict) -> None:
        """Wait until the entry that a verdict speaks of came through the feed."""
        await self._guest.until(lambda: self._guest.head >= (verdict.feed_no or 0))

    async def sees(self, condition: Callable[[Standing], bool]) -> Standing:
        """Wait until the lot on the block stands as wanted, and return its standing."""

        def fulfilled() -> bool:
            standing = self.on_the_block()
            return standing is not None and condition(standing)

        await self._guest.until(fulfilled)
        standing = self.on_the_block()
        assert standing is not None
        return standing

    def standings(self) -> Sequence[Standing]:
        """Return every lot's standing in the order of the catalogue."""
        return [self._guest.standings[number] for number in self._order]

    def on_the_block(self) -> Standing | None:
        """Return the lot that takes bids, None between two lots."""
        return self._seen().on_the_block

    def next_lot(self) -> Standing | None:
        """Return the first lot that was not yet on the block."""
        return next((one for one in self.standings() if one.phase is Phase.UPCOMING), None)

    def _seen(self) -> Rostrum:
        standings = self.standings()
        on_the_block = next((one.lot for one in standings if one.phase.takes_bids), None)
        return Rostrum(
            status=self._guest.status,
            on_hold=self._guest.on_hold,
            standings=standings,
            room_limit=self._room.get(on_the_block or "", 0),
            lots_to_call=self._lots_to_call,
        )

    async def _stirs_within(self, seconds: float | None) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._stirred.wait()
        except TimeoutError:
            return False
        return True

    def _on_entry(self, _entry: FeedEntry) -> None:
        self._stirred.set()


def _room_limit(lot: LotView, rng: Random) -> int:
    """Return what the hall would pay for a lot: on about half of them it is there to bid."""
    present = rng.randrange(100) < _ROOM_LOTS_PERCENT
    percent = rng.randint(*_ROOM_LIMIT_PERCENT)
    return (lot.low_estimate or lot.start) * percent // 100 if present else 0
