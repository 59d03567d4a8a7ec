"""The bidder's window: a press is one bid, every state has its word, nothing is left unexplained."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from contract import commands
from contract.commands import BidMode
from contract.terms import Registration, SaleKind
from desktop_client.settings import Language
from desktop_client.widgets.bid_button import BidButtonState
from desktop_client.widgets.feed_model import FeedRole, FeedRow
from desktop_client.widgets.phase_banner import PhaseNotice
from desktop_client.widgets.picture_overlay import PictureOverlay
from desktop_client.windows.sale_room.window import SaleRoomWindow
from tests.support.rehearsal import Rehearsal, RehearsalConnection
from tests.support.waiting import eventually
from tests.widget.windows.conftest import Stage, settle


def connection_of(stage: Stage) -> RehearsalConnection:
    connection = stage.rehearsal.houses[0].connection
    assert connection is not None
    return connection


def feed_of(window: SaleRoomWindow) -> list[FeedRow]:
    model = window.feed._feed.model()
    return [model.index(row, 0).data(FeedRole.ROW) for row in range(model.rowCount())]


async def test_a_click_on_the_bid_button_sends_one_bid_at_the_ask(stage: Stage) -> None:
    window = await stage.sale_room()
    ask = stage.rehearsal.standing("43").ask
    window.bidding.button.click()
    await settle()
    sent = connection_of(stage).sent
    assert [(bid.lot, bid.amount, bid.mode) for bid in sent] == [("43", ask, BidMode.EXACT)]  # type: ignore[union-attr]
    assert window.bidding.button.state is BidButtonState.LEADING
    assert stage.rehearsal.standing("43").leader == window.model.me


async def test_two_presses_within_the_blink_of_an_eye_are_one_bid(stage: Stage) -> None:
    window = await stage.sale_room()
    connection_of(stage).answers.clear()
    window.bidding.button.click()
    window.bidding.button.click()
    await settle()
    assert len(connection_of(stage).sent) == 1
    connection_of(stage).answers.set()
    await settle()
    assert len(connection_of(stage).sent) == 1


async def test_space_bids_and_in_a_field_it_is_a_space(stage: Stage) -> None:
    window = await stage.sale_room()
    window.activateWindow()
    window.catalogue.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    await settle()
    assert connection_of(stage).sent == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_Space)
    await settle()
    assert len(connection_of(stage).sent) == 1


async def test_a_bid_is_seen_on_its_way_until_the_verdict_comes(stage: Stage) -> None:
    window = await stage.sale_room()
    connection_of(stage).answers.clear()
    window.bidding.button.click()
    await settle()
    assert window.bidding.button.state is BidButtonState.SENDING
    assert "waiting for the house" in window.bidding._receipt.line()
    connection_of(stage).answers.set()
    await settle()
    assert window.bidding.button.state is BidButtonState.LEADING
    assert "accepted at €1,300" in window.bidding._receipt.line()


async def test_a_refused_bid_says_why_with_the_new_asking_price(stage: Stage) -> None:
    window = await stage.sale_room()
    connection_of(stage).answers.clear()
    window.bidding.button.click()
    await settle()
    assert stage.rehearsal.bid("prado", 2_000).ok
    connection_of(stage).answers.set()
    await settle()
    ask = window.preferences.formats.money(stage.rehearsal.standing("43").ask or 0, "EUR")
    assert f"refused: the asking price is {ask} now" in window.bidding._receipt.line()
    assert any(ask in text for text in window.toasts.texts())


async def test_a_rung_of_the_ladder_leaves_a_maximum(stage: Stage) -> None:
    window = await stage.sale_room()
    window.bidding._ladder.rung_chosen.emit(stage.rehearsal.standing("43").next_rungs[1])
    await settle()
    bid = connection_of(stage).sent[0]
    assert isinstance(bid, commands.Bid)
    assert (bid.mode, bid.amount) == (BidMode.MAX, 150_000)
    assert "The book bids for you up to €1,500." in window.bidding.button.reason()


async def test_a_maximum_below_the_ask_is_not_sent_and_says_how_much_it_takes(stage: Stage) -> None:
    window = await stage.sale_room()
    window.bidding._max.max_bid_left.emit(100_000)
    await settle()
    assert connection_of(stage).sent == []
    assert window.bidding._max.error() == "At least €1,300 now."


async def test_a_lost_connection_takes_the_button_away_and_its_return_gives_it_back(stage: Stage) -> None:
    window = await stage.sale_room()
    connection_of(stage).lose()
    await settle()
    assert window.bidding.button.state is BidButtonState.NO_CONNECTION
    window.bidding.button.click()
    window.model.leave_max(200_000)
    await settle()
    assert connection_of(stage).sent == []
    connection_of(stage).start()
    await settle()
    assert window.bidding.button.state is BidButtonState.OUTBID


async def test_try_now_does_not_wait_for_the_next_attempt(stage: Stage) -> None:
    window = await stage.sale_room()
    connection_of(stage).lose()
    await settle()
    window.status._badge.try_now.emit()
    assert connection_of(stage).tries == 1


@pytest.mark.parametrize(
    ("action", "state", "notice"),
    [
        (commands.Hold(text="A moment."), BidButtonState.ON_HOLD, PhaseNotice.ON_HOLD),
        (commands.GiveFairWarning(lot="43"), BidButtonState.OUTBID, PhaseNotice.FAIR_WARNING),
        (commands.GiveFinalCall(lot="43"), BidButtonState.OUTBID, PhaseNotice.FINAL_CALL),
        (commands.Sell(lot="43"), BidButtonState.CLOSED_SOLD, PhaseNotice.SOLD),
        (commands.Pass(lot="43"), BidButtonState.CLOSED_PASSED, PhaseNotice.PASSED),
        (commands.Withdraw(lot="43"), BidButtonState.CLOSED_PASSED, PhaseNotice.WITHDRAWN),
    ],
)
async def test_what_the_auctioneer_calls_is_what_button_and_notice_say(
    stage: Stage, action: commands.AnyAction, state: BidButtonState, notice: PhaseNotice
) -> None:
    window = await stage.sale_room()
    assert stage.rehearsal.call(action).ok
    await settle()
    assert (window.bidding.button.state, window.bidding._notice.notice) == (state, notice)


async def test_an_undone_bid_stays_in_the_feed_struck_through(stage: Stage) -> None:
    window = await stage.sale_room()
    struck = [row for row in feed_of(window) if row.struck]
    assert [(row.who, row.amount_text) for row in struck] == [("Room", "1,100")]
    stage.rehearsal.bid("prado")
    stage.rehearsal.call(commands.Undo(lot="43"))
    await settle()
    assert len([row for row in feed_of(window) if row.struck]) == 2


async def test_the_window_follows_the_block_and_stays_where_a_lot_was_chosen(stage: Stage) -> None:
    window = await stage.sale_room()
    window.catalogue.lot_chosen.emit("47")
    await settle()
    stage.rehearsal.bid("prado")
    await settle()
    assert window.model.shown == "47"
    assert window.bidding.button.state is BidButtonState.NOT_OPEN
    QTest.keyClick(window, Qt.Key.Key_B)
    stage.rehearsal.call(commands.Sell(lot="43"))
    stage.rehearsal.call(commands.OpenLot(lot="44"))
    await settle()
    assert window.model.shown == "44"


async def test_the_results_stand_in_the_middle_when_the_sale_is_over(stage: Stage) -> None:
    window = await stage.sale_room()
    window.bidding.button.click()
    await settle()
    stage.rehearsal.call(commands.Sell(lot="43"))
    stage.rehearsal.call(commands.EndSale())
    await settle()
    assert window.results.isVisible()
    assert window.results._mine.text() == "You won 1 lot for €1,300."


async def test_registering_gives_a_paddle_or_says_that_the_house_is_looking(
    empty_stage: Callable[[Rehearsal], Stage],
) -> None:
    rehearsal = Rehearsal(registration=Registration.APPROVAL, bidders=())
    rehearsal.call(commands.OpenSale())
    rehearsal.call(commands.OpenLot(lot="43"))
    stage = empty_stage(rehearsal)
    window = await stage.sale_room(rehearsal.bidder("ana"))
    assert window.bidding.button.state is BidButtonState.REGISTER
    window.bidding.button.click()
    await settle()
    assert window.bidding.button.state is BidButtonState.WAITING_FOR_APPROVAL


async def test_in_a_timed_sale_a_bid_elsewhere_leaves_the_lot_that_is_looked_at(
    empty_stage: Callable[[Rehearsal], Stage],
) -> None:
    rehearsal = Rehearsal(kind=SaleKind.TIMED)
    rehearsal.call(commands.OpenSale())
    window = await empty_stage(rehearsal).sale_room(rehearsal.bidder("ana"))
    assert window.model.shown == "41"
    rehearsal.bid("soler", lot="45")
    await settle()
    assert window.model.shown == "41"
    window.model.select_lot("45")
    await settle()
    assert window.model.shown == "45"


async def test_searching_the_catalogue_ignores_accents_and_case(stage: Stage) -> None:
    window = await stage.sale_room()
    rows = window.catalogue._rows
    window.catalogue._search.setText("LEICA")
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["45 Leica IIIf, with case"]
    window.catalogue._search.setText("43")
    assert rows.rowCount() == 1
    window.catalogue._search.setText("no such thing")
    assert rows.rowCount() == 0


async def test_space_on_another_lot_of_the_catalogue_looks_at_it_and_bids_only_then(stage: Stage) -> None:
    window = await stage.sale_room()
    window.activateWindow()
    lots = window.catalogue._list
    lots.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(lots, Qt.Key.Key_Down)
    QTest.keyClick(lots, Qt.Key.Key_Space)
    await settle()
    assert (window.model.shown, connection_of(stage).sent) == ("44", [])
    QTest.keyClick(window, Qt.Key.Key_B)
    await settle()
    QTest.keyClick(lots, Qt.Key.Key_Space)
    await settle()
    assert [bid.lot for bid in connection_of(stage).sent] == ["43"]  # type: ignore[union-attr]


async def test_watching_a_lot_marks_it_and_tells_when_it_comes_up(stage: Stage) -> None:
    window = await stage.sale_room()
    window.model.select_lot("45")
    await settle()
    QTest.keyClick(window, Qt.Key.Key_W)
    await settle()
    row = window.model.live.catalogue.row("45")
    assert row is not None
    assert row.watched
    assert "Lot 45 on your watch list" in window.status._remark.text()


async def test_a_maximum_left_before_the_lot_comes_up_is_shown_and_not_called_outbid(stage: Stage) -> None:
    window = await stage.sale_room()
    window.model.select_lot("45")
    await settle()
    window.model.leave_max(45_000)
    await settle()
    assert window.bidding._receipt.line().endswith("maximum €450 in the book")
    assert "€450" in window.bidding._max._line.text()
    assert window.lot._lead_detail.text() == "your max bid €450"


async def test_the_space_that_closes_an_enlarged_picture_is_no_bid(stage: Stage) -> None:
    house = stage.rehearsal.bidder("ana")
    house.picture_of = lambda _lot: png()
    window = await stage.sale_room(house)
    window.activateWindow()
    await eventually(lambda: not window.model.live.pictures.is_busy)
    await settle()
    window.lot._picture.enlarge()
    (overlay,) = window.findChildren(PictureOverlay)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    await settle()
    assert connection_of(stage).sent == []
    assert not window.findChildren(PictureOverlay) or not overlay.isVisible()


def png() -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0x8A6116)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


async def test_a_notice_follows_the_language_while_it_is_shown(stage: Stage) -> None:
    window = await stage.sale_room()
    connection_of(stage).lose()
    await settle()
    window.bidding.button.click()
    assert window.toasts.texts()[0].startswith("Nothing was sent: there is no connection.")
    stage.preferences.choose_language(Language.SPANISH)
    await settle()
    assert len(window.toasts.texts()) == 1
    assert "Nothing" not in window.toasts.texts()[0]


async def test_a_timed_lot_is_not_called_it_opens_and_its_clock_says_what_it_counts_to(
    empty_stage: Callable[[Rehearsal], Stage],
) -> None:
    stage = empty_stage(Rehearsal(kind=SaleKind.TIMED, absentee=False))
    window = await stage.sale_room()
    assert window.bidding.button.reason() == "Bidding has not opened yet."
    assert window.lot._countdown.accessibleName().endswith("until it closes")


async def test_a_lot_sold_to_another_is_no_arrow_but_a_fallen_hammer(stage: Stage) -> None:
    window = await stage.sale_room()
    stage.rehearsal.call(commands.Sell(lot="43"))
    await settle()
    assert (window.lot._lead.text(), window.lot._lead_icon._name) == ("Sold · Paddle 102", "gavel")
