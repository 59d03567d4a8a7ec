"""The demo's guests keep up with a real house, come back after a drop, and never bid twice by accident."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from contract.commands import AnyAction, Bid, BidMode, Call, EndSale, Hold, OpenLot, OpenSale, Sell
from contract.feed import BidTaken
from contract.standing import Phase
from contract.wire import Role, SaleStatus
from server.demo.guest import Guest, RoomClosed
from tests.support.house import HouseForTests, house_in
from tests.support.tcp_proxy import TcpProxy

OPENING: tuple[AnyAction, ...] = (OpenSale(), OpenLot(lot="1"))
ENDING: tuple[AnyAction, ...] = (OpenSale(), EndSale())


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[HouseForTests]:
    async with house_in(tmp_path) as house:
        yield house


@contextlib.asynccontextmanager
async def in_the_room(url: str, token: str, sale: str) -> AsyncIterator[Guest]:
    guest = Guest(url, token, sale, Random(1))
    running = asyncio.create_task(guest.run(), name="guest")
    try:
        async with asyncio.timeout(10):
            await guest.arrive()
        yield guest
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def call(sale: str, action: AnyAction, command: str) -> Call:
    return Call(id=command, sale=sale, action=action)


def bid(sale: str, amount: int, command: str = "b1") -> Bid:
    return Bid(id=command, sale=sale, lot="1", amount=amount, mode=BidMode.EXACT)


async def test_a_guest_sees_the_sale_as_it_goes(house: HouseForTests) -> None:
    sale = await house.sale()
    ana, clerk = await house.person("Ana"), await house.person("Marta", Role.CLERK)
    paddle = await house.register(ana, sale)
    async with (
        in_the_room(house.url, ana.token, sale) as bidder,
        in_the_room(house.url, clerk.token, sale) as desk,
    ):
        assert (bidder.paddle, bidder.status) == (paddle, SaleStatus.UPCOMING)
        for number, action in enumerate(OPENING):
            assert (await desk.call(call(sale, action, f"c{number}"))).ok
        await bidder.until(lambda: bidder.standings["1"].phase is Phase.OPEN)
        assert (await bidder.bid(bid(sale, 10_000))).ok
        await desk.until(lambda: desk.standings["1"].leader == paddle)
        await desk.call(call(sale, Hold(text="One moment"), "c3"))
        await bidder.until(lambda: bidder.on_hold)
        assert bidder.head == desk.head


async def test_a_bid_that_lost_its_answer_is_settled_by_its_id(house: HouseForTests) -> None:
    sale = await house.sale()
    ana, clerk = await house.person("Ana"), await house.person("Marta", Role.CLERK)
    await house.register(ana, sale)
    async with (
        TcpProxy(int(house.url.rpartition(":")[2])) as proxy,
        in_the_room(f"http://127.0.0.1:{proxy.port}", ana.token, sale) as bidder,
        in_the_room(house.url, clerk.token, sale) as desk,
    ):
        for number, action in enumerate(OPENING):
            await desk.call(call(sale, action, f"c{number}"))
        taken: list[BidTaken] = []
        desk.listeners.append(lambda entry: taken.append(entry) if isinstance(entry, BidTaken) else None)
        await bidder.until(lambda: bidder.standings["1"].phase is Phase.OPEN)
        proxy.delay_s = 0.2
        bidding = asyncio.create_task(bidder.bid(bid(sale, 10_000)), name="bidding")
        await desk.until(lambda: bool(taken))  # decided, and its answer is still on the way
        await proxy.cut()
        proxy.delay_s = 0
        await proxy.mend()
        verdict = await bidding
        assert (verdict.ok, verdict.feed_no) == (True, taken[0].n)
        await bidder.until(lambda: bidder.head == desk.head)
        assert len(taken) == 1


async def test_a_guest_who_waits_for_an_answer_learns_that_the_sale_is_over(house: HouseForTests) -> None:
    sale = await house.sale()
    clerk = await house.person("Marta", Role.CLERK)
    async with in_the_room(house.url, clerk.token, sale) as desk:
        with contextlib.suppress(RoomClosed):  # the end may overtake its own verdict
            for number, action in enumerate(ENDING):
                await desk.call(call(sale, action, f"c{number}"))
        await desk.until(lambda: desk.status is SaleStatus.ENDED)
        with pytest.raises(RoomClosed):
            await desk.call(call(sale, Sell(lot="1"), "c9"))
