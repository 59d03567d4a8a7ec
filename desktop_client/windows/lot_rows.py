"""The catalogue's rows in words: what a strip shows of each lot, searched and filtered.

A model of its own over the catalogue and no sort-and-filter proxy: a bid changes one row, and whether that
row is shown depends on nothing that a bid changes, so nothing is filtered or sorted for it.
"""

import unicodedata
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QPixmap

from contract.standing import Phase
from desktop_client.formats import Formats
from desktop_client.viewmodels.catalogue_model import CatalogueModel, CatalogueRow
from desktop_client.widgets.lot_list import LotRole
from desktop_client.widgets.lot_type import LotRowView
from desktop_client.widgets.plain_tooltip import plain_tooltip
from desktop_client.windows import phrases

_Index = QModelIndex | QPersistentModelIndex
_PIXMAPS = 200
"""More than any strip shows at once; others are made again from the picture when they are seen again."""
_CHOSEN_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class LotFilter(Enum):
    """Which lots are shown."""

    ALL = "all"
    WATCHED = "watched"
    MINE = "mine"


class LotRows(QStringListModel):
    """Answers the roles of a LotList from a CatalogueModel.

    WORKAROUND: its base is a list of empty texts, which counts its rows without asking Python. A QListView
    asks how many there are once for each row whenever it lays them out: 7 ms for 5,000 lots, now 0.5.
    """

    def __init__(self, source: CatalogueModel, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._formats = source, formats
        self._currency = "EUR"
        self._filter = LotFilter.ALL
        self._words: tuple[str, ...] = ()
        self._places: list[int] | None = None  # of what is shown, in the catalogue; None while all is
        self._count_anew()
        self._moving: list[str] = []
        self._entering = 0  # the place in the catalogue of the row that is inserted
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        self._told: dict[int, Callable[[CatalogueRow], object]] = {
            LotRole.VIEW: self._view,
            LotRole.NUMBER: lambda row: row.lot,
            LotRole.TITLE: lambda row: row.view.title,
            LotRole.CAPTION: self.caption,
            LotRole.THUMBNAIL: self._thumbnail,
            LotRole.ON_THE_BLOCK: lambda row: row.on_the_block,
            LotRole.WATCHED: lambda row: row.watched,
            LotRole.MINE: lambda row: row.mine,
            LotRole.PHASE: lambda row: row.standing.phase,
            Qt.ItemDataRole.DisplayRole: lambda row: f"{row.lot} {row.view.title}",
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: lambda row: plain_tooltip(self._spoken(row)),
        }
        # Before any view, so that each finds the rows as many as the base has told of.
        self.rowsInserted.connect(self._on_rows_inserted)
        self.rowsRemoved.connect(self._on_rows_removed)
        source.dataChanged.connect(self._on_source_changed)
        source.modelReset.connect(self._on_source_reset)
        source.layoutAboutToBeChanged.connect(self._on_source_about_to_move)
        source.layoutChanged.connect(self._on_source_moved)

    def set_formats(self, formats: Formats, currency: str) -> None:
        """Write amounts anew, in another language or currency."""
        if (formats, currency) == (self._formats, self._currency):
            return
        self._formats, self._currency = formats, currency
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def search(self, text: str) -> None:
        """Show the lots whose number or title has every word typed; accents and case do not matter."""
        self._choose(tuple(_folded(text).split()), self._filter)

    def show_only(self, wanted: LotFilter) -> None:
        """Show all lots, the watched ones or mine."""
        self._choose(self._words, wanted)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every lot be chosen, and none be written into."""
        return _CHOSEN_ONLY if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the list paints."""
        told = self._told.get(role)
        if told is None or not index.isValid():
            return None
        place = index.row()
        return told(self._source.at(place if self._places is None else self._places[place]))

    def row_of(self, lot: str) -> int | None:
        """Return which row shows a lot, None when it is not shown."""
        place = self._source.place(lot)
        if place is None or self._places is None:
            return place
        at = bisect_left(self._places, place)
        return at if at < len(self._places) and self._places[at] == place else None

    # ── which are shown ──────────────────────────────────────────────────────────────────────────────

    def _choose(self, words: tuple[str, ...], wanted: LotFilter) -> None:
        if (words, wanted) == (self._words, self._filter):
            return
        self._words, self._filter = words, wanted
        self._on_source_reset()

    def _count_anew(self) -> None:
        """Tell of a reset, with as many rows as are shown now."""
        count = self._source.rowCount() if self._places is None else len(self._places)
        self.setStringList([""] * count)

    def _wanted_places(self) -> list[int] | None:
        if self._filter is LotFilter.ALL and not self._words:
            return None
        return [place for place in range(self._source.rowCount()) if self._is_wanted(self._source.at(place))]

    def _is_wanted(self, row: CatalogueRow) -> bool:
        if self._filter is LotFilter.WATCHED and not row.watched:
            return False
        if self._filter is LotFilter.MINE and not row.mine:
            return False
        if not self._words:
            return True
        text = _folded(f"{row.lot} {row.view.title}")
        return all(word in text for word in self._words)

    def _on_source_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if self._places is None:
            self.dataChanged.emit(self.createIndex(first.row(), 0), self.createIndex(last.row(), 0))
            return
        for place in range(first.row(), last.row() + 1):
            self._look_again(place, self._places)

    def _look_again(self, place: int, places: list[int]) -> None:
        at = bisect_left(places, place)
        is_shown = at < len(places) and places[at] == place
        if self._is_wanted(self._source.at(place)) is not is_shown:
            if is_shown:
                self.removeRows(at, 1)
            else:
                self._entering = place
                self.insertRows(at, 1)
        elif is_shown:
            self.dataChanged.emit(self.index(at, 0), self.index(at, 0))

    def _on_rows_inserted(self, _parent: QModelIndex, first: int) -> None:
        if self._places is not None:
            self._places.insert(first, self._entering)

    def _on_rows_removed(self, _parent: QModelIndex, first: int) -> None:
        if self._places is not None:
            del self._places[first]

    def _on_source_reset(self) -> None:
        self._places = self._wanted_places()
        self._count_anew()

    def _on_source_about_to_move(self) -> None:
        self.layoutAboutToBeChanged.emit()
        self._moving = [index.data(LotRole.NUMBER) for index in self.persistentIndexList()]

    def _on_source_moved(self) -> None:
        persistent = self.persistentIndexList()
        self._places = self._wanted_places()
        rows = [self.row_of(lot) for lot in self._moving]
        self.changePersistentIndexList(
            persistent, [QModelIndex() if row is None else self.index(row, 0) for row in rows]
        )
        self.layoutChanged.emit()

    # ── in words ─────────────────────────────────────────────────────────────────────────────────────

    def _view(self, row: CatalogueRow) -> LotRowView:
        return LotRowView(
            number=row.lot,
            title=row.view.title,
            caption=self.caption(row),
            thumbnail=self._thumbnail(row),
            on_the_block=row.on_the_block,
            watched=row.watched,
            mine=row.mine,
        )

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
        said = [f"{row.lot} {row.view.title}", self.caption(row)]
        if row.mine:
            said.append(QCoreApplication.translate("LotRows", "with a bid of yours"))
        if row.watched:
            said.append(QCoreApplication.translate("LotRows", "watched"))
        return ", ".join(said)

    def _thumbnail(self, row: CatalogueRow) -> QPixmap | None:
        image = self._source.picture(row)
        if image is None:
            return None
        key = image.cacheKey()
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = QPixmap.fromImage(image)
            if len(self._pixmaps) > _PIXMAPS:
                self._pixmaps.popitem(last=False)
        return pixmap


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
