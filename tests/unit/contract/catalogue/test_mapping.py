"""Whose headings say what: the trade's words in four languages, other programs' exports, and odd files."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.catalogue import (
    Choices,
    Column,
    FaultCode,
    Grouping,
    RawTable,
    StartRule,
    column_faults,
    columns,
    fault_text,
    find_heading,
    guess_grouping,
    guess_mapping,
    read_rows,
)
from contract.catalogue.mapping import extra_heading, extra_name, plain_heading

L, T, D, S = Column.LOT, Column.TITLE, Column.DESCRIPTION, Column.START


@pytest.mark.parametrize("heading", ["Limit", "LIMIT", "Limit (EUR)", "Limit €"])
def test_a_limit_is_the_reserve_or_the_start_and_is_asked_about(heading: str) -> None:
    headings = ["Los-Nr.", "Titel", "Startpreis", heading]
    mapping = guess_mapping(headings, [["1", "Vase", "50", "80"]])
    assert mapping == [L, T, S, None]
    table = RawTable(sheets=[], sheet="", rows=[headings, ["1", "Vase", "50", "80"]], first_lines=[1, 2])
    (fault,) = read_rows(table, mapping, "EUR").faults
    assert (fault.column, fault.code) == (3, FaultCode.COLUMN_UNSURE)
    assert fault_text(fault) == f"{heading} may be the reserve or where bidding begins; say which"
    for said in (Column.RESERVE, Column.LEFT_OUT):
        assert read_rows(table, [L, T, S, said], "EUR").faults == []
    assert extra_heading("Limit", ["80"]) == "Extra: Limit"


@pytest.mark.parametrize(
    "headings",
    [
        "Lot|Title|Description|Low estimate|High estimate|Starting price|Reserve|Vendor|VAT|Image",
        "Nº Lote|Título|Descripción|Estimación baja|Est. alta|Precio de salida|Reserva|Vendedor|IVA|Fotos",
        "N° de lot|Désignation|Descriptif|Est. basse|Est. haute|Mise à prix|Réserve|Vendeur|TVA|Photo",
        "Los-Nr.|Titel|Text|Schätzpreis von|Schätzpreis bis|Startpreis|Mindestpreis|Einlieferer|MwSt|Bilder",
        "LotNum|Title|Description|LowEst|HighEst|StartPrice|Reserve|Seller|VAT|ImageFile.1",
        "lot_number|title|desc|low_estimate|high_estimate|opening bid|reserve price|consignor|vat rate|image",
        "Lot Number|Lead|Description|Low Est.|High Est.|Start Bid|Reserve Amount|Consignor ID|Tax|Picture 1",
    ],
)
def test_what_houses_write_above_their_columns_is_known(headings: str) -> None:
    expected = [L, T, D, Column.LOW, Column.HIGH, S, Column.RESERVE, Column.SELLER, Column.VAT]
    assert guess_mapping(headings.split("|")) == [*expected, Column.IMAGES]


def test_no_heading_means_two_things() -> None:
    words = [word for headings in columns._HEADINGS.values() for word in headings.split()]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert all(plain_heading(word) == word for word in words)


def test_a_heading_that_is_nearly_right_is_guessed_and_a_foreign_one_is_not() -> None:
    assert guess_mapping(["Reseve", "Descripton", "Weight", "Condition report"]) == [
        Column.RESERVE,
        D,
        None,
        None,
    ]


def test_of_two_columns_for_one_thing_the_better_known_wins() -> None:
    assert guess_mapping(["Item number", "Lot", "Name", "Title"]) == [None, L, None, T]


def test_what_the_user_chose_before_goes_first() -> None:
    remembered = {"artikel": T, "title": Column.LEFT_OUT}
    assert guess_mapping(["Lot", "Title", "Artikel"], (), remembered) == [L, Column.LEFT_OUT, T]


def test_columns_of_pictures_and_of_estimates_are_known_by_their_cells() -> None:
    rows = [["1", "a.jpg", "£800 - £1,200"], ["2", "B.PNG", "80–120"], ["3", "", ""]]
    assert guess_mapping(["Lot", "Datei", "Guide"], rows) == [L, Column.IMAGES, Column.ESTIMATE]


def test_what_a_program_wrote_for_programs_is_left_out_and_what_people_wrote_is_kept() -> None:
    rows = [["0", "True", "https://a.example/1", "{'src': 'https://a.example/1.jpg'}", "Seville"]]
    guessed = guess_mapping(["", "is_over", "url", "image", "Provenance"], rows)
    assert guessed == [Column.LEFT_OUT] * 4 + [None]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Lot #", L),
        ("#", L),
        ("N°", L),
        ("Low estimate (EUR)", Column.LOW),
        ("Estimate (low)", Column.LOW),
        ("Start price EUR", S),
        ("title_txt", T),
        ("Title [English]", T),
        ("Estimate low*", Column.LOW),
        ("Weight (lot)", None),
        ("Hammer price", Column.LEFT_OUT),
        ("price_realised_txt", Column.LEFT_OUT),
    ],
)
def test_marks_asides_and_currencies_in_a_heading_do_not_matter(heading: str, column: Column | None) -> None:
    assert guess_mapping([heading]) == [column]


def test_short_descriptions_without_titles_are_the_titles_and_long_ones_are_not() -> None:
    assert guess_mapping(["Lot", "Description"], [["1", "A vase"]]) == [L, T]
    assert guess_mapping(["Lot", "Description"], [["1", "A vase"], ["2", "x" * 201]]) == [L, D]
    assert guess_mapping(["Lot", "Description"], [["1", "A vase"]], {"description": D}) == [L, D]


def test_that_a_column_is_kept_as_it_is_can_be_remembered_too() -> None:
    assert guess_mapping(["Lot", "Estimate"], (), {"estimate": None}) == [L, None]


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ([["Lot", "Title", "Start"], ["1", "a", "5"]], 0),
        ([["House of Sol"], ["Sale of 3 May", ""], ["Lot", "Title", "Start"], ["1", "a", "5"]], 2),
        ([["1", "a", "5"], ["2", "b", "5"]], 0),
        ([], 0),
    ],
)
def test_the_row_of_the_headings_is_found_below_a_letterhead(rows: list[list[str]], heading: int) -> None:
    assert find_heading(rows) == heading


@pytest.mark.parametrize(
    ("cells", "grouping"),
    [
        (["1,200", "80"], Grouping.COMMA),
        (["1.200", "80"], Grouping.POINT),
        (["1,200", "80.50"], Grouping.COMMA),
        (["80,50", "1.200"], Grouping.POINT),
        (["1,200.00"], Grouping.COMMA),
        (["GBP 4,000 – GBP 6,000"], Grouping.COMMA),
        (["1,200", "1.200"], Grouping.ASK),
        (["80"], Grouping.ASK),
        (["80,50", "80.50"], Grouping.ASK),
        ([], Grouping.ASK),
    ],
)
def test_how_a_file_groups_thousands_is_seen_from_its_amounts(cells: list[str], grouping: Grouping) -> None:
    table = RawTable(rows=[["Start"], *[[cell] for cell in cells]], first_lines=list(range(len(cells) + 1)))
    assert guess_grouping(table, [S]) is grouping


def test_the_columns_that_lack_or_are_there_twice_are_told() -> None:
    faults = column_faults([L, L, D, D, None], Choices())
    told = [(fault.column, fault.code, fault.params["wanted"]) for fault in faults]
    missing = FaultCode.COLUMN_MISSING
    assert told == [(1, FaultCode.COLUMN_TWICE, "lot"), (None, missing, "title"), (None, missing, "start")]
    assert column_faults([T], Choices(number_on=True, start=StartRule.LOW_ESTIMATE)) == []


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=20)
    | st.sampled_from(["Extra: Lot", "Lot", "=1+1", "'=x", "Reseve", "image7", "#3", "&amp;", "<b>", "url"]),
    st.lists(st.sampled_from(["", "a.jpg", "80-120", "True", "{}", "x"]), max_size=3),
)
def test_a_text_of_the_houses_own_keeps_its_name_and_is_never_taken_for_another(
    name: str, cells: list[str]
) -> None:
    heading = extra_heading(name, cells)
    assert extra_name(heading, 0) == name
    assert guess_mapping([heading], [[cell] for cell in cells]) == [None]
    assert not heading.startswith(("=", "+", "-", "@"))
