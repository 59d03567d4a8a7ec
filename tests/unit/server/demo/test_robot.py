"""A robot bids by its temper on what comes through its connection, and only watches while it is at ease."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from contract.commands import Call, Hold, OpenLot, OpenSale, RoomBid
from contract.standing import ROOM
from contract.wire import Role
from server.demo import doors
from server.demo.guest import Guest
from server.demo.robot import Robot
from server.demo.tempers import Temper
from tests.support.house import PASSWORD, HouseForTests, house_in

SPEED = 100.0


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[HouseForTests]:
    async with house_in(tmp_path) as house:
        yield house


@contextlib.asynccontextmanager
async def dealer(house: HouseForTests, sale: str) -> AsyncIterator[Robot]:
    """Seat a dealer who wants lot 1 (estimate 200–300) for at least € 175."""
    await house.person("Prado")
    token = await doors.sign_in(house.url, "prado@example.org", PASSWORD)
    await doors.register(house.url, token, sale)
    guest = Guest(house.url, token, sale, Random(1))
    robot = Robot("Prado", Temper.DEALER, guest, sale, Random(1), SPEED)
    robot.study(await doors.catalogue(house.url, token, sale))
    running = asyncio.create_task(guest.run(), name="guest")
    try:
        await guest.arrive()
        yield robot
    finally:
        await robot.leave()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@contextlib.asynccontextmanager
async def clerk(house: HouseForTests, sale: str) -> AsyncIterator[Guest]:
    person = await house.person("Marta", Role.CLERK)
    desk = Guest(house.url, person.token, sale, Random(2))
    running = asyncio.create_task(desk.run(), name="clerk")
    try:
        await desk.arrive()
        await desk.call(Call(id="open", sale=sale, action=OpenSale()))
        yield desk
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_dealer_answers_the_room_until_it_costs_too_much(house: HouseForTests) -> None:
    sale = await house.sale()
    async with clerk(house, sale) as desk, dealer(house, sale) as robot:
        await desk.call(Call(id="lot", sale=sale, action=OpenLot(lot="1")))
        await desk.until(lambda: desk.standings["1"].leader == robot.guest.paddle)
        assert desk.standings["1"].price == 10_000
        await desk.call(Call(id="room", sale=sale, action=RoomBid(lot="1", amount=11_000)))
        await desk.until(lambda: desk.standings["1"].leader == robot.guest.paddle)
        assert desk.standings["1"].price == 12_000
        await desk.call(Call(id="high", sale=sale, action=RoomBid(lot="1", amount=40_000)))
        await desk.until(lambda: desk.standings["1"].leader == ROOM)
        await robot.guest.until(lambda: robot.guest.head == desk.head)
        if robot._thinking is not None:
            await robot._thinking
        assert robot.is_idle
        assert desk.standings["1"].leader == ROOM


async def test_a_robot_at_ease_only_watches_and_may_be_told_to_bid(house: HouseForTests) -> None:
    sale = await house.sale()
    async with clerk(house, sale) as desk, dealer(house, sale) as robot:
        robot.at_ease = True
        await desk.call(Call(id="lot", sale=sale, action=OpenLot(lot="1")))
        await robot.guest.until(lambda: robot.guest.standings["1"].ask == 10_000)
        assert robot.is_idle
        assert (await robot.bid("1", 10_000)).ok


async def test_a_robot_does_not_bid_on_hold(house: HouseForTests) -> None:
    sale = await house.sale()
    async with clerk(house, sale) as desk, dealer(house, sale) as robot:
        assert (await desk.call(Call(id="hold", sale=sale, action=Hold(text="One moment")))).ok
        assert (await desk.call(Call(id="lot", sale=sale, action=OpenLot(lot="1")))).ok
        await robot.guest.until(lambda: robot.guest.head == desk.head > 0)
        assert robot.is_idle
