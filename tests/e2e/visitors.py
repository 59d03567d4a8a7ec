"""People who visit a house in another process with the desktop's own connection, and remember it all."""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from contract.commands import AnyAction, Bid, BidMode, Call, EndSale, OpenLot, OpenSale, Sell
from contract.feed import FeedEntry
from contract.terms import SaleKind, Terms
from contract.verdicts import Verdict
from contract.wire import Attended, FeedMessage, GoodbyeMessage, Role
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.listeners import Listeners
from desktop_client.connection.states import ConnectionState
from desktop_client.connection.supervisor import Connection
from server.catalogue.ladders import load_ladder
from server.catalogue.new_sale import NewSale
from server.house_client import HouseClient

PASSWORD = "a horse that counts to nine"
CATALOGUE = b"""LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve
1,Chair,Beech,200,300,100,
2,Table,Oak,200,300,100,400
"""


@dataclass(slots=True)
class Heard:
    """What came through a connection, in the order in which it came."""

    feed: list[FeedEntry] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)
    goodbyes: list[GoodbyeMessage] = field(default_factory=list)
    contradictions: list[FeedEntry] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def listeners(self) -> Listeners:
        return Listeners(
            on_state=self._on_state,
            on_attended=self._on_attended,
            on_feed=self._on_feed,
            on_goodbye=self._on_goodbye,
        )

    @property
    def numbers(self) -> list[int]:
        return [entry.n for entry in self.feed]

    def _on_state(self, state: ConnectionState) -> None:
        if not self.phases or self.phases[-1] != state.phase.value:
            self.phases.append(state.phase.value)
        self.news.set()

    def _on_attended(self, attended: Attended) -> None:
        self._take(attended.feed)

    def _on_feed(self, message: FeedMessage) -> None:
        self._take(message.entries)

    def _on_goodbye(self, message: GoodbyeMessage) -> None:
        self.goodbyes.append(message)
        self.news.set()

    def _take(self, entries: list[FeedEntry]) -> None:
        known = {entry.n: entry for entry in self.feed}
        for entry in entries:
            if entry.n not in known:
                self.feed.append(entry)
            elif known[entry.n] != entry:
                self.contradictions.append(entry)
        self.news.set()


@dataclass(slots=True)
class Visitor:
    """Somebody in the sale's room."""

    sale: str
    api: HouseApi
    connection: Connection
    heard: Heard
    paddle: str = ""

    async def bid(self, amount: int, lot: str = "1", mode: BidMode = BidMode.EXACT) -> Verdict:
        """Bid once."""
        return await self.connection.bid(new_bid(self.sale, amount, lot, mode))

    async def call(self, action: AnyAction) -> Verdict:
        """Call from the rostrum."""
        return await self.connection.call_action(Call(id=new_id(), sale=self.sale, action=action))

    async def until(self, condition: Callable[[], bool], within_s: float = 20) -> None:
        """Wait until what was heard fulfils a condition."""
        async with asyncio.timeout(within_s):
            while not condition():
                self.heard.news.clear()
                await self.heard.news.wait()

    async def until_live(self) -> None:
        await self.until(lambda: self.connection.state.can_speak)

    async def until_over(self) -> None:
        await self.until(lambda: self.connection.state.phase.over)

    async def until_heard(self, number: int) -> None:
        await self.until(lambda: self.heard.numbers[-1:] >= [number])


class VisitedHouse:
    """A house in another process, with one sale, and the people whom a test sends there."""

    def __init__(self, url: str, owner: HouseClient, sale: str, leaving: AsyncExitStack) -> None:
        self.sale = sale
        self._address, self._owner, self._leaving = HouseAddress.read(url), owner, leaving

    async def visitor(self, name: str, role: Role = Role.BIDDER) -> Visitor:
        """Open an account, sign in, get a paddle and enter the room."""
        email = f"{name.lower()}@example.org"
        await self._owner.add_user(email, name, role, PASSWORD)
        api = await self._leaving.enter_async_context(HouseApi(self._address))
        signed_in = await api.sign_in(email, PASSWORD)
        paddle = (await api.register_paddle(self.sale)).paddle if role is Role.BIDDER else ""
        heard = Heard()
        connection = Connection(self._address, signed_in.token, self.sale, heard.listeners())
        connection.start()
        self._leaving.push_async_callback(connection.stop)
        visitor = Visitor(self.sale, api, connection, heard, paddle)
        await visitor.until_live()
        return visitor

    async def ledger(self, as_seen_by: Visitor) -> list[dict[str, Any]]:
        """Return the ledger in its audit form."""
        headers = {"Authorization": f"Bearer {as_seen_by.api.token}"}
        address = f"{self._address.url}/api/sales/{self.sale}/ledger"
        async with aiohttp.ClientSession(headers=headers) as http, http.get(address) as answer:
            assert answer.status == 200
            return list((await answer.json())["rows"])


@contextlib.asynccontextmanager
async def visiting(data: Path, url: str) -> AsyncIterator[VisitedHouse]:
    """Make a sale in a running house; its visitors leave at the end of the block."""
    async with AsyncExitStack() as leaving, HouseClient.of(data, must_exist=True) as owner:
        terms = Terms(kind=SaleKind.LIVE, currency="EUR", ladder=load_ladder("auction-fr", "EUR"))
        made = await owner.make_sale(NewSale(title="A sale", terms=terms), CATALOGUE, {})
        async with leaving:
            yield VisitedHouse(url, owner, made.id, leaving)


async def open_first_lot(clerk: Visitor) -> None:
    """Open the sale and put lot 1 on the block."""
    for action in (OpenSale(), OpenLot(lot="1")):
        assert (await clerk.call(action)).ok


async def sell_and_end(clerk: Visitor) -> None:
    """Bring the hammer down on lot 1 and end the sale."""
    assert (await clerk.call(Sell(lot="1"))).ok
    # The end may overtake its own verdict: the house closes every connection.
    with contextlib.suppress(ConnectionError, TimeoutError):
        await clerk.call(EndSale())


def new_id() -> str:
    return str(uuid.uuid4())


def new_bid(sale: str, amount: int, lot: str = "1", mode: BidMode = BidMode.EXACT) -> Bid:
    return Bid(id=new_id(), sale=sale, lot=lot, amount=amount, mode=mode)
