"""The lines of a ladder as a table to type in: from which amount, by which step, and what that gives."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_client.formats import Formats
from desktop_client.theme import Surface, look, mark
from desktop_client.viewmodels.ladder_draft import MAX_BANDS, BandLine, LadderDraft, rungs_of
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.cell_editor import CellEditor

_Index = QModelIndex | QPersistentModelIndex

_FROM, _STEP, _GIVES = range(3)


class LadderTable(Adaptive, QTableView):
    """Three columns, of which two are typed.

    Signals:
        edited: a line was changed, added or removed.
    """

    edited = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._lines = LadderLines(formats)
        self._lines.edited.connect(self.edited)
        self.setModel(self._lines)
        self.setItemDelegate(CellEditor(self))
        mark(self, surface=Surface.CARD)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.CurrentChanged | triggers.DoubleClicked | triggers.AnyKeyPressed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(_GIVES, QHeaderView.ResizeMode.Stretch)
        self._adapt()

    @property
    def draft(self) -> LadderDraft:
        """Return the ladder as it stands."""
        return self._lines.draft

    def show_ladder(self, draft: LadderDraft, currency: str) -> None:
        """Show a ladder's lines."""
        self._lines.show(draft, currency)

    def show_wrong(self, places: set[int]) -> None:
        """Mark the lines that cannot be read."""
        self._lines.show_wrong(places)

    def add_line(self) -> None:
        """Add an empty line at the end and begin to type in it."""
        place = self._lines.add()
        if place is not None:
            self.scrollToBottom()
            self.setCurrentIndex(self._lines.index(place, _FROM))
            self.edit(self._lines.index(place, _FROM))

    def remove_line(self) -> None:
        """Remove the line that the cursor is in, else the last one."""
        current = self.currentIndex().row()
        self._lines.remove(current if current >= 0 else self._lines.rowCount() - 1)

    def finish_editing(self) -> None:
        """Take what stands in an open cell."""
        self.setCurrentIndex(QModelIndex())

    def _retranslate(self) -> None:
        self._lines.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _GIVES)
        self.setAccessibleName(self.tr("Lines of the ladder"))

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(look().px(32))
        self.setColumnWidth(_FROM, look().px(120))
        self.setColumnWidth(_STEP, look().px(170))
        self.setFixedHeight(look().px(32) * 8)


class LadderLines(QAbstractTableModel):
    """A ladder's lines; the third column shows the first rungs of each.

    Signals:
        edited: a line was changed, added or removed.
    """

    edited = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self._currency = "EUR"
        self._wrong: set[int] = set()
        self.draft = LadderDraft()

    def show(self, draft: LadderDraft, currency: str) -> None:
        """Show another ladder."""
        self.beginResetModel()
        self.draft, self._currency, self._wrong = draft, currency, set()
        self.endResetModel()

    def show_wrong(self, places: set[int]) -> None:
        """Mark lines."""
        self._wrong = places
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _GIVES))

    def add(self) -> int | None:
        """Add an empty line and return its place, None when there are enough."""
        place = self.rowCount()
        if place == MAX_BANDS:
            return None
        self.beginInsertRows(QModelIndex(), place, place)
        self.draft = self.draft.with_line(place, BandLine())
        self.endInsertRows()
        self.edited.emit()
        return place

    def remove(self, place: int) -> None:
        """Remove a line."""
        if 0 <= place < self.rowCount():
            self.beginRemoveRows(QModelIndex(), place, place)
            self.draft = self.draft.without_line(place)
            self.endRemoveRows()
            self.edited.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self.draft.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else 3

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if index.column() == _GIVES else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.draft.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return {_FROM: line.start, _STEP: line.step}.get(index.column(), self._rungs(line))
        if role == Qt.ItemDataRole.ForegroundRole:
            return look().colour(
                "outbid" if index.row() in self._wrong else "muted" if index.column() == _GIVES else "text"
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _FROM:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        before = self.draft.lines[index.row()]
        text = str(value).strip()
        after = BandLine(text, before.step) if index.column() == _FROM else BandLine(before.start, text)
        if role != Qt.ItemDataRole.EditRole or after == before:
            return False
        self.draft = self.draft.with_line(index.row(), after)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), _GIVES))
        self.edited.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == _FROM else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("From"), self.tr("Step or pattern"), self.tr("Gives"))[section]
        return None

    def _rungs(self, line: BandLine) -> str:
        rungs = rungs_of(line, self._currency, self._formats)
        shown = " · ".join(self._formats.amount(rung, self._currency) for rung in rungs)
        return f"{shown} …" if shown else ""
