"""The form's part about what a buyer pays besides the hammer price: the premium's tiers, and the tax."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Kind, TextRole, Tone, look, mark
from desktop_client.viewmodels.sale_draft import Field, FieldFault, PremiumLine, SaleDraft
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.new_sale import words
from desktop_client.windows.new_sale.part import FormPart, Pair

MAX_TIERS = 8


class MoneyPart(FormPart):
    """Premium and VAT."""

    def __init__(self, formats: Formats) -> None:
        super().__init__(formats)
        self.tiers = TierTable()
        self.tiers.changed.connect(self.changed)
        self.premium_vat, self.hammer_vat = FormField(), FormField()
        for field in (self.premium_vat, self.hammer_vat):
            field.text_changed.connect(self.changed)
        self.column.addWidget(self.tiers)
        self.column.addWidget(Pair(self.premium_vat, self.hammer_vat))
        self._adapt()

    def fill(self, draft: SaleDraft) -> None:
        self.tiers.show_lines(draft.premium)
        self.premium_vat.set_text(draft.premium_vat)
        self.hammer_vat.set_text(draft.hammer_vat)

    def read(self, draft: SaleDraft) -> SaleDraft:
        return replace(
            draft,
            premium=self.tiers.lines(),
            premium_vat=self.premium_vat.text(),
            hammer_vat=self.hammer_vat.text(),
        )

    def show_faults(self, faults: Sequence[FieldFault]) -> QWidget | None:
        first: QWidget | None = None
        for name, field in ((Field.PREMIUM_VAT, self.premium_vat), (Field.HAMMER_VAT, self.hammer_vat)):
            wrong = next((one for one in faults if one.field is name), None)
            field.show_error("" if wrong is None else words.fault(wrong.fault))
            first = first or (None if wrong is None else field.edit)
        tier = self.tiers.show_faults([one for one in faults if one.field is Field.PREMIUM])
        return tier or first

    def _retranslate(self) -> None:
        self.title.show_text(self.tr("Buyer's premium and tax"))
        self.premium_vat.set_label(
            self.tr("VAT on the premium, %"), "0", self.tr("Added to the premium of every lot.")
        )
        self.hammer_vat.set_label(
            self.tr("VAT on the hammer price, %"), "0", self.tr("For lots that say no rate of their own.")
        )


class TierTable(Adaptive, QWidget):
    """The tiers, a line each, with one empty line to go on.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QLineEdit, QLineEdit]] = []
        self._above, self._rate = TextLabel(role=TextRole.STRONG), TextLabel(role=TextRole.STRONG)
        self._why = TextLabel(role=TextRole.SMALL)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._above, 0, 0)
        self._grid.addWidget(self._rate, 0, 1)
        self._add = ActionButton(kind=Kind.LINK, icon_name="plus")
        self._add.clicked.connect(lambda _checked=False: self._add_row(focus=True))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._why)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_row()
        self._adapt()

    def lines(self) -> tuple[PremiumLine, ...]:
        """Return what is typed, empty lines too: their places are those of the faults."""
        return tuple(PremiumLine(above.text(), rate.text()) for above, rate in self._rows)

    def show_lines(self, lines: Sequence[PremiumLine]) -> None:
        """Show these tiers, at least one line."""
        while len(self._rows) < max(len(lines), 1):
            self._add_row()
        for place, (above, rate) in enumerate(self._rows):
            line = lines[place] if place < len(lines) else PremiumLine()
            above.setText(line.above)
            rate.setText(line.rate)

    def show_faults(self, faults: Sequence[FieldFault]) -> QWidget | None:
        """Mark the lines that are wrong, and say of each kind of fault what to do."""
        wrong = {one.place: one for one in faults}
        for place, row in enumerate(self._rows):
            for edit in row:
                mark(edit, error=place in wrong)
        if not faults:
            self._explain()
            return None
        self._why.show_text(" ".join(dict.fromkeys(words.fault(one.fault) for one in faults)))
        self._why.show_tone(Tone.OUTBID)
        return self._rows[faults[0].place][0]

    def _add_row(self, *, focus: bool = False) -> None:
        if len(self._rows) == MAX_TIERS:
            return
        above, rate = QLineEdit(), QLineEdit()
        for edit in (above, rate):
            edit.setMaxLength(30)
            edit.textEdited.connect(self._on_edited)
        self._rows.append((above, rate))
        self._grid.addWidget(above, len(self._rows), 0)
        self._grid.addWidget(rate, len(self._rows), 1)
        self._add.setEnabled(len(self._rows) < MAX_TIERS)
        self._name()
        if focus:
            above.setFocus()

    def _on_edited(self) -> None:
        self.show_faults(())
        self.changed.emit()

    def _explain(self) -> None:
        self._why.show_tone(None)
        self._why.show_text(
            self.tr(
                "Each rate is for the part of the hammer price above its amount. Leave empty for no premium."
            )
        )

    def _name(self) -> None:
        for place, (above, rate) in enumerate(self._rows):
            above.setPlaceholderText("0")
            rate.setPlaceholderText("0" if place == 0 else "")
            above.setAccessibleName(f"{self._above.text()} {place + 1}")
            rate.setAccessibleName(f"{self._rate.text()} {place + 1}")

    def _retranslate(self) -> None:
        self._above.show_text(self.tr("Hammer price above"))
        self._rate.show_text(self.tr("Premium, %"))
        self._add.set_label(self.tr("Another tier"))
        self._name()
        self._explain()

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(look().space("l"))
        self._grid.setVerticalSpacing(look().space("xs"))
        self._column.setSpacing(look().space("xs"))
