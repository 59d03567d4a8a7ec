"""What stands in the middle when the sale is over: what I won and owe, what every lot brought, my offers."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contract.settlement import OfferStatus
from contract.standing import Phase
from desktop_client.formats import Formats
from desktop_client.theme import Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.after_sale import AfterSale
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.viewmodels.results import ResultLine, result_lines
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.sale_room.offer_dialog import OfferDialog
from desktop_client.windows.words_table import Column, WordsTable


class ResultsPanel(Adaptive, QWidget):
    """The results of a sale, from the standings that this window saw, and what I may do about them.

    Signals:
        check_asked: the sale's ledger shall be checked.
        statement_asked: my statement shall be written to a file.
    """

    check_asked = Signal()
    statement_asked = Signal()

    def __init__(
        self, live: LiveSale, after: AfterSale, formats: Formats, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._live, self._after, self._formats = live, after, formats
        self._caption = CaptionLabel()
        self.headline = TextLabel(role=TextRole.HEADING)
        self._mine, self._owed = TextLabel(role=TextRole.LEAD), TextLabel(role=TextRole.STRONG)
        self._total = TextLabel(role=TextRole.MUTED)
        self._rows = KeyedRows[ResultLine](columns=4)
        self.table = WordsTable(self._rows, self._columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.offer = ActionButton(icon_name="hand")
        self.statement = ActionButton(key="Ctrl+S", icon_name="receipt")
        self._check = ActionButton(key="Ctrl+L", icon_name="check")
        self._buttons = FlowLayout(stretched=False)
        for button in (self.offer, self.statement, self._check):
            self._buttons.addWidget(button)
        self._column = QVBoxLayout(self)
        for part in (self._caption, self.headline, self._mine, self._owed, self._total):
            self._column.addWidget(part)
        self._column.addWidget(self.table, 1)
        self._column.addLayout(self._buttons)
        self._check.clicked.connect(self.check_asked)
        self.statement.clicked.connect(self.statement_asked)
        self.offer.clicked.connect(lambda: self._on_activated(self.table.currentIndex()))
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        after.changed.connect(self.show_results)
        self._adapt()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda line: line.lot, strong=True),
            Column(lambda: self.tr("Title"), lambda line: line.title, stretch=True, ink=_ink),
            Column(lambda: self.tr("To"), self._to, ink=_ink),
            Column(lambda: self.tr("Hammer price"), self._price, right=True, strong=True, ink=_ink),
        )

    def show_formats(self, formats: Formats) -> None:
        """Write amounts in this way from now on."""
        self._formats = formats
        self.table.refresh()
        self.show_results()

    def show_results(self) -> None:
        """Show what became of each lot."""
        room = self._live.room
        sold = [standing for standing in room.standings.values() if standing.phase is Phase.SOLD]
        total = self._money(sum(standing.price or 0 for standing in sold))
        self.headline.show_text(room.sale.title if room.sale else "")
        self._total.show_text(
            self.tr("{sold} of {lots} sold for {total} in all").format(
                sold=self._formats.number(len(sold)),
                lots=phrases.lots(len(room.standings), self._formats),
                total=total,
            )
        )
        self._show_mine()
        lines = result_lines(room, self._after)
        # What became of an offer is a sentence; without one, titles have that room.
        self.table.set_widths(64, 0, 190 if any(line.offer is not None for line in lines) else 110, 120)
        self._rows.show(lines)
        self._show_buttons()

    def say(self) -> None:
        """Tell a screen reader that the sale is over, and what I won."""
        announce(self, f"{self._caption.text()}. {self._mine.text()}", urgent=True)

    def _show_mine(self) -> None:
        you, owes = self._live.you, self._after.owes
        won = list(you.won) if you is not None else []
        self._mine.show_tone(Tone.LEADING if won else None)
        if won:
            text, total = self.tr("You won {lots} for {total}."), self._money(sum(lot.price for lot in won))
            self._mine.show_text(text.format(lots=phrases.lots(len(won), self._formats), total=total))
        else:
            self._mine.show_text(self.tr("You won nothing this time. Thank you for being here."))
        text = self.tr("With premium and VAT you owe {total}.")
        self._owed.show_text("" if not owes else text.format(total=self._money(owes)))
        self._owed.setVisible(bool(owes))

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        can_offer = any(line.may_offer for line in self._rows.rows())
        self.offer.setVisible(can_offer)
        self.offer.setEnabled(chosen is not None and chosen.may_offer)
        takes_back = chosen is not None and chosen.has_open_offer
        self.offer.set_label(self.tr("Take the offer back") if takes_back else self.tr("Make an offer"))
        self.statement.setVisible(bool(self._after.owes))

    def _to(self, line: ResultLine) -> str:
        if line.offer is not None:
            money = self._money(line.offer.amount)
            match line.offer.status:
                case OfferStatus.OPEN:
                    return self.tr("you offered {amount}").format(amount=money)
                case OfferStatus.ACCEPTED:
                    return self.tr("YOU, after the sale")
                case _:
                    return self.tr("offer of {amount} declined").format(amount=money)
        return phrases.who(line.to, line.me) if line.to is not None else phrases.outcome_word(line.phase)

    def _price(self, line: ResultLine) -> str:
        return "" if line.price is None else self._formats.amount(line.price, self._live.currency)

    def _money(self, amount: int) -> str:
        return self._formats.money(amount, self._live.currency)

    def _chosen(self) -> ResultLine | None:
        line: ResultLine | None = self.table.currentIndex().data(ROW_ROLE)
        return line

    def _on_activated(self, index: QModelIndex) -> None:
        line: ResultLine | None = index.data(ROW_ROLE)
        if line is None or not line.may_offer:
            return
        if line.offer is not None and line.has_open_offer:
            self._after.withdraw_offer(line.offer)
            return
        self.ask_for_offer(line)

    def ask_for_offer(self, line: ResultLine) -> OfferDialog:
        """Ask what I offer for a lot that was not sold."""
        view, currency = self._live.lot_view(line.lot), self._live.currency

        def facts() -> str:
            low, high = (None, None) if view is None else (view.low_estimate, view.high_estimate)
            estimate = self._formats.money_range(low, high, currency)
            told = self.tr("Estimate {range}").format(range=estimate) if estimate else ""
            return " · ".join(part for part in (line.title, told) if part)

        dialog = OfferDialog(line.lot, facts, lambda text: self._formats.read_amount(text, currency), self)
        dialog.offered.connect(lambda amount: self._after.make_offer(line.lot, amount))
        dialog.put_up()
        return dialog

    def _retranslate(self) -> None:
        self._caption.show_text(self.tr("The sale is over"))
        self.table.setAccessibleName(self.tr("Results of every lot"))
        self._check.set_label(self.tr("Check the ledger with my receipts"))
        self.statement.set_label(self.tr("My statement…"))
        self.offer.set_key(self.tr("Enter"))
        self.show_results()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("s"))
        self._buttons.setSpacing(look().space("s"))
        self.table.setMinimumHeight(look().px(180))


def _ink(line: ResultLine) -> str:
    if line.is_mine:
        return "leading"
    return "text" if line.phase is Phase.SOLD or line.offer is not None else "muted"
