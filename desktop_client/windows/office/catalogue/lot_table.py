"""The table of lots: calm with thousands of rows, sorted by its heads, rearranged by dragging."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from contract.catalogue import DeskLotView
from contract.standing import Phase
from desktop_client.formats import Formats
from desktop_client.theme import TONE_COLOUR, Surface, look, mark
from desktop_client.viewmodels.catalogue_finding import LotColumn
from desktop_client.viewmodels.catalogue_lots import LotTable
from desktop_client.windows.office.catalogue import words
from desktop_client.windows.words_table import Column, WordsTable


class LotTableView(WordsTable):
    """Lots in rows; several can be chosen.

    Signals:
        chosen: another lot is current, or other lots are selected.
        withdraw_asked: the Delete key was pressed.
    """

    chosen = Signal()
    withdraw_asked = Signal()

    def __init__(self, lots: LotTable, formats: Callable[[], Formats], currency: Callable[[], str]) -> None:
        self._lots, self._formats, self._currency = lots, formats, currency
        super().__init__(lots, self._lot_columns(), struck=_is_withdrawn, selectable=True)
        mark(self, surface=Surface.CARD)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.set_widths(60, 0, 112, 74, 80, 124, 86, 110)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._on_head_clicked)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.selectionModel().currentRowChanged.connect(self._on_selected)

    def current_lot(self) -> DeskLotView | None:
        """Return the lot that the cursor is on."""
        return self._lots.lot_at(self.currentIndex().row())

    def selected_lots(self) -> list[str]:
        """Return the chosen lots' numbers, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [lot.lot for row in rows if (lot := self._lots.lot_at(row)) is not None]

    def select(self, lots: list[str]) -> None:
        """Choose lots again that are in other rows now; the first of them is current."""
        rows = [row for lot in lots if (row := self._lots.row_of(lot)) is not None]
        if not rows:
            return
        last = self.model().columnCount() - 1
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model().index(row, 0), self.model().index(row, last))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        self.selectionModel().setCurrentIndex(self.model().index(rows[0], 0), flags.NoUpdate)
        self.scrollTo(self.model().index(rows[0], 0))
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Delete as the wish to withdraw."""
        if event.key() == Qt.Key.Key_Delete:
            self.withdraw_asked.emit()
        else:
            super().keyPressEvent(event)

    def sort_as_the_sale(self) -> None:
        """Go back to the order in which the lots come up."""
        self._sort(None)

    def _on_selected(self, *_changes: object) -> None:
        self.chosen.emit()

    def _on_head_clicked(self, section: int) -> None:
        """Sort up, then down, then not at all."""
        header = self.horizontalHeader()
        is_same = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        if not is_same:
            self._sort(section)
        elif header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            self._sort(section, Qt.SortOrder.DescendingOrder)
        else:
            self._sort(None)

    def _sort(self, section: int | None, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        kept = self.selected_lots()
        header = self.horizontalHeader()
        header.setSortIndicatorShown(section is not None)
        if section is not None:
            header.setSortIndicator(section, order)
        column = None if section is None else LotColumn(section)
        self._lots.order_by(column, descending=order is Qt.SortOrder.DescendingOrder)
        self.select(kept)

    def _amount(self, amount: int | None) -> str:
        return "" if amount is None else self._formats().amount(amount, self._currency())

    def _estimate(self, lot: DeskLotView) -> str:
        return self._formats().amount_range(lot.low_estimate, lot.high_estimate, self._currency())

    def _lot_columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda lot: str(lot.lot), strong=True),
            Column(lambda: self.tr("Title"), lambda lot: str(lot.title), stretch=True),
            Column(lambda: self.tr("Estimate"), self._estimate, right=True),
            Column(lambda: self.tr("Start"), lambda lot: self._amount(lot.start), right=True),
            Column(
                lambda: self.tr("Reserve"), lambda lot: self._amount(lot.reserve), right=True, optional=True
            ),
            Column(
                lambda: self.tr("State"),
                lambda lot: words.state(lot, self._formats(), self._currency()),
                ink=_state_ink,
                optional=True,
            ),
            Column(
                lambda: self.tr("Pictures"),
                lambda lot: str(lot.pictures) if lot.pictures else "–",
                right=True,
                muted=True,
                optional=True,
            ),
            Column(lambda: self.tr("Seller"), lambda lot: lot.seller or "", muted=True, optional=True),
        )

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setAccessibleName(self.tr("Lots in the order in which they come up"))

    def _restyle(self) -> None:
        super()._restyle()
        self.verticalHeader().setDefaultSectionSize(look().px(34))


def _is_withdrawn(lot: Any) -> bool:
    return lot.standing.phase is Phase.WITHDRAWN


def _state_ink(lot: Any) -> str:
    tone = words.state_tone(lot)
    return "muted" if tone is None else TONE_COLOUR[tone]
