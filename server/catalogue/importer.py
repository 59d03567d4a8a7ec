"""Read a whole catalogue for the command line and for making a sale: every lot, or every fault with its line.

The desktop reads a table itself, cell by cell, with the user's choices (contract.catalogue).
"""

from dataclasses import dataclass, field
from typing import Final

from contract.catalogue import (
    CatalogueRow,
    Choices,
    Column,
    Draft,
    FaultCode,
    RawTable,
    fault_text,
    guess_mapping,
    plain_heading,
    read_rows,
)
from contract.catalogue.headers import column_name
from contract.catalogue.mapping import is_extra, is_unsure, known_heading, near_heading
from server.catalogue.problems import CatalogueError, Problem
from server.catalogue.tables import MAX_WORKBOOK_BYTES, read_table

MAX_BYTES: Final = MAX_WORKBOOK_BYTES
COLUMNS: Final = tuple(
    column_name(column)
    for column in (
        Column.LOT, Column.TITLE, Column.DESCRIPTION, Column.LOW, Column.HIGH, Column.START, Column.RESERVE,
        Column.SELLER, Column.VAT,
    )
)  # fmt: skip
PICTURE_COLUMN: Final = column_name(Column.IMAGES)

_SAMPLE: Final = 50


@dataclass(frozen=True, slots=True)
class CatalogueDraft:
    """What a file holds; `lines` are where its rows stand. With problems, nothing of it may be used.

    `kept` are the headings of columns that are kept beside the lots as they are, `ignored` of those left out.
    """

    rows: list[CatalogueRow]
    problems: list[Problem]
    lines: list[int] = field(default_factory=list)
    kept: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


def read_catalogue(data: bytes, currency: str) -> CatalogueDraft:
    """Read a catalogue in CSV or XLSX for a sale in `currency`.

    Headings in any case and order, in the words of contract.catalogue.columns; what can be read in two ways
    is a fault, as nobody is there to be asked.
    """
    try:
        table = read_table(data)
        headings = table.rows[table.heading]
        _check_headings(headings, table.first_lines[table.heading])
        mapping = guess_mapping(headings, table.rows[table.heading + 1 :][:_SAMPLE])
        draft = read_rows(table, mapping, currency, choices=Choices())
        _check_columns(draft, table)
    except CatalogueError as error:
        return CatalogueDraft([], list(error.problems))
    named = list(zip(headings, mapping, strict=True))
    return CatalogueDraft(
        rows=draft.lots,
        problems=[Problem(row.line, fault_text(fault)) for row in draft.faulty for fault in row.faults],
        lines=[row.line for row in draft.rows if row.row is not None],
        kept=tuple(heading for heading, column in named if column is None and heading),
        ignored=tuple(heading for heading, column in named if column is Column.LEFT_OUT and heading),
    )


def _check_headings(headings: list[str], line: int) -> None:
    # What nobody knows may differ in a dot from another; of what has a meaning there must be one.
    names = [plain_heading(name) if known_heading(name) else name.strip() for name in headings]
    problems = [
        Problem(line, f"the column {heading.strip()} is there twice")
        for index, heading in enumerate(headings)
        if names[index] and names[index] in names[:index]
    ]
    for heading in headings:
        # A reserve lost to a misspelt heading is money lost, so "nearly right" is wrong.
        near = None if is_extra(heading) else near_heading(heading)
        if near is not None:
            problems.append(Problem(line, f"the column {heading!r} is unknown; write {column_name(near)}"))
        elif is_unsure(heading):
            either = f"{column_name(Column.RESERVE)} or {column_name(Column.START)}"
            problems.append(Problem(line, f"the column {heading!r} may be either; write {either}"))
    if problems:
        raise CatalogueError(problems)


def _check_columns(draft: Draft, table: RawTable) -> None:
    """Raise CatalogueError for what is wrong with the columns as a whole."""
    line = table.first_lines[table.heading]
    missing = [fault.params["column"] for fault in draft.faults if fault.code is FaultCode.COLUMN_MISSING]
    if missing:
        own = f"{','.join(COLUMNS)},{PICTURE_COLUMN}.1…"
        reason = f"the header lacks {', '.join(missing)}; it must name {own}"
        raise CatalogueError([Problem(line, reason)])
    if draft.faults:
        raise CatalogueError([Problem(None, fault_text(fault)) for fault in draft.faults])
