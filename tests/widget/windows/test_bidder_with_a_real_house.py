"""A bidder's way with a real house: a book left before the sale, alarms, a win, a statement, an offer."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from contract.papers import PaperLanguage
from contract.settlement import Offer, OfferStatus
from contract.terms import PremiumBand, Registration
from contract.wire import PaddleStatus, Role
from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop
from desktop_client.connection.states import ConnectionPhase
from desktop_client.saleroom.my_lots import Mine
from desktop_client.settings import Language, SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.notices import Notice, NoticeKind
from desktop_client.visit.visit import Visit
from desktop_client.widgets.toast import Toast
from desktop_client.windows.sale_room.window import SaleRoomWindow
from tests.support.house import PASSWORD, HouseForTests, Person, house_in
from tests.support.saleroom import call
from tests.support.waiting import eventually


@contextlib.asynccontextmanager
async def opened(data: Path) -> AsyncIterator[tuple[HouseForTests, Visit, Person]]:
    """Run a house, and a desktop in whose lobby Ana is; give the clerk, too."""
    settings = SettingsFile(None)
    async with house_in(data) as house:
        settings.change(language=Language.ENGLISH, servers=(house.url,))
        desktop = Desktop(new_application(), settings, reduced_motion=True)
        try:
            await house.person("Ana")
            clerk = await house.person("Clara", Role.CLERK)
            visit = desktop.new_visit(Keychain(use_keyring=False))
            visit.open_sign_in().fill_in(house.url, "ana@example.org", PASSWORD)
            await eventually(lambda: visit.lobby is not None)
            yield house, visit, clerk
        finally:
            await desktop.close()


async def enter(visit: Visit, sale: str) -> SaleRoomWindow:
    """Enter a sale as Ana and get a paddle."""
    room = visit.sales.open_sale_room(sale)
    await eventually(lambda: room.model.live.state.can_speak and bool(room.model.live.room.catalogue))
    room.model.register()
    await eventually(lambda: room.model.me is not None)
    return room


class Clerk:
    """Calls a sale over a connection of her own."""

    def __init__(self, client: Any, sale: str) -> None:
        self._client, self._sale, self._calls = client, sale, 0

    async def call(self, kind: str, **action: Any) -> None:
        self._calls += 1
        verdict = await self._client.call("call", call(self._sale, f"c{self._calls}", kind, **action))
        assert verdict["ok"], verdict


async def test_a_bidders_way_from_the_book_to_the_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_client.viewmodels.after_sale.LOOK_AGAIN_S", 0.2)
    async with opened(tmp_path) as (house, visit, person):
        sale = await house.sale(absentee=True, premium=(PremiumBand(0, 2_500),), premium_vat_bp=2_100)
        room = await enter(visit, sale)
        told: list[Notice] = []
        visit.herald.notices.came.connect(told.append)

        for lot, amount in (("1", 25_000), ("3", 9_000)):
            room.model.select_lot(lot)
            room.model.leave_max(amount, plus_one=True, group="seat")
            await eventually(lambda lot=lot: room.model.absentee.booked(lot) is not None)
        assert [one.group for one in room.model.absentee.book()] == ["seat", "seat"]
        room.model.absentee.take_out("3")
        await eventually(lambda: room.model.absentee.booked("3") is None)
        assert NoticeKind.MAX_OUT not in {one.kind for one in told}
        room.model.select_lot("3")
        room.model.leave_max(8_000, group="seat")
        await eventually(lambda: room.model.absentee.booked("3") is not None)

        clerk = Clerk(await house.attend(person, sale), sale)
        await clerk.call("open_sale")
        await eventually(lambda: NoticeKind.SALE_OPENED in {one.kind for one in told})
        await clerk.call("open_lot", lot="1")
        await eventually(lambda: NoticeKind.ON_THE_BLOCK in {one.kind for one in told})
        await clerk.call("sell", lot="1")
        await eventually(lambda: NoticeKind.MAX_OUT in {one.kind for one in told})
        assert room.model.absentee.book() == []
        await clerk.call("open_lot", lot="3")
        await clerk.call("pass", lot="3")
        await clerk.call("end_sale")
        await eventually(lambda: room.model.live.state.phase is ConnectionPhase.ENDED)

        after = room.model.after
        await eventually(lambda: after.owes is not None)
        hammer = room.model.live.you.won[0].price  # type: ignore[union-attr]
        assert after.owes == hammer + hammer // 4 + hammer // 4 * 21 // 100
        pdf = tmp_path / "statement.pdf"
        after.saver.save(sale, pdf, PaperLanguage.ENGLISH)
        await eventually(pdf.exists)
        await eventually(lambda: pdf.read_bytes().startswith(b"%PDF"))

        after.make_offer("3", 1_500)
        await eventually(lambda: after.offer_on("3") is not None)
        offer = after.offer_on("3")
        assert offer is not None
        assert (offer.amount, offer.status) == (1_500, OfferStatus.OPEN)

        bids = visit.side.open_my_bids()
        await eventually(lambda: bids._model.is_asked)
        states = {one.lot: one.state for one in bids._model.lots}
        assert states == {"1": Mine.WON, "3": Mine.OFFERED}
        after.withdraw_offer(offer)
        await eventually(lambda: after.offer_on("3") is None)

        # What the house decides is told without being asked for again.
        decided: list[Offer] = []
        after.decided.connect(decided.append)
        after.make_offer("3", 1_600)
        await eventually(lambda: after.offer_on("3") is not None)
        path = f"/api/sales/{sale}/offers/{after.offers[-1].id}"
        async with house.http.patch(path, json={"status": "accepted"}, headers=person.headers) as answer:
            assert answer.status == 200, await answer.text()
        await eventually(lambda: [one.status for one in decided] == [OfferStatus.ACCEPTED])
        said = [toast.view.text for toast in room.toasts.findChildren(Toast)]
        assert any("The house accepted your offer: lot 3 is yours" in text for text in said), said
        assert after.owes is not None
        assert after.owes > hammer + hammer // 4 + hammer // 4 * 21 // 100


async def test_my_details_are_kept_by_the_house(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_house, visit, _):
        assert visit.lobby is not None
        dialog = visit.side.open_details(visit.lobby)
        await eventually(dialog.keep.isEnabled)
        assert dialog.name.text() == "Ana"
        dialog.name.set_text("")
        dialog.address.set_text("x" * 501)
        dialog.keep.click()
        assert [bool(field.error()) for field in (dialog.name, dialog.address)] == [True, True]
        dialog.name.set_text("Ana")
        dialog.address.set_text("Calle Mayor 3\n28013 Madrid")
        kept: list[bool] = []
        dialog.accepted.connect(lambda: kept.append(True))
        dialog.keep.click()
        await eventually(lambda: bool(kept))
        again = visit.side.open_details(visit.lobby)
        await eventually(again.keep.isEnabled)
        assert again.address.text() == "Calle Mayor 3\n28013 Madrid"
        again.reject()


async def test_a_lot_that_the_house_changes_is_another_in_the_window_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, visit, person):
        sale = await house.sale()
        room = await enter(visit, sale)
        clerk = Clerk(await house.attend(person, sale), sale)
        await clerk.call("move_lots", lots=["3"], before="1")
        await eventually(lambda: [row.lot for row in room.model.live.catalogue.rows()] == ["3", "1", "2"])
        await clerk.call("open_sale")
        await clerk.call("line_up", lot="2")
        await eventually(lambda: room.model.live.room.lined_up == "2")
        body = {"title": "Oak table", "start": 12_000}
        async with house.http.patch(f"/api/sales/{sale}/lots/2", json=body, headers=person.headers) as answer:
            assert answer.status == 200, await answer.text()
        await eventually(lambda: room.model.live.room.catalogue["2"].title == "Oak table")
        await eventually(lambda: room.model.live.catalogue.row("2").view.title == "Oak table")  # type: ignore[union-attr]


async def test_a_paddle_that_waited_is_told_of_once_it_is_approved(tmp_path: Path) -> None:
    async with opened(tmp_path) as (house, visit, person):
        sale = await house.sale(registration=Registration.APPROVAL)
        room = await enter(visit, sale)
        told: list[NoticeKind] = []
        visit.herald.notices.came.connect(lambda notice: told.append(notice.kind))
        body = {"user": visit.session.user.id, "status": "approved"}
        path = f"/api/sales/{sale}/registrations"
        async with house.http.patch(path, json=body, headers=person.headers) as answer:
            assert answer.status == 200, await answer.text()
        await eventually(lambda: NoticeKind.APPROVED in told)
        assert room.model.live.you is not None
        assert room.model.live.you.status is PaddleStatus.APPROVED
