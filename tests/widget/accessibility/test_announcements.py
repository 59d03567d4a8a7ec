"""What a bidder hears who does not see: outbid, sold, the hammer about to fall, the connection, each once."""

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from contract import commands
from desktop_client.widgets.announce import CALM_MS, GATHERED_MS, Voice, announce, said_once
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.sale_room.window import SaleRoomWindow
from tests.support.waiting import eventually
from tests.widget.accessibility.hearing import Said, listening
from tests.widget.windows.conftest import Stage, settle, stage
from tests.widget.windows.test_sale_room import connection_of

__all__ = ["stage"]

LOT = "43"


async def heard_after(stage: Stage, happens: Callable[[SaleRoomWindow], object]) -> list[Said]:
    """Let something happen to a window that has been told everything before, and return what was said."""
    window = await stage.sale_room()
    await settle()
    with listening() as heard:
        happens(window)
        await eventually(lambda: bool(heard))
        await asyncio.sleep(3 * GATHERED_MS / 1000)
    return heard


async def test_being_outbid_is_said_at_once_with_what_it_takes_now(stage: Stage) -> None:
    stage.rehearsal.bid("ana")
    heard = await heard_after(stage, lambda _window: stage.rehearsal.bid("soler"))
    assert heard == [Said("Outbid: bid €1,500. €1,400.", urgent=True)]


async def test_being_outbid_on_another_lot_is_said_at_once(stage: Stage) -> None:
    def outbid(window: SaleRoomWindow) -> None:
        window.toast("You have been outbid on lot 44.", ToastKind.WARNING)

    assert await heard_after(stage, outbid) == [
        Said("Take care: You have been outbid on lot 44.", urgent=True)
    ]


async def test_ones_own_bid_is_followed_to_its_end_in_one_sentence_each(stage: Stage) -> None:
    heard = await heard_after(stage, lambda window: window.bidding.button.click())
    assert [said.urgent for said in heard] == [False]
    assert heard[0].text.startswith("You lead at €1,300.")
    assert heard[0].text.count("€1,300") == 2  # the button's, and the list of my bids'


@pytest.mark.parametrize(
    ("bidder", "action", "words"),
    [
        ("ana", commands.Sell(lot=LOT), "Sold to you at €1,300."),
        ("soler", commands.Sell(lot=LOT), "Sold at €1,200. The hammer has fallen."),
        ("soler", commands.GiveFairWarning(lot=LOT), "Fair warning."),
        ("soler", commands.GiveFinalCall(lot=LOT), "Final call. The hammer is about to fall."),
    ],
)
async def test_what_the_auctioneer_calls_is_said_at_once(
    stage: Stage, bidder: str, action: commands.AnyAction, words: str
) -> None:
    if bidder == "ana":  # else it is paddle 102, who has outbid her
        stage.rehearsal.bid(bidder)
    heard = await heard_after(stage, lambda _window: stage.rehearsal.call(action))
    assert [said.urgent for said in heard] == [True]
    assert heard[0].text.startswith(words)


async def test_a_lost_connection_is_said_at_once_and_its_return_too(stage: Stage) -> None:
    heard = await heard_after(stage, lambda _window: connection_of(stage).lose())
    assert [said.urgent for said in heard] == [True]
    assert heard[0].text.startswith("No connection.")
    assert "Reconnecting attempt 3" in heard[0].text
    with listening() as again:
        connection_of(stage).start()
        await eventually(lambda: bool(again))
    assert again[0].urgent
    assert "Live" in again[0].text


async def test_the_next_lot_is_said_with_its_number_and_its_title(stage: Stage) -> None:
    stage.rehearsal.call(commands.Pass(lot=LOT))
    heard = await heard_after(stage, lambda _: stage.rehearsal.call(commands.OpenLot(lot="44")))
    assert "Lot 44, Pair of Directoire chairs." in " ".join(said.text for said in heard)


