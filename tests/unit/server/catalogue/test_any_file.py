"""Whatever file somebody brings: rows or reasons come out, never an accident."""

import re

from hypothesis import given
from hypothesis import strategies as st

from contract.catalogue.texts import as_cell, unguarded, without_markup
from server.catalogue.importer import read_catalogue

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
        assert row.low_estimate is None or row.high_estimate is None or row.low_estimate <= row.high_estimate


@given(st.text(max_size=8) | st.text(st.sampled_from("'=+-@&<>;abmp/\t\n\r"), max_size=8))
def test_security_19_no_cell_begins_a_formula(cell: str) -> None:
    written = as_cell(cell)
    assert not written.startswith(("\t", "\r", "\n"))
    # A spreadsheet may part cells at semicolons where this file does at commas.
    assert not any(part.startswith(("=", "+", "-", "@")) for part in re.split("[;\r\n]", written))
    assert without_markup(unguarded(written)) == cell
