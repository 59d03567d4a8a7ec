"""A clerk's way from nothing to a catalogue, with a real house in the same loop: no part is replaced."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from time import time_ns

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

import resources
from contract.catalogue import CatalogueRow, Choices, Column, Existing, LotChange, StartRule
from contract.standing import Phase
from contract.terms import Registration, SaleKind
from contract.wire import Role
from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop
from desktop_client.settings import Language, SettingsFile
from desktop_client.system.keychain import Keychain
from desktop_client.viewmodels.catalogue_fields import LotField
from desktop_client.viewmodels.catalogue_import import ImportStage
from desktop_client.viewmodels.catalogue_pictures import Sending
from desktop_client.viewmodels.ladder_draft import OWN
from desktop_client.viewmodels.sale_draft import PremiumLine
from desktop_client.visit.visit import Visit
from desktop_client.windows.new_sale.time_fields import MINUTE_MS
from desktop_client.windows.office.catalogue.page import CataloguePage
from desktop_client.windows.office.window import OfficeWindow
from tests.support.house import PASSWORD, HouseForTests, house_in
from tests.support.waiting import eventually

GERMAN = """;Lot No.;Titel;Description;Estimate;Ausruf;Limit;Einlieferer;Zustand
0;1;Kommode, um 1780;"Nussbaum; drei Schübe";1.200 – 1.800;1.000;900;E-17;gut
1;2;Paar Leuchter;Silber;400–600;abc;;E-17;
2;2;Uhr;;200–300;150;;E-9;berieben
3;4;;Ohne Titel;;90;;;
4;5;Teppich;Täbris;2.500 – 3.500;2.000;2.000;E-4;
"""


class Desk:
    """A house with one clerk at her desktop."""

    def __init__(self, house: HouseForTests, visit: Visit, settings: SettingsFile) -> None:
        self.house, self.visit, self.settings = house, visit, settings

    async def office(self, **sale: object) -> CataloguePage:
        """Open the catalogue's page of a new sale, live."""
        sale_id = await self.house.sale(**sale)  # type: ignore[arg-type]
        return await self.page(self.visit.sales.open_office(sale_id, "catalogue"))

    async def page(self, office: object) -> CataloguePage:
        """Return the catalogue's page once the lots were read and the connection is live."""
        page = office.show_page_named("catalogue")  # type: ignore[attr-defined]
        assert isinstance(page, CataloguePage)
        await eventually(lambda: page.model.is_read and page.model.live.state.can_speak)
        return page

    async def lots(self, page: CataloguePage) -> list[dict[str, object]]:
        """Return the lots as the house has them."""
        status, lots = await self.house.get(f"/api/sales/{page.model.office.sale_id}/desk-lots")
        assert status == 200
        return list(lots)


@contextlib.asynccontextmanager
async def opened(data: Path) -> AsyncIterator[Desk]:
    settings = SettingsFile(None)
    async with house_in(data) as house:
        settings.change(language=Language.ENGLISH, servers=(house.url,))
        desktop = Desktop(new_application(), settings, reduced_motion=True)
        try:
            await house.person("Clara", Role.CLERK)
            visit = desktop.new_visit(Keychain(use_keyring=False))
            visit.open_sign_in().fill_in(house.url, "clara@example.org", PASSWORD)
            await eventually(lambda: visit.lobby is not None)
            yield Desk(house, visit, settings)
        finally:
            await desktop.close()


def numbers(page: CataloguePage) -> list[str]:
    return [lot.lot for lot in page.model.table.lots()]


