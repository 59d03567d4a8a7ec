"""nginx before the house: whatever it does to WebSockets, one bids in the same way; and it may break, too."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_client.connection.states import Transport
from desktop_client.connection.timing import Timing
from desktop_client.saleroom.pending import BidStage
from tests.breaks.bidder import Bidder
from tests.breaks.broken_house import BreakableHouse
from tests.breaks.enduring import Fault, StolenTime, endure
from tests.breaks.findings import LONG, Finding, Round, keep
from tests.breaks.nginx import NGINX, Manners, Nginx, nginx_before

pytestmark = [
    pytest.mark.processes,
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        NGINX is None, reason="there is no nginx here (./dev test fetches Debian's where it can)"
    ),
]

GROUP = "nginx before the house"
WATCHED_S = 30.0 if LONG else 7.0
WEBSOCKET, POLLING = Transport.WEBSOCKET, Transport.POLLING
HTTP_LONG_POLLING, HTTP_POLLING = Transport.HTTP_LONG_POLLING, Transport.HTTP_POLLING
NAMES = {
    Manners.WEBSOCKET: ("WebSocket allowed", WEBSOCKET),
    Manners.NO_WEBSOCKET: ("WebSocket refused", POLLING),
    Manners.BUFFERING: ("buffering on", WEBSOCKET),
    Manners.BUFFERING_NO_WEBSOCKET: ("buffering on, WebSocket refused", POLLING),
    Manners.IDLE_5S: ("5 s idle timeout", WEBSOCKET),
    Manners.IDLE_5S_NO_WEBSOCKET: ("5 s idle timeout, WebSocket refused", POLLING),
    Manners.NO_SOCKET_IO: ("Socket.IO forbidden", HTTP_LONG_POLLING),
    Manners.NO_SOCKET_IO_AND_3S: ("Socket.IO forbidden, requests ended after 3 s", HTTP_POLLING),
}


@contextlib.asynccontextmanager
async def house_behind(manners: Manners, data: Path) -> AsyncIterator[tuple[BreakableHouse, Nginx]]:
    async with (
        BreakableHouse(data / "house") as house,
        nginx_before(house.port, data / "house" / "nginx", manners) as nginx,
    ):
        yield house, nginx


async def test_whatever_nginx_does_one_stays_live_and_bids(tmp_path: Path) -> None:
    async with BreakableHouse(tmp_path) as house, asyncio.TaskGroup() as all_manners:
        for manners in NAMES:
            all_manners.create_task(stays_live(house, manners, tmp_path / manners.name), name=manners.name)


async def stays_live(house: BreakableHouse, manners: Manners, files: Path) -> None:
    name, transport = NAMES[manners]
    mine, rival = await house.seats(2)
    async with (
        nginx_before(house.port, files, manners) as nginx,
        StolenTime().measured() as stolen,
        Bidder(nginx.url, mine) as bidder,
    ):
        # That waiting requests are ended shows only when two of them have waited.
        await bidder.until(lambda: bidder.live and bidder.connection.state.transport is transport)
        mark = len(bidder.shown) - 1
        pressed = await bidder.press(bidder.ask)
        assert pressed.stage is BidStage.ACCEPTED, pressed
        await asyncio.sleep(WATCHED_S)
        await house.outbid(rival, bidder.ask)
        await bidder.until(lambda: bidder.room.standings["1"].leader == rival.paddle, within_s=3)
        assert bidder.told_since(mark) == ["live"]
    keep(Finding(GROUP, f"{name}: {transport}", [_undisturbed(pressed.stage.value, stolen.total_s)]))


def _undisturbed(bid: str, stolen_s: float) -> Round:
    remark = f"not one break in {WATCHED_S:g} s"
    return Round(["live"], None, None, unnoticed_bid=bid, stolen_s=stolen_s, remark=remark)


async def test_nginx_and_the_house_behind_it_may_go_and_come_back(tmp_path: Path) -> None:
    async with asyncio.TaskGroup() as all_ways:
        all_ways.create_task(breaks_behind(Manners.WEBSOCKET, tmp_path / "websocket"))
        all_ways.create_task(breaks_behind(Manners.NO_WEBSOCKET, tmp_path / "polling"))
        all_ways.create_task(breaks_behind(Manners.NO_SOCKET_IO, tmp_path / "http-long-polling"))
        all_ways.create_task(breaks_behind(Manners.NO_SOCKET_IO_AND_3S, tmp_path / "http-polling"))


async def breaks_behind(manners: Manners, data: Path) -> None:
    async with house_behind(manners, data) as (house, nginx):
        mine, rival = await house.seats(2)

        async def restart() -> None:
            await nginx.start(manners)

        transport = NAMES[manners][1]
        async with Bidder(nginx.url, mine) as bidder:
            await bidder.until(lambda: bidder.live and bidder.connection.state.transport is transport)
            gone = Fault(f"nginx itself is ended ({transport})", nginx.end, restart)
            await endure(GROUP, gone, house, rival, bidder)
            killed = Fault(f"the house behind nginx is killed ({transport})", house.kill, house.start)
            await endure(GROUP, killed, house, rival, bidder)


async def test_when_more_gets_through_again_the_desktop_changes_over(tmp_path: Path) -> None:
    async with asyncio.TaskGroup() as all_ways:
        for manners in (Manners.NO_WEBSOCKET, Manners.NO_SOCKET_IO, Manners.NO_SOCKET_IO_AND_3S):
            for better in (Manners.WEBSOCKET, Manners.NO_WEBSOCKET):
                if manners is not better:
                    data = tmp_path / f"{manners.name}-{better.name}"
                    all_ways.create_task(changes_over(manners, better, data), name=data.name)


async def changes_over(manners: Manners, better: Manners, data: Path) -> None:
    (before, poor), (after, good) = NAMES[manners], NAMES[better]
    async with house_behind(manners, data) as (house, nginx):
        (mine,) = await house.seats()
        soon = Timing() if LONG else replace(Timing(), websocket_soon_s=1.0)
        async with Bidder(nginx.url, mine, timing=soon) as bidder:
            await bidder.until(lambda: bidder.live and bidder.connection.state.transport is poor)
            await nginx.end()
            await bidder.until(lambda: not bidder.live)
            await nginx.start(better)
            await bidder.until_live()
            allowed_at = asyncio.get_running_loop().time()
            await bidder.until(lambda: bidder.connection.state.transport is good and bidder.live)
            after_s = asyncio.get_running_loop().time() - allowed_at
            assert (await bidder.press(bidder.ask)).stage is BidStage.ACCEPTED
    remark = f"over {good} {after_s:.0f} s after the return"
    name = f"{before} at first, then {after}"
    keep(Finding(GROUP, name, [Round(["live"], None, None, unnoticed_bid="accepted", remark=remark)]))


def test_every_manner_is_tried() -> None:
    assert set(NAMES) == set(Manners)
