"""The import as the page shows it: choices above, the file and its faults, and below what comes of it."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QVBoxLayout, QWidget

from contract.catalogue import Column, Fault, FaultCode, StartRule
from desktop_client.theme import Kind, TextRole, Tone, look, mark
from desktop_client.viewmodels.catalogue_desk import CatalogueViewModel
from desktop_client.viewmodels.catalogue_import import ImportStage, ImportViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.columns import scrolling
from desktop_client.windows.office.catalogue.button_bar import ButtonBar
from desktop_client.windows.office.catalogue.importing import words
from desktop_client.windows.office.catalogue.importing.choices_bar import ChoicesBar
from desktop_client.windows.office.catalogue.importing.fault_list import FaultList
from desktop_client.windows.office.catalogue.importing.preview_table import PreviewTable
from desktop_client.windows.office.page_keys import page_key

_BESIDE_FROM = 760
_HALF, _NUMBER_ON = "half", "number_on"


class ImportView(Adaptive, QWidget):
    """One file, from its cells to the sale.

    Signals:
        cancel_asked(bool): back to the lots; whether mended cells would be lost.
    """

    cancel_asked = Signal(bool)

    def __init__(self, importing: ImportViewModel, catalogue: CatalogueViewModel) -> None:
        super().__init__()
        self._importing, self._catalogue = importing, catalogue
        self._title, self._note = TextLabel(role=TextRole.HEADING), TextLabel(role=TextRole.MUTED)
        self.choices = ChoicesBar(importing, has_lots=False)
        self._wrong = Banner()
        self.preview, self.faults = PreviewTable(importing), FaultList(importing)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._summary = TextLabel(role=TextRole.STRONG)
        self.skip = ActionButton(key="Ctrl+D")
        self.skip_faulty, self.cancel = ActionButton(), ActionButton(key="Esc")
        self.send = ActionButton(kind=Kind.PRIMARY)
        self._build()
        self._connect()
        self._adapt()

    def _build(self) -> None:
        inside = QWidget()
        mark(inside, surface="window")
        self._column = QVBoxLayout(inside)
        for part in (self._title, self._note, self.choices, self._wrong, self._progress):
            self._column.addWidget(part)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(self.preview, 3)
        self._middle.addWidget(self.faults, 1)
        self._column.addLayout(self._middle, 1)
        self._bar = ButtonBar(self._summary, (self.skip, self.skip_faulty, self.cancel, self.send))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scrolling(inside), 1)
        outer.addWidget(self._bar)

    def _connect(self) -> None:
        importing = self._importing
        importing.opened.connect(self._on_opened)
        importing.changed.connect(self.show_state)
        importing.stage_changed.connect(self.show_state)
        self._wrong.action_chosen.connect(self._on_way_out)
        self.faults.chosen.connect(self.preview.jump)
        self.skip.clicked.connect(self.skip_chosen)
        self.skip_faulty.clicked.connect(importing.skip_faulty)
        self.send.clicked.connect(importing.send)
        self.cancel.clicked.connect(self._on_cancel)
        for keys, slot in (
            ("Ctrl+Return", importing.send),
            ("Esc", self._on_cancel),
            ("Ctrl+D", self.skip_chosen),
        ):
            page_key(self, keys, slot)

    def skip_chosen(self) -> None:
        """Leave the chosen rows out, or take them in again when all of them are out."""
        lines = self.preview.chosen_lines()
        if lines:
            self._importing.skip(lines, skipped=not set(lines) <= self._importing.skipped)

    def show_state(self) -> None:
        """Show what will come of the file now."""
        importing, formats = self._importing, self._catalogue.office.preferences.formats
        is_busy = importing.stage in (ImportStage.READING, ImportStage.SENDING)
        set_shown(self._progress, is_busy)
        self.preview.setEnabled(not is_busy)
        self.choices.setEnabled(not is_busy)
        faults, ready = importing.draft.faults, len(importing.ready())
        faulty = sum(1 for row in importing.draft.rows if row.faults and row.line not in importing.skipped)
        self._show_wrong(faults)
        lots = phrases.lots(ready, formats)
        parts = [self.tr("Ready: {lots}").format(lots=lots)]
        if faulty:
            parts.append(self.tr("faulty rows: {count}").format(count=formats.number(faulty)))
        if importing.skipped:
            parts.append(self.tr("left out: {count}").format(count=formats.number(len(importing.skipped))))
        self._summary.show_text("" if is_busy or faults else " · ".join(parts))
        self._summary.show_tone(Tone.OUTBID if faulty else None)
        self.send.set_label(self.tr("Import {lots}").format(lots=lots))
        self.send.setEnabled(importing.can_send())
        set_shown(self.skip_faulty, bool(faulty))
        self._title.show_text(
            self.tr("Import {file}").format(file=importing.name) if importing.name else self.tr("Import")
        )
        self._note.show_text(self._words_of_stage())

    def _words_of_stage(self) -> str:
        match self._importing.stage:
            case ImportStage.READING:
                return self.tr("Reading…")
            case ImportStage.SENDING:
                return self.tr("The house is taking the lots: all of them, or none…")
        hint = self.tr(
            "Say above each column what it holds, and type over any cell. Nothing is taken before you import."
        )
        return " · ".join(part for part in (words.understood(self._importing.table.note), hint) if part)

    def _show_wrong(self, faults: list[Fault]) -> None:
        if not faults:
            self._wrong.show_banner(None)
            return
        texts = [words.fault(fault) for fault in faults]
        lacking = {fault.params.get("wanted") for fault in faults if fault.code is FaultCode.COLUMN_MISSING}
        ways_out = {
            Column.START.value: BannerAction(_HALF, self.tr("Begin at half the low estimate")),
            Column.LOT.value: BannerAction(_NUMBER_ON, self.tr("Number the lots")),
        }
        actions = tuple(action for wanted, action in ways_out.items() if wanted in lacking)
        self._wrong.show_banner(
            BannerView(
                self.tr("Not yet a catalogue"), ". ".join(texts[:4]) + ".", Tone.WARNING, "warning", actions
            )
        )

    def _on_way_out(self, key: str) -> None:
        """Decide for the whole file what its columns do not say."""
        choices = self._importing.choices
        if key == _HALF:
            choices = msgspec.structs.replace(choices, start=StartRule.HALF_OF_LOW)
        else:
            choices = msgspec.structs.replace(choices, number_on=True)
        self._importing.choose(choices)
        self.choices.show_choices(has_lots=bool(self._catalogue.table.lots()))

    def _on_opened(self) -> None:
        self.choices.show_choices(has_lots=bool(self._catalogue.table.lots()))
        self.preview.setFocus()

    def _on_cancel(self) -> None:
        is_preview = self._importing.stage is ImportStage.PREVIEW
        self.cancel_asked.emit(is_preview and self._importing.is_mended)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the faults below the file where both do not fit beside each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= look().px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._middle.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._bar.arrange(self.width())
        self.preview.setMinimumHeight(look().px(160 if is_wide else 260))
        self.faults.setMinimumHeight(0 if is_wide else look().px(160))

    def _retranslate(self) -> None:
        self.skip.set_label(self.tr("Leave the row out"))
        self.skip_faulty.set_label(self.tr("Leave out faulty rows"))
        self.cancel.set_label(self.tr("Cancel"))
        self.send.set_key(self.tr("Ctrl+Enter"))
        self.show_state()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("s"))
        self._middle.setSpacing(look().space("m"))
        self._arrange()
