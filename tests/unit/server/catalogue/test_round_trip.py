"""What is exported comes in again as it was: the same lots, whatever their texts look like."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract.catalogue import CatalogueRow
from contract.catalogue.checking import faults_of, tidied
from server.catalogue.exporting import as_csv, as_xlsx
from server.catalogue.importer import read_catalogue

ODD = """=+-@'"<>&;|,#\t\n\u00a0\u200b éß“–€xX0_"""
WHOLE = [
    "=1+1", "'=1+1", "''@x", "&amp;amp;", "<b>x</b>", "a<br>b", "#N/A", "TRUE", "1,200", "007", "1e5", "21%",
    "https://a.example/1", "True", "{'a': 1}", "80-120", "a.jpg", "Extra: x", "2026-11-22", " x ", "x\n\ny",
    "x\r\ny", "Lot", "Reseve", "Image 1", "#2", "_x000D_",
]  # fmt: skip
texts = st.text(st.sampled_from(ODD), max_size=8) | st.sampled_from(WHOLE)


def lot(number: str, texts: list[str], amounts: list[int | None], extra: dict[str, str]) -> CatalogueRow:
    """Return a lot of these texts and amounts, as the house would keep it."""
    title, description, seller, image = texts
    low, high = sorted(amounts[:2], key=lambda amount: amount or 0)
    start, reserve, vat = amounts[2:]
    row = CatalogueRow(
        lot=number, title=title or "x", description=description, start=start or 1,
        low_estimate=low or high, high_estimate=high, reserve=reserve,
        seller=seller or None, vat_bp=None if vat is None else vat % 10_001,
        images=(f"{image}.jpg",) if image else (), extra={name: text for name, text in extra.items() if name},
    )  # fmt: skip
    return tidied(row)


lots = st.builds(
    lot,
    st.sampled_from(["1", "27A", "27 B", "x.-1", "007", "10."]),
    st.lists(texts, min_size=4, max_size=4),
    st.lists(st.none() | st.integers(1, 10**12), min_size=5, max_size=5),
    st.dictionaries(texts, texts, max_size=3),
)
catalogues = st.lists(lots, min_size=1, max_size=4, unique_by=lambda row: row.lot)


@given(catalogues.filter(lambda rows: not faults_of(rows)), st.sampled_from(["EUR", "JPY", "KWD"]))
@settings(max_examples=80)
def test_a_catalogue_comes_in_again_as_it_was_from_csv(rows: list[CatalogueRow], currency: str) -> None:
    draft = read_catalogue(as_csv(rows, currency), currency)
    assert draft.problems == []
    assert draft.rows == rows


@given(catalogues.filter(lambda rows: not faults_of(rows)), st.sampled_from(["EUR", "JPY", "KWD"]))
@settings(max_examples=20, deadline=None)
def test_a_catalogue_comes_in_again_as_it_was_from_xlsx(rows: list[CatalogueRow], currency: str) -> None:
    draft = read_catalogue(as_xlsx(rows, currency), currency)
    assert draft.problems == []
    assert draft.rows == rows


@given(catalogues)
def test_security_19_no_cell_of_an_export_is_a_formula(rows: list[CatalogueRow]) -> None:
    for cells in csv.reader(io.StringIO(as_csv(rows, "EUR").decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_an_exported_workbook_has_amounts_as_numbers_and_texts_as_texts() -> None:
    row = CatalogueRow(lot="007", title="=1+1", start=1_250_50, low_estimate=100_00)
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx([row], "EUR"))).active
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["StartPrice"].value, cells["StartPrice"].data_type) == (1250.5, "n")
    assert (cells["LotNum"].value, cells["Title"].value) == ("007", "'=1+1")
    assert {cells[name].data_type for name in ("LotNum", "Title")} == {"s"}


@pytest.mark.parametrize("currency", ["EUR", "JPY"])
def test_a_catalogue_without_lots_is_exported_as_its_headings(currency: str) -> None:
    assert as_csv([], currency).decode("utf-8-sig").startswith("LotNum,Title,Description,LowEst,HighEst,")
