"""Sets the demo up: server, accounts, sale, robots, auctioneer; and takes all of it down again, in order."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from random import Random
from types import TracebackType
from typing import Final, Self

from contract.feed import FeedEntry
from contract.wire import LotView, Role
from server.demo import doors
from server.demo.calling import Auctioneer
from server.demo.cast import BIDDER, CLERK, ROBOTS, Account
from server.demo.commentary import Commentary
from server.demo.demo_sale import CURRENCY, make_sale, open_account
from server.demo.guest import Guest
from server.demo.house_process import HouseProcess
from server.demo.robot import Robot
from server.demo.tempers import Temper
from server.demo.windows_process import Person, Plan
from server.house_client import HouseClient

SEED: Final = 1780
"""Makes the robots' free will the same in every demo."""
_ARRIVE_S: Final = 15.0

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class People:
    """The accounts that a person may use too."""

    clerk: Account
    bidder: Account


class Stage:
    """A demo sale that is ready to be called."""

    def __init__(self, house: HouseProcess, speed: float, lots: int | None, say: Say) -> None:
        self.speed, self._lots, self._say = speed, lots, say
        self._work = AsyncExitStack()
        self._robots: list[tuple[Temper, Account]] = []
        self._names: dict[str, str] = {}
        self.house = house
        self.sale = ""
        self.robots: dict[Temper, Robot] = {}
        self.catalogue: Mapping[str, LotView] = {}
        self.people: People
        self.auctioneer: Auctioneer
        self.lots_to_call = 0

    async def __aenter__(self) -> Self:
        """Start the server and let everybody in. Raises what the server or the house says no with."""
        try:
            await self.house.start()
            self._work.push_async_callback(self.house.stop)
            await self._open_accounts()
            await self._let_everybody_in()
        except BaseException:
            await self._work.aclose()
            raise
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Send the robots home, then stop the server."""
        await self._work.aclose()

    def plan(self, *, staged: bool, shots: str | None) -> Plan:
        """Return what the windows must know."""
        return Plan(
            server=self.house.url,
            sale=self.sale,
            bidder=_person(self.people.bidder),
            clerk=_person(self.people.clerk),
            staged=staged,
            shots=shots,
        )

    async def _open_accounts(self) -> None:
        async with HouseClient.of(self.house.data, must_exist=True) as house:
            clerk = await open_account(house, *CLERK, Role.CLERK)
            bidder = await open_account(house, *BIDDER, Role.BIDDER)
            self.people = People(clerk, bidder)
            for name, mailbox, temper in ROBOTS:
                self._robots.append((temper, await open_account(house, name, mailbox, Role.BIDDER)))
            self.sale = await make_sale(house)

    async def _let_everybody_in(self) -> None:
        clerk_token = await self._sign_in(self.people.clerk)
        self.catalogue = await doors.catalogue(self.house.url, clerk_token, self.sale)
        self.lots_to_call = min(self._lots or len(self.catalogue), len(self.catalogue))
        await self._register(self.people.bidder)
        guests = [await self._seat_robot(temper, account) for temper, account in self._robots]
        rng = Random(SEED)  # noqa: S311  (play, not a secret)
        clerk = Guest(self.house.url, clerk_token, self.sale, rng)
        self.auctioneer = Auctioneer(clerk, self.sale, self.catalogue, rng, self.speed, self.lots_to_call)
        self._narrate(clerk)
        for guest in (*guests, clerk):
            task = asyncio.create_task(guest.run(), name="a guest of the demo")
            self._work.push_async_callback(_end, task)
        async with asyncio.timeout(_ARRIVE_S):
            for guest in (*guests, clerk):
                await guest.arrive()

    async def _seat_robot(self, temper: Temper, account: Account) -> Guest:
        token = await self._register(account)
        rng = Random(f"{SEED} {account.name}")  # noqa: S311  (play, not a secret)
        guest = Guest(self.house.url, token, self.sale, rng)
        robot = Robot(account.name, temper, guest, self.sale, rng, self.speed)
        robot.study(self.catalogue)
        self._work.push_async_callback(robot.leave)
        self.robots[temper] = robot
        return guest

    async def _register(self, account: Account) -> str:
        """Get a paddle for a bidder; return the session's token."""
        token = await self._sign_in(account)
        self._names[await doors.register(self.house.url, token, self.sale)] = account.name
        return token

    async def _sign_in(self, account: Account) -> str:
        return await doors.sign_in(self.house.url, account.email, account.password)

    def _narrate(self, guest: Guest) -> None:
        titles = {number: lot.title for number, lot in self.catalogue.items()}
        commentary = Commentary(titles, CURRENCY, self._names)

        def on_entry(entry: FeedEntry) -> None:
            line = commentary.line(entry)
            if line is not None:
                self._say(line)

        guest.listeners.append(on_entry)


def _person(account: Account) -> Person:
    return Person(email=account.email, password=account.password, name=account.name)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
