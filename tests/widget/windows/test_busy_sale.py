"""Thousands of lots and a thousand bids a second: what a bid costs a window is counted here, not timed.

A window does nothing for a lot that is not in sight, and for one that is no more than its row.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QListView

from benchmarks.desktop.sale import SALE
from contract.feed import BidTaken, FeedEntry, LotExtended
from contract.wire import Role
from desktop_client.viewmodels import live_sale
from desktop_client.viewmodels.catalogue_model import CatalogueModel
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.widgets.event_feed import EventFeed, FeedDelegate
from desktop_client.widgets.feed_model import PAGE
from desktop_client.widgets.lot_list import LotDelegate, LotList
from desktop_client.windows.control.block_panel import BlockPanel
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.sale_room.bid_panel import BidPanel
from desktop_client.windows.sale_room.lot_panel import LotPanel
from desktop_client.windows.sale_room.window import SaleRoomWindow
from desktop_client.windows.words_cell import WordsDelegate
from tests.support.crowded_house import CrowdedHouse
from tests.support.waiting import eventually
from tests.widget.windows.conftest import settle

LOTS = 2_000
Window = SaleRoomWindow | ControlWindow
Opened = Callable[[Role], Awaitable[tuple[CrowdedHouse, Any]]]


@pytest.fixture
async def opened(preferences: Preferences) -> AsyncIterator[Opened]:
    """Open a window on a crowded sale, and wait until every lot is in its strip and painted."""
    models: list[SaleRoomViewModel | ControlViewModel] = []
    windows: list[Window] = []

    async def open_window(role: Role) -> tuple[CrowdedHouse, Window]:
        house = CrowdedHouse(LOTS, role)
        if role is Role.BIDDER:
            model: SaleRoomViewModel | ControlViewModel = SaleRoomViewModel(house, SALE, preferences)  # type: ignore[arg-type]
            window: Window = SaleRoomWindow(model, preferences)  # type: ignore[arg-type]
        else:
            model = ControlViewModel(house, SALE, preferences)  # type: ignore[arg-type]
            window = ControlWindow(model, preferences)
        models.append(model)
        windows.append(window)
        clock = window._second if isinstance(window, SaleRoomWindow) else window.closing._timer
        clock.setInterval(3_600_000)  # what is in sight is shown again each second; here bids are counted
        window.show()
        model.start()
        await eventually(lambda: model.live.catalogue.rowCount() == LOTS)
        await eventually(lambda: not model.live._waiting_lots)
        await settle()
        return house, window

    yield open_window
    for model in models:
        await model.close()
    for window in windows:
        window.close()
        window.deleteLater()
    await settle()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what is done in lists, tables and panels."""
    counts: Counter[str] = Counter()

    def count(owner: type, name: str, key: str) -> None:
        work = getattr(owner, name)

        def counting(*arguments: Any) -> Any:
            counts[key] += 1
            return work(*arguments)

        monkeypatch.setattr(owner, name, counting, raising=False)

    for lists in (LotList, EventFeed):
        monkeypatch.setattr(lists, "doItemsLayout", QListView.doItemsLayout, raising=False)
    count(LotList, "doItemsLayout", "strip laid out")
    count(LotDelegate, "paint", "lots painted")
    count(FeedDelegate, "paint", "feed rows painted")
    count(WordsDelegate, "paint", "cells painted")
    count(LotPanel, "show_lot", "lot shown")
    count(BidPanel, "show_bidding", "bidding shown")
    count(BlockPanel, "show_block", "block shown")
    count(CatalogueModel, "show_row", "rows shown")
    return counts


def bid_on(house: CrowdedHouse, lot: str) -> FeedEntry:
    """Return the next bid, on this lot."""
    entry = house.sale.bids(1, 1)[0]
    assert isinstance(entry, BidTaken)
    assert entry.standing is not None
    closes_at = house.sale.standings[lot].closes_at
    standing = msgspec.structs.replace(entry.standing, lot=lot, closes_at=closes_at)
    return msgspec.structs.replace(entry, lot=lot, standing=standing)


def out_of_sight(house: CrowdedHouse, count: int) -> list[FeedEntry]:
    """Return bids on lots far down the catalogue."""
    return [bid_on(house, str(LOTS - place % 1_000)) for place in range(count)]


def resets_of(window: Window) -> list[str]:
    """Note every model of the window that is reset or rearranged."""
    resets: list[str] = []
    for view in window.findChildren(QListView):
        model, name = view.model(), type(view).__name__
        if model is not None:
            model.modelReset.connect(lambda name=name: resets.append(name))
            model.layoutChanged.connect(lambda name=name: resets.append(name))
    if isinstance(window, ControlWindow):
        window.closing._lines.modelReset.connect(lambda: resets.append("closing"))
    return resets


async def test_bids_on_lots_out_of_sight_paint_no_lot_and_lay_out_nothing(
    opened: Opened, counted: Counter[str]
) -> None:
    house, window = await opened(Role.BIDDER)
    resets = resets_of(window)
    told: list[int] = []
    window.model.live.catalogue.dataChanged.connect(lambda first, last: told.append(last.row() - first.row()))
    counted.clear()
    house.tell(out_of_sight(house, 1_000))
    await settle()
    assert told == [0] * 1_000  # each row singly: a range would have the whole strip painted
    assert counted["rows shown"] == 1_000
    assert {
        key: counted[key] for key in ("lots painted", "strip laid out", "lot shown", "bidding shown")
    } == {
        "lots painted": 0,
        "strip laid out": 0,
        "lot shown": 0,
        "bidding shown": 0,
    }
    assert resets == []


