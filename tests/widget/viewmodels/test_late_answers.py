"""What was asked before is never shown over what was asked, done or told since; nothing done is given up."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from contract.catalogue import LotChange
from contract.display import Display
from contract.papers import Letterhead, PaperKind
from contract.settlement import OfferStatus, Seller
from contract.verdicts import Code
from desktop_client.connection.desks.bidder import BidderDesk
from desktop_client.connection.problems import ApiError
from desktop_client.settings import SettingsFile
from desktop_client.viewmodels import after_sale
from desktop_client.viewmodels.after_sale import AfterSale
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.details import DetailsViewModel
from desktop_client.viewmodels.display_settings import DisplaySettingsViewModel
from desktop_client.viewmodels.house import House
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.viewmodels.lobby import LobbyViewModel
from desktop_client.viewmodels.new_sale import NewSaleViewModel
from desktop_client.viewmodels.notices import NoticeKind, Notices
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.phone_lines import PhoneViewModel, Wish
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.viewmodels.settlement import SettlementViewModel, Sieve
from desktop_client.viewmodels.settlement_accounts import AccountsViewModel
from desktop_client.viewmodels.settlement_papers import PapersViewModel
from server.store.people import PhoneRow
from tests.support.house import HouseForTests, Person, house_in
from tests.support.late_answers import LateAnswer
from tests.support.qt_signals import next_signal
from tests.support.saleroom import Saleroom
from tests.support.waiting import eventually, soon


@dataclass(slots=True)
class Clerk:
    """A clerk at her desktop, in the office of a sale that runs."""

    room: Saleroom
    way: House
    office: OfficeViewModel

    @property
    def house(self) -> HouseForTests:
        return self.room.house

    async def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Have another clerk ask the house for something of the sale."""
        url = f"/api/sales/{self.room.sale}/{path}"
        async with self.house.http.request(method, url, json=body, headers=self.house.owner) as answer:
            assert answer.status < 300, await answer.text()
            return await answer.json()


async def way_of(stack: contextlib.AsyncExitStack, house: HouseForTests, person: Person) -> House:
    """Return somebody's way to the house."""
    way = House(house.url)
    stack.push_async_callback(way.close)
    await way.resume(person.token)
    return way


@pytest.fixture
async def clerk(tmp_path: Path, qapp: QApplication) -> AsyncIterator[Clerk]:
    async with contextlib.AsyncExitStack() as stack:
        house = await stack.enter_async_context(house_in(tmp_path))
        room = await Saleroom.open(house, premium_vat_bp=2_100, absentee=True)
        way = await way_of(stack, house, room.clerk_person)
        office = OfficeViewModel(way, room.sale, Preferences(SettingsFile(None)))
        stack.push_async_callback(office.close)
        office.start()
        await eventually(lambda: office.live.state.can_speak and bool(office.live.room.catalogue))
        yield Clerk(room, way, office)


