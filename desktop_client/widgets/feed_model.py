"""The rows of the feed, kept by key, so that an undo changes one row and a batch inserts once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex


class FeedKind(Enum):
    """What a row tells of."""

    BID = "bid"
    NOTICE = "notice"
    MESSAGE = "message"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One row, its texts ready. `key` is the feed number: the higher, the newer."""

    key: int
    time_text: str
    who: str
    amount_text: str = ""
    is_you: bool = False
    struck: bool = False
    kind: FeedKind = FeedKind.BID

    @property
    def spoken(self) -> str:
        """Return the row as one sentence for a screen reader."""
        return " ".join(part for part in (self.time_text, self.who, self.amount_text) if part)


class FeedRole(IntEnum):
    """The roles of the model."""

    ROW = Qt.ItemDataRole.UserRole + 1


class FeedModel(QAbstractListModel):
    """Rows by key, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FeedRow] = []
        self._keys: set[int] = set()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == FeedRole.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return row.who if role == Qt.ItemDataRole.ToolTipRole else None

    def show_rows(self, rows: Iterable[FeedRow]) -> None:
        """Replace everything."""
        self.beginResetModel()
        by_key = {row.key: row for row in rows}
        self._rows = [by_key[key] for key in sorted(by_key, reverse=True)]
        self._keys = set(by_key)
        self.endResetModel()

    def update_rows(self, rows: Iterable[FeedRow]) -> None:
        """Change the rows whose key is known and add the others, in one batch."""
        incoming = {row.key: row for row in rows}
        newest = self._rows[0].key if self._rows else -1
        for position, old in enumerate(self._rows):
            changed = incoming.get(old.key)
            if changed is not None and changed != old:
                self._rows[position] = changed
                self.dataChanged.emit(self.index(position), self.index(position))
        unknown = sorted((key for key in incoming if key not in self._keys), reverse=True)
        if unknown and unknown[-1] > newest:
            self._insert_on_top([incoming[key] for key in unknown])
        elif unknown:
            # A late row belongs in the middle: rare enough to set the whole list anew.
            self.show_rows([*self._rows, *(incoming[key] for key in unknown)])

    def _insert_on_top(self, rows: list[FeedRow]) -> None:
        self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
        self._rows[:0] = rows
        self._keys |= {row.key for row in rows}
        self.endInsertRows()
