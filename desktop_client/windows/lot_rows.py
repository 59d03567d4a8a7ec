"""The catalogue's rows in words: what a strip shows of each lot, searched and filtered."""

import unicodedata
from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QPixmap

from contract.standing import Phase
from desktop_client.formats import Formats
from desktop_client.viewmodels.catalogue_model import ROW_ROLE, CatalogueRow
from desktop_client.widgets.lot_list import LotRole
from desktop_client.widgets.plain_tooltip import plain_tooltip
from desktop_client.windows import phrases

_Index = QModelIndex | QPersistentModelIndex


class LotFilter(Enum):
    """Which lots are shown."""

    ALL = "all"
    WATCHED = "watched"
    MINE = "mine"


class LotRows(QSortFilterProxyModel):
    """Answers the roles of a LotList from a CatalogueModel."""

    def __init__(self, source: QAbstractItemModel, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._currency = "EUR"
        self._filter = LotFilter.ALL
        self._words: tuple[str, ...] = ()
        self._pixmaps: dict[int, QPixmap] = {}
        self._told: dict[int, Callable[[CatalogueRow], object]] = {
            LotRole.NUMBER: lambda row: row.lot,
            LotRole.TITLE: lambda row: row.view.title,
            LotRole.CAPTION: self.caption,
            LotRole.THUMBNAIL: self._thumbnail,
            LotRole.ON_THE_BLOCK: lambda row: row.on_the_block,
            LotRole.WATCHED: lambda row: row.watched,
            LotRole.MINE: lambda row: row.mine,
            LotRole.PHASE: lambda row: row.standing.phase,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: lambda row: plain_tooltip(self._spoken(row)),
        }
        self.setSourceModel(source)

    def set_formats(self, formats: Formats, currency: str) -> None:
        """Write amounts anew, in another language or currency."""
        self._formats, self._currency = formats, currency
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def search(self, text: str) -> None:
        """Show the lots whose number or title has every word typed; accents and case do not matter."""
        self.beginFilterChange()
        self._words = tuple(_folded(text).split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def show_only(self, wanted: LotFilter) -> None:
        """Show all lots, the watched ones or mine."""
        self.beginFilterChange()
        self._filter = wanted
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        """Tell whether a lot is among those wanted."""
        row: CatalogueRow = self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE)
        if self._filter is LotFilter.WATCHED and not row.watched:
            return False
        if self._filter is LotFilter.MINE and not row.mine:
            return False
        text = _folded(f"{row.lot} {row.view.title}")
        return all(word in text for word in self._words)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the list paints."""
        row: CatalogueRow | None = super().data(index, ROW_ROLE)
        if row is None:
            return None
        told = self._told.get(role)
        return told(row) if told is not None else super().data(index, role)

    def caption(self, row: CatalogueRow) -> str:
        """Say a lot's state in two or three words: sold 2,800 · on the block · 1,200–1,800."""
        translate = QCoreApplication.translate
        if row.on_the_block:
            return translate("LotRows", "on the block")
        if row.is_next:
            return translate("LotRows", "comes next")
        standing = row.standing
        if standing.phase is Phase.SOLD and standing.price is not None:
            price = self._formats.amount(standing.price, self._currency)
            return translate("LotRows", "sold {price}").format(price=price)
        if standing.phase.closed:
            return phrases.phase_word(standing.phase)
        if standing.phase.takes_bids and standing.price is not None:
            return self._formats.amount(standing.price, self._currency)
        estimate = self._formats.amount_range(row.view.low_estimate, row.view.high_estimate, self._currency)
        return estimate or self._formats.amount(row.view.start, self._currency)

    def _spoken(self, row: CatalogueRow) -> str:
        return f"{row.lot} {row.view.title}, {self.caption(row)}"

    def _thumbnail(self, row: CatalogueRow) -> QPixmap | None:
        if row.thumbnail is None:
            return None
        key = row.thumbnail.cacheKey()
        if key not in self._pixmaps:
            self._pixmaps[key] = QPixmap.fromImage(row.thumbnail)
        return self._pixmaps[key]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
