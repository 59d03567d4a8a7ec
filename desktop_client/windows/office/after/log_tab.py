"""The sale's log: who did what, the newest first, with what was undone struck through."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Surface, look, mark
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.settlement_accounts import LogRow, LogViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.field_buttons import name_field_buttons
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.after import words
from desktop_client.windows.office.after.files import ask_file
from desktop_client.windows.office.page_keys import page_key
from desktop_client.windows.words_table import Column, WordsTable


class LogTab(Adaptive, QWidget):
    """Every row of the ledger that somebody may want to read; limits and reserves stand in none."""

    def __init__(self, model: LogViewModel, formats: Formats, window: HouseWindow) -> None:
        super().__init__()
        self.model, self._formats, self._window = model, formats, window
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.text, self.csv = ActionButton(key="Ctrl+S", icon_name="list"), ActionButton()
        self.table = WordsTable(model.rows, self._columns(), struck=lambda row: row.line.undone)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(96, 64, 230, 0, 110)
        self._tools = QHBoxLayout()
        self._tools.addWidget(self.search, 1)
        self._tools.addWidget(self.text)
        self._tools.addWidget(self.csv)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._tools)
        self._column.addWidget(self.table, 1)
        model.saved.connect(self._on_saved)
        model.failed.connect(self._on_failed)
        self.search.textChanged.connect(model.seek)
        self.text.clicked.connect(lambda: self.ask_for_file("log.txt"))
        self.csv.clicked.connect(lambda: self.ask_for_file("log.csv"))
        page_key(self, "Ctrl+S", lambda: self.ask_for_file("log.txt"))
        self._adapt()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                lambda: self.tr("Time"),
                lambda row: self._formats.clock(row.line.at),
                muted=True,
                optional=True,
            ),
            Column(lambda: self.tr("Lot"), lambda row: row.line.lot or "", strong=True),
            Column(lambda: self.tr("Who"), lambda row: row.line.who),
            Column(lambda: self.tr("What"), lambda row: row.line.text, stretch=True),
            Column(lambda: self.tr("Amount"), self._amount, right=True, optional=True),
        )

    def begin(self) -> None:
        """Fetch the log."""
        self.model.load()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_file(self, suggested: str) -> None:
        """Ask where the log goes."""
        if self.model.is_loaded:
            ask_file(self._window, self.tr("Save the log"), suggested, self.model.save)

    def _amount(self, row: LogRow) -> str:
        amount = row.line.amount
        return "" if amount is None else self._formats.money(amount, self.model.currency)

    def _on_saved(self, path: Path) -> None:
        self._window.toast(lambda: words.saved(path), ToastKind.DONE, "log")

    def _on_failed(self, error: HouseError) -> None:
        self._window.toast(lambda: words.failure(error), ToastKind.FAILED, "log")

    def _retranslate(self) -> None:
        self._formats = self._window.preferences.formats
        self.table.refresh()
        self.search.setPlaceholderText(self.tr("Somebody, something, or lot 12"))
        self.search.setAccessibleName(self.tr("Search"))
        name_field_buttons(self.search, self.tr("Clear"))
        self.text.set_label(self.tr("Text…"))
        self.csv.set_label(self.tr("CSV…"))
        self.table.setAccessibleName(self.tr("Log"))
        if self.model.is_loaded:
            self.model.load()  # the house writes the sentences

    def _restyle(self) -> None:
        gap = look().space("m")
        self._column.setContentsMargins(0, gap, 0, 0)
        self._column.setSpacing(gap)
        self._tools.setSpacing(look().space("s"))
        self.table.setMinimumHeight(look().px(180))
