"""Bidders, book and telephone by keyboard, on a real house: what is typed is what the house then knows."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from contract.people import MAX_ADDRESS, PhoneLine
from contract.wire import PaddleStatus, Role
from desktop_client.viewmodels.live_sale import Aspect
from desktop_client.viewmodels.phone_lines import LineRow
from desktop_client.visit.visit import Visit
from desktop_client.widgets.form_field import FormField
from desktop_client.windows.dialogs import Question, ReasonQuestion
from desktop_client.windows.office.bidders.guest_dialog import GuestDialog
from desktop_client.windows.office.bidders.page import BiddersPage
from desktop_client.windows.office.book.page import BookPage
from desktop_client.windows.office.book.phone_sheet import phone_sheet, prepare
from desktop_client.windows.office.window import OfficeWindow
from server.store.people import GuestRow, PeopleStore
from tests.support.house import PASSWORD, HouseForTests, Person
from tests.support.waiting import eventually
from tests.widget.windows.test_with_a_real_house import opened, visit_in


class Office:
    """A clerk's office on a real house, and a second clerk's beside it."""

    def __init__(self, house: HouseForTests, sale: str, windows: list[OfficeWindow]) -> None:
        self.house, self.sale, self.windows = house, sale, windows

    @property
    def bidders(self) -> BiddersPage:
        page = self.windows[0].show_page_named("bidders")
        assert isinstance(page, BiddersPage)
        return page

    @property
    def book(self) -> BookPage:
        page = self.windows[0].show_page_named("book")
        assert isinstance(page, BookPage)
        return page

    async def people(self) -> dict[str, dict[str, Any]]:
        _, people = await self.house.get(f"/api/sales/{self.sale}/people")
        return {one["name"]: one for one in people}


@contextlib.asynccontextmanager
async def office(data: Path, clerks: int = 1, **terms: Any) -> AsyncIterator[tuple[Office, list[Person]]]:
    """Open the office of a sale in which Ana and Ben have asked for paddles."""
    async with opened(data) as (house, desktop):
        sale = await house.sale(**terms)
        bidders = [await house.person("Ana"), await house.person("Ben")]
        for bidder in bidders:
            await house.register(bidder, sale)
        windows = []
        for number in range(clerks):
            await house.person(f"Clerk{number}", Role.CLERK)
            visit = visit_in(desktop)
            visit.open_sign_in().fill_in(house.url, f"clerk{number}@example.org", PASSWORD)
            await eventually(partial(has_lobby, visit))
            windows.append(visit.sales.open_office(sale))
        for window in windows:
            await eventually(partial(is_ready, window))
        yield Office(house, sale, windows), bidders


def is_ready(window: OfficeWindow) -> bool:
    live = window.model.live
    return live.state.can_speak and bool(live.room.catalogue)


def has_lobby(visit: Visit) -> bool:
    return visit.lobby is not None


def has_error(field: FormField) -> bool:
    return bool(field.error())


def stands(page: BiddersPage, user: str, status: PaddleStatus) -> bool:
    person = page.model.person(user)
    return person is not None and person.status is status


async def focus(widget: QWidget) -> None:
    """Give a widget the focus, as a click would."""
    widget.window().activateWindow()
    widget.setFocus()
    await eventually(widget.hasFocus)


def press(widget: QWidget, *keys: Qt.Key | str) -> None:
    """Press keys as a person does, on the widget that has the focus within `widget`'s window."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key)


def dialog_of(kind: type[QDialog]) -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[0]


def is_open(kind: type[QDialog]) -> bool:
    return any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets())


async def test_whoever_waits_is_approved_with_one_key_and_may_bid(tmp_path: Path) -> None:
    async with office(tmp_path, registration="approval") as (made, _):
        page = made.bidders
        await eventually(lambda: page.model.is_loaded and page.chosen is not None)
        assert page.chosen is not None
        assert (page.chosen.name, page.chosen.status) == ("Ana", PaddleStatus.PENDING)
        press(page.table, "a")
        await eventually(lambda: page.model.person(page.model.rows.rows()[0].person.user) is not None)
        await eventually(lambda: [row.person.name for row in page.model.rows.rows()] == ["Ben", "Ana"])
        assert (await made.people())["Ana"]["status"] == "approved"


async def test_a_second_approval_is_answered_though_there_is_nothing_to_do(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, _):
        page = made.bidders
        await eventually(lambda: page.chosen is not None and page.chosen.status is PaddleStatus.APPROVED)
        assert page.chosen is not None
        press(page.table, "a")
        assert made.windows[0].toasts.texts() == [f"{page.chosen.name} may bid already."]


