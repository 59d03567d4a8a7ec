"""The form's part about the increments: a ladder that ships with the product, or one's own, line by line."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from contract.ladder import LadderError
from desktop_client.formats import Formats
from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.ladder_draft import (
    OWN,
    LadderDraft,
    shipped_ladder,
    shipped_ladders,
    suggested_ladder,
)
from desktop_client.viewmodels.sale_draft import Field, FieldFault, SaleDraft
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.new_sale import words
from desktop_client.windows.new_sale.choice import Check
from desktop_client.windows.new_sale.ladder_table import LadderTable
from desktop_client.windows.new_sale.part import FormPart


class LadderPart(FormPart):
    """The ladder: which one, and its lines."""

    def __init__(self, formats: Formats) -> None:
        super().__init__(formats)
        self._currency = "EUR"
        self._shipped = shipped_ladders()
        self.combo = QComboBox()
        self._why = TextLabel(role=TextRole.SMALL, tabular=False)
        self.table = LadderTable(formats)
        self._wrong = TextLabel(role=TextRole.SMALL, tone=Tone.OUTBID)
        self._wrong.hide()
        self.floating = Check(
            lambda: self.tr("Floating: the step is added to any amount"),
            lambda: self.tr("There are no rungs then: 1,230 with a step of 50 is followed by 1,280."),
        )
        self._add, self._remove = (ActionButton(kind=Kind.LINK, icon_name=name) for name in ("plus", "minus"))
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._add)
        self._buttons.addWidget(self._remove)
        self._buttons.addStretch(1)
        for part in (self.combo, self._why, self.table, self._wrong):
            self.column.addWidget(part)
        self.column.addLayout(self._buttons)
        self.column.addWidget(self.floating)
        self._connect()
        self._adapt()

    def _connect(self) -> None:
        self.combo.currentIndexChanged.connect(self._on_chosen)
        self.table.edited.connect(self._on_edited)
        self.floating.toggled.connect(self._on_floating)
        self._add.clicked.connect(lambda _checked=False: self.table.add_line())
        self._remove.clicked.connect(lambda _checked=False: self.table.remove_line())

    def suggest(self, currency: str) -> None:
        """Take the ladder that is usual in a currency, unless the lines are the house's own."""
        self._currency = currency
        if self.table.draft.name == OWN and self.table.draft.lines:
            self.table.show_ladder(self.table.draft, currency)
            return
        self._take(suggested_ladder(currency))

    def fill(self, draft: SaleDraft) -> None:
        self._currency = draft.currency
        if not draft.ladder.lines:
            self._take(suggested_ladder(draft.currency))
        else:
            self.table.show_ladder(draft.ladder, draft.currency)
            self._show_choice()

    def read(self, draft: SaleDraft) -> SaleDraft:
        self.table.finish_editing()
        return replace(draft, ladder=self.table.draft)

    def show_faults(self, faults: Sequence[FieldFault]) -> QWidget | None:
        mine = [one for one in faults if one.field is Field.LADDER]
        self._wrong.show_text(" ".join(words.fault(one.fault, one.place) for one in mine[:3]))
        self._wrong.setVisible(bool(mine))
        self.table.show_wrong({one.place for one in mine})
        return self.table if mine else None

    def _take(self, name: str) -> None:
        try:
            ladder = shipped_ladder(name, self._currency)
        except LadderError:  # steps of 0.25 in a currency without decimals
            ladder = shipped_ladder("collective", self._currency)
        self.table.show_ladder(LadderDraft.of(ladder, self._currency, self.formats), self._currency)
        self._show_choice()

    def _show_choice(self) -> None:
        draft = self.table.draft
        names = [one.name for one in self._shipped]
        with QSignalBlocker(self.combo), QSignalBlocker(self.floating):
            self.combo.setCurrentIndex(names.index(draft.name) if draft.name in names else len(names))
            self.floating.set_checked(draft.floating)

    def _on_chosen(self, place: int) -> None:
        if place < len(self._shipped):
            self._take(self._shipped[place].name)
        else:
            self.table.show_ladder(replace(self.table.draft, name=OWN), self._currency)
        self.show_faults(())
        self.changed.emit()

    def _on_edited(self) -> None:
        self._show_choice()
        self.show_faults(())
        self.changed.emit()

    def _on_floating(self, is_floating: bool) -> None:
        self.table.show_ladder(replace(self.table.draft, name=OWN, floating=is_floating), self._currency)
        self._on_edited()

    def _retranslate(self) -> None:
        self.title.show_text(self.tr("Increments"))
        with QSignalBlocker(self.combo):
            chosen = max(self.combo.currentIndex(), 0)
            self.combo.clear()
            self.combo.addItems(
                [*(words.ladder(one.name, one.title) for one in self._shipped), self.tr("Our own ladder")]
            )
            self.combo.setCurrentIndex(chosen)
        self.combo.setAccessibleName(self.tr("Increments"))
        self._why.show_text(
            self.tr(
                "By how much the asking price climbs from each amount on. Edit any line: a step "
                "such as 50, or a pattern such as 0-20-50-80 that repeats within each hundred."
            )
        )
        self._add.set_label(self.tr("Add a line"))
        self._remove.set_label(self.tr("Remove the line"))

    def _restyle(self) -> None:
        super()._restyle()
        self._buttons.setSpacing(look().space("m"))
