"""A table out of a text file: bytes of an unknown encoding and delimiter to cells with line numbers."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from contract.catalogue import RawTable, find_heading
from contract.catalogue.mapping import known_heading
from server.catalogue.problems import CatalogueError, Problem

MAX_ROWS: Final = 20_100
MAX_COLUMNS: Final = 200
DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

_SAMPLE: Final = 64 * 1024
_SAMPLE_ROWS: Final = 15


def read_text_table(data: bytes) -> RawTable:
    """Read a table in CSV: comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252.

    Raises CatalogueError for a file that is no table, or has too many rows or columns.
    """
    text, encoding = decode(data)
    if not text.strip():
        raise CatalogueError([Problem(None, "the file is empty")])
    delimiter = _delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        for line, cells in _filled(reader):
            check_size(line, len(rows), len(cells))
            rows.append(cells)
            lines.append(line)
    except csv.Error as error:
        raise CatalogueError([Problem(reader.line_num, f"this line cannot be read: {error}")]) from error
    if not rows:
        raise CatalogueError([Problem(None, "the file is empty")])
    note = f"{encoding}, {DELIMITERS[delimiter]}"
    return RawTable(rows=rows, first_lines=lines, heading=find_heading(rows), note=note)


def check_size(line: int, rows: int, columns: int) -> None:
    """Raise CatalogueError when a table has more rows or columns than a catalogue can have."""
    if rows >= MAX_ROWS:
        raise CatalogueError([Problem(line, f"a catalogue has at most {MAX_ROWS:,} rows")])
    if columns > MAX_COLUMNS:
        raise CatalogueError([Problem(line, f"a catalogue has at most {MAX_COLUMNS} columns")])


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding. Raises CatalogueError."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    names = {"utf-16": "UTF-16"} if wide else {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}
    for encoding, name in names.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name
    raise CatalogueError([Problem(None, "this is not a text file in UTF-8 or Windows-1252: save it as CSV")])


def _delimiter_of(text: str) -> str:
    """Return the delimiter by which the beginning of the text has the most known headings, then cells."""
    sample = text[:_SAMPLE]
    told = re.match(r"sep=(.)\r?\n", sample)  # a line of Excel's own
    return (
        told[1] if told and told[1] in DELIMITERS else max(DELIMITERS, key=lambda mark: _worth(sample, mark))
    )


def _worth(sample: str, delimiter: str) -> tuple[int, int]:
    rows = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0, 0
    known = max((sum(known_heading(cell) is not None for cell in row) for row in rows), default=0)
    return known, max(map(len, rows), default=0)


def _filled(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that say anything, with the line that each begins on."""
    line_num = 0
    for cells in reader:
        line, line_num = line_num + 1, int(getattr(reader, "line_num", 0))
        told = line == 1 and re.fullmatch(r"sep=.?", "".join(cells))
        if any(cell.strip() for cell in cells) and not told:
            yield line, cells