async def test_who_is_written_about_stays_chosen_when_somebody_comes_in_between(tmp_path: Path) -> None:
    async with office(tmp_path, registration="approval") as (made, bidders):
        page = made.bidders
        await eventually(lambda: page.model.is_loaded and len(page.model.rows.rows()) == 2)
        page.table.setCurrentIndex(page.table.model().index(1, 0))
        assert page.chosen is not None
        assert page.chosen.name == "Ben"
        page.card.limit.set_text("500")
        await made.house.register(await made.house.person("Zoe"), made.sale)
        await eventually(lambda: len(page.model.rows.rows()) == 3)
        body = {"name": "Aaron", "paddle": "1"}
        async with made.house.http.post(
            f"/api/sales/{made.sale}/guests", json=body, headers=made.house.owner
        ) as answer:
            assert answer.status == 201
        await eventually(lambda: len(page.model.rows.rows()) == 4)
        assert page.chosen is not None
        assert (page.chosen.name, page.card.limit.text()) == ("Ben", "500")
        page.table.setCurrentIndex(page.table.model().index(0, 0))
        page.approve()
        await eventually(lambda: stands(page, bidders[0].user.id, PaddleStatus.APPROVED))
        await eventually(lambda: page.chosen is not None and page.chosen.name == "Ben")
        assert stands(page, bidders[1].user.id, PaddleStatus.PENDING), "whoever waits next"


async def test_a_guest_who_was_entered_is_chosen(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, _):
        page = made.bidders
        await eventually(lambda: page.model.is_loaded and page.chosen is not None)
        page.ask_guest()
        dialog = dialog_of(GuestDialog)
        assert isinstance(dialog, GuestDialog)
        dialog.name.set_text("Zuleika")
        dialog.submit()
        await eventually(lambda: len(page.model.rows.rows()) == 3)
        await eventually(lambda: page.chosen is not None and page.chosen.name == "Zuleika")


async def test_a_bidder_is_refused_with_a_reason_and_let_in_again(tmp_path: Path) -> None:
    async with office(tmp_path, registration="approval") as (made, _):
        page = made.bidders
        await eventually(lambda: page.chosen is not None)
        press(page.table, "r")
        question = dialog_of(ReasonQuestion)
        press(question.focusWidget(), "Unpaid in spring.", Qt.Key.Key_Return)
        await eventually(lambda: page.model.count(page.model.sieve) == 2)
        await eventually(lambda: any(row.person.reason for row in page.model.rows.rows()))
        refused = (await made.people())["Ana"]
        assert (refused["status"], refused["reason"]) == ("refused", "Unpaid in spring.")


async def test_limit_and_paddle_number_are_typed_and_kept_by_enter(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, bidders):
        page = made.bidders
        await eventually(lambda: page.chosen is not None)
        press(page.table, "l")
        page.card.limit.edit.selectAll()
        press(page.card.limit.edit, "2,500", Qt.Key.Key_Return)
        user = bidders[0].user.id
        await eventually(lambda: (ana := page.model.person(user)) is not None and ana.limit == 2_500_00)
        page.card.number.edit.selectAll()
        press(page.card.number.edit, "102", Qt.Key.Key_Return)
        await eventually(lambda: bool(page.card.number.error()))  # Ben's
        page.card.number.edit.selectAll()
        press(page.card.number.edit, "77", Qt.Key.Key_Return)
        await eventually(lambda: (ana := page.model.person(user)) is not None and ana.paddle == "77")
        known = (await made.people())["Ana"]
        assert (known["paddle"], known["limit"]) == ("77", 2_500_00)


async def test_a_guest_is_entered_and_a_taken_number_keeps_the_form_open(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, _):
        page = made.bidders
        await eventually(lambda: page.model.is_loaded)
        page.ask_guest()
        form = dialog_of(GuestDialog)
        assert isinstance(form, GuestDialog)
        press(form.name.edit, "Luis Vega")
        press(form.phone.edit, "600 111")
        press(form.paddle.edit, "101", Qt.Key.Key_Return)
        await eventually(lambda: form.fault() != "")
        form.paddle.edit.selectAll()
        press(form.paddle.edit, "7", Qt.Key.Key_Return)
        await eventually(lambda: not is_open(GuestDialog))
        known = (await made.people())["Luis Vega"]
        assert (known["paddle"], known["phone"], known["guest"]) == ("7", "600 111", True)


