"""A spreadsheet on its way into the catalogue: read, mapped, mended, and sent only when it is clean.

The house turns the file into cells; what they mean is worked out here, while one looks, by the rules that the
house checks with, too. Knows no widget and no words.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from contract.catalogue import (
    CatalogueMade,
    CatalogueRow,
    Choices,
    Column,
    Draft,
    Existing,
    Fault,
    RawTable,
    guess_grouping,
    guess_mapping,
    plain_heading,
    read_rows,
)
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.house import HouseError, asked

_SAMPLE = 40
"""How many rows help to guess what a column holds."""


class ImportStage(Enum):
    """How far it is."""

    IDLE = "idle"
    READING = "reading"
    PREVIEW = "preview"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class FaultyCell:
    """A fault with its place: the row of the preview, and the column; None for the row as a whole."""

    row: int
    line: int
    column: int | None
    fault: Fault

    @property
    def key(self) -> str:
        """Return what tells it from others."""
        return f"{self.line} {self.column} {self.fault.code}"


class ImportViewModel(QObject):
    """One spreadsheet.

    Signals:
        stage_changed: it is being read, shown, or sent.
        opened: another table is here, or none any more; nothing is read in it yet.
        changed: the draft was read anew.
        failed(HouseError), unreadable(str): it could not be read or sent, or the file not opened.
        imported(CatalogueMade): the house has taken it.
    """

    stage_changed = Signal()
    opened = Signal()
    changed = Signal()
    failed = Signal(object)
    unreadable = Signal(str)
    imported = Signal(object)

    def __init__(self, catalogue: CatalogueViewModel) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._preferences = catalogue.office.preferences
        self._tasks = catalogue.office.tasks
        self._data = b""
        self.stage = ImportStage.IDLE
        self.name = ""
        self.table = RawTable(rows=[], first_lines=[])
        self.mapping: list[Column | None] = []
        self.choices = Choices()
        self.draft = Draft(rows=[])
        self.skipped: set[int] = set()
        self.before: str | None = None
        self.is_mended = False
        self._questions = 0

    # ── what there is ────────────────────────────────────────────────────────────────────────────────

    @property
    def headings(self) -> list[str]:
        """Return the headings of the columns."""
        return list(self.table.rows[self.table.heading]) if self.table.rows else []

    @property
    def first_row(self) -> int:
        """Return where in the table the rows below the headings begin."""
        return self.table.heading + 1

    def row_count(self) -> int:
        """Return how many rows there are below the headings."""
        return max(0, len(self.table.rows) - self.first_row)

    def line(self, row: int) -> int:
        """Return the line of the file on which a row begins."""
        return self.table.first_lines[self.first_row + row]

    def cell(self, row: int, column: int) -> str:
        """Return a cell's text."""
        cells = self.table.rows[self.first_row + row]
        return cells[column] if column < len(cells) else ""

    def faults(self) -> list[FaultyCell]:
        """Return what is wrong in the rows that are not skipped, from top to bottom."""
        return [
            FaultyCell(place, row.line, fault.column, fault)
            for place, row in enumerate(self.draft.rows)
            if row.faults and row.line not in self.skipped
            for fault in row.faults
        ]

    def ready(self) -> list[CatalogueRow]:
        """Return the lots that would be taken."""
        return [row.row for row in self.draft.rows if row.row is not None and row.line not in self.skipped]

    def can_send(self) -> bool:
        """Tell whether it is clean: no fault that was not skipped on purpose."""
        return (
            self.stage is ImportStage.PREVIEW
            and not self.draft.faults
            and bool(self.ready())
            and not any(row.faults and row.line not in self.skipped for row in self.draft.rows)
        )

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────

    def open(self, path: Path) -> None:
        """Read a file; not while another one's lots are on their way."""
        if self.stage is not ImportStage.SENDING:
            self._tasks.spawn(self._open(path), "importing")

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the workbook."""
        if self.stage is not ImportStage.SENDING:
            self._tasks.spawn(self._read(sheet), "importing")

    async def _open(self, path: Path) -> None:
        self._enter(ImportStage.READING)
        try:
            self._data = await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            self._enter(ImportStage.IDLE)
            self.unreadable.emit(error.strerror or str(error))
            return
        self.name = path.name
        await self._read(None)

    async def _read(self, sheet: str | None) -> None:
        self._enter(ImportStage.READING)
        try:
            table = await asked(self._catalogue.desk.read_table(self._data, sheet))
        except HouseError as error:
            self._enter(ImportStage.PREVIEW if self.table.rows else ImportStage.IDLE)
            self.failed.emit(error)
            return
        self._take(table)
        self.opened.emit()
        await self._work_out()
        self._enter(ImportStage.PREVIEW)

    def _take(self, table: RawTable) -> None:
        remembered = {
            heading: Column(name)
            for heading, name in self._preferences.settings.columns.items()
            if name in set(Column)
        }
        self.table, self.draft, self.skipped, self.is_mended = table, Draft(rows=[]), set(), False
        self._questions += 1  # what is worked out now is another table's
        sample = table.rows[self.first_row : self.first_row + _SAMPLE]
        self.mapping = guess_mapping(self.headings, sample, remembered)
        self.choices = Choices(grouping=guess_grouping(table, self.mapping))

    # ── deciding ─────────────────────────────────────────────────────────────────────────────────────

    def choose_heading(self, row: int) -> None:
        """Say which row of the table has the headings; what stands above it is not taken."""
        if row != self.table.heading and 0 <= row < len(self.table.rows):
            self._take(msgspec.structs.replace(self.table, heading=row))
            self.opened.emit()
            self._work_out_soon()

    def map_column(self, place: int, column: Column | None) -> None:
        """Say what a column holds; remembered for the next file with this heading."""
        if self.mapping[place] is column:
            return
        self.mapping[place] = column
        heading = plain_heading(self.headings[place])
        if heading:
            self._preferences.remember_column(heading, None if column is None else column.value)
        self._work_out_soon()

    def choose(self, choices: Choices) -> None:
        """Decide something for the whole file."""
        if choices != self.choices:
            self.choices = choices
            self._work_out_soon()

    def edit(self, row: int, column: int, text: str) -> None:
        """Mend a cell; the file stays as it is."""
        place = self.first_row + row
        cells = [*self.table.rows[place]]
        cells += [""] * (column + 1 - len(cells))
        if cells[column] == text:
            return
        cells[column] = text
        rows = [*self.table.rows]
        rows[place] = cells
        self.table = msgspec.structs.replace(self.table, rows=rows)
        self.is_mended = True
        self._work_out_soon()

    def skip(self, lines: Iterable[int], *, skipped: bool = True) -> None:
        """Leave rows out on purpose, or take them in again."""
        self.skipped = self.skipped | set(lines) if skipped else self.skipped - set(lines)
        self.is_mended = True
        self.changed.emit()

    def skip_faulty(self) -> None:
        """Leave out every row that has a fault."""
        self.skip(row.line for row in self.draft.faulty)

    def _work_out_soon(self) -> None:
        self._tasks.spawn(self._work_out(), "reading rows")

    async def _work_out(self) -> None:
        """Read the rows off the painting thread; the last question asked is the one that is answered."""
        existing = {lot.lot for lot in self._catalogue.table.lots()}
        question = (self.table, list(self.mapping), self._catalogue.currency, existing, self.choices)
        self._questions += 1
        number = self._questions
        draft = await asyncio.to_thread(read_rows, *question)
        if number == self._questions:
            self.draft = draft
            self.changed.emit()

    # ── sending ──────────────────────────────────────────────────────────────────────────────────────

    def send(self) -> None:
        """Send the lots: all of them are taken, or none."""
        if self.can_send():
            rows = self.ready()
            self._enter(ImportStage.SENDING)
            self._tasks.spawn(self._send(rows), "importing")

    async def _send(self, rows: list[CatalogueRow]) -> None:
        existing = Existing.CHANGE if self.choices.change else Existing.REFUSE
        office = self._catalogue.office
        try:
            made: CatalogueMade = await asked(
                self._catalogue.desk.add_lots(office.sale_id, rows, self.before, existing)
            )
        except HouseError as error:
            self._enter(ImportStage.PREVIEW)
            self.failed.emit(error)
            return
        self.close()
        self._catalogue.refresh()
        self.imported.emit(made)

    def close(self) -> None:
        """Let go of the file; what is being sent may have been taken, so the lots are read again."""
        was_sending = self.stage is ImportStage.SENDING
        self.table, self.draft, self._data = RawTable(rows=[], first_lines=[]), Draft(rows=[]), b""
        self._questions += 1
        self.mapping = []
        self.opened.emit()
        self._enter(ImportStage.IDLE)
        if was_sending:
            self._catalogue.refresh()

    def cancel(self) -> None:
        """Stop whatever is under way and let go of the file."""
        self._tasks.cancel("importing")
        self.close()

    def _enter(self, stage: ImportStage) -> None:
        if stage is not self.stage:
            self.stage = stage
            self.stage_changed.emit()
