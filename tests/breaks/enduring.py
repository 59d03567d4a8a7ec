"""Takes a bidder through a break and writes down what was shown, how soon, and what became of each bid."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random

from desktop_client.saleroom.pending import BidStage, PendingBid
from tests.breaks.bidder import Bidder
from tests.breaks.broken_house import BreakableHouse, Seat
from tests.breaks.findings import LONG, Finding, Round, keep

AT_ONCE_S = 0.25
SETTLED_WITHIN_S = 20.0
TICK_S = 0.05
# How long a break lasts after it was noticed: short ones and long ones heal differently.
OUTAGES_S = (0.5, 3.0, 12.0) if LONG else (0.5,)
BETWEEN_BEATS_S = 2.0


@dataclass(frozen=True, slots=True)
class Fault:
    """A break that can be brought about and mended."""

    name: str
    begin: Callable[[], Awaitable[None]]
    mend: Callable[[], Awaitable[None]]


@dataclass
class StolenTime:
    """How long in all this loop was kept from running by whatever else the machine does."""

    total_s: float = field(default=0.0)

    @asynccontextmanager
    async def measured(self) -> AsyncIterator["StolenTime"]:
        measuring = asyncio.create_task(self._measure(), name="measures stolen time")
        try:
            yield self
        finally:
            measuring.cancel()
            await asyncio.gather(measuring, return_exceptions=True)

    async def _measure(self) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            before = clock()
            await asyncio.sleep(TICK_S)
            self.total_s += max(clock() - before - TICK_S - 0.005, 0)


async def endure(group: str, fault: Fault, house: BreakableHouse, rival: Seat, bidder: Bidder) -> None:
    """Go through a fault as often as there are outages, and keep what was found."""
    await bidder.until_live()
    chance = Random(fault.name)
    rounds = []
    for outage_s in OUTAGES_S:
        # Beats and pulses come every 2 s: how soon a loss is noticed depends on when in between it comes.
        await asyncio.sleep(chance.uniform(0, BETWEEN_BEATS_S))
        rounds.append(await _round(fault, house, rival, bidder, outage_s))
    keep(Finding(group, fault.name, rounds))


async def _round(fault: Fault, house: BreakableHouse, rival: Seat, bidder: Bidder, outage_s: float) -> Round:
    clock = asyncio.get_running_loop().time
    mark, ask = len(bidder.shown), bidder.ask
    async with StolenTime().measured() as stolen:
        broke_at = clock()
        await fault.begin()
        unnoticed = asyncio.create_task(bidder.press(ask), name="a bid in the break")
        await bidder.until(lambda: any(not state.can_speak for _, state in bidder.shown[mark:]))
        noticed_at = next(at for at, state in bidder.shown[mark:] if not state.can_speak)
        later = await _press_in_the_dark(bidder, ask)
        await asyncio.sleep(outage_s)
        assert not bidder.live, f"{fault.name}: live during the break, {bidder.told_since(mark)}"
        await fault.mend()
        mended_at = clock()
        await bidder.until_live()
        back_at = bidder.shown[-1][0] if bidder.shown[-1][1].can_speak else clock()
        back_at = next(at for at, state in reversed(bidder.shown) if state.can_speak and at <= back_at)
    known = await unnoticed
    settled = await _settled(bidder, known)
    await _counts_once(house, bidder, settled, ask)
    told = bidder.told_since(mark)
    await _next_bids_count(house, rival, bidder, settled)
    return Round(
        shown=told,
        noticed_s=max(noticed_at - broke_at, 0),
        back_s=max(back_at - mended_at, 0),
        unnoticed_bid=_words(known, settled),
        later_bid=later,
        stolen_s=stolen.total_s,
    )


async def _press_in_the_dark(bidder: Bidder, amount: int) -> str:
    clock = asyncio.get_running_loop().time
    pressed_at = clock()
    known = await bidder.press(amount)
    assert known.stage is BidStage.NOT_SENT
    assert clock() - pressed_at < AT_ONCE_S
    return known.stage.value


async def _settled(bidder: Bidder, bid: PendingBid) -> PendingBid:
    """Wait until the house has said what became of a bid; it was pressed once."""

    def known() -> PendingBid:
        return next(each for each in bidder.pending.all() if each.bid.id == bid.bid.id)

    await bidder.until(lambda: not known().stage.open, SETTLED_WITHIN_S)
    return known()


async def _counts_once(house: BreakableHouse, bidder: Bidder, settled: PendingBid, amount: int) -> None:
    """Hold what the bidder was told against the house's own feed."""
    times = (await house.bids_of(bidder.seat)).count(amount)
    assert times == (1 if settled.stage is BidStage.ACCEPTED else 0), (settled, times)


async def _next_bids_count(house: BreakableHouse, rival: Seat, bidder: Bidder, settled: PendingBid) -> None:
    """See that all is as before: the bidder leads, with another bid if need be, and the rival outbids him."""
    paddle = bidder.seat.paddle
    if settled.stage is not BidStage.ACCEPTED:
        accepted = await bidder.press(bidder.ask)
        assert accepted.stage is BidStage.ACCEPTED, accepted
    # The answer to a bid may be here before the feed tells of it.
    await bidder.until(lambda: bidder.room.standings["1"].leader == paddle)
    await house.outbid(rival, bidder.ask)
    await bidder.until(lambda: bidder.room.standings["1"].leader == rival.paddle)


def _words(first: PendingBid, settled: PendingBid) -> str:
    """Tell a bid's way in the names of its stages: `checking → refused (expired)`."""
    stages = [first.stage.value] if first.stage is not settled.stage else []
    code = f" ({settled.code})" if settled.code else ""
    return " → ".join([*stages, f"{settled.stage.value}{code}"])
