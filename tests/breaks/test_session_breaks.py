"""Breaks that the house means: a revoked token, a client that is too old; and two windows, which are none."""

import asyncio
from pathlib import Path

import pytest

from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.states import ConnectionPhase, Reason
from desktop_client.saleroom.pending import BidStage
from tests.breaks.bidder import Bidder
from tests.breaks.broken_house import LOT, BreakableHouse
from tests.breaks.findings import Finding, Round, keep
from tests.support.tcp_proxy import TcpProxy

pytestmark = [pytest.mark.processes, pytest.mark.timeout(120)]

GROUP = "Who one is"
QUIET_S = 1.0


async def test_a_token_that_is_revoked_ends_the_connection_at_once(tmp_path: Path) -> None:
    async with BreakableHouse(tmp_path) as house:
        (mine,) = await house.seats()
        async with Bidder(house.url, mine) as bidder, HouseApi(HouseAddress.read(house.url)) as api:
            await bidder.until_live()
            mark, revoked_at = len(bidder.shown), asyncio.get_running_loop().time()
            api.token = mine.token
            await api.sign_out()
            await bidder.until(lambda: bidder.connection.state.phase.over)
            assert bidder.connection.state.phase is ConnectionPhase.SIGNED_OUT
            later = await bidder.press(bidder.ask)
            assert later.stage is BidStage.NOT_SENT
            noticed_s = bidder.shown[mark][0] - revoked_at
            told = bidder.told_since(mark)
        async with Bidder(house.url, mine) as again:
            await again.until(lambda: again.connection.state.phase.over)
            assert again.connection.state.reason is Reason.UNAUTHENTICATED
    keep(Finding(GROUP, "the token is revoked", [Round(told, noticed_s, None, later_bid=later.stage.value)]))


async def test_a_client_that_is_too_old_is_told_so_and_does_not_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with BreakableHouse(tmp_path) as house:
        (mine,) = await house.seats()
        monkeypatch.setattr("desktop_client.connection.house_socket.PROTOCOL", 0)
        began = asyncio.get_running_loop().time()
        async with (
            TcpProxy(house.port) as proxy,
            Bidder(f"http://127.0.0.1:{proxy.port}", mine) as bidder,
        ):
            await bidder.until(lambda: bidder.connection.state.phase.over)
            state = bidder.connection.state
            assert (state.phase, state.reason) == (ConnectionPhase.REFUSED, Reason.PROTOCOL_UNSUPPORTED)
            noticed_s = bidder.shown[-1][0] - began
            connections = proxy.accepted
            await asyncio.sleep(QUIET_S)
            assert proxy.accepted == connections
            later = await bidder.press(100_00)
            assert later.stage is BidStage.NOT_SENT
            told = bidder.told_since(0)
    keep(Finding(GROUP, "the client is too old", [Round(told, noticed_s, None, later_bid=later.stage.value)]))


async def test_two_windows_of_one_user_show_the_same_and_one_break_concerns_one_of_them(
    tmp_path: Path,
) -> None:
    async with BreakableHouse(tmp_path) as house:
        (mine,) = await house.seats()
        async with (
            TcpProxy(house.port) as proxy,
            Bidder(house.url, mine) as first,
            Bidder(f"http://127.0.0.1:{proxy.port}", mine) as second,
        ):
            await first.until_live()
            await second.until_live()
            pressed = await first.press(first.ask)
            assert pressed.stage is BidStage.ACCEPTED
            await second.until(lambda: second.room.standings[LOT].leader == mine.paddle)
            await second.until(lambda: second.room.you is not None and LOT in second.room.you.leading)
            mark = len(first.shown)
            await proxy.cut()
            await second.until(lambda: not second.live)
            await proxy.mend()
            await second.until_live()
            assert {told.partition(":")[0] for told in first.told_since(mark)} <= {"live"}
            assert await house.bids_of(mine) == [pressed.bid.amount]
    remark = "both are live and show the same; what happens to one way does not concern the other"
    keep(
        Finding(
            GROUP,
            "two windows of one user",
            [Round(["live"], None, None, unnoticed_bid=pressed.stage.value, remark=remark)],
        )
    )
