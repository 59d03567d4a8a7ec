"""The last twenty entries of the sale, and for the chosen one what striking it would change."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from contract.wire import Undoable
from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.live_sale import Aspect
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.control.undo_words import UndoWords
from desktop_client.windows.dialogs import Dialog
from desktop_client.windows.words_table import Column, WordsTable


class UndoLine:
    """An entry as a row of the table."""

    def __init__(self, entry: Undoable) -> None:
        self.entry = entry

    @property
    def key(self) -> int:
        """Return the feed number."""
        return self.entry.n

    def __eq__(self, other: object) -> bool:
        """Tell whether both show the same."""
        return isinstance(other, UndoLine) and self.entry == other.entry

    def __hash__(self) -> int:
        """Hash by the feed number."""
        return self.entry.n


class UndoDialog(Dialog):
    """Arrow keys choose, Enter strikes. The house reckons what would change; nothing changes by looking."""

    def __init__(self, model: ControlViewModel, preferences: Preferences, parent: QWidget) -> None:
        self._strike = ActionButton(kind=Kind.PRIMARY)
        super().__init__(parent, self._strike)
        self._model, self._preferences = model, preferences
        self._words = UndoWords(model.live, preferences.formats)
        self._lines: KeyedRows[UndoLine] = KeyedRows(columns=4)
        self._table = self._make_table()
        self._headline, self._before = TextLabel(role=TextRole.STRONG), TextLabel(role=TextRole.MUTED)
        self._after, self._also = TextLabel(), TextLabel(role=TextRole.MUTED)
        self.body.addWidget(self._table, 1)
        for label in (self._headline, self._before, self._after, self._also):
            self.body.addWidget(label)
        self._strike.clicked.connect(self._on_strike_clicked)
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _was: self._show_chosen())
        model.undoing.changed.connect(self._show_entries)
        model.undoing.failed.connect(self._on_failed)
        model.changed.connect(self._on_sale_changed)
        self._adapt()
        self._show_entries()
        model.undoing.load()

    def _make_table(self) -> WordsTable:
        table = WordsTable(
            self._lines,
            (
                Column(lambda: self.tr("Time"), self._time, muted=True),
                Column(lambda: self.tr("Lot"), lambda line: line.entry.lot, strong=True),
                Column(lambda: self.tr("What"), lambda line: self._words.what(line.entry), stretch=True),
                Column(lambda: self.tr("By"), lambda line: line.entry.by or "", muted=True),
            ),
            selectable=True,
        )
        table.set_widths(92, 64, 0, 150)
        table.doubleClicked.connect(lambda _index: self._on_strike_clicked())
        return table

    def _time(self, line: UndoLine) -> str:
        return self._preferences.formats.clock(line.entry.at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Strike with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_strike_clicked()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> Undoable | None:
        """Return the entry that is chosen."""
        place = self._table.currentIndex().row()
        rows = self._lines.rows()
        return rows[place].entry if 0 <= place < len(rows) else None

    def _show_entries(self) -> None:
        kept = self.chosen()
        self._lines.show([UndoLine(entry) for entry in self._model.undoing.entries])
        numbers = [entry.n for entry in self._model.undoing.entries]
        place = numbers.index(kept.n) if kept is not None and kept.n in numbers else 0
        if numbers:
            self._table.selectRow(place)
            self._table.setCurrentIndex(self._table.model().index(place, 0, QModelIndex()))
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry = self.chosen()
        self._strike.setEnabled(entry is not None and entry.possible)
        self._strike.set_label(self._words.strike(entry))
        self._headline.show_text(self._words.headline(entry, known=self._model.undoing.known))
        self._headline.show_tone(None if entry is None or entry.possible else Tone.OUTBID)
        self._before.show_text(self._words.before(entry))
        self._after.show_text(self._words.after(entry))
        self._also.show_text(self._words.also(entry, self._model.undoing.entries))

    def _on_strike_clicked(self) -> None:
        entry = self.chosen()
        if entry is not None and entry.possible:
            self._model.undoing.strike(entry)
            self.accept()

    def _on_sale_changed(self, aspects: frozenset[Aspect]) -> None:
        if aspects & {Aspect.LOTS, Aspect.ANEW, Aspect.SALE}:
            self._model.undoing.load()

    def _on_failed(self, error: HouseError) -> None:
        why = phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)
        self._headline.show_text(why)
        self._headline.show_tone(Tone.OUTBID)

    def _retranslate(self) -> None:
        self._words = UndoWords(self._model.live, self._preferences.formats)
        self.show_title(self.tr("Undo one of the last twenty entries"))
        self._table.setAccessibleName(self.tr("Entries that can be struck, newest first"))
        self._strike.set_key(self.tr("Enter"))
        self._no.set_label(self.tr("Close"))
        self._show_chosen()

    def _restyle(self) -> None:
        super()._restyle()
        self.body.setSpacing(look().space("s"))
        self._table.setMinimumSize(look().px(620), look().px(260))