async def test_the_end_of_the_sale_is_said_with_what_was_won(stage: Stage) -> None:
    def end(_window: SaleRoomWindow) -> None:
        stage.rehearsal.call(commands.Pass(lot=LOT))
        stage.rehearsal.call(commands.EndSale())

    heard = " ".join(said.text for said in await heard_after(stage, end))
    assert "The sale is over. You won nothing this time." in heard


async def test_a_rush_of_bids_is_not_read_bid_by_bid(stage: Stage) -> None:
    window = await stage.sale_room()
    with listening() as heard:
        for bidder in ("prado", "soler") * 6:
            stage.rehearsal.bid(bidder, after_ms=20)
            await asyncio.sleep(0.02)
        await asyncio.sleep((CALM_MS + 2 * GATHERED_MS) / 1000)
    assert 1 <= len(heard) <= 3
    price = window.preferences.formats.money(stage.rehearsal.standing(LOT).price or 0, "EUR")
    assert price in heard[-1].text


async def test_nothing_is_gathered_while_nobody_listens(stage: Stage, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    announce(label, "said before anybody listened")
    with listening() as heard:
        announce(label, "said now")
        await eventually(lambda: bool(heard))
    assert heard == [Said("said now.", urgent=False)]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["leading", "You lead. Lot 43, leading"], "You lead. Lot 43, leading."),
        (["€1,300", "You lead at €1,300."], "You lead at €1,300."),
        (["Sold at €800. The hammer has fallen.", "Sold. The hammer has fallen."],
         "Sold at €800. The hammer has fallen."),
        (["Sold", "Sold"], "Sold."),
        (["€1,300", "€11,300"], "€1,300. €11,300."),
        (["", " – "], ""),
    ],
)  # fmt: skip
def test_what_says_the_same_is_said_once(texts: list[str], said: str) -> None:
    assert said_once(texts) == said


def test_a_part_that_is_gone_says_nothing(qtbot: QtBot) -> None:
    label, voice = QLabel(), Voice()
    with listening() as heard:
        voice.gather(label, "too late", urgent=True)
        delete(label)
        voice.speak()
    assert heard == []


async def heard_at_the_rostrum(stage: Stage, happens: Callable[[], object]) -> list[str]:
    """Let something happen on the block of the control window, and return what its clerk hears."""
    await stage.control()
    await settle()
    with listening() as heard:
        happens()
        await eventually(lambda: bool(heard))
        await asyncio.sleep(3 * GATHERED_MS / 1000)
    return [said.text for said in heard]


async def test_the_clerk_hears_who_bids_what(stage: Stage) -> None:
    assert await heard_at_the_rostrum(stage, lambda: stage.rehearsal.bid("ana")) == ["Paddle 101 1,300."]


async def test_of_a_rush_of_bids_the_clerk_hears_the_newest(stage: Stage) -> None:
    def rush() -> None:
        for bidder in ("ana", "soler", "ana"):
            stage.rehearsal.bid(bidder)

    assert await heard_at_the_rostrum(stage, rush) == ["Paddle 101 1,500."]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (commands.GiveFairWarning(lot=LOT), "Fair warning."),
        (commands.Sell(lot=LOT), "Lot 43 sold · Paddle 102 1,200."),
        (commands.Undo(lot=LOT), "An entry was struck."),
    ],
)
async def test_the_clerk_hears_that_a_call_has_come_about(
    stage: Stage, action: commands.AnyAction, words: str
) -> None:
    heard = await heard_at_the_rostrum(stage, lambda: stage.rehearsal.call(action))
    assert heard[0].startswith(words)


async def test_the_clerk_hears_nothing_of_other_lots(stage: Stage) -> None:
    def elsewhere() -> None:
        stage.rehearsal.call(commands.Withdraw(lot="45"))
        stage.rehearsal.bid("ana")

    assert await heard_at_the_rostrum(stage, elsewhere) == ["Paddle 101 1,300."]
