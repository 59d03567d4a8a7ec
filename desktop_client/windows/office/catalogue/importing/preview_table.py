"""The preview: the cells of the file under lists of what they are taken for; a faulty one is marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QToolTip

from desktop_client.theme import Surface, look, mark
from desktop_client.viewmodels.catalogue_import import FaultyCell, ImportViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.cell_editor import CellEditor
from desktop_client.widgets.plain_tooltip import plain_tooltip
from desktop_client.windows.office.catalogue.importing.mapping_header import MappingHeader
from desktop_client.windows.office.catalogue.importing.preview_model import PreviewModel

_WIDTH = 168
_Index = QModelIndex | QPersistentModelIndex


class PreviewTable(Adaptive, QTableView):
    """Rows by their lines in the file. Typing in a cell mends it; Delete leaves the chosen rows out."""

    def __init__(self, importing: ImportViewModel) -> None:
        super().__init__()
        self._importing = importing
        self.rows = PreviewModel(importing)
        self.head = MappingHeader(self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.rows)
        self.setItemDelegate(_Marked(self))
        mark(self, surface=Surface.CARD)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.head.place())
        self.head.mapped.connect(importing.map_column)
        importing.opened.connect(self._on_opened)
        self._adapt()

    def jump(self, cell: FaultyCell) -> None:
        """Go to a faulty cell and begin to mend it."""
        index = self.rows.index(cell.row, cell.column or 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if cell.column is not None:
            self.edit(index)

    def chosen_lines(self) -> list[int]:
        """Return the lines of the rows in which a cell is chosen."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self._importing.line(row) for row in rows]

    def viewportEvent(self, event: object) -> bool:
        """Tell in plain text what is wrong with a cell: a spreadsheet's text is never read as markup."""
        if isinstance(event, QHelpEvent):
            told = self.indexAt(event.pos()).data(Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), plain_tooltip(str(told or "")), self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lists in their places."""
        super().resizeEvent(event)
        self.head.place()

    def _on_opened(self) -> None:
        self.head.show_columns(self._importing.headings, self._importing.mapping)
        for section in range(self.rows.columnCount()):
            self.setColumnWidth(section, look().px(_WIDTH))
        self.head.place()
        self.scrollToTop()

    def _retranslate(self) -> None:
        self.head.show_words()
        self.setAccessibleName(self.tr("Rows of the file"))

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(look().px(32))
        for section in range(self.rows.columnCount()):
            self.setColumnWidth(section, look().px(_WIDTH))
        self.head.show_words()


class _Marked(CellEditor):
    """Paints the ground of a faulty cell, which a style sheet for items leaves out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)