async def test_whatever_is_wrong_with_a_guest_stands_at_its_field(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, _):
        page = made.bidders
        await eventually(lambda: page.model.is_loaded)
        page.ask_guest()
        form = dialog_of(GuestDialog)
        assert isinstance(form, GuestDialog)
        form.limit.set_text("much")
        form.address.set_text("x" * (MAX_ADDRESS + 1))
        form.submit()
        assert [bool(field.error()) for field in (form.name, form.limit, form.address)] == [True] * 3
        assert form.focusWidget() is form.name.edit
        press(form.name.edit, "Luis Vega")
        form.address.set_text("x" * MAX_ADDRESS)
        form.submit()
        assert [bool(field.error()) for field in (form.name, form.limit, form.address)] == [
            False,
            True,
            False,
        ]
        assert form.focusWidget() is form.limit.edit


async def test_whatever_is_wrong_in_the_book_s_line_stands_at_its_field(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, _):
        entry = made.book.bids.entry
        entry.submit()
        assert [bool(field.error()) for field in (entry.paddle, entry.lot, entry.amount)] == [True] * 3
        assert entry.paddle.edit.hasFocus()
        lines = made.book.phone.form
        lines.submit()
        assert [bool(field.error()) for field in (lines.paddle, lines.lots)] == [True, True]


async def test_a_letter_goes_into_the_book_and_a_second_clerk_sees_it(tmp_path: Path) -> None:
    async with office(tmp_path, clerks=2) as (made, _):
        entry = made.book.bids.entry
        press(entry.paddle.edit, "101", Qt.Key.Key_Return)
        press(entry.lot.edit, "2", Qt.Key.Key_Return)
        press(entry.amount.edit, "500+/A", Qt.Key.Key_Return)
        await eventually(lambda: entry.lot.text() == "")
        assert entry.paddle.text() == "101"
        assert made.windows[0].focusWidget() is entry.lot.edit
        press(entry.lot.edit, "3", Qt.Key.Key_Return)
        press(entry.amount.edit, "90/A", Qt.Key.Key_Return)
        other = made.windows[1].show_page_named("book")
        assert isinstance(other, BookPage)
        await eventually(lambda: len(other.model.rows.rows()) == 2)
        rows = [
            (row.lot, row.line.limit, row.line.plus_one, row.line.group) for row in other.model.rows.rows()
        ]
        assert rows == [("2", 500_00, True, "A"), ("3", 90_00, False, "A")]


async def test_what_the_house_refuses_stays_typed_with_the_reason(tmp_path: Path) -> None:
    async with office(tmp_path, credit_limit=100_00) as (made, _):
        entry = made.book.bids.entry
        for paddle, lot, amount, field in (
            ("999", "1", "500", entry.paddle),
            ("101", "99", "500", entry.lot),
            ("101", "1", "much", entry.amount),
            ("101", "1", "500", entry.amount),
        ):
            for edit, text in ((entry.paddle, paddle), (entry.lot, lot), (entry.amount, amount)):
                edit.set_text(text)
            entry.submit()
            await eventually(partial(has_error, field))
            field.show_error("")
        assert entry.amount.text() == "500"
        assert made.book.model.rows.rows() == ()


async def test_a_maximum_is_taken_out_after_a_question(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, _):
        page = made.book
        entry = page.bids.entry
        for field, text in ((entry.paddle, "101"), (entry.lot, "1"), (entry.amount, "500")):
            field.set_text(text)
        entry.submit()
        await eventually(lambda: len(page.model.rows.rows()) == 1)
        page.bids.table.setCurrentIndex(page.bids.table.model().index(0, 0))
        await focus(page.bids.table)
        press(page.bids.table, Qt.Key.Key_Delete)
        dialog_of(Question).accept()
        await eventually(lambda: page.model.rows.rows() == ())


async def test_telephone_lines_are_kept_for_several_lots_and_shown_by_clerk(tmp_path: Path) -> None:
    async with office(tmp_path, clerks=2) as (made, _):
        page = made.book
        page.tabs.setCurrentIndex(1)
        form, model = page.phone.form, page.phone.model
        await eventually(lambda: len(model.clerks) == 2)
        press(form.paddle.edit, "102")
        press(form.phone.edit, "600 222")
        form.clerk.setCurrentText("Clerk1")
        press(form.lots.edit, "1, 2-3", Qt.Key.Key_Return)
        await eventually(lambda: len(model.lines) == 3)
        assert {(line.phone, line.clerk_name) for line in model.lines} == {("600 222", "Clerk1")}
        page.phone.whose.setCurrentText("Clerk0")
        assert model.rows.rows() == ()
        page.phone.whose.setCurrentText("Clerk1")
        page.phone.table.setCurrentIndex(page.phone.table.model().index(1, 0))
        await focus(page.phone.table)
        press(page.phone.table, Qt.Key.Key_Delete)
        await eventually(lambda: [line.lot for line in model.lines] == ["1", "3"])


