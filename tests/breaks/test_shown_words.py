"""What a bidder reads in the sale room while the way to a real house breaks and heals, window and all."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop
from desktop_client.saleroom.pending import BidStage
from desktop_client.settings import Language, SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.widgets.bid_button import BidButtonState
from desktop_client.windows.sale_room.window import SaleRoomWindow
from tests.breaks.broken_house import BreakableHouse, Seat
from tests.e2e.visitors import PASSWORD
from tests.support.tcp_proxy import TcpProxy
from tests.support.waiting import eventually

pytestmark = [pytest.mark.gui, pytest.mark.processes]

WITHIN_S = 20.0
SETTLED = (BidStage.ACCEPTED, BidStage.REFUSED)


@dataclass
class Stage:
    """A bidder's window, the way to the house, the house, and the rival in the sale."""

    room: SaleRoomWindow
    proxy: TcpProxy
    house: BreakableHouse
    mine: Seat

    def badge(self) -> str:
        return self.room.status._badge.text()

    async def says(self, words: str) -> None:
        await eventually(lambda: words in self.badge(), WITHIN_S)

    async def button_is(self, state: BidButtonState) -> None:
        await eventually(lambda: self.room.bidding.button.state is state, WITHIN_S)

    def bids(self) -> list[BidStage]:
        return [each.stage for each in self.room.model.pending.all()]


@contextlib.asynccontextmanager
async def seated(data: Path) -> AsyncIterator[Stage]:
    settings = SettingsFile(None)
    async with BreakableHouse(data) as house, TcpProxy(house.port) as proxy:
        (mine,) = await house.seats()
        url = f"http://127.0.0.1:{proxy.port}"
        settings.change(language=Language.ENGLISH, servers=(url,))
        desktop = Desktop(new_application(), settings, reduced_motion=True)
        try:
            visit = desktop.new_visit(Keychain(use_keyring=False))
            visit.open_sign_in().fill_in(url, mine.email, PASSWORD)
            await eventually(lambda: visit.lobby is not None, WITHIN_S)
            stage = Stage(visit.sales.open_sale_room(mine.sale), proxy, house, mine)
            await stage.button_is(BidButtonState.BID)
            yield stage
        finally:
            await desktop.close()


async def test_a_bid_into_a_broken_way_is_followed_to_its_truth_in_the_window(tmp_path: Path) -> None:
    async with seated(tmp_path) as stage:
        await stage.says("Live")
        stage.proxy.pause()
        stage.room.bidding.button.click()
        await stage.button_is(BidButtonState.NO_CONNECTION)
        await stage.says("Silent")
        await stage.proxy.lose()  # the way loses what it carries, and carries on
        stage.room.bidding.button.click()
        assert len(stage.bids()) == 1
        stage.proxy.go_on()
        await stage.says("Live")
        await eventually(lambda: stage.bids()[0] in SETTLED, WITHIN_S)
        counted = len(await stage.house.bids_of(stage.mine))
        assert counted == (1 if stage.bids()[0] is BidStage.ACCEPTED else 0)
        await stage.button_is(BidButtonState.LEADING if counted else BidButtonState.BID)


async def test_a_house_that_goes_is_named_with_the_attempts_to_reach_it(tmp_path: Path) -> None:
    async with seated(tmp_path) as stage:
        await stage.house.kill()
        await stage.says("Reconnecting")
        await stage.button_is(BidButtonState.NO_CONNECTION)
        await eventually(lambda: "attempt" in stage.badge(), WITHIN_S)
        stage.room.bidding.button.click()
        assert stage.bids() == []
        await stage.house.start()
        await stage.says("Live")
        await stage.button_is(BidButtonState.BID)
        await eventually(lambda: "Back after" in stage.room.status._back.text(), WITHIN_S)
