"""What is wrong with a file, line by line; a click goes to the cell."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.theme import Surface, TextRole, look, mark
from desktop_client.viewmodels.catalogue_import import FaultyCell, ImportViewModel
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.section import Section
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.office.catalogue.importing import words
from desktop_client.windows.words_table import Column, WordsTable

_MOST_SHOWN = 1_000
"""A file with more faults than this has the wrong columns, and no list helps."""


class FaultList(Adaptive, QWidget):
    """The faults of the rows that are not left out.

    Signals:
        chosen(FaultyCell): go there.
    """

    chosen = Signal(object)

    def __init__(self, importing: ImportViewModel) -> None:
        super().__init__()
        self._importing = importing
        self._rows = KeyedRows[FaultyCell](columns=2)
        self._section = Section()
        self.table = WordsTable(
            self._rows,
            (
                Column(lambda: self.tr("Line"), lambda one: str(one.line), right=True, muted=True),
                Column(lambda: self.tr("What is wrong"), lambda one: words.fault(one.fault), stretch=True),
            ),
            selectable=True,
        )
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(56, 0)
        self.table.clicked.connect(self._on_chosen)
        self.table.activated.connect(self._on_chosen)
        self._clean = TextLabel(role=TextRole.MUTED)
        self._section.add(self.table, 1)
        self._section.add(self._clean)
        self._below = QWidget()
        self._section.add(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        importing.changed.connect(self.show_faults)
        importing.opened.connect(self.show_faults)
        self._adapt()

    def show_faults(self) -> None:
        """Show what is wrong now."""
        faults = self._importing.faults()
        self._rows.show(faults[:_MOST_SHOWN])
        self._section.show_count(len(faults) or None)
        set_shown(self.table, bool(faults))
        for part in (self._clean, self._below):
            set_shown(part, not faults)

    def _on_chosen(self, index: QModelIndex) -> None:
        cell = index.data(ROW_ROLE)
        if cell is not None:
            self.chosen.emit(cell)

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("Faults"))
        self._clean.show_text(self.tr("Every cell is understood."))
        self.table.setAccessibleName(self.tr("Faults"))
        self.show_faults()

    def _restyle(self) -> None:
        self.setMinimumWidth(look().px(250))
