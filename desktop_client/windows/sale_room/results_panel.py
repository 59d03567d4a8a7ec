"""What stands in the middle when the sale is over: what I won, and what every lot brought."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from contract.standing import Phase
from desktop_client.formats import Formats
from desktop_client.theme import Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases


class ResultsPanel(Adaptive, QWidget):
    """The results of a sale, from the standings that this window saw.

    Signals:
        check_asked: the sale's ledger shall be checked.
    """

    check_asked = Signal()

    def __init__(self, live: LiveSale, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._formats = live, formats
        self._caption = CaptionLabel()
        self._title = TextLabel(role=TextRole.HEADING)
        self._mine = TextLabel(role=TextRole.LEAD)
        self._total = TextLabel(role=TextRole.MUTED)
        self._table = QTableWidget(0, 4)
        mark(self._table, surface=Surface.CARD)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._check = ActionButton(key="Ctrl+L", icon_name="check")
        self._check.clicked.connect(self.check_asked)
        self._column = QVBoxLayout(self)
        for part in (self._caption, self._title, self._mine, self._total):
            self._column.addWidget(part)
        self._column.addWidget(self._table, 1)
        self._column.addWidget(self._check, 0, Qt.AlignmentFlag.AlignLeft)
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write amounts in this way from now on."""
        self._formats = formats
        self.show_results()

    def show_results(self) -> None:
        """Show what became of each lot."""
        room, currency = self._live.room, self._live.currency
        sold = [standing for standing in room.standings.values() if standing.phase is Phase.SOLD]
        total = self._formats.money(sum(standing.price or 0 for standing in sold), currency)
        self._title.show_text(room.sale.title if room.sale else "")
        self._total.show_text(
            self.tr("{sold} of {lots} sold for {total} in all").format(
                sold=self._formats.number(len(sold)), lots=phrases.lots(len(room.standings)), total=total
            )
        )
        self._show_mine()
        self._table.setRowCount(len(room.standings))
        for row, number in enumerate(room.standings):
            self._show_lot(row, number)

    def _show_mine(self) -> None:
        you = self._live.you
        won = list(you.won) if you is not None else []
        if not won:
            self._mine.show_tone(None)
            self._mine.show_text(self.tr("You won nothing this time. Thank you for being here."))
            return
        self._mine.show_tone(Tone.LEADING)
        total = self._formats.money(sum(lot.price for lot in won), self._live.currency)
        text = self.tr("You won {lots} for {total}.")
        self._mine.show_text(text.format(lots=phrases.lots(len(won)), total=total))

    def _show_lot(self, row: int, number: str) -> None:
        standing, view = self._live.room.standings[number], self._live.lot_view(number)
        me = self._live.room.your_paddle
        sold = standing.phase is Phase.SOLD
        price = self._formats.amount(standing.price, self._live.currency) if sold and standing.price else ""
        outcome = phrases.who(standing.leader, me) if sold else phrases.outcome_word(standing.phase)
        texts = (number, view.title if view else "", outcome, price)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column == 3:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if sold and standing.leader == me:
                item.setForeground(look().colour("leading"))
            elif not sold and column == 2:
                item.setForeground(look().colour("muted"))
            if column in (0, 3):
                font = look().font("body")
                font.setBold(True)
                item.setFont(font)
            self._table.setItem(row, column, item)

    def _retranslate(self) -> None:
        self._caption.show_text(self.tr("The sale is over"))
        self._check.set_label(self.tr("Check the ledger with my receipts"))
        self._table.setHorizontalHeaderLabels(
            [self.tr("Lot"), self.tr("Title"), self.tr("To"), self.tr("Hammer price")]
        )
        self.show_results()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("s"))
        self._table.verticalHeader().setDefaultSectionSize(look().px(34))
        self.show_results()
