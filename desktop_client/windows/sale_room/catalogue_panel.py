"""The left column of the sale room: the catalogue strip with its search and its filters."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_client.formats import Formats
from desktop_client.theme import icon, look, mark
from desktop_client.viewmodels.catalogue_model import CatalogueModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.cursor import put_cursor_into
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.field_buttons import name_field_buttons
from desktop_client.widgets.lot_list import LotList
from desktop_client.widgets.section import Section
from desktop_client.windows import phrases
from desktop_client.windows.lot_rows import LotFilter, LotRows


class SearchField(QLineEdit):
    """A field that gives the arrow keys to the list below it.

    Signals:
        left_downwards: the arrow down or Enter was pressed.
    """

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape clear the field and the arrow down leave it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class Lots(LotList):
    """The lots. While the arrow keys are on another than the one shown, Space chooses it and bids on none."""

    def event(self, event: QEvent) -> bool:
        """Take Space from the window's shortcut where it means a lot of the list."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and self.is_on_the_way()
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Space as with Enter."""
        if event.key() == Qt.Key.Key_Space and self.is_on_the_way():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CataloguePanel(Adaptive, QWidget):
    """Every lot, searchable; the one on the block is marked.

    Signals:
        lot_chosen(str): the number of the lot to look at.
    """

    lot_chosen = Signal(str)

    def __init__(self, model: CatalogueModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        self._section = Section()
        self._search = SearchField()
        self._search.setClearButtonEnabled(True)
        mark(self._search, leading=True)
        # Kept and not made anew at each change of theme: Qt walks the children while it restyles them.
        self._glass = self._search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._rows = LotRows(model, formats, self)
        self._list = Lots()
        self._list.setModel(self._rows)
        self._nothing = EmptyState()
        self._filters = QButtonGroup(self)
        self._filter_row = QHBoxLayout()
        for index in range(len(LotFilter)):
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(index == 0)
            mark(button, kind="chip")
            self._filters.addButton(button, index)
            self._filter_row.addWidget(button)
        self._filter_row.addStretch(1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        self._section.add(self._search)
        self._section.add_layout(self._filter_row)
        self._section.add_layout(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._connect()
        self._adapt()

    def show_formats(self, formats: Formats, currency: str) -> None:
        """Write amounts in this way from now on."""
        self._formats = formats
        self._rows.set_formats(formats, currency)
        self._show_count()

    def select_lot(self, lot: str) -> None:
        """Mark the lot that is looked at."""
        self._list.select_lot(lot)

    def take_focus(self) -> None:
        """Put the cursor into the search field."""
        put_cursor_into(self._search)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._rows.search)
        self._search.left_downwards.connect(self._on_search_left)
        self._filters.idClicked.connect(self._on_filter_chosen)
        self._list.lot_chosen.connect(self.lot_chosen)
        for changed in (self._rows.rowsInserted, self._rows.rowsRemoved, self._rows.modelReset):
            changed.connect(lambda *_: self._show_count())

    def _on_search_left(self) -> None:
        if self._rows.rowCount():
            self._list.setCurrentIndex(self._rows.index(0, 0))
            self._list.setFocus()

    def _on_filter_chosen(self, index: int) -> None:
        self._rows.show_only(tuple(LotFilter)[index])

    def _show_count(self) -> None:
        lots = phrases.lots(self._model.rowCount(), self._formats)
        self._section.set_title(self.tr("Catalogue · {lots}").format(lots=lots))
        self._stack.setCurrentIndex(0 if self._rows.rowCount() else 1)

    def _retranslate(self) -> None:
        self._search.setPlaceholderText(self.tr("Search lots, or a number"))
        self._search.setAccessibleName(self.tr("Search lots, or a number"))
        name_field_buttons(self._search, self.tr("Clear"))
        for index, text in enumerate((self.tr("All"), self.tr("Watched"), self.tr("Mine"))):
            self._filters.button(index).setText(text)
        self._nothing.show_empty(
            EmptyView("search", self.tr("No such lot"), self.tr("Try another word, or show all lots."))
        )
        self._show_count()

    def _restyle(self) -> None:
        self._filter_row.setSpacing(look().space("xs"))
        self._glass.setIcon(icon("search", "muted", look().px(16)))
