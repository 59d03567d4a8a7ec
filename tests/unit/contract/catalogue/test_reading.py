"""A table becomes lots, cell by cell: what is wrong is told with its cell, what was chosen is done."""

from typing import Any

import pytest

from contract.catalogue import (
    CatalogueRow,
    Choices,
    Column,
    Draft,
    FaultCode,
    RawTable,
    StartRule,
    fault_text,
    guess_mapping,
    read_rows,
)
from contract.catalogue.checking import faults_of, row_faults, tidied

F = FaultCode


def read(*rows: str, existing: tuple[str, ...] = (), **choices: Any) -> Draft:
    """Read a table whose first row are the headings, with | between the cells."""
    cells = [row.split("|") for row in rows]
    table = RawTable(rows=cells, first_lines=list(range(1, len(rows) + 1)))
    return read_rows(table, guess_mapping(cells[0]), "EUR", existing, Choices(**choices))


def faults(*rows: str, **choices: Any) -> list[tuple[int, int | None, FaultCode]]:
    """Return line, column and code of every fault."""
    return [(row.line, f.column, f.code) for row in read(*rows, **choices).rows for f in row.faults]


HEADINGS = "Lot|Title|Low estimate|High estimate|Start|Reserve|VAT|Image.1|Notes"


def test_a_good_row_is_a_lot() -> None:
    draft = read(HEADINGS, "27A| Vase |80|120|50|0|21 %|a.jpg|Blue")
    lot = CatalogueRow(
        lot="27A", title="Vase", low_estimate=80_00, high_estimate=120_00, start=50_00, vat_bp=2100,
        images=("a.jpg",), extra={"Notes": "Blue"},
    )  # fmt: skip
    assert (draft.lots, draft.faulty, draft.faults) == ([lot], [], [])


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("|Vase|||5", [(0, F.LOT_MISSING)]),
        ("a/b|Vase|||5", [(0, F.LOT_MALFORMED)]),
        ("1||||5", [(1, F.TITLE_MISSING)]),
        (f"1|{'x' * 201}|||5", [(1, F.TOO_LONG)]),
        ("1|V\x1bse|||5", [(1, F.UNPRINTABLE)]),
        ("1|Vase|x||5", [(2, F.NOT_AN_AMOUNT)]),
        ("1|Vase||1,200|5", [(3, F.TWO_READINGS)]),
        ("1|Vase|9|8|5", [(2, F.ESTIMATES_REVERSED)]),
        ("1|Vase|||", [(4, F.START_MISSING)]),
        ("1|Vase|||5.123,45", [(4, F.NOT_AN_AMOUNT)]),
        ("1|Vase|||5|$5", [(5, F.OTHER_CURRENCY)]),
        ("1|Vase|||5||much", [(6, F.NOT_A_RATE)]),
        (f"1|Vase|||5||||{'x' * 2001}", [(8, F.TOO_LONG)]),
        ("1|Vase|||5|||||", [(None, F.TOO_MANY_CELLS)]),
        ("|||x|y", [(0, F.LOT_MISSING), (1, F.TITLE_MISSING), (3, F.NOT_AN_AMOUNT), (4, F.NOT_AN_AMOUNT)]),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(row: str, found: list[tuple[int | None, FaultCode]]) -> None:
    row = row.replace("5.123,45", "5.12.3")
    assert faults(HEADINGS, "7|Good|||5", row) == [(3, column, code) for column, code in found]


def test_every_fault_has_a_sentence_that_its_params_fill() -> None:
    rows = [
        "|||x|y",
        "1|a|9|8|1,200|$5|z",
        "1|b|||5.001",
        f"a/b|{'x' * 201}|||",
        "2|c|||9999999999999",
        "1|d|||5",
    ]
    draft = read(HEADINGS, *rows, existing=("2",))
    told = [fault_text(fault) for row in draft.rows for fault in row.faults]
    assert told
    assert not any("{" in text for text in told)
    assert "Start: '1,200' can be read in two ways; write it as 1200 or 1.20" in told
    assert "Lot 1 is used on line 3 already" in told


def test_a_number_is_used_once_in_the_file_and_the_sale_whatever_its_case() -> None:
    rows = ("Lot|Title|Start", "27a|Vase|5", "27A|Clock|5", "30|Bowl|5")
    assert faults(*rows, existing=("30",)) == [(3, 0, F.LOT_TWICE), (4, 0, F.LOT_EXISTS)]
    assert faults(*rows, existing=("30",), change=True) == [(3, 0, F.LOT_TWICE)]


def test_a_lot_without_a_number_gets_the_next_that_is_free() -> None:
    rows = ("Lot|Title|Start", "|a|5", "5|b|5", "|c|5", "6|d|5", "|e|5")
    draft = read(*rows, existing=("1", "2A"), number_on=True)
    assert [lot.lot for lot in draft.lots] == ["3", "5", "7", "6", "8"]
    assert [lot.lot for lot in read("Title|Start", "a|5", "b|5", number_on=True).lots] == ["1", "2"]


@pytest.mark.parametrize(
    ("rule", "starts"),
    [
        (StartRule.NONE, [5_00, None, None]),
        (StartRule.LOW_ESTIMATE, [5_00, 80_01, None]),
        (StartRule.HALF_OF_LOW, [5_00, 40_00, None]),
    ],
)
def test_a_missing_start_comes_from_the_low_estimate_if_the_user_says_so(
    rule: StartRule, starts: list[int | None]
) -> None:
    draft = read("Lot|Title|Estimate|Start", "1|a|80–120|5", "2|b|80.01|", "3|c||0", start=rule)
    assert [row.row.start if row.row else None for row in draft.rows] == starts


