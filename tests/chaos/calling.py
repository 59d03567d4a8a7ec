"""How two clerks behave under chaos: one sells lot after lot, the other gets in the way."""

import asyncio
from typing import Final

from contract.commands import (
    Announce,
    AnyAction,
    EndSale,
    GiveFairWarning,
    GiveFinalCall,
    Hold,
    OpenLot,
    OpenSale,
    Pass,
    Reopen,
    Resume,
    Retract,
    RoomBid,
    Sell,
    SetAsk,
    Undo,
    Withdraw,
)
from contract.standing import Phase, Standing
from contract.verdicts import Code
from tests.chaos.guest import Guest

CALLS_S: Final = (0.05, 0.7)
MEDDLES_S: Final = (0.2, 1.5)


async def conduct(clerk: Guest) -> None:
    """Sell lot after lot; when there is none left, reopen one."""
    is_open = False
    while not clerk.stopping.is_set():
        await asyncio.sleep(clerk.rng.uniform(*CALLS_S))
        if clerk.present:
            verdict = await clerk.call(_next_call(clerk) if is_open else OpenSale())
            is_open = is_open or (verdict is not None and verdict.code in {None, Code.WRONG_PHASE})


async def meddle(clerk: Guest) -> None:
    """Undo, hold, reopen, withdraw, at the same time as the other."""
    while not clerk.stopping.is_set():
        await asyncio.sleep(clerk.rng.uniform(*MEDDLES_S))
        if clerk.present and clerk.standings:
            await clerk.call(_meddling(clerk, clerk.rng.choice(list(clerk.standings.values()))))


async def flood(clerk: Guest, asks_at_most: int) -> None:
    """Ask for another amount again and again, all at once: more than a slow reader can follow."""
    for standing in clerk.open_lots()[:1]:
        least = (standing.price or 0) + 1_000
        asks = [SetAsk(lot=standing.lot, amount=least + 100 * number) for number in range(asks_at_most)]
        await asyncio.gather(*(clerk.call(ask) for ask in asks))


async def close_down(clerk: Guest, within_s: float) -> None:
    """Close what is open and end the sale, however often that takes."""
    async with asyncio.timeout(within_s):
        while not clerk.over:
            if clerk.present and not clerk.doubts.open:
                lots = clerk.open_lots()
                await clerk.call(Resume())
                for standing in lots:
                    await clerk.call(Sell(lot=standing.lot, override=True))
                    await clerk.call(Pass(lot=standing.lot))
                await clerk.call(OpenSale())
                await clerk.call(EndSale())
            await asyncio.sleep(0.2)


def _next_call(clerk: Guest) -> AnyAction:
    rng, open_lots = clerk.rng, clerk.open_lots()
    if rng.random() < 0.25:
        return Resume()
    if open_lots:
        return _on_the_block(clerk, rng.choice(open_lots))
    upcoming = [s for s in clerk.standings.values() if s.phase is Phase.UPCOMING]
    if upcoming:
        return OpenLot(lot=upcoming[0].lot)
    return Reopen(lot=rng.choice(list(clerk.standings)), text="There was another bid.")


def _on_the_block(clerk: Guest, standing: Standing) -> AnyAction:
    lot, rng = standing.lot, clerk.rng
    if rng.random() < 0.3:
        return RoomBid(lot=lot, amount=standing.ask or 1_000)
    match standing.phase:
        case Phase.OPEN:
            return GiveFairWarning(lot=lot) if rng.random() < 0.4 else Announce(text="It is a fine piece.")
        case Phase.FAIR_WARNING:
            return GiveFinalCall(lot=lot)
        case _:
            return Sell(lot=lot, override=True) if standing.price else Pass(lot=lot)


def _meddling(clerk: Guest, standing: Standing) -> AnyAction:
    lot, rng = standing.lot, clerk.rng
    return rng.choice(
        (
            *(Undo(lot=lot), Undo(lot=lot), Undo(lot=lot, entry=rng.randint(1, max(clerk.last, 1)))),
            *(Hold(text="One moment."), Resume(), Resume(), OpenSale()),
            *(Reopen(lot=lot, text="The clerk was too quick."), Retract(lot=lot, text="A slip.")),
            *(
                RoomBid(lot=lot, amount=standing.ask or 1_000),
                SetAsk(lot=lot, amount=(standing.price or 0) + 700),
            ),
            *(
                Sell(lot=lot, override=True),
                Pass(lot=lot),
                Withdraw(lot=lot) if rng.random() < 0.2 else Resume(),
            ),
        )
    )
