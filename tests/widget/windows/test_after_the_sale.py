"""The office after the sale, on a real house: who pays, what stayed, statements into a folder, accounts."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from contract.settlement import LotResult, OfferStatus
from contract.standing import Phase
from contract.terms import PremiumBand
from desktop_client.settings import Language
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.settlement import Sieve
from desktop_client.windows.dialogs import Question
from desktop_client.windows.office.after import words
from desktop_client.windows.office.after.page import AfterPage
from desktop_client.windows.office.window import OfficeWindow
from tests.support.house import HouseForTests, house_in
from tests.support.saleroom import Saleroom
from tests.support.waiting import eventually

RESULTS, OFFERS, BUYERS, SELLERS, ACCOUNTS, LOG = range(6)


@dataclass
class Afterwards:
    """An ended sale and the page that shows it."""

    house: HouseForTests
    room: Saleroom
    window: OfficeWindow
    page: AfterPage
    began_with: QWidget | None

    def front(self, tab: int) -> None:
        self.page.tabs.setCurrentIndex(tab)


async def ended_sale(house: HouseForTests) -> Saleroom:
    room = await Saleroom.open(house, premium=(PremiumBand(above=0, rate_bp=2_500),), premium_vat_bp=2_100)
    assert (await room.bid(room.ann, "a1", 10_000))["ok"]
    await room.call("sell", lot="1")
    await room.call("open_lot", lot="2")
    await room.call("room_bid", lot="2", amount=40_000)
    await room.call("sell", lot="2")
    await room.call("open_lot", lot="3")
    await room.call("pass", lot="3")
    await room.call("end_sale")
    return room


@pytest.fixture
async def after(tmp_path: Path, preferences: Preferences) -> AsyncIterator[Afterwards]:
    async with house_in(tmp_path / "house") as house:
        room = await ended_sale(house)
        async with page_after(room, preferences) as shown:
            yield shown


@contextlib.asynccontextmanager
async def page_after(
    room: Saleroom, preferences: Preferences, *, has_ended: bool = True
) -> AsyncIterator[Afterwards]:
    house = room.house
    async with contextlib.AsyncExitStack() as stack:
        way = House(house.url)
        stack.push_async_callback(way.close)
        await way.resume(room.clerk_person.token)
        model = OfficeViewModel(way, room.sale, preferences)
        stack.push_async_callback(model.close)
        window = OfficeWindow(model, preferences)
        stack.callback(window.deleteLater)
        stack.callback(window.close)
        window.show()
        model.start()
        await eventually(lambda: model.live.state.can_speak or model.live.has_ended())
        assert model.live.has_ended() is has_ended
        if has_ended:
            await eventually(lambda: isinstance(window._stack.currentWidget(), AfterPage))
        began_with = window._stack.currentWidget()
        page = window.show_page_named("after")
        assert isinstance(page, AfterPage)
        await eventually(lambda: page.model.is_loaded)
        yield Afterwards(house, room, window, page, began_with)


async def test_the_office_begins_with_the_accounts_only_where_the_sale_is_over(
    tmp_path: Path, preferences: Preferences
) -> None:
    async with house_in(tmp_path / "house") as house:
        room = await Saleroom.open(house)
        async with page_after(room, preferences, has_ended=False) as shown:
            assert not isinstance(shown.began_with, AfterPage)
            await room.call("pass", lot="1")
            shown.window.show_page_named("bidders")
            await room.call("end_sale")
            await eventually(shown.window.model.live.has_ended)
            assert not isinstance(shown.window._stack.currentWidget(), AfterPage), "nobody is taken away"
        async with page_after(room, preferences) as shown:
            assert isinstance(shown.began_with, AfterPage)


async def test_lots_that_were_never_called_are_unsold_once_the_sale_is_over(
    tmp_path: Path, preferences: Preferences
) -> None:
    async with house_in(tmp_path / "house") as house:
        room = await Saleroom.open(house)
        await room.call("pass", lot="1")
        await room.call("end_sale")
        async with page_after(room, preferences) as shown:
            assert [shown.page.model.count(sieve) for sieve in (Sieve.SOLD, Sieve.UNSOLD)] == [0, 3]
            assert [row.result.lot for row in shown.page.model.unsold.rows()] == ["1"], (
                "offers need a passed lot"
            )
            words_shown = {label.text() for label in shown.page.results.figures.findChildren(QLabel)}
            assert {"0 of 3", "0% of the lots offered"} <= words_shown


async def test_a_page_that_is_open_hears_that_the_sale_is_over(
    tmp_path: Path, preferences: Preferences
) -> None:
    async with house_in(tmp_path / "house") as house:
        room = await Saleroom.open(house)
        async with page_after(room, preferences, has_ended=False) as shown:
            assert shown.page.model.count(Sieve.UNSOLD) == 0
            await room.call("pass", lot="1")
            await room.call("end_sale")
            await eventually(lambda: shown.page.model.count(Sieve.UNSOLD) == 3)


async def test_a_paddle_is_noted_for_a_lot_of_the_room_by_keyboard(after: Afterwards) -> None:
    tab = after.page.results
    tab.table.setCurrentIndex(tab.table.model().index(1, 0))
    assert after.page.model.count(Sieve.ROOM) == 1
    tab.paddle.setFocus()
    QTest.keyClicks(tab.paddle.edit, after.room.ben_paddle)
    QTest.keyClick(tab.paddle.edit, Qt.Key.Key_Return)
    await eventually(lambda: after.page.model.count(Sieve.ROOM) == 0)
    assert after.page.model.results.rows()[1].result.name == "Ben"


async def test_after_a_buyer_was_noted_the_next_lot_of_the_room_is_asked_for(
    tmp_path: Path, preferences: Preferences
) -> None:
    async with house_in(tmp_path / "house") as house:
        room = await Saleroom.open(house)
        for lot in ("1", "2", "3"):
            if lot != "1":  # which the house has opened already
                await room.call("open_lot", lot=lot)
            await room.call("room_bid", lot=lot, amount=400_000)
            await room.call("sell", lot=lot)
        await room.call("end_sale")
        async with page_after(room, preferences) as shown:
            tab = shown.page.results
            shown.page.model.show_only(Sieve.ROOM)
            tab.table.setCurrentIndex(tab.table.model().index(0, 0))
            assert tab.chosen is not None
            assert tab.chosen.lot == "1"
            tab.paddle.set_text(room.ben_paddle)
            tab.allot()
            await eventually(lambda: shown.page.model.count(Sieve.ROOM) == 2)
            assert shown.window.focusWidget() is tab.paddle.edit
            assert tab.chosen is not None
            assert tab.chosen.lot == "2"


async def test_a_paddle_that_nobody_has_is_told_at_the_field(after: Afterwards) -> None:
    tab = after.page.results
    tab.table.setCurrentIndex(tab.table.model().index(1, 0))
    tab.paddle.set_text("999")
    tab.allot()
    await eventually(lambda: bool(tab.paddle.error()))
    assert "paddle" in tab.paddle.error()


async def test_an_offer_is_entered_and_accepted(after: Afterwards) -> None:
    after.front(OFFERS)
    tab = after.page.offers
    assert [row.result.lot for row in after.page.model.unsold.rows()] == ["3"]
    tab.lots.setCurrentIndex(tab.lots.model().index(0, 0))
    assert tab.lot.text() == "3"
    tab.paddle.set_text(after.room.ben_paddle)
    tab.amount.set_text("15")
    tab.submit()
    await eventually(lambda: len(after.page.model.offers.rows()) == 1)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_A)
    await eventually(lambda: after.page.model.offers.rows()[0].offer.status is OfferStatus.ACCEPTED)
    await eventually(lambda: not after.page.model.unsold.rows())
    assert after.page.model.count(Sieve.AFTER_SALE) == 1


async def test_statements_are_issued_and_saved_into_a_folder(after: Afterwards, tmp_path: Path) -> None:
    after.front(BUYERS)
    tab = after.page.buyers
    await eventually(lambda: tab.model.to_issue == 1)
    tab.model.issue(None)
    await eventually(lambda: tab.model.is_loaded and tab.model.to_issue == 0)
    folder = tmp_path / "papers"
    folder.mkdir()
    tab.model.save_all(folder, None)
    await eventually(lambda: len(list(folder.glob("*.pdf"))) == 1)
    (file,) = folder.glob("*.pdf")
    assert file.name == "buyer-00001-Ann.pdf"
    text = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded()
    assert "€130.25" in text


async def test_statements_without_a_sender_are_warned_of_until_the_letterhead_is_written(
    after: Afterwards,
) -> None:
    after.front(BUYERS)
    tab, form = after.page.buyers, after.page.settings.letterhead
    await eventually(tab.warning.isVisible)
    tab.ask_issue_all()
    (question,) = after.window.findChildren(Question)
    assert "no name and no address" in " ".join(label.text() for label in question.findChildren(QLabel))
    question.reject()
    tab.warning.action_chosen.emit("letterhead")
    assert after.page.tabs.currentIndex() == ACCOUNTS
    form.fields["name"].set_text("Casa Montesinos")
    form.submit()
    await eventually(lambda: not after.page.accounts.lacks_sender)
    after.front(BUYERS)
    assert tab.issue_all.isEnabled()
    assert tab.warning.isHidden()


async def test_a_folder_that_cannot_be_written_is_told(after: Afterwards, tmp_path: Path) -> None:
    after.front(BUYERS)
    tab = after.page.buyers
    await eventually(lambda: bool(tab.model.papers))
    failed: list[object] = []
    tab.model.failed.connect(failed.append)
    tab.model.save_all(tmp_path / "nowhere", None)
    await eventually(lambda: len(failed) == 1)
    assert tab.model.saving is None
    assert not (tmp_path / "nowhere").exists()


async def test_the_results_are_saved_as_csv_and_as_a_workbook(after: Afterwards, tmp_path: Path) -> None:
    csv, book = tmp_path / "results.csv", tmp_path / "results.xlsx"
    after.page.model.save_results(csv)
    after.page.model.save_results(book)
    await eventually(lambda: csv.exists() and book.exists())
    assert csv.read_text("utf-8").startswith("lot,title,outcome,price")
    assert book.read_bytes()[:2] == b"PK"


async def test_fees_are_kept_and_what_cannot_be_read_is_told_at_its_field(after: Afterwards) -> None:
    after.front(ACCOUNTS)
    form, model = after.page.settings.accounting, after.page.accounts
    await eventually(lambda: model.is_loaded)
    form.commission.set_text("twenty")
    form.vat.set_text("much")
    form.payment_days.set_text("soon")
    form.submit()
    assert "15" in form.commission.error()
    assert form.vat.error()
    assert form.payment_days.error()
    assert form.commission.edit.hasFocus()
    form.payment_days.set_text("14")
    form.commission.set_text("20 < 5,000; 15")
    form.vat.set_text("21")
    form.submit()
    await eventually(lambda: model.accounting.commission_vat_bp == 2_100)
    assert [(tier.above, tier.rate_bp) for tier in model.accounting.commission] == [
        (0, 2_000),
        (500_000, 1_500),
    ]


async def test_the_log_can_be_searched_by_lot(after: Afterwards) -> None:
    after.front(LOG)
    model = after.page.log.model
    await eventually(lambda: model.is_loaded)
    after.page.log.search.setText("lot 2")
    assert {row.line.lot for row in model.rows.rows()} == {"2"}
    assert any("sold the lot to the room" in row.line.text for row in model.rows.rows())


async def test_amounts_follow_the_language_and_are_read_as_they_are_written(
    after: Afterwards, preferences: Preferences
) -> None:
    after.front(ACCOUNTS)
    form, model = after.page.settings.accounting, after.page.accounts
    await eventually(lambda: model.is_loaded)
    form.commission.set_text("20 < 5,000; 15")
    form.submit()
    await eventually(lambda: bool(model.accounting.commission))
    preferences.choose_language(Language.SPANISH)
    await eventually(lambda: form.commission.text() == "20 < 5.000; 15")
    form.submit()
    await eventually(lambda: model.accounting.commission[0].rate_bp == 2_000)
    assert model.accounting.commission[1].above == 500_000
    table = after.page.results.table
    assert table.model().index(0, 3).data() == "100\xa0€"


async def test_a_switch_of_language_leaves_what_was_typed_and_not_kept_yet(
    after: Afterwards, preferences: Preferences
) -> None:
    after.front(ACCOUNTS)
    form, model = after.page.settings.accounting, after.page.accounts
    await eventually(lambda: model.is_loaded)
    for field, typed in (
        (form.commission, "20 < 5,000; 15"), (form.lot_fee, "1,250.50"), (form.unsold_fee, "a few"),
        (form.vat, "5.5"), (form.payment_days, "14"), (form.held_at, "Sevilla"),
    ):  # fmt: skip
        field.set_text(typed)
    form.buyer_note.set_text("Pay soon.")
    preferences.choose_language(Language.SPANISH)
    await eventually(lambda: form.commission.text() == "20 < 5.000; 15")
    assert (form.lot_fee.text(), form.unsold_fee.text()) == ("1.250,50", "a few")
    assert (form.vat.text(), form.payment_days.text(), form.held_at.text()) == ("5.5", "14", "Sevilla")
    assert form.buyer_note.text() == "Pay soon."
    preferences.choose_language(Language.ENGLISH)
    await eventually(lambda: form.commission.text() == "20 < 5,000; 15")
    assert (form.lot_fee.text(), form.unsold_fee.text()) == ("1,250.50", "a few")


async def test_a_lot_that_was_never_called_does_not_come_up_any_more_once_the_sale_is_over(
    preferences: Preferences,
) -> None:
    left = LotResult(lot="9", title="Stool", outcome=Phase.UPCOMING, price=None, winner=None)
    assert words.outcome(left, has_ended=False) == "coming up"
    assert words.outcome(left, has_ended=True) == "not called"
