"""How bidders behave under chaos: eagerly, carelessly, and all at once when the hammer is near."""

import asyncio
import time
from typing import Final

from contract.commands import Bid, BidMode
from contract.standing import Phase, Standing
from tests.chaos.guest import Guest, altered, new_id

PAUSE_S: Final = (0.01, 0.25)
LIFE_MS: Final = 5_000
NEAR_THE_HAMMER: Final = {Phase.FAIR_WARNING, Phase.FINAL_CALL}


async def bid_on(guest: Guest) -> None:
    """Bid again and again until the guest is told to stop."""
    while not guest.stopping.is_set():
        await asyncio.sleep(guest.rng.uniform(*PAUSE_S))
        lots = guest.open_lots()
        if not guest.present or not lots:
            if guest.rng.random() < 0.05:
                await _bid_on_anything(guest)
            continue
        standing = guest.rng.choice(lots)
        if standing.phase in NEAR_THE_HAMMER and guest.rng.random() < 0.5:
            await burst(guest, standing)
        else:
            await guest.ask(_bid(guest, standing))


async def burst(guest: Guest, standing: Standing | None = None) -> None:
    """Send several bids at once, some of them twice, some ids with two bodies."""
    standing = standing or next(iter(guest.open_lots()), None)
    if standing is None:
        return
    bids = [_bid(guest, standing) for _ in range(guest.rng.randint(2, 5))]
    if guest.rng.random() < 0.4:
        bids.append(bids[0])
    if guest.rng.random() < 0.2:
        bids.append(altered(bids[0]))
    guest.rng.shuffle(bids)
    await asyncio.gather(*(guest.ask(bid) for bid in bids))


async def _bid_on_anything(guest: Guest) -> None:
    """Bid where nothing is open, or while nobody is there to hear it: it must never come to anything."""
    if guest.standings:
        standing = guest.rng.choice(list(guest.standings.values()))
        await guest.bid(standing.lot, standing.ask or standing.price or 1_000)


def _bid(guest: Guest, standing: Standing) -> Bid:
    """Return the ask most of the time; else a jump, a max, too little, or a bid that will have expired."""
    rng, ask = guest.rng, standing.ask or 1_000
    rungs = [ask, *standing.next_rungs]
    mode, amount = BidMode.EXACT, ask
    match rng.choices(("ask", "jump", "max", "low"), weights=(60, 15, 20, 5))[0]:
        case "jump":
            amount = rng.choice(rungs)
        case "max":
            mode, amount = BidMode.MAX, rng.choice(rungs)
        case "low":
            amount = max(ask - rng.randint(1, 1_000), 1)
    # The house runs on this computer's clock.
    expires_at = int(time.time() * 1_000) + LIFE_MS if rng.random() < 0.5 else None
    return Bid(
        id=new_id(), sale=guest.sale, lot=standing.lot, amount=amount, mode=mode, expires_at=expires_at
    )
