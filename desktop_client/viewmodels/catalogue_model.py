"""The catalogue as an item model: one row a lot, changed in place, never rebuilt while a sale runs.

It holds data; the words in a row (sold 2,800 · on the block) are chosen in the windows.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from contract.standing import Standing
from contract.wire import LotView

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 100
"""Gives the CatalogueRow itself."""

_Index = QModelIndex | QPersistentModelIndex


class CatalogueRow(msgspec.Struct, frozen=True, gc=False):
    """One lot in the strip. `mine`: I bid on it, lead it or won it; `is_next`: a clerk has lined it up."""

    view: LotView
    standing: Standing
    on_the_block: bool = False
    is_next: bool = False
    watched: bool = False
    mine: bool = False

    @property
    def lot(self) -> str:
        """Return the lot number."""
        return self.view.lot


class CatalogueModel(QAbstractListModel):
    """Lots in the order of the catalogue, found by number.

    `picture` gives a lot's small picture or None, and fetches it when it is not here: whoever paints a row
    asks, so that of thousands of lots only those that somebody looks at are fetched.
    """

    def __init__(self, picture: Callable[[LotView], QImage | None] = lambda _lot: None) -> None:
        super().__init__()
        self._picture = picture
        self._rows: list[CatalogueRow] = []
        self._places: dict[str, int] = {}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many lots there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, or a plain title."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        return f"{row.lot} {row.view.title}" if role == Qt.ItemDataRole.DisplayRole else None

    def show_lots(self, lots: Iterable[LotView]) -> None:
        """Replace the catalogue; what is known of a lot besides its texts stays.

        Of the same lots in another order, or with other texts, a view keeps its selection and its place.
        """
        rows = [self._with_view(view) for view in sorted(lots, key=lambda view: view.position)]
        if self._places.keys() != {row.lot for row in rows}:
            self.beginResetModel()
            self._take(rows)
            self.endResetModel()
            return
        if any(self._places[row.lot] != place for place, row in enumerate(rows)):
            self._rearrange(rows)
        for row in rows:
            self.show_row(row)

    def _with_view(self, view: LotView) -> CatalogueRow:
        known = self.row(view.lot)
        if known is not None and known.view is view:
            return known
        if known is not None:
            return msgspec.structs.replace(known, view=view)
        return CatalogueRow(view, view.standing)

    def _rearrange(self, rows: Sequence[CatalogueRow]) -> None:
        self.layoutAboutToBeChanged.emit()
        persistent = self.persistentIndexList()
        lots = [self._rows[index.row()].lot for index in persistent]
        self._take([self._rows[self._places[row.lot]] for row in rows])
        self.changePersistentIndexList(persistent, [self.index(self._places[lot]) for lot in lots])
        self.layoutChanged.emit()

    def _take(self, rows: list[CatalogueRow]) -> None:
        self._rows = rows
        self._places = {row.lot: place for place, row in enumerate(rows)}

    def change(self, lot: str, **changes: Any) -> None:
        """Change fields of one row; a change to what it is already, or of an unknown lot, tells nobody."""
        place = self._places.get(lot)
        if place is None:
            return
        self.show_row(msgspec.structs.replace(self._rows[place], **changes))

    def show_row(self, row: CatalogueRow) -> None:
        """Show a known lot like this; one that looks like this already tells nobody."""
        place = self._places[row.lot]
        if self._rows[place] != row:
            self._rows[place] = row
            index = self.createIndex(place, 0)
            self.dataChanged.emit(index, index)

    def picture(self, row: CatalogueRow) -> QImage | None:
        """Return a lot's small picture, None while there is none; it is on its way then if there is one."""
        return self._picture(row.view) if row.view.pictures else None

    def look_again(self, lot: str | None = None) -> None:
        """Tell whoever shows a lot, or all of them, that there may be another picture."""
        if lot is None:
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        elif (place := self._places.get(lot)) is not None:
            self.dataChanged.emit(self.index(place), self.index(place))

    def place(self, lot: str) -> int | None:
        """Return which row a lot has, None when there is no such lot."""
        return self._places.get(lot)

    def at(self, place: int) -> CatalogueRow:
        """Return the row at a place."""
        return self._rows[place]

    def row(self, lot: str) -> CatalogueRow | None:
        """Return the row of a lot, None when there is no such lot."""
        place = self._places.get(lot)
        return None if place is None else self._rows[place]

    def rows(self) -> tuple[CatalogueRow, ...]:
        """Return every row in order."""
        return tuple(self._rows)

    def neighbour(self, lot: str, by: int) -> str | None:
        """Return the lot `by` places further, None beyond the ends."""
        place = self._places.get(lot, -1) + by
        return self._rows[place].lot if 0 <= place < len(self._rows) else None
