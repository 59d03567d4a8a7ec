"""The bidder's own side of the sale room: book, either-or, budget, alarms, results and offers."""

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QModelIndex

from contract import commands
from contract.commands import BidMode
from contract.settlement import Offer, OfferStatus
from contract.wire import YouEntry, YouType
from desktop_client.viewmodels.alarms import Watch
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.notices import NoticeKind, Notices
from desktop_client.viewmodels.results import ResultLine
from desktop_client.windows.dialogs import Question
from desktop_client.windows.sale_room.budget_question import BudgetQuestion
from desktop_client.windows.sale_room.offer_dialog import OfferDialog
from desktop_client.windows.sale_room.window import SaleRoomWindow
from tests.support.rehearsal import SALE, RehearsalConnection, RehearsalHouse
from tests.support.rehearsal_bidder import BidderApi
from tests.widget.windows.conftest import Stage, settle


def house_of(stage: Stage) -> RehearsalHouse:
    return stage.rehearsal.houses[0]


def sent(stage: Stage) -> list[commands.Bid]:
    connection = house_of(stage).connection
    assert isinstance(connection, RehearsalConnection)
    return [bid for bid in connection.sent if isinstance(bid, commands.Bid)]


async def look_at(window: SaleRoomWindow, lot: str) -> None:
    window.model.select_lot(lot)
    await settle()


async def test_a_maximum_before_the_lot_opens_carries_plus_one_and_its_group(stage: Stage) -> None:
    window = await stage.sale_room()
    await look_at(window, "46")
    window.bidding._options._plus_one.setChecked(True)
    window.bidding._options._group.setText(" clock ")
    window.bidding._max.max_bid_left.emit(300_000)
    await settle()
    bid = sent(stage)[0]
    assert (bid.lot, bid.mode, bid.plus_one, bid.group) == ("46", BidMode.MAX, True, "clock")
    you = window.model.live.you
    assert you is not None
    assert (you.plus_ones, you.groups) == (["46"], {"46": "clock"})


async def test_the_options_are_there_only_before_the_lot_opens(stage: Stage) -> None:
    window = await stage.sale_room()
    assert window.bidding._options.isHidden()
    await look_at(window, "46")
    assert window.bidding._options.isVisible()


async def test_what_is_being_typed_for_a_lot_survives_the_bids_of_others(stage: Stage) -> None:
    window = await stage.sale_room()
    await look_at(window, "46")
    window.bidding._options._group.setText("clo")
    stage.rehearsal.bid("prado")
    await settle()
    assert window.bidding._options.group == "clo"
    await look_at(window, "47")
    assert window.bidding._options.group is None


async def test_a_maximum_goes_out_of_the_book_again(stage: Stage) -> None:
    window = await stage.sale_room()
    await look_at(window, "46")
    window.bidding._max.max_bid_left.emit(300_000)
    await settle()
    assert window.bidding._options._take_out.isVisible()
    window.bidding._options._take_out.click()
    await settle()
    assert window.model.absentee.book() == []
    assert window.bidding._options._take_out.isHidden()


async def test_winning_one_lot_of_a_group_takes_the_others_out_and_says_so(stage: Stage) -> None:
    window = await stage.sale_room()
    for lot, amount in (("44", 200_000), ("45", 90_000)):
        await look_at(window, lot)
        window.bidding._options._group.setText("seat")
        window.bidding._max.max_bid_left.emit(amount)
        await settle()
    assert [one.lot for one in window.model.absentee.book()] == ["44", "45"]
    stage.rehearsal.call(commands.Pass(lot="43"))
    stage.rehearsal.call(commands.OpenLot(lot="44"))
    stage.rehearsal.call(commands.Sell(lot="44", override=True))
    await settle()
    assert window.model.absentee.book() == []
    assert [won.lot for won in window.model.live.you.won] == ["44"]  # type: ignore[union-attr]


async def test_a_bid_within_the_budget_goes_without_a_question(stage: Stage) -> None:
    stage.preferences.choose_budget(SALE, 200_000)
    window = await stage.sale_room()
    window.bidding.button.click()
    await settle()
    assert len(sent(stage)) == 1
    assert window.findChildren(BudgetQuestion) == []


@pytest.mark.parametrize("goes_on", [True, False])
async def test_a_bid_beyond_the_budget_is_asked_about_and_nothing_is_sent_before(
    stage: Stage, goes_on: bool
) -> None:
    stage.preferences.choose_budget(SALE, 100_000)
    window = await stage.sale_room()
    window.bidding.button.click()
    await settle()
    assert sent(stage) == []
    (question,) = window.findChildren(Question)
    (question._yes if goes_on else question._no).click()
    await settle()
    assert [bid.amount for bid in sent(stage)] == ([130_000] if goes_on else [])