async def test_a_telephone_line_that_was_just_kept_stays(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, paddle = PhoneViewModel(clerk.office, 4), clerk.room.ben_paddle
    late = LateAnswer(monkeypatch, "/phone-lines")
    clerk.office.live.office_changed.disconnect(model.load)
    model.load()
    await soon(late.came.wait())
    model.keep(Wish(paddle, "2", phone="600 111"))
    if not model._turn.locked():
        await next_signal(model.kept)
    late.hand_over()
    await eventually(lambda: not clerk.office.tasks.is_busy)
    assert [line.lot for line in model.lines] == ["2"]


async def test_every_seller_that_is_kept_is_kept_although_the_next_follows_at_once(clerk: Clerk) -> None:
    model = AccountsViewModel(clerk.office)
    for name in ("Sol", "Luna", "Mar"):
        model.keep_seller(Seller(seller=name, commission_bp=500))
    await eventually(lambda: not clerk.office.tasks.is_busy)
    assert set(model.sellers) == {"Sol", "Luna", "Mar"}
    assert {one["seller"] for one in await clerk.ask("GET", "sellers")} == {"Sol", "Luna", "Mar"}


async def test_a_letterhead_that_was_just_kept_is_not_overwritten_by_an_older_answer(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = AccountsViewModel(clerk.office)
    late = LateAnswer(monkeypatch, "/api/letterhead")
    model.load()
    await soon(late.came.wait())
    model.keep_letterhead(Letterhead(name="Casa Sol"))
    if not model._turn.locked():
        await next_signal(model.kept)
    late.hand_over()
    await eventually(lambda: not clerk.office.tasks.is_busy)
    assert model.letterhead.name == "Casa Sol"


async def test_the_display_settings_that_were_just_saved_are_not_overwritten_by_an_older_answer(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = DisplaySettingsViewModel(clerk.office)
    late = LateAnswer(monkeypatch, "/display")
    model.load()
    await soon(late.came.wait())
    model.save(Display(sold_list=False))
    if not model._turn.locked():
        await next_signal(model.saved)
    late.hand_over()
    await eventually(lambda: not clerk.office.tasks.is_busy)
    assert not model.kept.sold_list


async def test_an_office_that_is_closed_at_once_keeps_all_that_was_saved(clerk: Clerk) -> None:
    model = DisplaySettingsViewModel(clerk.office)
    for sold_list in (True, False):
        model.save(Display(sold_list=sold_list))
    await clerk.office.close()
    assert not (await clerk.ask("GET", "display"))["sold_list"]


async def test_my_details_that_were_just_kept_are_not_overwritten_by_an_older_answer(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, shown = DetailsViewModel(clerk.way), []
    model.came.connect(lambda details: shown.append(details.phone))
    model.kept.connect(lambda details: shown.append(details.phone))
    late = LateAnswer(monkeypatch, "/api/me/details")
    model.load()
    await soon(late.came.wait())
    model.keep("Clara", "", "600 111")
    model.keep("Clara", "", "600 222")
    if not model._turn.locked():
        await next_signal(model.kept)
    late.hand_over()
    await eventually(lambda: not model._tasks.is_busy)
    assert shown == ["", "600 111", "600 222"]
    await model.close()


async def test_results_asked_for_before_a_buyer_was_noted_do_not_take_him_back(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = clerk.room
    await room.call("pass", lot="1")
    await room.call("open_lot", lot="2")
    await room.call("room_bid", lot="2", amount=40_000)
    await room.call("sell", lot="2")
    model = SettlementViewModel(clerk.office)
    late = LateAnswer(monkeypatch, "/settlement")
    model.load()
    await soon(late.came.wait())
    model.allot("2", room.ben_paddle)
    await next_signal(model.done)
    await eventually(lambda: model.is_loaded)
    late.hand_over()
    await eventually(lambda: not clerk.office.tasks.is_busy)
    assert [row.result.winner for row in model.results.rows()][1] == room.ben_paddle


async def test_statements_asked_for_before_they_were_issued_do_not_lose_their_numbers(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await clerk.room.bid(clerk.room.ann, "a1", 10_000))["ok"]
    await clerk.room.call("sell", lot="1")
    model = PapersViewModel(clerk.office, PaperKind.BUYER)
    late = LateAnswer(monkeypatch, "/papers")
    model.load()
    await soon(late.came.wait())
    model.issue(None)
    await next_signal(model.issued)
    await eventually(lambda: model.is_loaded)
    late.hand_over()
    await eventually(lambda: not clerk.office.tasks.is_busy)
    assert [paper.number for paper in model.papers] == [1]


async def test_the_paddle_that_i_just_got_stays_in_the_lobby(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        person = await clerk.house.person("Carl")
        model = LobbyViewModel(await way_of(stack, clerk.house, person), person.user)
        stack.push_async_callback(model.close)
        late = LateAnswer(monkeypatch, "/registration")
        model.refresh()
        await soon(late.came.wait())
        model.register(clerk.room.sale)
        await eventually(lambda: model.is_complete)
        late.hand_over()
        await eventually(lambda: not model._tasks.is_busy)
        (one,) = model.sales
        assert one.you is not None
        assert one.you.paddle is not None


async def test_pressing_twice_makes_one_sale(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    model, sale = NewSaleViewModel(clerk.way), clerk.office.live.room.sale
    assert sale is not None
    late = LateAnswer(monkeypatch, "/api/sales", "POST")
    model.send("Autumn", sale.terms)
    await soon(late.came.wait())
    model.send("Autumn", sale.terms)
    late.hand_over()
    await eventually(lambda: not model._tasks.is_busy)
    assert sorted(sale.title for sale in await clerk.way.sales()) == ["A sale", "Autumn"]


async def test_a_lot_that_was_renamed_while_the_catalogue_was_asked_for_has_its_new_name(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        way = await way_of(stack, clerk.house, clerk.room.ann_person)
        live = LiveSale(way, clerk.room.sale, Preferences(SettingsFile(None)))
        stack.push_async_callback(live.close)
        live._reader._wait_s = lambda: 0.0
        live.start()
        await eventually(lambda: live.state.can_speak and bool(live.room.catalogue))
        late, before = LateAnswer(monkeypatch, "/lots"), live.room.last
        live.load_catalogue()
        await soon(late.came.wait())
        await clerk.ask("PATCH", "lots/2", {"title": "Desk", "description": "Walnut"})
        await eventually(lambda: live.room.last == before + 2)
        await eventually(lambda: live._reader._turn.locked() or not live.tasks.is_busy)
        late.hand_over()
        await eventually(lambda: not live.tasks.is_busy)
        view = live.lot_view("2")
        assert view is not None
        assert (view.title, view.description) == ("Desk", "Walnut")


async def test_an_edit_is_not_undone_in_the_table_by_a_catalogue_asked_for_before(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = CatalogueViewModel(clerk.office)
    model.refresh()
    await eventually(lambda: model.is_read)
    late = LateAnswer(monkeypatch, "/desk-lots")
    titles: list[str] = []
    model.refresh()
    await soon(late.came.wait())
    lot = model.lot("2")
    assert lot is not None
    done = next_signal(model.done)
    model.change(lot, LotChange(title="Desk"))
    await done
    model.changed.connect(lambda: titles.append(model.table.lots()[1].title))
    late.hand_over()
    await eventually(lambda: bool(titles) and not clerk.office.tasks.is_busy)
    assert set(titles) == {"Desk"}


async def test_the_table_shows_the_hammer_that_fell_while_the_catalogue_was_asked_for(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = CatalogueViewModel(clerk.office)
    late = LateAnswer(monkeypatch, "/desk-lots")
    model.refresh()
    await soon(late.came.wait())
    await clerk.room.call("pass", lot="1")
    await eventually(lambda: clerk.office.live.standing("1").phase.closed)  # type: ignore[union-attr]
    clerk.office.live.flush()
    late.hand_over()
    await eventually(lambda: model.is_read)
    assert model.table.lots()[0].standing.phase.closed


async def test_a_seller_that_another_clerk_changed_is_shown_without_being_asked_for(clerk: Clerk) -> None:
    model = CatalogueViewModel(clerk.office)
    model.refresh()
    await eventually(lambda: model.is_read)
    await clerk.ask("PATCH", "lots/2", {"seller": "Heirs"})
    await eventually(lambda: model.table.lots()[1].seller == "Heirs")


async def test_what_can_be_undone_is_answered_although_the_sale_goes_on_faster(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        model = ControlViewModel(clerk.way, clerk.room.sale, Preferences(SettingsFile(None)))
        stack.push_async_callback(model.close)
        late = LateAnswer(monkeypatch, "/undo")
        answers: list[int] = []
        model.undoing.changed.connect(lambda: answers.append(len(model.undoing.entries)))
        model.undoing.load()
        await soon(late.came.wait())
        await clerk.room.call("room_bid", lot="1", amount=10_000)
        model.undoing.load()
        late.hand_over()
        await eventually(lambda: not model.live.tasks.is_busy)
        assert len(answers) == 2
        assert answers[-1] > answers[0]


async def test_the_buyer_of_a_lot_that_is_opened_again_is_asked_for_again(clerk: Clerk) -> None:
    room = clerk.room
    async with contextlib.AsyncExitStack() as stack:
        model = ControlViewModel(clerk.way, room.sale, Preferences(SettingsFile(None)))
        stack.push_async_callback(model.close)
        model.start()
        await room.call("room_bid", lot="1", amount=10_000)
        await room.call("sell", lot="1")
        await eventually(lambda: model.buyer_asked == "1")
        model.speak_for(room.ben_paddle)
        await eventually(lambda: model.buyers.known == {"1": room.ben_paddle})
        await room.call("reopen", lot="1", text="Too early.")
        await eventually(lambda: not model.buyers.known)
        await room.call("sell", lot="1")
        await eventually(lambda: model.buyer_asked == "1")


async def test_what_was_changed_during_a_break_is_read_although_the_house_counts_from_nothing(
    clerk: Clerk,
) -> None:
    model, live = PhoneViewModel(clerk.office, 4), clerk.office.live
    model.load()
    await eventually(lambda: bool(model.clerks))
    people = clerk.house.running.opened._doors.people
    row = PhoneRow("2", clerk.room.ben_person.user.id, None, "600 111", "")
    await people.keep_phone_line(clerk.room.sale, row)  # and the number in the beat stays as it is
    assert live.connection._socket is not None
    lost = next_signal(live.went_live)
    live.connection._socket.hurry()
    await lost
    await eventually(lambda: [line.lot for line in model.lines] == ["2"])


async def test_a_maximum_that_i_could_not_take_out_is_told_of_when_the_house_takes_it_out(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        way = await way_of(stack, clerk.house, clerk.room.ann_person)
        notices, told = Notices(), []
        notices.came.connect(lambda notice: told.append(notice.kind))
        model = SaleRoomViewModel(way, clerk.room.sale, Preferences(SettingsFile(None)), notices=notices)
        stack.push_async_callback(model.close)
        model.start()
        await eventually(lambda: model.live.state.can_speak and bool(model.live.room.catalogue))
        assert (await clerk.room.bid(clerk.room.ann, "m1", 20_000, lot="2", mode="max"))["ok"]
        await eventually(lambda: model.absentee.booked("2") is not None)

        async def too_many(*_asked: object) -> None:
            raise ApiError(Code.RATE_LIMITED, "Wait a second.", 429)

        with monkeypatch.context() as busy:
            busy.setattr(BidderDesk, "withdraw_max", too_many)
            failed = next_signal(model.absentee.failed)
            model.absentee.take_out("2")
            await failed
        await clerk.room.call("book_out", lot="2", paddle=clerk.room.ann_paddle)
        await eventually(lambda: NoticeKind.MAX_OUT in told)


async def ended_with_an_offer(clerk: Clerk) -> str:
    """End the sale, and have Ann offer for lot 1, which stayed; return the offer's id."""
    await clerk.room.call("pass", lot="1")
    await clerk.room.call("end_sale")
    offer = await clerk.ask("POST", "offers", {"lot": "1", "amount": 9_000, "paddle": clerk.room.ann_paddle})
    return str(offer["id"])


async def test_an_offer_that_is_accepted_while_the_results_are_asked_for_is_sold_in_them(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = await ended_with_an_offer(clerk)
    model = SettlementViewModel(clerk.office)
    late = LateAnswer(monkeypatch, "/settlement")
    model.load()
    await soon(late.came.wait())
    await clerk.ask("PATCH", f"offers/{offer}", {"status": "accepted"})
    late.hand_over()
    await eventually(lambda: model.is_loaded)
    assert [row.offer.status for row in model.offers.rows()] == [OfferStatus.ACCEPTED]
    assert model.count(Sieve.AFTER_SALE) == 1


@pytest.mark.parametrize("asked_first", ["/statement", "/offers"])
async def test_what_my_accepted_offer_comes_to_is_known_with_it(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, asked_first: str
) -> None:
    offer = await ended_with_an_offer(clerk)
    monkeypatch.setattr(after_sale, "LOOK_AGAIN_S", 0.01)
    async with contextlib.AsyncExitStack() as stack:
        way = await way_of(stack, clerk.house, clerk.room.ann_person)
        model = AfterSale(way, clerk.room.sale)
        stack.push_async_callback(model.close)
        late = LateAnswer(monkeypatch, asked_first)
        model.refresh()
        await soon(late.came.wait())
        await clerk.ask("PATCH", f"offers/{offer}", {"status": "accepted"})
        late.hand_over()
        await eventually(lambda: not model._tasks.is_busy)
        assert [one.status for one in model.offers] == [OfferStatus.ACCEPTED]
        assert model.owes is not None
