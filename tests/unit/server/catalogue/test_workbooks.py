"""Workbooks as houses have them, and such as somebody crafted."""

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.styles.numbers import FORMAT_PERCENTAGE

from server.catalogue import text_tables, workbooks
from server.catalogue.problems import CatalogueError
from server.catalogue.tables import read_table


def workbook(*rows: list[Any], **sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "First"
    for row in rows:
        book.active.append(row)
    for title, filled in sheets.items():
        sheet = book.create_sheet(title)
        for row in filled:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, **parts: bytes | None) -> bytes:
    """Return a workbook with the parts whose names end so replaced, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = re.sub(r"\W", "_", name.rpartition("/")[2])
            new.writestr(name, parts.pop(key) if key in parts else old.read(name))
        for name, content in parts.items():
            new.writestr(name, content or b"")
    return out.getvalue()


def sheet_xml(rows: str, prolog: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return f'<?xml version="1.0"?>{prolog}{sheet}'.encode()


def refusal(data: bytes, sheet: str = "") -> str:
    with pytest.raises(CatalogueError) as caught:
        read_table(data, sheet)
    return caught.value.detail


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("27A", "27A"),
        (1200, "1200"),
        (1200.5, "1200.5"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (True, "True"),
        (date(2026, 11, 22), "2026-11-22"),
        (datetime(2026, 11, 22, 9, 5), "2026-11-22 09:05"),  # noqa: DTZ001  # as a sheet has it
        (None, ""),
        (" x ", " x "),
    ],
)
def test_a_cell_is_read_as_the_sheet_shows_it(value: object, text: str) -> None:
    table = read_table(workbook(["Lot", "Odd", "Title"], ["1", value, "Vase"]))
    assert table.rows[1] == ["1", text, "Vase"]
    assert (table.sheets, table.sheet, table.heading, table.first_lines) == (["First"], "First", 0, [1, 2])


def test_per_cent_and_leading_zeros_are_kept() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Lot", "VAT", "Box"])
    book.active.append([1, 0.21, 7])
    book.active["B2"].number_format = FORMAT_PERCENTAGE
    book.active["C2"].number_format = "000"
    out = io.BytesIO()
    book.save(out)
    assert read_table(out.getvalue()).rows[1] == ["1", "21%", "007"]


def test_rows_that_say_nothing_are_left_out_and_lines_stay_those_of_the_sheet() -> None:
    table = read_table(workbook(["House of Sol"], [], ["Lot", "Title"], [None, None], ["1", "Vase"]))
    assert (table.first_lines, table.heading) == ([1, 3, 5], 1)
    assert {len(row) for row in table.rows} == {2}


def test_the_first_sheet_with_cells_is_read_or_the_one_that_is_named() -> None:
    book = workbook(Lots=[["Lot", "Title"], ["1", "Vase"]], Notes=[["x"]])
    assert (read_table(book).sheet, read_table(book).sheets) == ("Lots", ["First", "Lots", "Notes"])
    assert read_table(book, "Notes").rows == [["x"]]
    assert refusal(book, "Prices") == "the workbook has no sheet 'Prices'"


def test_a_formula_without_a_result_is_shown_and_never_read_as_nothing() -> None:
    table = read_table(workbook(["Lot", "Reserve", "Title"], ["1", "=2*300", "Vase"], ["2", 5, "=B2"]))
    assert table.rows[1:] == [["1", "=2*300", "Vase"], ["2", "5", "=B2"]]


def test_a_formula_with_a_result_is_its_result() -> None:
    book = repacked(
        workbook(["Lot"]), sheet1_xml=sheet_xml('<row r="1"><c r="A1"><f>2*300</f><v>600</v></c></row>')
    )
    assert read_table(book).rows == [["600"]]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and no more", "not an XLSX workbook"),
        (b"\xd0\xcf\x11\xe0 an old one", "not an XLSX workbook"),
        (workbook(), "the workbook is empty"),
        (repacked(workbook(["Lot"]), sheet1_xml=b"<worksheet"), "not an XLSX workbook"),
        (repacked(workbook(["Lot"]), workbook_xml=b""), "not an XLSX workbook"),
    ],
)
def test_what_is_no_workbook_or_an_empty_one_is_refused(data: bytes, reason: str) -> None:
    assert reason in refusal(data)


def test_security_19_other_packed_files_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    assert "not an XLSX workbook" in refusal(out.getvalue())


def test_security_19_a_workbook_that_unpacks_to_too_much_is_refused_unread() -> None:
    bomb = repacked(workbook(["Lot"]), **{"xl/more.xml": b" " * (workbooks.MAX_UNPACKED + 1)})
    assert len(bomb) < 1024 * 1024
    assert "too large" in refusal(bomb)


def test_security_19_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{k} "{f"&a{k - 1};" * 10 if k else "ha"}">' for k in range(12))
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>'
    book = repacked(workbook(["Lot"]), sheet1_xml=sheet_xml(row, f"<!DOCTYPE x [{laughs}]>"))
    assert "not an XLSX workbook" in refusal(book)


def test_security_19_a_row_far_away_costs_nothing() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9999999999"><c r="A9999999999"><v>3</v></c></row>'
    table = read_table(repacked(workbook(["Lot"]), sheet1_xml=sheet_xml(far)))
    assert table.rows == [["1"]]


def test_security_19_a_column_far_away_is_refused_unless_it_is_empty() -> None:
    for cell, refused in (("<v>2</v>", True), ("", False)):
        far = f'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1">{cell}</c></row>'
        book = repacked(workbook(["Lot"]), sheet1_xml=sheet_xml(far))
        if refused:
            assert "at most 200 columns" in refusal(book)
        else:
            assert read_table(book).rows == [["1"]]


def test_security_19_a_workbook_has_a_largest_number_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_tables, "MAX_ROWS", 5)
    assert "at most 5 rows" in refusal(workbook(*[["x"]] * 6))


def test_security_19_what_the_library_keeps_whole_is_bounded_whatever_its_part_is_called() -> None:
    """Two million fonts in 25 KB took a gigabyte and most of a minute."""
    fonts = b"<styleSheet>" + b"<font/>" * (workbooks.MAX_TAGS_BESIDE + 1) + b"</styleSheet>"
    for name in ("styles_xml", "xl/evil.png"):
        bomb = repacked(workbook(["Lot"]), **{name: fonts})
        assert len(bomb) < 64 * 1024
        assert "too large" in refusal(bomb)


def test_security_19_a_long_text_shown_in_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_TEXT", 10_000)
    row = ["x" * 1_000] * 6
    assert read_table(workbook(row)).rows == [row]
    assert "line 2: the workbook is too large" in refusal(workbook(row, row))


def test_security_19_rows_of_empty_cells_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_LOOKED_AT", 3 * 16_384)
    wide = '<row><c r="XFD1"/></row>' * 4
    assert "too large" in refusal(repacked(workbook(["Lot"]), sheet1_xml=sheet_xml(wide)))
