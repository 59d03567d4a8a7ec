"""Read a catalogue. Every faulty row is named with its line and reason; the caller keeps all rows or none."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from contract.money import AmountError
from server.catalogue.amounts import read_cell
from server.catalogue.problems import CatalogueError, Problem
from server.catalogue.table import TableRow, plain_name, read_table

COLUMNS: Final = ("LotNum", "Title", "Description", "LowEst", "HighEst", "StartPrice", "Reserve")
REQUIRED: Final = ("LotNum", "Title", "StartPrice")
PICTURE_COLUMN: Final = "ImageFile"

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_LOTS: Final = 20_000
MAX_TITLE: Final = 200
MAX_DESCRIPTION: Final = 5_000
MAX_PICTURES_OF_A_LOT: Final = 20

# A lot's number travels in addresses and on labels.
_LOT: Final = re.compile(r"\w[\w .-]{0,19}")


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A lot as the house described it. Amounts in minor units; `images` are names, never paths."""

    line: int
    lot: str
    title: str
    description: str
    low: int | None
    high: int | None
    start: int
    reserve: int | None
    images: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatalogueDraft:
    """What a file holds. With problems, nothing of it may be used. `ignored` are columns left out."""

    rows: list[CatalogueRow]
    problems: list[Problem]
    ignored: tuple[str, ...] = ()


def read_catalogue(data: bytes, currency: str) -> CatalogueDraft:
    """Read a catalogue in CSV for a sale in `currency`.

    Comma, semicolon or tab; UTF-8 or Windows-1252; headings in any case and order. Columns that are
    not the catalogue's own are left out and listed.
    """
    if len(data) > MAX_BYTES:
        return CatalogueDraft([], [Problem(None, f"a catalogue has at most {MAX_BYTES >> 20} MiB")])
    try:
        table = read_table(data, COLUMNS, (PICTURE_COLUMN,), MAX_LOTS)
    except CatalogueError as error:
        return CatalogueDraft([], list(error.problems))
    missing = [name for name in REQUIRED if plain_name(name) not in table.columns]
    if missing:
        reason = (
            f"the header lacks {', '.join(missing)}; it must name {','.join(COLUMNS)},{PICTURE_COLUMN}.1…"
        )
        return CatalogueDraft([], [Problem(1, reason)])
    rows: list[CatalogueRow] = []
    problems: list[Problem] = [] if table.rows else [Problem(None, "the catalogue has no lots")]
    first_lines: dict[str, int] = {}
    for cells in table.rows:
        reader = _RowReader(cells, currency, first_lines)
        row = reader.read()
        problems += reader.problems
        if row is not None:
            rows.append(row)
    return CatalogueDraft(rows, problems, table.ignored)


class _RowReader:
    """Reads one row and gathers all that is wrong with it."""

    def __init__(self, row: TableRow, currency: str, first_lines: dict[str, int]) -> None:
        self.problems: list[Problem] = []
        self._row = row
        self._currency = currency
        self._first_lines = first_lines

    def read(self) -> CatalogueRow | None:
        if self._row.overflow:
            self._wrong("it has more cells than the header; put texts with the delimiter in quotes")
        lot = self._lot()
        title = self._text("Title", MAX_TITLE)
        if not title:
            self._wrong("the title is missing")
        description = self._text("Description", MAX_DESCRIPTION, lines=True)
        low, high = self._amount("LowEst"), self._amount("HighEst")
        if low is not None and high is not None and low > high:
            self._wrong("LowEst is above HighEst")
        start = self._start()
        reserve = self._amount("Reserve")
        images = self._images()
        if self.problems or start is None:
            return None
        return CatalogueRow(self._row.line, lot, title, description, low, high, start, reserve, images)

    def _cell(self, column: str) -> str:
        return self._row.cells.get(plain_name(column), "")

    def _wrong(self, reason: str) -> None:
        self.problems.append(Problem(self._row.line, reason))

    def _lot(self) -> str:
        lot = self._cell("LotNum")
        if not lot:
            self._wrong("LotNum is missing")
        elif not _LOT.fullmatch(lot):
            self._wrong(f"LotNum {lot[:30]!r} must be 1 to 20 letters, digits, spaces, dots or hyphens")
        else:
            # 27A and 27a would be one lot to anybody who calls them.
            first = self._first_lines.setdefault(lot.casefold(), self._row.line)
            if first != self._row.line:
                self._wrong(f"LotNum {lot} is used on line {first} already")
        return lot

    def _text(self, column: str, longest: int, *, lines: bool = False) -> str:
        text = self._cell(column)
        if len(text) > longest:
            self._wrong(f"{column} has {len(text)} characters; at most {longest} fit")
        printable: Callable[[str], bool] = str.isprintable
        parts = text.splitlines() if lines else [text]
        if not all(printable(part.replace("\t", " ")) for part in parts):
            self._wrong(f"{column} has characters that cannot be printed")
        return "\n".join(parts) if lines else text

    def _amount(self, column: str) -> int | None:
        """Return the amount, None for none: an empty cell, or a zero where a house writes that for none."""
        cell = self._cell(column)
        if not cell:
            return None
        try:
            return read_cell(cell, self._currency) or None
        except AmountError as error:
            self._wrong(f"{column}: {error}")
            return None

    def _start(self) -> int | None:
        told = len(self.problems)
        start = self._amount("StartPrice")
        if start is None and len(self.problems) == told:
            self._wrong("StartPrice is missing: write the amount at which bidding begins, above zero")
        return start

    def _images(self) -> tuple[str, ...]:
        stem = plain_name(PICTURE_COLUMN)
        numbered = [
            (int(name.removeprefix(stem)), name)
            for name, cell in self._row.cells.items()
            if cell and name.startswith(stem)
        ]
        if len(numbered) > MAX_PICTURES_OF_A_LOT:
            self._wrong(f"a lot has at most {MAX_PICTURES_OF_A_LOT} pictures")
        return tuple(self._row.cells[name] for _, name in sorted(numbered))
