"""The columns of a table as a whole: where the headings stand, and whether together they make a catalogue."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from contract.catalogue.columns import REPEATABLE, Column
from contract.catalogue.faults import Fault, FaultCode
from contract.catalogue.mapping import is_unsure, known_heading
from contract.catalogue.rows import Choices, Grouping, RawTable, StartRule

_LOOKED_AT: Final = 15
_AMOUNTS: Final = frozenset({Column.LOW, Column.HIGH, Column.ESTIMATE, Column.START, Column.RESERVE})
# A cell that shows by itself which mark groups thousands: grouped twice, or with cents.
_SURE_COMMA: Final = re.compile(r"\d,\d{3}[.,]\d|\d\.\d{1,2}(?!\d)")
_SURE_POINT: Final = re.compile(r"\d\.\d{3}[.,]\d|\d,\d{1,2}(?!\d)")
_MAYBE_COMMA: Final = re.compile(r"(?<!\d)[1-9]\d{0,2},\d{3}(?!\d)")
_MAYBE_POINT: Final = re.compile(r"(?<!\d)[1-9]\d{0,2}\.\d{3}(?!\d)")


def find_heading(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the row that is most likely the headings: the one with the most known ones."""
    known = [sum(known_heading(cell) is not None for cell in row) for row in rows[:_LOOKED_AT]]
    return known.index(max(known)) if known and max(known) > 1 else 0


def column_name(column: Column) -> str:
    """Return the heading that the product itself writes for a column."""
    return _OWN_HEADINGS.get(column, column.value)


def column_faults(mapping: Sequence[Column | None], choices: Choices) -> list[Fault]:
    """Return what keeps a mapping from making a catalogue: a column that lacks, or is there twice."""
    count = Counter(column for column in mapping if column is not None)
    faults = [
        Fault(index, FaultCode.COLUMN_TWICE, {"column": column_name(column), "wanted": column.value})
        for index, column in enumerate(mapping)
        if column is not None and column not in REPEATABLE and column in mapping[:index]
    ]
    return faults + [
        Fault(None, FaultCode.COLUMN_MISSING, {"column": column_name(column), "wanted": column.value})
        for column in _required(choices, count)
        if not count[column]
    ]


def unsure_columns(headings: Sequence[str], mapping: Sequence[Column | None]) -> list[Fault]:
    """Return a fault for each column of which nobody has said yet what its heading means."""
    return [
        Fault(index, FaultCode.COLUMN_UNSURE, {"column": heading.strip()})
        for index, (heading, column) in enumerate(zip(headings, mapping, strict=False))
        if column is None and is_unsure(heading)
    ]


def guess_grouping(table: RawTable, mapping: Sequence[Column | None]) -> Grouping:
    """Guess what `1,200` means from how the file writes its amounts; `ask` when it writes them both ways."""
    cells = [
        row[index]
        for index, column in enumerate(mapping)
        if column in _AMOUNTS
        for row in table.rows[table.heading + 1 :]
        if index < len(row)
    ]
    for comma, point in ((_SURE_COMMA, _SURE_POINT), (_MAYBE_COMMA, _MAYBE_POINT)):
        commas = any(comma.search(cell) for cell in cells)
        points = any(point.search(cell) for cell in cells)
        if commas != points:
            return Grouping.COMMA if commas else Grouping.POINT
        if commas:
            break
    return Grouping.ASK


def _required(choices: Choices, given: Counter[Column]) -> list[Column]:
    required = [] if choices.number_on else [Column.LOT]
    if not (choices.cut_titles and given[Column.DESCRIPTION]):
        required.append(Column.TITLE)
    return [*required, Column.START] if choices.start is StartRule.NONE else required


_OWN_HEADINGS: Final = {
    Column.LOT: "LotNum",
    Column.TITLE: "Title",
    Column.DESCRIPTION: "Description",
    Column.LOW: "LowEst",
    Column.HIGH: "HighEst",
    Column.START: "StartPrice",
    Column.RESERVE: "Reserve",
    Column.SELLER: "Seller",
    Column.VAT: "VAT",
    Column.IMAGES: "ImageFile",
}
