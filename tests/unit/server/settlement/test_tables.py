"""Results and the log as CSV and XLSX: nothing becomes a formula, amounts can be added up."""

import csv
import io

import openpyxl
import pytest

from contract.settlement import LogLine, LotResult, SoldBy
from contract.standing import Phase
from server.settlement.tables import log_csv, results_csv, results_xlsx, without_formula
from server.settlement.totals import house_results, house_row
from tests.unit.server.settlement.test_statements import TERMS, sold, stayed

ROWS = [
    LotResult(
        lot="1", title="Vase, blue", outcome=Phase.SOLD, price=1250_50, winner="204", sold_by=SoldBy.HAMMER,
        name="@Ana", email="ana@example.org", reserve=100_00, premium=312_62, vat=65_65, total=1628_77,
    ),
    LotResult(lot="2", title="=HYPERLINK(1)", outcome=Phase.PASSED, price=None, winner=None),
]  # fmt: skip


def test_a_line_a_lot_with_plain_decimals_and_no_formula() -> None:
    table = list(csv.DictReader(io.StringIO(results_csv(ROWS, "EUR"))))
    assert [(row["lot"], row["price"], row["total"], row["winner"]) for row in table] == [
        ("1", "1250.50", "1628.77", "204"),
        ("2", "", "", ""),
    ]
    assert (table[0]["name"], table[1]["title"]) == ("'@Ana", "'=HYPERLINK(1)")
    assert list(table[0])[:7] == ["lot", "title", "outcome", "price", "winner", "name", "email"]


@pytest.mark.parametrize(("currency", "text"), [("JPY", "125050"), ("KWD", "125.050")])
def test_amounts_have_the_decimals_of_their_currency(currency: str, text: str) -> None:
    assert next(csv.DictReader(io.StringIO(results_csv(ROWS, currency))))["price"] == text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r1", "\n1"])
def test_security_19_a_cell_that_would_be_a_formula_becomes_text(cell: str) -> None:
    assert without_formula(cell) == f"'{cell}"


def test_security_19_no_part_of_a_cell_becomes_a_formula_where_semicolons_part_cells() -> None:
    """A bidder chooses his name himself: `Ann;=cmd|…;` stood between commas as a cell of its own."""
    assert without_formula("Ann;=cmd|' /C calc'!A0;x") == "Ann;'=cmd|' /C calc'!A0;x"
    assert without_formula("\n=1") == "'\n'=1"


@pytest.mark.parametrize("cell", ["", "Vase", "1250.50", "a=b", "a; b - c"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert without_formula(cell) == cell


def test_security_19_a_workbook_holds_texts_as_texts_and_amounts_as_numbers() -> None:
    results = house_results([sold("1", 100_000), stayed("2")], TERMS, {}, [], has_ended=True)
    book = openpyxl.load_workbook(io.BytesIO(results_xlsx(results, ROWS, "=cmd|x", "EUR")))
    cells = list(book["Results"].iter_rows())
    headings = [cell.value for cell in cells[0]]
    title, price = cells[2][headings.index("title")], cells[1][headings.index("price")]
    assert (title.value, title.data_type) == ("=HYPERLINK(1)", "s")
    assert (price.value, price.data_type, price.number_format) == (1250.5, "n", "#,##0.00")
    heading = book["Totals"]["A1"]
    assert (heading.value, heading.data_type) == ("=cmd|x", "s")
    totals = {row[0].value: row[1].value for row in book["Totals"].iter_rows(min_row=2)}
    assert (totals["hammer"], totals["sold"], totals["unsold"]) == (1000, 1, 1)


def test_a_row_of_a_lot_that_stayed_has_no_charges() -> None:
    row = house_row(stayed("2"), TERMS, {})
    assert (row.price, row.premium, row.vat, row.total, row.winner) == (None, None, None, None, None)


def test_the_log_has_a_line_a_row_in_world_time() -> None:
    line = LogLine(
        row=7, at=1_795_360_000_123, type="bid", lot="1", who="paddle 204, =Ana", amount=90_00, text="bid",
        undone=True,
    )  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(log_csv([line], "EUR")))
    assert row == {
        "row": "7", "time": "2026-11-22T15:06:40.123Z", "type": "bid", "lot": "1", "who": "paddle 204, =Ana",
        "amount": "90.00", "what": "bid", "undone": "yes",
    }  # fmt: skip
