"""The lots of a timed sale in the order in which they close, with the time that each has left."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.closing_model import ClosingLine, ClosingModel
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.windows import phrases
from desktop_client.windows.words_table import Column, WordsTable

_TICK_MS = 1_000
_SOON_MS = 120_000


class ClosingPanel(Adaptive, QWidget):
    """Watches the clock.

    Signals:
        lot_chosen(str): this lot shall be looked at.
    """

    lot_chosen = Signal(str)

    def __init__(self, model: ControlViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        self._lines = ClosingModel(model.live.room, 6, model.live.now_ms, lambda: model.block)
        self._looked_at: str | None = None
        self._table = WordsTable(
            self._lines,
            (
                Column(lambda: self.tr("Lot"), lambda line: line.lot, strong=True),
                Column(lambda: self.tr("Title"), lambda line: line.title, stretch=True),
                Column(lambda: self.tr("Leads"), self._leader, optional=True),
                Column(lambda: self.tr("Bids"), lambda line: str(line.bids), right=True, optional=True),
                Column(lambda: self.tr("Price"), self._price, right=True, strong=True),
                Column(lambda: self.tr("Closes in"), self._left, right=True, ink=self._ink),
            ),
            ground=lambda line: "accent_soft" if line.looked_at else None,
        )
        self._table.set_widths(64, 0, 96, 60, 96, 104)
        self._table.setMinimumHeight(160)
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._table.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._on_second)
        model.live.changed.connect(self._on_live_changed)
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write amounts in this way from now on."""
        self._formats = formats
        self._table.refresh()

    def watch(self) -> None:
        """Keep the table up to date from now on."""
        if not self._timer.isActive():
            self._timer.start()
        self.show_closing()

    def show_closing(self) -> None:
        """Show the open lots as they stand now."""
        self._lines.show_order()
        if self._looked_at != self._model.block:
            self._looked_at = self._model.block
            self._lines.look_again()

    def _on_second(self) -> None:
        self._lines.show_order()
        self._lines.look_again()

    def _on_live_changed(self, _aspects: object) -> None:
        """Show what has changed of the lots in sight: thousands of others may have, at every turn."""
        if not self._timer.isActive():
            return
        self._lines.show_order()
        changed, first = self._model.live.changed_lots, max(self._table.rowAt(0), 0)
        in_sight = self._table.viewport().height() // max(self._table.rowHeight(first), 1) + 2
        for row in range(first, min(first + in_sight, self._lines.rowCount())):
            if self._lines.lot_at(row) in changed:
                self._lines.look_at(row)

    def _retranslate(self) -> None:
        self._table.setAccessibleName(self.tr("Open lots, in the order in which they close"))

    def _leader(self, line: ClosingLine) -> str:
        return phrases.who(line.leader) if line.leader is not None else "–"

    def _price(self, line: ClosingLine) -> str:
        return "–" if line.price is None else self._formats.amount(line.price, self._model.live.currency)

    def _left(self, line: ClosingLine) -> str:
        minutes, seconds = divmod(line.left_s, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"

    def _ink(self, line: ClosingLine) -> str:
        return "warning" if line.left_s * 1000 <= _SOON_MS else "text"

    def _on_clicked(self, index: QModelIndex) -> None:
        line: ClosingLine | None = index.data(ROW_ROLE)
        if line is not None:
            self.lot_chosen.emit(line.lot)
