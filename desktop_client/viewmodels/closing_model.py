"""The open lots of a timed sale in the order in which they close; each row is made when it is looked at.

Thousands of lots may be open and a thousand bids a second may come: the order is kept by the room's overview,
and nothing is made of a lot that is not in sight. Knows no widget.
"""

from collections.abc import Callable, Collection
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_client.saleroom.room import SaleRoom
from desktop_client.viewmodels.catalogue_model import ROW_ROLE

_Index = QModelIndex | QPersistentModelIndex
_MOVED_SINGLY = 20
"""So many lots are moved one by one; when more have changed places, the order is taken as a whole."""


class ClosingLine(msgspec.Struct, frozen=True, gc=False):
    """An open lot; `left_s` is whole seconds."""

    lot: str
    title: str
    price: int | None
    leader: str | None
    bids: int
    left_s: int
    looked_at: bool

    @property
    def key(self) -> str:
        """Return the lot number."""
        return self.lot


class ClosingModel(QAbstractTableModel):
    """Lots by deadline. `now_ms` is the server's time, `looked_at` the lot that the window shows."""

    def __init__(
        self, room: SaleRoom, columns: int, now_ms: Callable[[], int], looked_at: Callable[[], str | None]
    ) -> None:
        super().__init__()
        self._room, self._columns = room, columns
        self._now_ms, self._looked_at = now_ms, looked_at
        self._lots: list[str] = []
        self._lines: dict[str, ClosingLine] = {}
        self._count = 0
        self._turn = -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many lots are open."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many columns there are."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row as it stands now."""
        if not index.isValid() or role != ROW_ROLE:
            return None
        lot = self._lots[index.row()]
        line = self._lines.get(lot)
        if line is None:
            line = self._lines[lot] = self._line(lot)
        return line

    def lots(self) -> tuple[str, ...]:
        """Return the open lots in their order."""
        return tuple(self._lots)

    def lot_at(self, row: int) -> str:
        """Return the lot in a row."""
        return self._lots[row]

    def show_order(self) -> None:
        """Take the order as it is now; rows keep their identity while lots move among them."""
        if self._room.overview.turns == self._turn:
            return
        self._turn = self._room.overview.turns
        lots = self._room.overview.closing_order()
        if lots == self._lots:
            return
        if not self._move_singly(lots):
            self.beginResetModel()
            self._take(lots)
            self.endResetModel()

    def look_again(self) -> None:
        """Tell that time has passed: whatever is in sight is made anew."""
        self._lines.clear()
        if self._count:
            last = self.createIndex(self._count - 1, self._columns - 1)
            self.dataChanged.emit(self.createIndex(0, 0), last)

    def look_at(self, row: int) -> None:
        """Tell that the lot in a row has changed."""
        self._lines.pop(self._lots[row], None)
        self.dataChanged.emit(self.createIndex(row, 0), self.createIndex(row, self._columns - 1))

    def _move_singly(self, lots: list[str]) -> bool:
        """Bring the rows into this order by taking single lots out and in; tell whether those were few."""
        before, after = set(self._lots), set(lots)
        moved = _moved(self._lots, lots, before & after)
        if len(moved) + len(before ^ after) > _MOVED_SINGLY:
            return False
        for lot in [*moved, *(before - after)]:
            place = self._lots.index(lot)
            self.beginRemoveRows(QModelIndex(), place, place)
            self._take([*self._lots[:place], *self._lots[place + 1 :]])
            self.endRemoveRows()
        for place, lot in enumerate(lots):
            if place == self._count or self._lots[place] != lot:
                self.beginInsertRows(QModelIndex(), place, place)
                self._take([*self._lots[:place], lot, *self._lots[place:]])
                self.endInsertRows()
        return True

    def _take(self, lots: list[str]) -> None:
        self._lots, self._count = lots, len(lots)

    def _line(self, lot: str) -> ClosingLine:
        standing, view, now = self._room.standings[lot], self._room.catalogue.get(lot), self._now_ms()
        return ClosingLine(
            lot=lot,
            title=view.title if view is not None else "",
            price=standing.price,
            leader=standing.leader,
            bids=standing.bids,
            left_s=max(0, -(-((standing.closes_at or now) - now) // 1000)),
            looked_at=lot == self._looked_at(),
        )


def _moved(before: list[str], after: list[str], both: Collection[str]) -> list[str]:
    """Return lots whose taking out leaves the others in order: those that go to a later place.

    They are few when few were extended.
    """
    moved: dict[str, None] = {}
    waiting = iter([lot for lot in after if lot in both])
    awaited = next(waiting, None)
    for lot in before:
        while awaited in moved:
            awaited = next(waiting, None)
        if lot == awaited:
            awaited = next(waiting, None)
        elif lot in both:
            moved[lot] = None
    return list(moved)
