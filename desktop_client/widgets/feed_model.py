"""The rows of the feed, kept by key, so that an undo changes one row and a batch inserts once.

A busy sale tells more rows than anybody reads: each is put into words when it is painted, and only the newest
are in the list until somebody scrolls down to the others.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any, Final, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

_Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 100
"""So many of the newest rows are in the list at first; each scroll to its end brings as many more."""
_WORDED: Final = 200


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
        """Return the row as one sentence for a screen reader, which sees no line through it."""
        said = " ".join(part for part in (self.time_text, self.who, self.amount_text) if part)
        if not self.struck:
            return said
        return QCoreApplication.translate("FeedModel", "{row}, struck").format(row=said)


class FeedRole(IntEnum):
    """The roles of the model."""

    ROW = Qt.ItemDataRole.UserRole + 1


class Told(Protocol):
    """What can be put into words; equal ones look the same."""

    @property
    def key(self) -> int:
        """Return the feed number: the higher, the newer."""
        ...


def as_it_is(row: Any) -> FeedRow:
    """Return a row that is in words already."""
    assert isinstance(row, FeedRow)
    return row


class FeedModel(QAbstractListModel):
    """Rows by key, newest first; `words` puts one into words."""

    def __init__(self, parent: QObject | None = None, words: Callable[[Any], FeedRow] = as_it_is) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[Told] = []  # oldest first: what is new comes at the end, where that is cheap
        self._keys: list[int] = []
        self._listed = 0
        self._worded: dict[int, FeedRow] = {}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many rows are in the list."""
        return 0 if parent.isValid() else self._listed

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there are older rows than the list has."""
        return not parent.isValid() and self._listed < len(self._rows)

    def fetchMore(self, _parent: _Index) -> None:
        """Bring older rows into the list."""
        if not self.canFetchMore(QModelIndex()):
            return
        more = min(PAGE, len(self._rows) - self._listed)
        self.beginInsertRows(QModelIndex(), self._listed, self._listed + more - 1)
        self._listed += more
        self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        if role == FeedRole.ROW:
            return self._in_words(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._in_words(index.row()).spoken
        return self._in_words(index.row()).who if role == Qt.ItemDataRole.ToolTipRole else None

    def show_rows(self, rows: Iterable[Told]) -> None:
        """Replace everything."""
        self.beginResetModel()
        by_key = {row.key: row for row in rows}
        self._keys = sorted(by_key)
        self._rows = [by_key[key] for key in self._keys]
        self._listed = min(PAGE, len(self._rows))
        self._worded.clear()
        self.endResetModel()

    def update_rows(self, rows: Iterable[Told]) -> None:
        """Change the rows whose key is known and add the others, in one batch."""
        newest = self._keys[-1] if self._keys else -1
        fresh: dict[int, Told] = {}
        late: dict[int, Told] = {}
        for row in rows:
            if row.key > newest:
                fresh[row.key] = row
            elif not self._change(row):
                late[row.key] = row
        if late:
            # A late row belongs in the middle: rare enough to set the whole list anew.
            self.show_rows([*self._rows, *late.values(), *fresh.values()])
        elif fresh:
            self._add(fresh)

    def _change(self, row: Told) -> bool:
        """Change a row in its place; tell whether there is one with this key."""
        at = bisect_left(self._keys, row.key)
        if at == len(self._keys) or self._keys[at] != row.key:
            return False
        if self._rows[at] != row:
            self._rows[at] = row
            self._worded.pop(row.key, None)
            place = len(self._rows) - 1 - at
            if place < self._listed:
                self.dataChanged.emit(self.index(place), self.index(place))
        return True

    def _add(self, fresh: dict[int, Told]) -> None:
        self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
        self._keys += sorted(fresh)
        self._rows += (fresh[key] for key in sorted(fresh))
        self._listed += len(fresh)
        self.endInsertRows()
        if self._listed > 2 * PAGE:
            self.beginRemoveRows(QModelIndex(), PAGE, self._listed - 1)
            self._listed = PAGE
            self.endRemoveRows()

    def _in_words(self, place: int) -> FeedRow:
        row = self._rows[len(self._rows) - 1 - place]
        worded = self._worded.get(row.key)
        if worded is None:
            if len(self._worded) >= _WORDED:
                self._worded.clear()
            worded = self._worded[row.key] = self._words(row)
        return worded