@pytest.mark.parametrize("none", ["-", "–", "n/a", "On request", "P.O.A.", "auf Anfrage", " 0 "])
def test_a_word_for_none_is_no_amount(none: str) -> None:
    (lot,) = read("Lot|Title|Estimate|Start|Reserve", f"1|Vase|{none}|5|{none}").lots
    assert (lot.low_estimate, lot.high_estimate, lot.reserve) == (None, None, None)
    assert faults("Lot|Title|Start", f"1|Vase|{none}") == [(2, 2, F.START_MISSING)]


def test_an_empty_cell_behind_every_row_is_a_programs_habit_and_behind_one_row_a_fault() -> None:
    assert faults("Lot|Title|Start", "1|a|5|", "2|b|5|") == []
    assert faults("Lot|Title|Start", "1|a|5|", "2|b|5") == [(2, None, F.TOO_MANY_CELLS)]
    assert faults("Lot|Title|Start", "1|a|5|") == [(2, None, F.TOO_MANY_CELLS)]
    assert faults("Lot|Title|Start", "1|a|5|x") == [(2, None, F.TOO_MANY_CELLS)]


def test_a_wrong_start_is_never_replaced_by_a_rule() -> None:
    assert faults("Lot|Title|Low|Start", "1|a|80|much", start=StartRule.LOW_ESTIMATE) == [
        (2, 3, F.NOT_AN_AMOUNT)
    ]


def test_titles_are_cut_out_of_long_texts_if_the_user_says_so() -> None:
    long = "word " * 60
    rows = ("Lot|Title|Start|Description", f"1|{long}|5|Blue.", "2||5|Vase, blue.\nTall.", "3||5|")
    draft = read(*rows, cut_titles=True)
    first, second = draft.lots
    assert (len(first.title), first.title[-6:]) == (200, " word…")
    assert first.description == f"{long.strip()}\n\nBlue."
    assert (second.title, second.description) == ("Vase, blue.", "Vase, blue.\nTall.")
    assert [fault.code for row in draft.faulty for fault in row.faults] == [F.TITLE_MISSING]
    assert [code for _, _, code in faults(*rows)] == [F.TOO_LONG, F.TITLE_MISSING, F.TITLE_MISSING]


def test_without_a_column_of_titles_the_descriptions_give_them_if_the_user_says_so() -> None:
    table = RawTable(rows=[["Lot", "Text", "Start"], ["1", "A vase", "5"]], first_lines=[1, 2])
    mapping = [Column.LOT, Column.DESCRIPTION, Column.START]
    assert [fault.code for fault in read_rows(table, mapping, "EUR").faults] == [F.COLUMN_MISSING]
    draft = read_rows(table, mapping, "EUR", choices=Choices(cut_titles=True))
    assert [lot.title for lot in draft.lots] == ["A vase"]


def test_while_a_column_lacks_no_row_is_read() -> None:
    draft = read("Lot|Title", "1|Vase")
    assert ([fault.code for fault in draft.faults], draft.rows) == ([F.COLUMN_MISSING], [])
    assert [fault.code for fault in read("Lot|Title|Start").faults] == [F.NO_LOTS]


def test_a_suffix_of_the_number_and_several_texts_and_pictures_are_put_together() -> None:
    cells = [["Lot", "Suffix", "Title", "Text", "More", "Start", "Images"]]
    cells.append(
        ["27", "A", "Vase", "Blue.", "Tall.", "5", "a.jpg; b.PNG | https://a.example/c.jpg\nd.tif, e.gif"]
    )
    mapping = guess_mapping(cells[0])
    mapping[4] = Column.DESCRIPTION
    (lot,) = read_rows(RawTable(rows=cells, first_lines=[1, 2]), mapping, "EUR").lots
    assert (lot.lot, lot.description) == ("27A", "Blue.\n\nTall.")
    assert lot.images == ("a.jpg", "b.PNG", "d.tif", "e.gif")


def test_texts_from_the_web_become_plain_ones() -> None:
    cells = "1|Smith &amp; Sons, 2 3&#x2044;8in.\n|5|<p>Blue.</p><b>Tall</b><br/>5 < 6\u00a0cm\u200b"
    (lot,) = read("Lot|Title|Start|Description", cells).lots
    assert lot.title == "Smith & Sons, 2 3⁄8in."
    assert lot.description == "Blue.\nTall\n5 < 6 cm"


def test_columns_that_are_left_out_leave_nothing_and_two_of_one_name_are_both_kept() -> None:
    cells = [["Lot", "Title", "Start", "Note", "Note", "Secret"], ["1", "Vase", "5", "a", "b", "c"]]
    mapping = [Column.LOT, Column.TITLE, Column.START, None, None, Column.LEFT_OUT]
    (lot,) = read_rows(RawTable(rows=cells, first_lines=[1, 2]), mapping, "EUR").lots
    assert lot.extra == {"Note": "a", "Note (2)": "b"}


def test_a_lot_written_by_hand_is_held_to_the_same() -> None:
    row = tidied(
        CatalogueRow(lot=" 1 ", title=" A\nb ", start=5, seller="  ", images=("x", "y.jpg"), extra={" ": "x"})
    )
    assert row == CatalogueRow(lot="1", title="A b", start=5, images=("y.jpg",))
    assert row_faults(row) == []
    bad = CatalogueRow(lot="a/b", title="\x1b", start=5, low_estimate=6, high_estimate=5)
    assert [f.code for f in row_faults(bad)] == [F.LOT_MALFORMED, F.UNPRINTABLE, F.ESTIMATES_REVERSED]
    assert {index: [f.code for f in found] for index, found in faults_of([row, row]).items()} == {
        1: [F.LOT_TWICE]
    }
