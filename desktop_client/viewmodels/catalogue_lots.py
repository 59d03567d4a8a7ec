"""The lots of a sale as a clerk's table: thousands of rows, found, sorted and dragged without a wait.

Filter and order are lists of places worked out here once, not asked row by row from a proxy. Holds data; the
words in a cell are chosen in the windows.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from contract.catalogue import DeskLotView
from contract.standing import Phase, Standing
from desktop_client.viewmodels.catalogue_finding import (
    FILTERS,
    SORT_KEYS,
    LotColumn,
    LotFilter,
    searched_text,
)
from desktop_client.viewmodels.catalogue_model import ROW_ROLE

LOTS_MIME = "application/x-martillo-lots"

_Index = QModelIndex | QPersistentModelIndex


class LotTable(QAbstractTableModel):
    """The rows that are shown, of all there are.

    Signals:
        moved(list[str], object): these lots were dropped before that lot; None for the end.
    """

    moved = Signal(list, object)

    def __init__(self) -> None:
        super().__init__()
        self._lots: list[DeskLotView] = []
        self._texts: list[str] = []
        self._shown: list[int] = []
        self._rows: dict[str, int] = {}
        self._words: list[str] = []
        self._filter = LotFilter.ALL
        self._sorted_by: LotColumn | None = None
        self._descending = False

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────

    def show(self, lots: Sequence[DeskLotView]) -> None:
        """Show these lots, in this order where no other was chosen."""
        self.beginResetModel()
        self._lots = list(lots)
        self._texts = [searched_text(lot) for lot in lots]
        self._arrange()
        self.endResetModel()

    def replace(self, lots: Iterable[DeskLotView]) -> None:
        """Change some lots in place."""
        places = {lot.lot: place for place, lot in enumerate(self._lots)}
        for lot in lots:
            place = places.get(lot.lot)
            if place is not None and self._lots[place] != lot:
                self._lots[place], self._texts[place] = lot, searched_text(lot)
                self._tell(lot.lot)

    def show_standings(self, standings: Mapping[str, Standing]) -> None:
        """Show where the lots stand now."""
        changed = [
            _stands(lot, standing)
            for lot in self._lots
            if (standing := standings.get(lot.lot)) is not None and standing != lot.standing
        ]
        if changed:
            self.replace(changed)

    def search(self, text: str) -> None:
        """Show only lots in whose number, title, description or seller every word is found."""
        self._rearrange(words=text.casefold().split())

    def filter(self, lot_filter: LotFilter) -> None:
        """Show only lots of one sort."""
        self._rearrange(lot_filter=lot_filter)

    def order_by(self, column: LotColumn | None, *, descending: bool = False) -> None:
        """Sort by a column; None for the order in which the lots come up."""
        self._sorted_by, self._descending = column, descending
        self._rearrange()

    @property
    def is_in_sale_order(self) -> bool:
        """Tell whether the rows stand as the lots come up, so that they can be dragged."""
        return self._sorted_by is None

    # ── where is what ────────────────────────────────────────────────────────────────────────────────

    def lots(self) -> tuple[DeskLotView, ...]:
        """Return every lot in the order of the sale, whether shown or not."""
        return tuple(self._lots)

    def lot_at(self, row: int) -> DeskLotView | None:
        """Return the lot in a row, None outside."""
        return self._lots[self._shown[row]] if 0 <= row < len(self._shown) else None

    def row_of(self, lot: str) -> int | None:
        """Return a lot's row; None when it is not shown."""
        return self._rows.get(lot)

    def before(self, row: int) -> str | None:
        """Return the lot before which something dropped at a row goes; None for the end of the sale."""
        lot = self.lot_at(row)
        if lot is not None:
            return lot.lot
        last = self._shown[-1] + 1 if self._shown else len(self._lots)
        return self._lots[last].lot if last < len(self._lots) else None

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(LotColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the lot."""
        return self._lots[self._shown[index.row()]] if index.isValid() and role == ROW_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let upcoming lots be dragged, and anything be dropped between the rows."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        lot = self.lot_at(index.row())
        is_movable = lot is not None and lot.standing.phase is Phase.UPCOMING and self.is_in_sale_order
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_movable else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved; the house says where they are afterwards."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what is dragged."""
        return [LOTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the lots' numbers in their order."""
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        numbers = [lot.lot for row in rows if (lot := self.lot_at(row)) is not None]
        data.setData(LOTS_MIME, json.dumps(numbers).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: _Index
    ) -> bool:
        """Take lots of this table while they stand in the order of the sale."""
        return data.hasFormat(LOTS_MIME) and self.is_in_sale_order

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Say what shall be moved. Nothing moves here: the house decides, and everybody hears it."""
        if self.canDropMimeData(data, action, row, column, parent):
            target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
            numbers = json.loads(bytes(data.data(LOTS_MIME).data()))
            self.moved.emit(numbers, self.before(target))
        return False  # else the view would take the dragged rows away by itself

    # ── arranging ────────────────────────────────────────────────────────────────────────────────────

    def _rearrange(self, words: list[str] | None = None, lot_filter: LotFilter | None = None) -> None:
        self.beginResetModel()
        self._words = self._words if words is None else words
        self._filter = lot_filter or self._filter
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        texts, lots = self._texts, self._lots
        places = list(range(len(lots)))
        for word in self._words:
            places = [place for place in places if word in texts[place]]
        accepts = FILTERS.get(self._filter)
        if accepts is not None:
            places = [place for place in places if accepts(lots[place])]
        if self._sorted_by is not None:
            key = SORT_KEYS[self._sorted_by]
            places.sort(key=lambda place: key(lots[place]), reverse=self._descending)
        self._shown = places
        self._rows = {lots[place].lot: row for row, place in enumerate(places)}

    def _tell(self, lot: str) -> None:
        row = self._rows.get(lot)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(LotColumn) - 1))


def _stands(lot: DeskLotView, standing: Standing) -> DeskLotView:
    return msgspec.structs.replace(lot, standing=standing)
