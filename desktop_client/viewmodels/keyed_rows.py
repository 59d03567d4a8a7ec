"""A table's rows found by key, changed in place: a busy table is never reset because one cell moved."""

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_client.viewmodels.catalogue_model import ROW_ROLE

_Index = QModelIndex | QPersistentModelIndex


class Keyed(Protocol):
    """A row that can be told from others; equal rows look the same."""

    @property
    def key(self) -> str | int:
        """Return what identifies the row."""


RowType = TypeVar("RowType", bound=Keyed)


class KeyedRows(QAbstractTableModel, Generic[RowType]):
    """Rows in the order given. The cells' words come from the window; here is only the row itself."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self._rows: list[RowType] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many columns there are."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row."""
        return self._rows[index.row()] if index.isValid() and role == ROW_ROLE else None

    def rows(self) -> tuple[RowType, ...]:
        """Return every row in order."""
        return tuple(self._rows)

    def show(self, rows: Sequence[RowType]) -> None:
        """Show these rows: changed ones are told singly, new ones on top are inserted, else all is new."""
        old_keys = [row.key for row in self._rows]
        fresh = len(rows) - len(old_keys)
        if fresh < 0 or [row.key for row in rows[fresh:]] != old_keys:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, fresh - 1)
            self._rows[:0] = rows[:fresh]
            self.endInsertRows()
        for place in range(fresh, len(rows)):
            if self._rows[place] != rows[place]:
                self._rows[place] = rows[place]
                self._tell(place, place)

    def show_places(self, rows: Sequence[RowType]) -> None:
        """Show these rows where nobody chooses one and they often change places: told of as one change."""
        if len(rows) != len(self._rows):
            self.show(rows)
            return
        changed = [place for place, row in enumerate(rows) if self._rows[place] != row]
        if changed:
            self._rows = list(rows)
            self._tell(changed[0], changed[-1])

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self._columns - 1))
