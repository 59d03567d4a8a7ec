"""Read the rows of a table as lots of a sale: every cell either understood, or told with its fault."""

from collections.abc import Collection, Iterable, Sequence

from contract.catalogue.columns import Column
from contract.catalogue.faults import Fault, FaultCode
from contract.catalogue.headers import column_faults, unsure_columns
from contract.catalogue.layout import Layout
from contract.catalogue.limits import MAX_LOTS
from contract.catalogue.numbers import lot_key, lot_sort, next_number
from contract.catalogue.row_reading import RowReader
from contract.catalogue.rows import CatalogueRow, Choices, Draft, DraftRow, RawTable


def read_rows(
    table: RawTable,
    mapping: Sequence[Column | None],
    currency: str,
    existing: Collection[str] = (),
    choices: Choices | None = None,
) -> Draft:
    """Read a table for a sale in `currency` that has the lots `existing` already.

    `mapping` says for each column what it holds. Rows are checked against one another: a number is used once.
    """
    choices = choices or Choices()
    headings = table.rows[table.heading] if table.rows else []
    lines = list(zip(table.first_lines, table.rows, strict=True))[table.heading + 1 :]
    faults = column_faults(mapping, choices) + unsure_columns(headings, mapping)
    if not lines:
        faults.append(Fault(None, FaultCode.NO_LOTS))
    if len(lines) > MAX_LOTS:
        faults.append(Fault(None, FaultCode.TOO_MANY_LOTS, {"most": str(MAX_LOTS)}))
    if faults:
        return Draft(rows=[], faults=faults)
    lines = _without_margin(lines, len(headings))
    layout = Layout.of(headings, _as_long_as(headings, mapping), currency, choices)
    numbers = _Numbers(existing, layout)
    readers = [RowReader(layout, cells) for _, cells in lines]
    numbers.reserve(reader.lot for reader in readers)
    rows = []
    for (line, cells), reader in zip(lines, readers, strict=True):
        lot = numbers.take(reader.lot, line, reader.faults)
        row = None if reader.faults else CatalogueRow(lot=lot, **reader.values)
        padded = [*cells, *[""] * (len(headings) - len(cells))]
        rows.append(DraftRow(line=line, cells=padded, row=row, faults=reader.faults))
    return Draft(rows=rows)


class _Numbers:
    """The lot numbers of a file and its sale."""

    def __init__(self, existing: Iterable[str], layout: Layout) -> None:
        self._existing = {lot_key(lot) for lot in existing}
        self._used = set(self._existing)
        self._first_lines: dict[str, int] = {}
        self._choices = layout.choices
        self._column, self._heading = layout.where(Column.LOT), layout.name(Column.LOT)
        self._last: str | None = max(self._existing, key=lot_sort, default=None)

    def reserve(self, lots: Iterable[str]) -> None:
        """Note the numbers that the file gives itself: none of them is given to another lot."""
        self._used |= {lot_key(lot) for lot in lots if lot}

    def take(self, lot: str, line: int, faults: list[Fault]) -> str:
        """Return the number of the lot on `line`, a new one where it has none; adds what is wrong with it."""
        if not lot and self._choices.number_on:
            lot = next_number(self._used, self._last)
            self._used.add(lot)
        elif not lot:
            return lot
        self._last, key = lot, lot_key(lot)
        first = self._first_lines.setdefault(key, line)
        if first != line:
            params = {"column": self._heading, "text": lot, "line": str(first)}
            faults.insert(0, Fault(self._column, FaultCode.LOT_TWICE, params))
        elif key in self._existing and not self._choices.change:
            faults.insert(0, Fault(self._column, FaultCode.LOT_EXISTS, {"text": lot}))
        return lot


def _without_margin(lines: list[tuple[int, list[str]]], width: int) -> list[tuple[int, list[str]]]:
    """Take away the empty cells that a program writes behind every row, but not behind the headings.

    Of one row alone it is not known whether a stray delimiter moved its cells.
    """
    if len(lines) > 1 and all(
        len(cells) > width and not any(cell.strip() for cell in cells[width:]) for _, cells in lines
    ):
        return [(line, cells[:width]) for line, cells in lines]
    return lines


def _as_long_as(headings: Sequence[str], mapping: Sequence[Column | None]) -> list[Column | None]:
    return [*mapping[: len(headings)], *[None] * (len(headings) - len(mapping))]