async def test_a_sale_is_made_from_the_form_and_its_office_opens(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        dialog = desk.visit.open_new_sale()
        dialog.bidders.limit.set_text("much")
        dialog.money.premium_vat.set_text("a lot")
        dialog.money.tiers.show_lines([PremiumLine("", "all"), PremiumLine("some", "20")])
        dialog.submit()
        fields = (dialog.about.name, dialog.bidders.limit, dialog.money.premium_vat)
        assert [bool(field.error()) for field in fields] == [True, True, True]
        assert dialog.focusWidget() is dialog.about.name.edit
        said = dialog.money.tiers._why.text()
        assert "percentage" in said
        assert "not an amount" in said
        dialog.money.tiers.show_lines([])
        dialog.about.name.set_text("Clocks, 12 December")
        dialog.about.currency.choose("EUR")
        dialog.bidders.registration.choose(Registration.APPROVAL)
        dialog.bidders.limit.set_text("20,000")
        dialog.money.tiers._rows[0][1].setText("25")
        dialog.money.premium_vat.set_text("21")
        lines = dialog.ladder.table.model()
        lines.setData(lines.index(0, 1), "7", Qt.ItemDataRole.EditRole)
        dialog.submit()
        await eventually(lambda: bool(desk.visit.sales.windows))
        page = await desk.page(next(iter(desk.visit.sales.windows)))
        sale = page.model.live.room.sale
        assert sale is not None
        assert (sale.title, sale.terms.kind, sale.lots) == ("Clocks, 12 December", SaleKind.LIVE, 0)
        assert sale.terms.registration is Registration.APPROVAL
        assert sale.terms.credit_limit == 2_000_000
        assert [(band.above, band.rate_bp) for band in sale.terms.premium] == [(0, 2500)]
        assert sale.terms.premium_vat_bp == 2100
        assert sale.terms.ladder.name == OWN
        assert sale.terms.ladder.bands[0].every == 700
        assert page.lots._nothing.isVisible()


async def test_a_faulty_spreadsheet_is_mended_and_imported(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        file = tmp_path / "liste.csv"
        file.write_bytes(GERMAN.encode("cp1252"))
        page = await desk.office(catalogue="LotNum,Title,StartPrice\n900,A chair,10\n")
        page.take_files([file])
        importing = page.importing
        await eventually(lambda: importing.stage is ImportStage.PREVIEW)
        assert importing.mapping == [
            Column.LEFT_OUT, Column.LOT, Column.TITLE, Column.DESCRIPTION, Column.ESTIMATE, Column.START,
            None, Column.SELLER, None,
        ]  # fmt: skip
        assert importing.draft is not None
        assert [fault.code for fault in importing.draft.faults] == [
            "column_unsure"
        ]  # or where bidding begins?
        importing.map_column(6, Column.RESERVE)
        await eventually(lambda: len(importing.faults()) == 3)
        assert [(one.line, one.fault.code) for one in importing.faults()] == [
            (3, "not_an_amount"),
            (4, "lot_twice"),
            (5, "title_missing"),
        ]
        assert not page.imports.send.isEnabled()
        rows = page.imports.preview.rows
        assert "abc" in rows.data(rows.index(1, 5), Qt.ItemDataRole.ToolTipRole)

        page.imports.preview.jump(importing.faults()[0])
        rows.setData(rows.index(1, 5), "300")
        rows.setData(rows.index(2, 1), "3")
        await eventually(lambda: len(importing.faults()) == 1)
        importing.skip_faulty()
        assert page.imports.send.isEnabled()
        page.imports.send.click()
        await eventually(lambda: len(page.model.table.lots()) == 5)
        await eventually(lambda: importing.stage is ImportStage.IDLE)
        lots = await desk.lots(page)
        assert [lot["lot"] for lot in lots] == ["900", "1", "2", "3", "5"]
        first = lots[1]
        assert (first["low_estimate"], first["high_estimate"], first["start"], first["reserve"]) == (
            120_000, 180_000, 100_000, 90_000,
        )  # fmt: skip
        assert (first["seller"], first["extra"]) == ("E-17", {"Zustand": "gut"})
        assert first["description"] == "Nussbaum; drei Schübe"


async def test_the_keys_of_the_page_work_wherever_the_cursor_stands(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        file = tmp_path / "list.csv"
        file.write_text("Lot,Title,LowEst\n1,Chair,100\n2,Table,200\n", encoding="utf-8")
        page = await desk.office(catalogue="LotNum,Title,StartPrice\n900,A chair,10\n")
        office = page.window()
        assert isinstance(office, OfficeWindow)
        office.activateWindow()
        office.top_bar.findChildren(QPushButton)[-1].setFocus()
        QTest.keyClick(office, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert page.lots.search.hasFocus()

        page.take_files([file])
        await eventually(lambda: page.importing.stage is ImportStage.PREVIEW)
        way_out = next(one for one in page.imports._wrong.findChildren(QPushButton) if one.isVisible())
        way_out.setFocus()
        QTest.mouseClick(way_out, Qt.MouseButton.LeftButton)
        await eventually(lambda: not page.imports._wrong.isVisible())
        QTest.keyClick(office, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await eventually(lambda: len(page.model.table.lots()) == 3)
        await eventually(page.lots.table.hasFocus)

        office.show_page_named("bidders")
        QTest.keyClick(office, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert not page.lots.search.hasFocus()


async def test_the_rail_leaves_the_page_room_in_a_narrow_window(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        page = await desk.office()
        office = page.window()
        assert isinstance(office, OfficeWindow)
        office.resize(1024, 700)
        wide, button = office._rail_frame.width(), office._rail_buttons[1]
        assert button.text() == "Bidders"
        office.preferences.choose_text_percent(200)
        await eventually(lambda: office._rail_frame.width() < wide)
        assert (button.text(), button.accessibleName()) == ("", "Bidders")
        assert "Bidders" in button.toolTip()


async def test_what_a_column_was_taken_for_is_remembered(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        file = tmp_path / "list.csv"
        file.write_text("Lot,Heading of ours,LowEst\n1,Chair,100\n", encoding="utf-8")
        page = await desk.office()
        page.take_files([file])
        importing = page.importing
        await eventually(lambda: importing.stage is ImportStage.PREVIEW)
        assert importing.draft.faults
        page.imports.preview.head.mapped.emit(1, Column.TITLE)
        importing.choose(Choices(start=StartRule.HALF_OF_LOW, change=True))
        await eventually(lambda: not importing.draft.faults)
        assert [row.start for row in importing.ready()] == [5_000]
        importing.cancel()
        page.take_files([file])
        await eventually(lambda: importing.stage is ImportStage.PREVIEW)
        assert importing.mapping[1] is Column.TITLE
        assert desk.settings.settings.columns == {"headingofours": "title"}
        importing.cancel()


async def test_a_field_is_saved_as_one_leaves_it_and_the_edit_can_be_taken_back(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        page = await desk.office()
        field = page.lots.panel._fields[LotField.TITLE]
        field.edit.setText("Chair with arms")
        field.edit.editingFinished.emit()
        await eventually(lambda: page.model.last_edit is not None)
        assert (await desk.lots(page))[0]["title"] == "Chair with arms"
        start = page.lots.panel._fields[LotField.START]
        start.edit.setText("a lot")
        start.edit.editingFinished.emit()
        assert start.error()
        page.lots.undo.click()
        await eventually(lambda: page.model.table.lots()[0].title == "Chair")
        assert (await desk.lots(page))[0]["title"] == "Chair"
        assert page.model.last_edit is None


async def test_lots_are_put_in_another_order_and_back(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        page = await desk.office()
        page.lots.table.select(["3"])
        page.lots._move_chosen(-1)
        await eventually(lambda: numbers(page) == ["1", "3", "2"])
        page.model.table.moved.emit(["2"], "1")
        await eventually(lambda: numbers(page) == ["2", "1", "3"])
        page.model.undo()
        await eventually(lambda: numbers(page) == ["1", "3", "2"])
        page.model.undo()
        await eventually(lambda: numbers(page) == ["1", "2", "3"])
        assert [lot["lot"] for lot in await desk.lots(page)] == ["1", "2", "3"]


async def test_a_lot_is_split_and_another_withdrawn(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        page = await desk.office()
        page.lots.table.select(["1"])
        form = page.asking.ask_for_split()
        assert form is not None
        assert [line[0].text() for line in form.lines] == ["1A", "1B", "1C"]
        form.lines[2][1].clear()
        form.lines[2][2].clear()
        form.accept()
        await eventually(lambda: numbers(page) == ["1", "1A", "1B", "2", "3"])
        page.lots.table.select(["3"])
        question = page.asking.ask_to_withdraw()
        assert question is not None
        question.accept()
        await eventually(lambda: page.model.table.lots()[-1].standing.phase is Phase.WITHDRAWN)


async def test_pictures_go_to_their_lots_by_name_and_change_places(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        page = await desk.office()
        folder = tmp_path / "photos"
        folder.mkdir()
        for name, source in (("1-1", "41-1"), ("1-2", "42-1"), ("lot 2", "43-1"), ("IMG_99", "44-1")):
            (folder / f"{name}.jpg").write_bytes(
                resources.path("demo", "pictures", f"{source}.jpg").read_bytes()
            )
        (folder / "3.png").write_bytes(b"no picture")
        page.take_files([folder])
        pictures = page.pictures
        await eventually(lambda: len(pictures.items) == 5)
        first = pictures.items[0]
        assert (first.path.name, first.lot) == ("IMG_99.jpg", None)
        rows = page.sending.table.rows
        assert not rows.setData(rows.index(0, 1), "99")
        assert page.sending._summary.text().startswith("There is no lot 99")
        assert pictures.assign(0, "2")
        page.sending.send.click()
        await eventually(lambda: not pictures.is_busy, within_s=20)
        assert pictures.count(Sending.DONE) == 4
        assert [item.path.name for item in pictures.items if item.sending is Sending.FAILED] == ["3.png"]
        await eventually(lambda: [lot.pictures for lot in page.model.table.lots()] == [2, 2, 0])

        status_before, before = await _bytes(desk, page, 1)
        page.lots.table.select(["1"])
        await eventually(lambda: page.lots.strip.chosen() == 1)
        page.lots.strip._right.click()
        await eventually(lambda: page.model.last_edit is not None)
        assert (await _bytes(desk, page, 2)) == (status_before, before)
        question = page.asking.ask_to_remove_picture(1)
        assert question is not None
        question.accept()
        await eventually(lambda: page.model.table.lots()[0].pictures == 1)
        assert (await _bytes(desk, page, 1))[1] == before


async def _bytes(desk: Desk, page: CataloguePage, number: int) -> tuple[int, bytes]:
    path = f"/api/sales/{page.model.office.sale_id}/lots/1/pictures/{number}"
    async with desk.house.http.get(path, headers=desk.house.owner) as answer:
        return answer.status, await answer.read()


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
async def test_an_exported_catalogue_comes_back_without_loss(tmp_path: Path, suffix: str) -> None:
    async with opened(tmp_path / "house") as desk:
        page = await desk.office()
        row = CatalogueRow(
            lot="27A", title="=1+1", start=12_345, description="Two\nlines; “quoted”", low_estimate=20_000,
            high_estimate=30_000, reserve=15_000, seller="S-1", vat_bp=550, images=("a.jpg", "b.jpg"),
            extra={"Condition": "good", "Year": "1780"},
        )  # fmt: skip
        page.model.add([row], "2", Existing.REFUSE)
        await eventually(lambda: "27A" in numbers(page))
        page.model.export(tmp_path / f"out.{suffix}")
        await eventually((tmp_path / f"out.{suffix}").exists)
        again = await desk.office(catalogue="LotNum,Title,StartPrice\n900,A chair,10\n")
        again.take_files([tmp_path / f"out.{suffix}"])
        await eventually(lambda: again.importing.stage is ImportStage.PREVIEW)
        assert again.importing.faults() == []
        assert [one for one in again.importing.ready() if one.lot == "27A"] == [row]
        assert [one.lot for one in again.importing.ready()] == ["1", "27A", "2", "3"]
        again.importing.cancel()


async def test_the_terms_are_changed_until_the_sale_opens(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        page = await desk.office()
        dialog = page.asking.ask_for_terms()
        assert dialog is not None
        assert not dialog.about.kind.combo.isEnabled()
        dialog.about.name.set_text("Another name")
        dialog.money.hammer_vat.set_text("10")
        dialog.submit()
        await eventually(lambda: page.model.office.title == "Another name")
        sale = page.model.live.room.sale
        assert sale is not None
        assert sale.terms.hammer_vat_bp == 1_000
        assert page.model.table.lots()[0].vat_bp is None
        page.model.change(page.model.table.lots()[0], LotChange(vat_bp=0))
        await eventually(lambda: page.model.table.lots()[0].vat_bp == 0)


async def test_what_was_mended_is_not_lost_without_a_question(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        file = tmp_path / "list.csv"
        file.write_text("Lot,Title,Start\n1,Chair,x\n", encoding="utf-8")
        page = await desk.office(catalogue="LotNum,Title,StartPrice\n900,A chair,10\n")
        page.take_files([file])
        importing = page.importing
        await eventually(lambda: importing.stage is ImportStage.PREVIEW)
        assert page.asking.ask_to_leave_import(importing.is_mended) is None
        await eventually(lambda: page._stack.currentWidget() is page.lots)
        page.take_files([file])
        await eventually(lambda: importing.stage is ImportStage.PREVIEW)
        importing.edit(0, 2, "100")
        await eventually(importing.can_send)
        question = page.asking.ask_to_leave_import(importing.is_mended)
        assert question is not None
        assert importing.stage is ImportStage.PREVIEW
        question.accept()
        assert importing.row_count() == 0


async def test_words_that_cannot_be_taken_are_told_when_another_lot_is_looked_at(tmp_path: Path) -> None:
    async with opened(tmp_path / "house") as desk:
        page = await desk.office()
        start = page.lots.panel._fields[LotField.START]
        start.edit.setText("12x")
        start.edit.editingFinished.emit()
        page.lots.table.select(["2"])
        assert page.lots.panel._fields[LotField.START].text() == "100"
        assert any("Start price" in text for text in page._window.toasts.texts())
        assert (await desk.lots(page))[0]["start"] == 10_000


async def test_a_column_of_the_houses_own_is_typed_over_and_the_edit_can_be_taken_back(
    tmp_path: Path,
) -> None:
    table = "LotNum,Title,StartPrice,Condition,Shelf\n1,Chair,10,good,\n2,Table,20,,B7\n"
    async with opened(tmp_path / "house") as desk:
        page = await desk.office(catalogue=table)
        fields = page.lots.panel.extra.fields
        assert [field.text() for field in fields] == ["good", ""]
        await type_into(fields[1].edit, "A4")
        await eventually(lambda: page.model.last_edit is not None)
        assert (await desk.lots(page))[0]["extra"] == {"Condition": "good", "Shelf": "A4"}
        page.model.undo()
        await eventually(lambda: page.model.table.lots()[0].extra == {"Condition": "good"})
        assert (await desk.lots(page))[0]["extra"] == {"Condition": "good"}
        page.lots.table.select(["2"])
        assert [field.text() for field in fields] == ["", "B7"]


async def test_a_lot_of_a_timed_sale_gets_another_closing_time_and_back(tmp_path: Path) -> None:
    soon = time_ns() // 1_000_000 // MINUTE_MS * MINUTE_MS + 60 * MINUTE_MS
    terms = {"kind": SaleKind.TIMED, "opens_at": soon, "closes_at": soon + 60 * MINUTE_MS}
    async with opened(tmp_path / "house") as desk:
        page = await desk.office(**terms)
        field = page.lots.panel.closes
        assert field.time() == soon + 60 * MINUTE_MS
        field.show_time(soon + 90 * MINUTE_MS)
        field.edit.editingFinished.emit()
        await eventually(lambda: page.model.last_edit is not None)
        await eventually(lambda: closes(page) == soon + 90 * MINUTE_MS)
        page.model.undo()
        await eventually(lambda: closes(page) == soon + 60 * MINUTE_MS)
        await eventually(lambda: field.time() == soon + 60 * MINUTE_MS)


def closes(page: CataloguePage) -> int | None:
    return page.model.table.lots()[0].standing.closes_at


async def type_into(edit: QLineEdit, text: str) -> None:
    """Type over what stands in a field, and leave it."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    edit.editingFinished.emit()