@pytest.mark.parametrize("clerk", [None, "Marta"])
def test_the_list_on_paper_has_every_line_and_runs_no_markup(
    clerk: str | None, tmp_path: Path, qapp: QApplication
) -> None:
    rows = [
        LineRow(
            PhoneLine(
                lot=str(n),
                user="u",
                paddle="7",
                name="<b>Luis</b> & Sons",
                phone="600 111",
                clerk_name="Marta",
            ),
            f"Chair {n}",
        )
        for n in range(1, 61)
    ]
    sheet = phone_sheet("Autumn sale", clerk, rows)
    text = sheet.toPlainText()
    assert "<b>Luis</b> & Sons" in text
    assert all(f"Chair {n}" in text for n in range(1, 61))
    assert ("Called by" in text) is (clerk is None)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "list.pdf"))
    sheet.print_(printer)
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


async def test_two_clerks_see_the_same_people_without_asking_again(tmp_path: Path) -> None:
    async with office(tmp_path, clerks=2, registration="approval") as (made, bidders):
        pages = [window.show_page_named("bidders") for window in made.windows]
        first, second = (page for page in pages if isinstance(page, BiddersPage))
        await eventually(lambda: first.model.is_loaded and second.model.is_loaded)
        user = bidders[0].user.id
        second.model.decide(user, PaddleStatus.APPROVED)
        await eventually(partial(stands, first, user, PaddleStatus.APPROVED))
        late = await made.house.person("Zoe")
        await made.house.register(late, made.sale)
        await eventually(partial(stands, first, late.user.id, PaddleStatus.PENDING))
        await made.house.attend(late, made.sale)
        await eventually(lambda: first.model.is_here(late.user.id))


async def test_who_is_sought_is_found_by_name_paddle_and_telephone(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, _):
        page = made.bidders
        body = {"name": "Comtesse", "phone": "600 777", "paddle": "55"}
        async with made.house.http.post(
            f"/api/sales/{made.sale}/guests", json=body, headers=made.house.owner
        ) as answer:
            assert answer.status == 201
        await eventually(lambda: page.model.count(page.model.sieve) == 3)
        for typed, names in (
            ("comtesse", ["Comtesse"]), ("55", ["Comtesse"]), ("600 777", ["Comtesse"]),
            ("EXAMPLE.ORG", ["Ana", "Ben"]), ("nobody", []),
        ):  # fmt: skip
            page.search.setText(typed)
            assert [row.person.name for row in page.model.rows.rows()] == names


async def test_whoever_comes_while_the_people_are_asked_for_is_shown_with_his_telephone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, held, may_answer = PeopleStore.guests, asyncio.Event(), asyncio.Event()

    async def first_one_late(store: PeopleStore) -> list[GuestRow]:
        guests = await read(store)
        if not held.is_set():
            held.set()
            await may_answer.wait()
        return guests

    async with office(tmp_path) as (made, _):
        monkeypatch.setattr(PeopleStore, "guests", first_one_late)
        page = made.bidders
        await held.wait()
        told: list[frozenset[Aspect]] = []
        made.windows[0].model.changed.connect(told.append)
        body = {"name": "Comtesse", "phone": "600 777"}
        async with made.house.http.post(
            f"/api/sales/{made.sale}/guests", json=body, headers=made.house.owner
        ) as answer:
            assert answer.status == 201
        await eventually(lambda: any(Aspect.DESK in aspects for aspects in told))
        assert len(made.windows[0].model.live.room.desk.paddles) == 3
        may_answer.set()
        await eventually(lambda: page.model.count(page.model.sieve) == 3)
        page.search.setText("600 777")
        assert [row.person.name for row in page.model.rows.rows()] == ["Comtesse"]


async def test_why_another_clerk_turned_somebody_away_is_told(tmp_path: Path) -> None:
    async with office(tmp_path) as (made, bidders):
        page = made.bidders
        await eventually(lambda: page.model.is_loaded)
        body = {"user": bidders[0].user.id, "status": "blocked", "text": "Unpaid in spring."}
        async with made.house.http.patch(
            f"/api/sales/{made.sale}/registrations", json=body, headers=made.house.owner
        ) as answer:
            assert answer.status == 200
        await eventually(lambda: any(row.person.reason for row in page.model.rows.rows()))