async def test_a_bid_on_a_lot_in_sight_paints_its_row_alone(opened: Opened, counted: Counter[str]) -> None:
    house, window = await opened(Role.BIDDER)
    window.model.select_lot("1")
    await settle()
    counted.clear()
    house.tell([bid_on(house, "3"), *out_of_sight(house, 50)])
    await settle()
    assert counted["lots painted"] == 1
    assert counted["lot shown"] == 0
    row = window.model.live.catalogue.row("3")
    assert row is not None
    assert row.standing.price is not None


async def test_a_bid_on_the_lot_that_is_looked_at_is_shown_once_for_all_that_came_with_it(
    opened: Opened, counted: Counter[str]
) -> None:
    house, window = await opened(Role.BIDDER)
    shown = window.model.shown
    counted.clear()
    house.tell([bid_on(house, shown) for _ in range(20)])
    await settle()
    assert (counted["lot shown"], counted["bidding shown"]) == (1, 1)
    assert window.model.shown_standing == window.model.live.room.standings[shown]


async def test_a_bid_on_the_lot_that_is_looked_at_does_not_lay_out_the_bar(
    opened: Opened, qapp: QApplication
) -> None:
    house, window = await opened(Role.BIDDER)
    asked: Counter[QObject] = Counter()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.LayoutRequest:
                asked[watched] += 1
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    house.tell([bid_on(house, window.model.shown)])
    await settle()
    qapp.removeEventFilter(watch)
    assert asked[window.lot] >= 1
    assert asked[window.top_bar] == 0


async def test_a_rush_in_the_feed_is_worded_and_painted_only_as_far_as_it_is_in_sight(
    opened: Opened, counted: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    house, window = await opened(Role.BIDDER)
    feed = window.feed._feed
    worded: Counter[int] = Counter()
    words = feed._own._words
    monkeypatch.setattr(feed._own, "_words", lambda row: worded.update([row.n]) or words(row))
    fits = feed.viewport().height() // feed.sizeHintForRow(0) + 2 if feed.model().rowCount() else 40
    counted.clear()
    house.tell(out_of_sight(house, 1_000))
    await settle()
    assert 0 < len(worded) <= fits
    assert counted["feed rows painted"] <= 2 * fits
    assert feed.model().rowCount() <= 2 * PAGE
    assert feed._own.data(feed.model().index(0, 0), 0).endswith(
        words(window.model.live.room.rows[1_000]).spoken
    )


async def test_older_rows_of_the_feed_come_when_somebody_scrolls_down_to_them(opened: Opened) -> None:
    house, window = await opened(Role.BIDDER)
    feed = window.feed._feed
    house.tell(out_of_sight(house, 1_000))
    await settle()
    assert feed.model().rowCount() < 1_000
    for _ in range(12):
        feed.scrollToBottom()
        await asyncio.sleep(0.01)
    assert feed.model().rowCount() == 1_000
    oldest = feed.model().index(999, 0)
    assert oldest.data(0) == feed._own._words(window.model.live.room.rows[1]).spoken


async def test_only_pictures_of_lots_in_sight_are_fetched(opened: Opened) -> None:
    house, window = await opened(Role.BIDDER)
    strip = window.catalogue._list
    in_sight = strip.viewport().height() // strip.sizeHintForRow(0) + 2
    thumbs = [asked for asked in house.pictures if asked.endswith("thumb")]
    assert 0 < len(thumbs) <= in_sight
    house.pictures.clear()
    strip.scrollToBottom()
    await settle()
    assert f"{LOTS} thumb" in house.pictures


async def test_a_large_catalogue_is_shown_in_turns(
    preferences: Preferences, counted: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    house = CrowdedHouse(LOTS)
    model = SaleRoomViewModel(house, SALE, preferences)  # type: ignore[arg-type]
    in_a_turn: list[int] = []
    update = model.live._update_catalogue

    def counting() -> None:
        before = counted["rows shown"]
        update()
        in_a_turn.append(counted["rows shown"] - before)

    monkeypatch.setattr(model.live, "_update_catalogue", counting)
    model.start()
    await eventually(lambda: model.live.catalogue.rowCount() == LOTS)
    house.tell([bid_on(house, str(lot)) for lot in range(1, LOTS + 1)])
    await eventually(lambda: all(row.standing.price is not None for row in model.live.catalogue.rows()))
    assert max(in_a_turn) <= live_sale.AT_ONCE
    await model.close()


async def test_the_rostrum_paints_nothing_for_bids_on_lots_out_of_sight(
    opened: Opened, counted: Counter[str]
) -> None:
    house, window = await opened(Role.CLERK)
    resets = resets_of(window)
    counted.clear()
    house.tell(out_of_sight(house, 1_000))
    await settle()
    assert (counted["cells painted"], counted["lots painted"], counted["block shown"]) == (0, 0, 0)
    assert resets == []


async def test_a_lot_that_is_given_more_time_moves_alone_in_the_order_of_closing(
    opened: Opened, counted: Counter[str]
) -> None:
    house, window = await opened(Role.CLERK)
    resets = resets_of(window)
    lines = window.closing._lines
    standing = house.sale.standings["2"]
    later = msgspec.structs.replace(standing, closes_at=(standing.closes_at or 0) + 5_500)
    house.sale.head += 1
    house.tell([LotExtended(n=house.sale.head, at=1, lot="2", standing=later, by_ms=5_500)])
    await settle()
    assert lines.lots()[:8] == ("1", "3", "4", "5", "6", "7", "2", "8")
    assert list(lines.lots()) == window.model.live.room.overview.closing_order()
    assert resets == []
