"""Nothing a bidder presses moves from under a finger, and no finger presses twice what it meant once."""

import asyncio

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from contract import commands
from contract.commands import BidMode
from desktop_client.settings import Language
from desktop_client.theme import Tone
from desktop_client.widgets.banner import BannerView
from desktop_client.windows.sale_room.window import SaleRoomWindow
from tests.widget.windows.conftest import Stage, settle
from tests.widget.windows.test_sale_room import connection_of

AFTER_SETTLING_S = 0.5
"""Later than this after a resize nothing is scrolled any more."""
SIZES = [(100, 1360, 860), (100, 1240, 672), (100, 1024, 700), (150, 1360, 860), (200, 1360, 860)]


def top_of_the_button(window: SaleRoomWindow) -> int:
    page = window._lot_page
    return window.bidding.button.mapTo(page, QPoint()).y()


def first_rung(window: SaleRoomWindow) -> QPushButton:
    return window.bidding._ladder.findChildren(QPushButton)[0]


@pytest.mark.parametrize(("percent", "width", "height"), SIZES)
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SPANISH])
async def test_the_bid_button_stays_where_it_is_whatever_is_called_and_whoever_leads(
    stage: Stage, percent: int, width: int, height: int, language: Language
) -> None:
    stage.preferences.choose_language(language)
    stage.preferences.choose_text_percent(percent)
    window = await stage.sale_room()
    window.resize(width, height)
    await settle()
    seen = {"outbid": top_of_the_button(window)}
    stage.rehearsal.call(commands.GiveFairWarning(lot="43"))
    await settle()
    seen["fair warning"] = top_of_the_button(window)
    window.bidding.button.click()
    await settle()
    seen["leading"] = top_of_the_button(window)
    stage.rehearsal.call(commands.GiveFinalCall(lot="43"))
    await settle()
    seen["final call"] = top_of_the_button(window)
    assert len(set(seen.values())) == 1, seen


async def test_the_bid_button_is_where_it_was_for_a_lot_with_fewer_pictures(stage: Stage) -> None:
    window = await stage.sale_room()
    catalogue, seen = window.model.live.room.catalogue, set()
    for pictures in (1, 3):
        for lot in ("46", "43"):
            catalogue[lot] = msgspec.structs.replace(catalogue[lot], pictures=pictures)
        window.model.select_lot("46")
        await settle()
        window.model.select_lot("43")
        await settle()
        seen.add(top_of_the_button(window))
    assert len(seen) == 1, seen


async def test_the_maximum_stays_where_it_is_while_a_bid_travels_and_while_the_line_is_down(
    stage: Stage,
) -> None:
    window = await stage.sale_room()
    seen = [window.bidding._max.y()]
    connection = connection_of(stage)
    connection.answers.clear()
    window.bidding.button.click()
    await settle()
    seen.append(window.bidding._max.y())
    assert not first_rung(window).isEnabled()
    connection.answers.set()
    await settle()
    seen.append(window.bidding._max.y())
    connection.lose()
    await settle()
    seen.append(window.bidding._max.y())
    assert len(set(seen)) == 1, seen


async def test_the_second_click_of_a_double_click_leaves_no_maximum(stage: Stage) -> None:
    window = await stage.sale_room()
    window.bidding.button.click()
    first_rung(window).click()
    await settle()
    sent = [bid.mode for bid in connection_of(stage).sent]  # type: ignore[union-attr]
    assert sent == [BidMode.EXACT]


@pytest.mark.parametrize("pressed", ["button", "rung"])
async def test_a_finger_that_is_down_while_another_lot_comes_bids_on_neither(
    stage: Stage, pressed: str
) -> None:
    window = await stage.sale_room()
    under = window.bidding.button if pressed == "button" else first_rung(window)
    QTest.mousePress(under, Qt.MouseButton.LeftButton)
    for lot in ("46", "43"):
        window.model.select_lot(lot)
        await settle()
    QTest.mouseRelease(under, Qt.MouseButton.LeftButton)
    await settle()
    assert window.model.last_bid() is None
    QTest.mouseClick(under, Qt.MouseButton.LeftButton)
    await settle()
    assert window.model.last_bid() is not None


async def test_who_is_asked_before_each_bid_is_asked_at_a_rung_too(stage: Stage) -> None:
    stage.preferences.choose_confirm(True)
    window = await stage.sale_room()
    first_rung(window).click()
    await settle()
    assert connection_of(stage).sent == []
    assert window.bidding._max._edit.text() == "1,400"
    assert window.bidding._max._line.text() == "Nothing is sent until you press Enter."
    window.bidding._max._on_submitted()
    await settle()
    assert [bid.amount for bid in connection_of(stage).sent] == [140_000]  # type: ignore[union-attr]


async def test_after_the_sale_the_buttons_of_the_results_are_in_sight_in_a_low_window(stage: Stage) -> None:
    window = await stage.sale_room()
    window.resize(1240, 620)
    stage.rehearsal.call(commands.Sell(lot="43"))
    stage.rehearsal.call(commands.EndSale())
    await settle()
    check = window.results._check
    assert check.visibleRegion().boundingRect().size() == check.size()


async def test_in_large_text_each_lot_comes_with_its_price_and_the_end_with_its_headline(
    stage: Stage,
) -> None:
    stage.preferences.choose_text_percent(200)
    window = await stage.sale_room()
    window.resize(1024, 700)
    await settle()
    stage.rehearsal.call(commands.Sell(lot="43"))
    stage.rehearsal.call(commands.OpenLot(lot="44"))
    await settle()
    button, price = window.bidding.button, window.lot.price
    assert button.visibleRegion().boundingRect().height() == button.height()
    assert price.visibleRegion().boundingRect().height() >= price.fontMetrics().ascent()
    stage.rehearsal.call(commands.Pass(lot="44"))
    stage.rehearsal.call(commands.EndSale())
    await settle()
    headline = window.results.headline
    assert headline.visibleRegion().boundingRect().size() == headline.size()


async def test_in_large_text_a_notice_at_the_foot_leaves_the_bid_button_in_sight(stage: Stage) -> None:
    stage.preferences.choose_text_percent(200)
    window = await stage.sale_room()
    window.resize(1366, 744)
    await settle()
    await asyncio.sleep(AFTER_SETTLING_S)
    window.alarm.show_banner(BannerView("A receipt is false", "Ask the house.", Tone.OUTBID, "warning"))
    await settle()
    button = window.bidding.button
    assert button.visibleRegion().boundingRect().size() == button.size()


async def test_when_the_sale_is_over_nothing_is_at_stake_and_nobody_attends(stage: Stage) -> None:
    window = await stage.sale_room()
    assert window.status._stake.text()
    stage.rehearsal.call(commands.Sell(lot="43"))
    stage.rehearsal.call(commands.EndSale())
    await settle()
    assert (window.status._stake.text(), window.status._attending.text()) == ("", "")


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SPANISH])
async def test_the_button_beside_the_budget_stands_in_line_with_its_field(
    stage: Stage, language: Language, percent: int
) -> None:
    stage.preferences.choose_language(language)
    stage.preferences.choose_text_percent(percent)
    window = await stage.sale_room()
    book = window.open_my_book()
    await settle()
    edit = book.budget.edit
    field, button = edit.mapTo(book, edit.rect().center()), book.keep.mapTo(book, book.keep.rect().center())
    assert abs(field.y() - button.y()) <= 2
