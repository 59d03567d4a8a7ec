"""The sale under chaos and everybody who comes to it: they act, everything heals, they go."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Final

from tests.chaos.bidding import bid_on
from tests.chaos.calling import close_down, conduct, meddle
from tests.chaos.faults import Faults, heal
from tests.chaos.guest import Guest
from tests.chaos.house import HouseProcess
from tests.chaos.lines import Line
from tests.chaos.opening import guest_of, open_house
from tests.chaos.plan import Plan, Way
from tests.chaos.recorder import Recorder

BACK_WITHIN_S: Final = 40.0
LOOK_EVERY_S: Final = 0.04


class Room:
    """The sale, and everybody who comes to it."""

    def __init__(self, plan: Plan, house: HouseProcess, recorder: Recorder) -> None:
        self._plan, self._house, self._recorder = plan, house, recorder
        self._sale = ""
        self._guests: dict[str, Guest] = {}
        self._lines: dict[str, Line] = {}

    @contextlib.asynccontextmanager
    async def open(self) -> "AsyncIterator[Room]":
        """Make the sale and let everybody in; everybody leaves at the end of the block."""
        async with AsyncExitStack() as stack:
            about, accounts = await open_house(self._plan, self._house)
            self._sale = about.sale
            self._recorder.note(about)
            stack.push_async_callback(self._leave)
            for cast in self._plan.cast:
                upgrades = cast.way is not Way.DESKTOP_POLLING
                line = Line(self._house.port, upgrades=upgrades, narrow=cast.narrow)
                await stack.enter_async_context(line)
                self._lines[cast.name] = line
                guest = guest_of(cast, accounts[cast.account], self._sale, self._recorder, line.port)
                self._guests[cast.name] = guest
                await guest.enter()
            yield self

    async def play(self) -> list[str]:
        """Let people act under the faults, then let everything heal; return who did not come back."""
        looking = asyncio.create_task(self._look(), name="looks at the disk")
        acting = [asyncio.create_task(work, name="acts") for work in self._acts()]
        try:
            await Faults(self._plan, self._house, self._guests, self._lines, self._recorder).run()
            for guest in self._guests.values():
                guest.stopping.set()
            await asyncio.gather(*acting)
            return await self._heal_and_end()
        finally:
            for task in (looking, *acting):
                task.cancel()
            await asyncio.gather(looking, *acting, return_exceptions=True)
            self._recorder.facts += self._house.rows(self._sale)

    async def _leave(self) -> None:
        await asyncio.gather(*(guest.leave() for guest in self._guests.values()))

    def _acts(self) -> "list[asyncio._CoroutineLike[None]]":
        clerks = [guest for guest in self._guests.values() if guest.cast.clerk]
        bidders = [guest for guest in self._guests.values() if not guest.cast.clerk]
        return [conduct(clerks[0]), meddle(clerks[1]), *(bid_on(bidder) for bidder in bidders)]

    async def _heal_and_end(self) -> list[str]:
        for line in self._lines.values():
            heal(line)
            await line.mend()
        guests = list(self._guests.values())
        missing = await _until(guests, lambda guest: (guest.present or guest.over) and not guest.doubts.open)
        if missing:
            return [f"stuck: {_tell(guest)} is not back, or cannot settle" for guest in missing]
        with contextlib.suppress(TimeoutError):
            await close_down(guests[0], BACK_WITHIN_S)
        missing = await _until(guests, lambda guest: guest.over)
        for guest in guests:
            if guest not in missing:
                guest.picture()
        return [f"stuck: {_tell(guest)} has not heard the end of the sale" for guest in missing]

    async def _look(self) -> None:
        while True:
            look = self._house.look(self._sale)
            if look is not None:
                self._recorder.note(look)
            await asyncio.sleep(LOOK_EVERY_S)


async def _until(guests: list[Guest], condition: "Callable[[Guest], bool]") -> list[Guest]:
    """Wait until a condition holds for everybody; return those for whom it does not in time."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(BACK_WITHIN_S):
            while not all(condition(guest) for guest in guests):  # noqa: ASYNC110  # seven kinds of news
                await asyncio.sleep(0.05)
    return [guest for guest in guests if not condition(guest)]


def _tell(guest: Guest) -> str:
    state = getattr(guest, "state", None)
    return f"{guest.name} ({guest.cast.way}, entry {guest.last}, in doubt {list(guest.doubts.open)}, {state})"
