"""What is decided for a whole file: its sheet, what a comma means, where a missing start comes from."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

import msgspec
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from contract.catalogue import Grouping, StartRule
from desktop_client.theme import look
from desktop_client.viewmodels.catalogue_import import ImportViewModel
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.windows.office.catalogue.importing import words

_HEADINGS_AMONG = 12
"""How many rows from the top may have the headings."""


class ChoicesBar(Adaptive, QWidget):
    """A row of lists and boxes, wrapped where it is narrow."""

    def __init__(self, importing: ImportViewModel, has_lots: bool) -> None:
        super().__init__()
        self._importing, self._has_lots = importing, has_lots
        self.sheet, self.start, self.grouping = QComboBox(), QComboBox(), QComboBox()
        self.heading, self.place = QComboBox(), QComboBox()
        self._before: str | None = None
        self.number_on, self.change = QCheckBox(), QCheckBox()
        self._flow = FlowLayout(stretched=False)
        for part in (
            self.sheet,
            self.heading,
            self.grouping,
            self.start,
            self.place,
            self.number_on,
            self.change,
        ):
            self._flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        self._connect()
        self._adapt()

    def offer_place(self, lot: str | None) -> None:
        """Offer to put the lots before this one; None for at the end only."""
        self._before = lot
        with QSignalBlocker(self.place):
            self.place.clear()
            self.place.addItem(self.tr("At the end of the sale"))
            if lot is not None:
                self.place.addItem(self.tr("Before lot {lot}").format(lot=lot))
        set_shown(self.place, lot is not None)
        self._importing.before = None

    def show_choices(self, *, has_lots: bool) -> None:
        """Show what is chosen for the file that is open."""
        self._has_lots = has_lots
        choices, table = self._importing.choices, self._importing.table
        with QSignalBlocker(self.sheet):
            self.sheet.clear()
            self.sheet.addItems(table.sheets)
            self.sheet.setCurrentIndex(table.sheets.index(table.sheet) if table.sheet in table.sheets else 0)
        with QSignalBlocker(self.heading):
            self.heading.clear()
            lines = table.first_lines[:_HEADINGS_AMONG]
            self.heading.addItems([self.tr("Headings: line {line}").format(line=line) for line in lines])
            self.heading.setCurrentIndex(table.heading)
        set_shown(self.heading, len(table.rows) > 1)
        set_shown(self.sheet, len(table.sheets) > 1)
        set_shown(self.change, has_lots)
        _choose(self.start, tuple(StartRule), choices.start)
        _choose(self.grouping, tuple(Grouping), choices.grouping)
        for box, is_checked in ((self.number_on, choices.number_on), (self.change, choices.change)):
            with QSignalBlocker(box):
                box.setChecked(is_checked)

    def _connect(self) -> None:
        self.heading.activated.connect(self._importing.choose_heading)
        self.place.activated.connect(self._on_place)
        self.sheet.textActivated.connect(self._importing.choose_sheet)
        self.start.activated.connect(lambda place: self._decide(start=tuple(StartRule)[place]))
        self.grouping.activated.connect(lambda place: self._decide(grouping=tuple(Grouping)[place]))
        self.number_on.toggled.connect(lambda is_checked: self._decide(number_on=is_checked))
        self.change.toggled.connect(lambda is_checked: self._decide(change=is_checked))

    def _on_place(self, place: int) -> None:
        self._importing.before = self._before if place else None

    def _decide(self, **choice: Any) -> None:
        self._importing.choose(msgspec.structs.replace(self._importing.choices, **choice))

    def _retranslate(self) -> None:
        _name(self.start, [words.start_rule(rule) for rule in StartRule], self.tr("Missing start prices"))
        _name(self.grouping, [words.grouping(one) for one in Grouping], self.tr("Comma and point"))
        self.heading.setAccessibleName(self.tr("Line of the headings"))
        self.place.setAccessibleName(self.tr("Where the lots go"))
        self.offer_place(self._before)
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.number_on.setText(self.tr("Number lots without a number"))
        self.change.setText(self.tr("Change lots that are here already"))
        self.show_choices(has_lots=self._has_lots)

    def _restyle(self) -> None:
        self._flow.setSpacing(look().space("s"))


def _choose(combo: QComboBox, values: Sequence[Enum], value: Enum) -> None:
    with QSignalBlocker(combo):
        combo.setCurrentIndex(values.index(value))


def _name(combo: QComboBox, texts: Sequence[str], name: str) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItems(texts)
    combo.setAccessibleName(name)
