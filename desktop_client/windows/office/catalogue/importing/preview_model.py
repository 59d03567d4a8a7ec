"""The rows of a spreadsheet as they are in the file, with what is wrong marked at its cell."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from contract.catalogue import Column, Fault
from desktop_client.theme import look
from desktop_client.viewmodels.catalogue_import import ImportViewModel
from desktop_client.windows.office.catalogue.importing import words

_Index = QModelIndex | QPersistentModelIndex

_AMOUNTS = {Column.LOW, Column.HIGH, Column.ESTIMATE, Column.START, Column.RESERVE, Column.VAT}


class PreviewModel(QAbstractTableModel):
    """A row a row of the file; every cell can be typed over."""

    def __init__(self, importing: ImportViewModel) -> None:
        super().__init__()
        self._importing = importing
        self._faults: dict[int, dict[int | None, Fault]] = {}
        importing.opened.connect(self._on_opened)
        importing.changed.connect(self._on_changed)

    def faulty_columns(self, row: int) -> dict[int | None, Fault]:
        """Return a row's faults by their columns."""
        return self._faults.get(row, {})

    def is_skipped(self, row: int) -> bool:
        """Tell whether a row is left out on purpose."""
        return self._importing.line(row) in self._importing.skipped

    def _on_opened(self) -> None:
        self.beginResetModel()
        self._find_faults()
        self.endResetModel()

    def _on_changed(self) -> None:
        self._find_faults()
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def _find_faults(self) -> None:
        self._faults = {
            place: {fault.column: fault for fault in reversed(row.faults)}
            for place, row in enumerate(self._importing.draft.rows)
            if row.faults
        }

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many rows the file has below its headings."""
        return 0 if parent.isValid() else self._importing.row_count()

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many columns the file has."""
        return 0 if parent.isValid() else len(self._importing.headings)

    def flags(self, _index: _Index) -> Qt.ItemFlag:
        """Let every cell be mended."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text and its looks."""
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(self._importing.cell(row, column)[:200].split())
            case Qt.ItemDataRole.EditRole:
                return self._importing.cell(row, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._told(row, column)
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(row, column)
            case Qt.ItemDataRole.ForegroundRole:
                return look().colour(self._ink(row, column))
            case Qt.ItemDataRole.FontRole:
                is_amount = self._importing.mapping[column] in _AMOUNTS
                font = look().font("body") if is_amount else look().prose("body")
                font.setStrikeOut(self.is_skipped(row))
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                is_amount = self._importing.mapping[column] in _AMOUNTS
                side = Qt.AlignmentFlag.AlignRight if is_amount else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Mend a cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self._importing.edit(index.row(), index.column(), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the file's own headings, and its lines."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._importing.line(section))
        return self._importing.headings[section]

    def _told(self, row: int, column: int) -> str | None:
        faults = self._faults.get(row, {})
        found = faults.get(column) or faults.get(None)
        return self._importing.cell(row, column)[:500] or None if found is None else words.fault(found)

    def _ground(self, row: int, column: int) -> Any:
        if self.is_skipped(row):
            return None
        faults = self._faults.get(row, {})
        if column in faults:
            return look().colour("outbid_soft")
        return look().colour("warning_soft") if None in faults else None

    def _ink(self, row: int, column: int) -> str:
        if self.is_skipped(row) or self._importing.mapping[column] is Column.LEFT_OUT:
            return "muted"
        return "outbid" if column in self._faults.get(row, {}) else "text"
