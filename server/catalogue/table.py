"""A table out of a spreadsheet: bytes of an unknown encoding and delimiter to cells with line numbers."""

import csv
import difflib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from server.catalogue.problems import CatalogueError, Problem

DELIMITERS: Final = ",;\t"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. `line` is where it begins in the file; `cells` are trimmed, by the column's plain name."""

    line: int
    cells: dict[str, str]
    overflow: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file; `ignored` are the headings of columns that nobody asked for."""

    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    rows: list[TableRow]


def plain_name(heading: str) -> str:
    """Return a heading without case, spaces and punctuation: `Image File.1` and `imagefile1` are one."""
    return "".join(character for character in heading.casefold() if character.isalnum())


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8 (with or without BOM), UTF-16 with BOM, or Windows-1252."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise CatalogueError([Problem(None, "this is a workbook, not a table: save it as CSV (UTF-8)")])
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CatalogueError([Problem(None, "this is not a text file in UTF-8 or Windows-1252: save it as CSV")])


def read_table(data: bytes, known: Sequence[str], numbered: Sequence[str], most_rows: int) -> Table:
    """Read a table whose columns are `known` headings, or `numbered` ones followed by a number.

    Raises CatalogueError for a file that is no table, has a heading twice or nearly right, or too many rows.
    """
    text = decode(data)
    if not text.strip():
        raise CatalogueError([Problem(None, "the file is empty")])
    expected = {plain_name(name): name for name in known}
    stems = tuple(plain_name(name) for name in numbered)
    delimiter = max(DELIMITERS, key=lambda mark: _columns_found(text, mark, expected))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows_with_lines = _filled(reader)
        headings = [heading.strip() for heading in next(rows_with_lines)[1]]
        columns = tuple(plain_name(heading) for heading in headings)
        wanted = [name in expected or _is_numbered(name, stems) for name in columns]
        ignored = tuple(h for h, take in zip(headings, wanted, strict=True) if h and not take)
        _check_headings(headings, columns, ignored, known)
        rows: list[TableRow] = []
        for line, cells in rows_with_lines:
            if len(rows) == most_rows:
                raise CatalogueError([Problem(line, f"a sale has at most {most_rows} lots")])
            rows.append(_row(line, cells, columns, wanted))
    except csv.Error as error:
        raise CatalogueError([Problem(reader.line_num, f"this line cannot be read: {error}")]) from error
    return Table(columns, ignored, rows)


def _columns_found(text: str, delimiter: str, expected: dict[str, str]) -> int:
    first = next(line for line in text.splitlines() if line.strip())
    return sum(plain_name(cell) in expected for cell in first.split(delimiter))


def _filled(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that say anything, with the line that each begins on."""
    line_num = 0
    for cells in reader:
        line, line_num = line_num + 1, int(getattr(reader, "line_num", 0))
        if any(cell.strip() for cell in cells):
            yield line, cells


def _is_numbered(name: str, stems: Sequence[str]) -> bool:
    return any(name.startswith(stem) and name[len(stem) :].isdecimal() for stem in stems)


def _check_headings(
    headings: Sequence[str], columns: Sequence[str], ignored: Sequence[str], known: Sequence[str]
) -> None:
    problems = [
        Problem(1, f"the column {heading} is there twice")
        for index, heading in enumerate(headings)
        if heading and columns[index] in columns[:index]
    ]
    by_plain = {plain_name(name): name for name in known}
    for heading in ignored:
        # A reserve lost to a misspelt heading is money lost, so "nearly right" is wrong.
        near = difflib.get_close_matches(plain_name(heading), by_plain, n=1, cutoff=0.8)
        if near:
            problems.append(Problem(1, f"the column {heading!r} is unknown; write {by_plain[near[0]]}"))
    if problems:
        raise CatalogueError(problems)


def _row(line: int, cells: Sequence[str], columns: Sequence[str], wanted: Sequence[bool]) -> TableRow:
    named = {name: cell.strip() for name, cell, take in zip(columns, cells, wanted, strict=False) if take}
    # Even an empty cell too many: a stray delimiter in a text would move every amount by one column.
    return TableRow(line, named, overflow=len(cells) > len(columns))
