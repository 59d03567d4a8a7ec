"""Tables in words: what stands in each cell is said in the window, the rows come from a keyed model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QIdentityProxyModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QAccessible, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop_client.theme import Weight, icon, look
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.set_lines import SetLines
from desktop_client.windows.words_cell import Cell, WordsDelegate

_Index = QModelIndex | QPersistentModelIndex


_STRETCH_NEEDS = 130
"""How wide at 100 % the column that stretches must stay."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and a row's words in it. An optional one is left out where it is narrow.

    `ink` is a colour token for a row's words, `icon` a drawing with its colour token before them.
    """

    title: Callable[[], str]
    words: Callable[[Any], str]
    right: bool = False
    strong: bool = False
    muted: bool = False
    stretch: bool = False
    optional: bool = False
    ink: Callable[[Any], str] | None = None
    icon: Callable[[Any], tuple[str, str]] | None = None


class WordsTable(Adaptive, QTableView):
    """A calm table without a grid; columns keep their width while rows come and go.

    `ground` is a colour token behind a row, None for the table's own. Where rows are chosen, the chosen one
    stays so while it is there, whatever comes in between: a key that is pressed now must not meet another.
    """

    def __init__(
        self,
        source: QAbstractItemModel,
        columns: tuple[Column, ...],
        *,
        struck: Callable[[Any], bool] = lambda _row: False,
        ground: Callable[[Any], str | None] = lambda _row: None,
        headed: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._proxy = _Words(source, columns, struck, ground, self)
        self.setModel(self._proxy)
        self._delegate = WordsDelegate(self._proxy.cell, self)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # also where nothing is chosen: the arrows scroll
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.SingleSelection if selectable else modes.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setVisible(headed)
        header.setHighlightSections(False)
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(place, mode)
        self._columns = columns
        self._widths: tuple[int, ...] = ()
        self._needs: tuple[int, ...] = ()
        if selectable and isinstance(source, KeyedRows):
            _KeptChoice(self, source)
        self._adapt()

    def refresh(self) -> None:
        """Say every cell anew, in another language."""
        self._proxy.refresh()

    def set_widths(self, *widths: int) -> None:
        """Set the least widths at 100 % of the columns that do not stretch (0 for those that do).

        A column is wider where its heading is longer, in another language.
        """
        if widths != self._widths:
            self._widths = widths
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is optional where the rest would be cut off."""
        super().resizeEvent(event)
        self._fit()

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Paint the rows that changed: Qt paints all that is in sight when more than one cell has."""
        if QAccessible.isActive():
            super().dataChanged(first, last, roles)
            return
        top = self.rowViewportPosition(first.row())
        below = self.rowViewportPosition(last.row()) + self.rowHeight(last.row())
        self.viewport().update(0, top, self.viewport().width(), below - top)

    def _fit(self) -> None:
        needed = sum(self._needs)
        for place in reversed(range(len(self._needs))):
            is_hidden = self._columns[place].optional and needed > self.viewport().width()
            self.setColumnHidden(place, is_hidden)
            if is_hidden:
                needed -= self._needs[place]

    def _measure(self) -> None:
        header = self.horizontalHeader()
        self._needs = tuple(
            max(look().px(width or _STRETCH_NEEDS), header.sectionSizeFromContents(place).width())
            for place, width in enumerate(self._widths)
        )
        for place, width in enumerate(self._widths):
            if width:
                self.setColumnWidth(place, self._needs[place])
        self._fit()

    def _retranslate(self) -> None:
        self.refresh()
        self._measure()

    def _restyle(self) -> None:
        self._proxy.restyle()
        self._delegate.restyle()
        self.verticalHeader().setDefaultSectionSize(look().px(33))
        self.setIconSize(QSize(look().px(14), look().px(14)))
        self._measure()


class _KeptChoice(QObject):
    def __init__(self, table: QTableView, rows: KeyedRows[Any]) -> None:
        super().__init__(table)
        self._table, self._rows = table, rows
        self._key: str | int | None = None
        table.model().modelAboutToBeReset.connect(self._keep)
        table.model().modelReset.connect(self._choose)

    def _keep(self) -> None:
        row = self._table.currentIndex().data(ROW_ROLE)
        self._key = None if row is None else row.key

    def _choose(self) -> None:
        places = (place for place, row in enumerate(self._rows.rows()) if row.key == self._key)
        if self._key is not None and (place := next(places, None)) is not None:
            self._table.setCurrentIndex(self._table.model().index(place, 0))


class _Words(QIdentityProxyModel):
    def __init__(
        self,
        source: QAbstractItemModel,
        columns: tuple[Column, ...],
        struck: Callable[[Any], bool],
        ground: Callable[[Any], str | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._columns, self._struck, self._ground = columns, struck, ground
        self._lines: dict[tuple[bool, bool, bool], SetLines] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.setSourceModel(source)

    def refresh(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self._columns) - 1))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words to whoever does not paint; the delegate asks for the whole cell."""
        if role > Qt.ItemDataRole.UserRole:
            return super().data(index, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = super().data(index, ROW_ROLE)
            return None if row is None else self._columns[index.column()].words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def _spoken(self, index: _Index) -> str | None:
        """Say at the head of a row that it is struck through; of the other cells Qt says the words."""
        row = super().data(index, ROW_ROLE) if index.column() == 0 else None
        if row is None or not self._struck(row):
            return None
        said = QCoreApplication.translate("WordsTable", "{words}, struck")
        return said.format(words=self._columns[0].words(row))

    def cell(self, index: _Index) -> Cell | None:
        """Return all that is painted in a cell, with one question to the rows."""
        row = super().data(index, ROW_ROLE)
        if row is None:
            return None
        column, is_struck = self._columns[index.column()], self._struck(row)
        plain = "muted" if column.muted or is_struck else "text"
        words = column.words(row)
        return Cell(
            words=words,
            lines=self._set(
                strong=column.strong, struck=is_struck, figures=column.right or _is_figure(words)
            ),
            ink=plain if column.ink is None else column.ink(row),
            ground=self._ground(row),
            icon=None if column.icon is None else self._icon(*column.icon(row)),
            right=column.right,
        )

    def restyle(self) -> None:
        """Set words and make drawings anew, in another look."""
        self._lines.clear()
        self._icons.clear()

    def _set(self, *, strong: bool, struck: bool, figures: bool) -> SetLines:
        if (strong, struck, figures) not in self._lines:
            set_in = look().font if figures else look().prose
            font = set_in("body", Weight.STRONG if strong else Weight.REGULAR)
            font.setStrikeOut(struck)
            self._lines[strong, struck, figures] = SetLines(font)
        return self._lines[strong, struck, figures]

    def _icon(self, name: str, colour: str) -> QIcon | None:
        if not name:
            return None
        if (name, colour) not in self._icons:
            self._icons[name, colour] = icon(name, colour, look().px(14))
        return self._icons[name, colour]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title()
        return _alignment(self._columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _is_figure(words: str) -> bool:
    """Say whether figures of several rows stand below one another: a time, a price, a number of something."""
    return not any(map(str.isalpha, words))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
