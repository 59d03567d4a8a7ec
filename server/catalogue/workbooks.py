"""A table out of an XLSX workbook: what its cells show, within limits that no crafted file gets around."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from contract.catalogue import RawTable, find_heading
from server.catalogue.problems import CatalogueError, Problem
from server.catalogue.text_tables import check_size

MAX_SHEETS: Final = 100
MAX_PARTS: Final = 5_000
MAX_UNPACKED: Final = 160 * 1024 * 1024
"""The most that all parts of a workbook may unpack to, in bytes: what a part is called says nothing of how
it will be read."""
MAX_TAGS: Final = 4_000_000
"""Twice the elements of the largest catalogue; as many take a gigabyte where they are kept all at once."""
MAX_TAGS_BESIDE: Final = 400_000
"""Of a part that is no sheet, such as the styles, which the library keeps whole, at 20 µs an element."""
MAX_LOOKED_AT: Final = 40_000_000
"""Cells, the empty ones before the last of a row too; a second for ten million of them."""
MAX_TEXT: Final = 32 * 1024 * 1024
"""Characters of a table: a workbook says a long text once and shows it in a million cells."""

_LAST_ROW: Final = 1_048_576
_MOST_DIGITS: Final = 15  # what Excel itself keeps of a number
_ZEROS: Final = re.compile(r"0{2,15}")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ />]")
_OF_LOTS: Final = ("xl/worksheets/", "xl/sharedStrings")
_TOO_LARGE: Final = "the workbook is too large: save the one sheet as CSV (UTF-8)"
_NOT_ONE: Final = "this is not an XLSX workbook that can be read: save it anew as XLSX or as CSV (UTF-8)"


def is_workbook(data: bytes) -> bool:
    """Say whether a file is a workbook or another office document, and not a text."""
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def read_workbook(data: bytes, sheet: str = "") -> RawTable:
    """Read one sheet of a workbook, by default the first that says anything. Raises CatalogueError."""
    try:
        _check_parts(data)
        shown = _load(data, data_only=True)
        names = [worksheet.title for worksheet in shown.worksheets][:MAX_SHEETS]
        if sheet and sheet not in names:
            raise CatalogueError([Problem(None, f"the workbook has no sheet {sheet[:40]!r}")])
        table = RawTable(rows=[], first_lines=[], sheets=names, sheet=sheet)
        for name in [sheet] if sheet else names:
            table = _read_sheet(data, shown, name, names)
            if table.rows:
                break
    except CatalogueError:
        raise
    # The library has no error of its own for most of what can be wrong inside a workbook.
    except Exception as error:
        raise CatalogueError([Problem(None, _NOT_ONE)]) from error
    if not table.rows:
        raise CatalogueError([Problem(None, "the workbook is empty")])
    return table


def _check_parts(data: bytes) -> None:
    """Raise CatalogueError for what unpacks to too much, or is no workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        # A part that says less than it holds ends where it said, so the sizes told can be relied on.
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise CatalogueError([Problem(None, _TOO_LARGE)])
        for part in parts:
            most = MAX_TAGS if part.filename.startswith(_OF_LOTS) else MAX_TAGS_BESIDE
            if packed.read(part).count(b"<") > most:
                raise CatalogueError([Problem(None, _TOO_LARGE)])
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise CatalogueError([Problem(None, _NOT_ONE)])


def _load(data: bytes, *, data_only: bool) -> Any:
    import openpyxl  # a fifth of a second, which only those pay who bring a workbook

    assert openpyxl.DEFUSEDXML  # entities are never expanded
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)


def _read_sheet(data: bytes, shown: Any, name: str, names: list[str]) -> RawTable:
    rows: list[list[str]] = []
    lines: list[int] = []
    places: dict[int, int] = {}
    length = 0
    for line, cells in _rows(shown[name]):
        last = next((k for k in range(len(cells), 0, -1) if cells[k - 1].value is not None), 0)
        if last:
            check_size(line, len(rows), last)
        texts = [_text(cell) for cell in cells[:last]]
        length += sum(map(len, texts))
        if length > MAX_TEXT:
            raise CatalogueError([Problem(line, _TOO_LARGE)])
        if any(text.strip() for text in texts):
            places[line] = len(rows)
            rows.append(texts)
            lines.append(line)
    if _has_formulas(data):
        _show_formulas(rows, places, _load(data, data_only=False)[name])
    width = max(map(len, rows), default=0)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    heading = find_heading(full)
    return RawTable(rows=full, first_lines=lines, heading=heading, sheets=names, sheet=name, note="XLSX")


def _rows(worksheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    # What the sheet says of its own size is not relied on: each row is as long as its own last cell, and
    # rows that are not there cost nothing.
    worksheet.reset_dimensions()
    looked_at = 0
    for line, cells in enumerate(worksheet.iter_rows(max_row=_LAST_ROW), start=1):
        looked_at += len(cells)
        if looked_at > MAX_LOOKED_AT:
            raise CatalogueError([Problem(line, _TOO_LARGE)])
        if cells:
            yield line, cells


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(packed.read(name)) for name in sheets if name.endswith(".xml"))


def _show_formulas(rows: list[list[str]], places: dict[int, int], written: Any) -> None:
    """Put a formula where its result is unknown: a reserve that was never worked out must not become none."""
    for line, cells in _rows(written):
        for index, cell in enumerate(cells):
            if cell.data_type != "f":
                continue
            row = rows[places[line]] if line in places else None
            if row is not None:
                row += [""] * (index + 1 - len(row))
                row[index] = row[index] or str(cell.value)


def _text(cell: Any) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | float():
            return _number(value, str(cell.number_format))
        case datetime():
            whole_day = value.time() == time()
            return f"{value:%Y-%m-%d}" if whole_day else value.isoformat(sep=" ", timespec="minutes")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)


def _number(value: float, shown_as: str) -> str:
    """Return a number as the sheet shows it where that matters: `21%`, `007`; else in full."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124  # not a number
        return str(value)
    exact = Decimal(format(value, f".{_MOST_DIGITS}g"))
    if "%" in shown_as:
        return f"{_plain(exact * 100)}%"
    text = _plain(exact)
    zeros = _ZEROS.fullmatch(shown_as)
    return text.zfill(len(shown_as)) if zeros and text.isdigit() else text


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