async def test_my_book_lists_what_i_left_and_keeps_a_budget(stage: Stage) -> None:
    window = await stage.sale_room()
    await look_at(window, "46")
    window.bidding._max.max_bid_left.emit(300_000)
    await settle()
    dialog = window.open_my_book()
    assert [one.lot for one in dialog._rows.rows()] == ["46"]
    dialog.budget.set_text("2,500")
    dialog.keep.click()
    assert stage.preferences.budget(SALE) == 250_000
    dialog.budget.set_text("much")
    dialog.keep.click()
    assert "not an amount" in dialog.budget.error()
    dialog.budget.set_text("")
    dialog.keep.click()
    assert stage.preferences.budget(SALE) is None
    dialog.table.selectRow(0)
    dialog.take_out.click()
    await settle()
    assert dialog._rows.rows() == ()


# ── after the sale ───────────────────────────────────────────────────────────────────────────────────────


async def ended(stage: Stage) -> SaleRoomWindow:
    """Pass lot 43 and end the sale."""
    window = await stage.sale_room()
    stage.rehearsal.call(commands.Pass(lot="43"))
    stage.rehearsal.call(commands.EndSale())
    await settle()
    return window


def line_of(window: SaleRoomWindow, lot: str) -> tuple[QModelIndex, ResultLine]:
    model = window.results.table.model()
    indexes = (model.index(row, 0) for row in range(model.rowCount()))
    return next((index, index.data(ROW_ROLE)) for index in indexes if index.data(ROW_ROLE).lot == lot)


def api_of(stage: Stage) -> BidderApi:
    api = house_of(stage).api
    assert isinstance(api, BidderApi)
    return api


def with_offers(stage: Stage, *offers: Offer) -> dict[tuple[str, str], Any]:
    answers = api_of(stage).answers
    answers["GET", f"/api/sales/{SALE}/offers"] = lambda _body: list(offers)
    return answers


def offer(status: OfferStatus, lot: str = "43") -> Offer:
    return Offer(
        id="o1",
        lot=lot,
        title="Clock",
        user="ana",
        name="Ana",
        paddle="101",
        amount=70_000,
        status=status,
        made_at=1,
    )


async def test_a_passed_lot_may_be_offered_for_and_a_sold_one_may_not(stage: Stage) -> None:
    window = await ended(stage)
    assert line_of(window, "43")[1].may_offer
    assert not line_of(window, "41")[1].may_offer
    window.results.table.setCurrentIndex(line_of(window, "41")[0])
    assert not window.results.offer.isEnabled()


async def test_an_offer_is_sent_as_it_was_typed(stage: Stage) -> None:
    window = await ended(stage)
    answers = with_offers(stage)
    answers["POST", f"/api/sales/{SALE}/offers"] = lambda _body: offer(OfferStatus.OPEN)
    window.results.table.setCurrentIndex(line_of(window, "43")[0])
    window.results.offer.click()
    (dialog,) = window.findChildren(OfferDialog)
    dialog.amount.set_text("nothing")
    dialog.send()
    assert dialog.amount.error()
    dialog.amount.set_text("700")
    dialog.send()
    await settle()
    body = next(body for method, _, body in api_of(stage).asked if method == "POST")
    assert (body.lot, body.amount) == ("43", 70_000)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (OfferStatus.OPEN, "you offered €700"),
        (OfferStatus.ACCEPTED, "YOU, after the sale"),
        (OfferStatus.DECLINED, "offer of €700 declined"),
        (OfferStatus.WITHDRAWN, "passed"),
    ],
)
async def test_what_became_of_an_offer_stands_at_the_lot(
    stage: Stage, status: OfferStatus, words: str
) -> None:
    window = await ended(stage)
    with_offers(stage, offer(status))
    window.model.after.refresh()
    await settle()
    index, line = line_of(window, "43")
    assert window.results._to(line) == words
    assert line.is_mine == (status is OfferStatus.ACCEPTED)
    window.results.table.setCurrentIndex(index)
    expected = "Take the offer back" if status is OfferStatus.OPEN else "Make an offer"
    assert window.results.offer.label() == expected


async def test_a_maximum_taken_out_and_left_again_in_a_breath_is_told_of_when_the_house_takes_it_out(
    stage: Stage,
) -> None:
    window = await stage.sale_room()
    live, notices = window.model.live, Notices()
    watch, told = Watch(live, stage.preferences, notices), []
    notices.came.connect(told.append)
    you = live.you
    assert you is not None

    def hear(kind: YouType, maxes: dict[str, int]) -> None:
        live.room.you = msgspec.structs.replace(you, maxes=maxes)
        live.told.emit(YouEntry(type=kind, lot="45"))

    hear(YouType.MAX_LEFT, {"45": 1_000})
    watch.expect_out("45")
    hear(YouType.CHANGED, {})
    assert NoticeKind.MAX_OUT not in {one.kind for one in told}
    hear(YouType.MAX_LEFT, {"45": 1_000})
    hear(YouType.CHANGED, {})
    assert NoticeKind.MAX_OUT in {one.kind for one in told}
    watch.close()
