"""Whatever file somebody brings: rows or reasons come out, never an accident."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from contract.money import AmountError
from server.catalogue.amounts import read_cell
from server.catalogue.importer import read_catalogue
from server.catalogue.results import without_formula

HEADER = "LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve,ImageFile.1"

cells = st.text(st.sampled_from("0123456789.,;\t\"' -=abÑ\n\r\x00\u00a0"), max_size=12)
tables = st.lists(st.lists(cells, max_size=10).map(",".join), max_size=6).map("\n".join)


@given(st.binary(max_size=300) | tables.map(lambda rows: f"{HEADER}\n{rows}".encode()))
def test_any_file_gives_rows_or_reasons(data: bytes) -> None:
    draft = read_catalogue(data, "EUR")
    assert draft.rows or draft.problems
    assert len({row.lot.casefold() for row in draft.rows}) == len(draft.rows)
    for row in draft.rows:
        assert row.start > 0
        assert 1 <= len(row.lot) <= 20
        assert row.low is None or row.high is None or row.low <= row.high


@given(st.integers(0, 10**10), st.sampled_from([("", "."), (",", "."), (".", ","), (" ", ","), ("'", ".")]))
def test_an_amount_is_read_as_it_was_written(minor: int, marks: tuple[str, str]) -> None:
    group, decimal = marks
    whole, cents = divmod(minor, 100)
    written = f"{whole:,}".replace(",", group) + f"{decimal}{cents:02}"
    assert read_cell(written, "EUR") == minor


@given(cells)
def test_a_cell_is_an_amount_or_refused_as_one(cell: str) -> None:
    with suppress(AmountError):
        assert read_cell(cell, "EUR") >= 0


@given(st.text(max_size=8))
def test_security_19_no_cell_begins_a_formula(cell: str) -> None:
    assert not without_formula(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
