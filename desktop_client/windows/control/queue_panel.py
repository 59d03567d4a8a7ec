"""The left column of the control window: the lots in order, and what to do with one of them."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.saleroom.control import Act
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.lot_list import LotList, LotRole
from desktop_client.widgets.section import Section
from desktop_client.windows.lot_rows import LotRows


class QueuePanel(Adaptive, QWidget):
    """Every lot; choosing one that is still to come puts it next, so others are skipped.

    Signals:
        reopen_asked(str): a closed lot shall be opened again.
    """

    reopen_asked = Signal(str)

    def __init__(self, model: ControlViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._section = Section()
        self._rows = LotRows(model.live.catalogue, formats, self)
        self._list = LotList()
        self._list.setModel(self._rows)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._section.add(self._list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._menu = QMenu(self)
        self._next, self._withdraw, self._reopen = QAction(self), QAction(self), QAction(self)
        self._menu.addActions([self._next, self._withdraw, self._reopen])
        self._menu_lot = ""
        self._next.triggered.connect(lambda: model.choose(self._menu_lot))
        self._withdraw.triggered.connect(lambda: model.withdraw(self._menu_lot))
        self._reopen.triggered.connect(lambda: self.reopen_asked.emit(self._menu_lot))
        self._list.lot_chosen.connect(self._on_lot_chosen)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)
        self._adapt()

    def show_formats(self, formats: Formats, currency: str) -> None:
        """Write amounts in this way from now on."""
        self._rows.set_formats(formats, currency)

    def show_block(self) -> None:
        """Bring the lot on the block into view."""
        if self._model.block is not None:
            self._list.select_lot(self._model.block)

    def _on_lot_chosen(self, lot: str) -> None:
        if self._model.possible(Act.REOPEN, lot):
            self._open_menu(
                lot, self._list.mapToGlobal(self._list.visualRect(self._list.currentIndex()).center())
            )
        else:
            self._model.choose(lot)

    def _on_menu_requested(self, at: QPoint) -> None:
        index = self._list.indexAt(at)
        if index.isValid():
            self._open_menu(str(index.data(LotRole.NUMBER)), self._list.viewport().mapToGlobal(at))

    def _open_menu(self, lot: str, at: QPoint) -> None:
        standing = self._model.live.standing(lot)
        closed = standing is not None and standing.phase.closed
        self._menu_lot = lot
        self._next.setVisible(not closed)
        self._withdraw.setEnabled(bool(self._model.possible(Act.WITHDRAW, lot)))
        self._reopen.setVisible(closed)
        self._reopen.setEnabled(bool(self._model.possible(Act.REOPEN, lot)))
        self._menu.popup(at)

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("Queue"))
        self._next.setText(self.tr("Put this lot next"))
        self._withdraw.setText(self.tr("Withdraw this lot"))
        self._reopen.setText(self.tr("Reopen this lot…"))
