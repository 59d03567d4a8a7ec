"""What stayed: the unsold lots, the offers on them, and a line to enter one that came by letter."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contract.settlement import Offer, OfferStatus
from desktop_client.formats import Formats
from desktop_client.theme import TONE_COLOUR, Kind, Surface, TextRole, look, mark
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.settlement import Doing, OfferRow, SettlementViewModel, Sieve, UnsoldRow
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.section import Section
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.after import words
from desktop_client.windows.office.after.files import ask_file
from desktop_client.windows.words_table import Column, WordsTable


class OffersTab(Adaptive, QWidget):
    """Unsold lots above, offers below; A accepts and D declines the chosen offer."""

    def __init__(self, model: SettlementViewModel, formats: Formats, window: HouseWindow) -> None:
        super().__init__()
        self.model, self._formats, self._window = model, formats, window
        self.lots = WordsTable(model.unsold, self._lot_columns(), selectable=True)
        mark(self.lots, surface=Surface.CARD)
        self.lots.set_widths(64, 0, 150, 100, 80, 100)
        self.table = WordsTable(model.offers, self._offer_columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(64, 72, 0, 100, 150, 100)
        self.csv = ActionButton(icon_name="list")
        self.lot, self.paddle, self.amount = FormField(), FormField(), FormField()
        self.enter = ActionButton()
        self.accept = ActionButton(key="A", kind=Kind.PRIMARY, icon_name="check")
        self.decline = ActionButton(key="D", icon_name="cross")
        self._early = TextLabel(role=TextRole.MUTED)
        self._empty = EmptyState()
        self._build()
        self._connect()
        self._adapt()

    def _build(self) -> None:
        self._unsold, self._offers = Section(), Section()
        self._unsold.set_trailing(self.csv)
        self._unsold.add(self.lots, 1)
        self._unsold.add(self._empty, 1)
        self._entry, self._buttons = FlowLayout(stretched=False), FlowLayout(stretched=False)
        for part in (self.lot, self.paddle, self.amount, self.enter):
            self._entry.addWidget(part)
        self._entry.setAlignment(self.enter, Qt.AlignmentFlag.AlignBottom)
        for button in (self.accept, self.decline):
            self._buttons.addWidget(button)
        self._offers.add(self._early)
        self._offers.add_layout(self._entry)
        self._offers.add(self.table, 1)
        self._offers.add_layout(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._unsold, 1)
        self._column.addWidget(self._offers, 1)

    def _lot_columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda row: row.result.lot, strong=True),
            Column(lambda: self.tr("Title"), lambda row: row.result.title, stretch=True),
            Column(lambda: self.tr("Estimate"), self._estimate, right=True, muted=True, optional=True),
            Column(
                lambda: self.tr("Reserve"),
                lambda row: self._money(row.result.reserve),
                right=True,
                optional=True,
            ),
            Column(
                lambda: self.tr("Offers"),
                lambda row: self._formats.number(row.offers) if row.offers else "–",
                right=True,
            ),
            Column(lambda: self.tr("Best"), lambda row: self._money(row.best), right=True, strong=True),
        )

    def _offer_columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Lot"), lambda row: row.offer.lot, strong=True),
            Column(lambda: self.tr("Paddle"), lambda row: row.offer.paddle or "", strong=True),
            Column(lambda: self.tr("Name"), lambda row: row.offer.name, stretch=True),
            Column(lambda: self.tr("Offer"), lambda row: self._money(row.offer.amount), right=True),
            Column(
                lambda: self.tr("Made"),
                lambda row: self._formats.day_and_time(row.offer.made_at),
                muted=True,
                optional=True,
            ),
            Column(
                lambda: self.tr("Standing"),
                lambda row: words.offer_word(row.offer.status),
                ink=lambda row: TONE_COLOUR[words.OFFER_TONES[row.offer.status]],
            ),
        )

    def _connect(self) -> None:
        self.model.changed.connect(self.show_offers)
        self.model.done.connect(self._on_done)
        self.model.failed.connect(self._on_failed)
        self.csv.clicked.connect(self.ask_for_file)
        self.lots.selectionModel().currentChanged.connect(self._on_lot_chosen)
        self.lots.activated.connect(lambda _index: self.paddle.setFocus())
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._show_buttons())
        for field in (self.lot, self.paddle, self.amount):
            field.submitted.connect(self.submit)
        self.enter.clicked.connect(self.submit)
        self.accept.clicked.connect(lambda: self.decide(OfferStatus.ACCEPTED))
        self.decline.clicked.connect(lambda: self.decide(OfferStatus.DECLINED))
        for keys, status in (("A", OfferStatus.ACCEPTED), ("D", OfferStatus.DECLINED)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda status=status: self.decide(status))

    def begin(self) -> None:
        """Fetch what there is; the lots take the keys."""
        self.model.load()
        self.lots.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Offer | None:
        """Return the offer that is chosen in the table."""
        row: OfferRow | None = self.table.currentIndex().data(ROW_ROLE)
        return None if row is None else row.offer

    def show_offers(self) -> None:
        """Show what is known now."""
        unsold, offers = self.model.unsold.rows(), self.model.offers.rows()
        self._unsold.show_count(len(unsold))
        self._offers.show_count(len(offers))
        set_shown(self.lots, bool(unsold) or not self.model.is_loaded)
        set_shown(self._empty, not unsold and self.model.is_loaded)
        self.csv.setEnabled(bool(unsold))
        ended = self.model.has_ended
        set_shown(self._early, not ended)
        for part in (self.lot, self.paddle, self.amount, self.enter):
            set_shown(part, ended)
        set_shown(self.table, bool(offers))
        self._column.setStretchFactor(self._offers, 1 if offers else 0)
        if offers and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._show_buttons()

    def _show_buttons(self) -> None:
        offer = self.chosen
        status = None if offer is None else offer.status
        set_shown(self.accept, status in (OfferStatus.OPEN, OfferStatus.DECLINED))
        set_shown(self.decline, status in (OfferStatus.OPEN, OfferStatus.ACCEPTED))

    def _estimate(self, row: UnsoldRow) -> str:
        result = row.result
        return self._formats.money_range(result.low_estimate, result.high_estimate, self.model.currency)

    def _money(self, amount: int | None) -> str:
        return "" if amount is None else self._formats.money(amount, self.model.currency)

    # ── what is done ─────────────────────────────────────────────────────────────────────────────────

    def submit(self) -> None:
        """Enter the offer that was typed, or put the cursor where something is missing."""
        lot, paddle = self.lot.text().strip(), self.paddle.text().strip()
        amount = self._formats.read_amount(self.amount.text(), self.model.currency)
        for field, missing in ((self.lot, not lot), (self.paddle, not paddle)):
            if missing:
                field.setFocus()
                return
        if amount is None:
            if self.amount.text().strip():
                self.amount.show_error(self.tr("This is not an amount."))
            self.amount.setFocus()
            return
        self.model.enter_offer(lot, amount, paddle)

    def decide(self, status: OfferStatus) -> None:
        """Accept or decline the chosen offer."""
        offer = self.chosen
        if offer is not None and offer.status is not status:
            self.model.decide(offer.id, status)

    def ask_for_file(self) -> None:
        """Ask where the list of unsold lots goes."""
        ask_file(
            self._window, self.tr("Save the unsold lots"), "unsold.csv",
            lambda path: self.model.save_results(path, Sieve.UNSOLD),
        )  # fmt: skip

    def _on_lot_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        row: UnsoldRow | None = now.data(ROW_ROLE)
        if row is not None:
            self.lot.set_text(row.result.lot)

    def _on_done(self, doing: Doing, found: object) -> None:
        if doing is Doing.OFFER and isinstance(found, Offer):
            text = self.tr("Lot {lot}: {amount} is offered by paddle {paddle}.")
            self._tell(text, found)
            for field in (self.paddle, self.amount):
                field.set_text("")
            self.paddle.setFocus()
        elif doing is Doing.DECIDE and isinstance(found, Offer):
            accepted = found.status is OfferStatus.ACCEPTED
            text = (
                self.tr("Lot {lot} is sold to paddle {paddle} for {amount}.")
                if accepted
                else self.tr("Lot {lot}: the offer of paddle {paddle} is declined.")
            )
            self._tell(text, found)

    def _tell(self, text: str, offer: Offer) -> None:
        told = text.format(lot=offer.lot, paddle=offer.paddle or offer.name, amount=self._money(offer.amount))
        self._window.toast(told, ToastKind.DONE, "offers")

    def _on_failed(self, doing: Doing, error: HouseError) -> None:
        if doing is Doing.OFFER:
            self.amount.show_error(words.failure(error, doing))
        elif doing is Doing.DECIDE:
            self._window.toast(lambda: words.failure(error, doing), ToastKind.FAILED, "offers")

    def _retranslate(self) -> None:
        self._formats = self._window.preferences.formats
        self.lots.refresh()
        self.table.refresh()
        self._unsold.set_title(self.tr("Passed lots"))
        self._offers.set_title(self.tr("Offers"))
        self.csv.set_label(self.tr("CSV…"))
        self.lot.set_label(self.tr("Lot"))
        self.paddle.set_label(self.tr("Paddle"))
        self.amount.set_label(self.tr("Offer"))
        self.enter.set_label(self.tr("Enter the offer"))
        self.enter.set_key(self.tr("Enter"))
        self.accept.set_label(self.tr("Accept"))
        self.decline.set_label(self.tr("Decline"))
        self._early.show_text(
            self.tr("Offers are taken when the sale is over; until then lots can be offered again.")
        )
        self.lots.setAccessibleName(self.tr("Passed lots"))
        self.table.setAccessibleName(self.tr("Offers"))
        self._empty.show_empty(EmptyView("check", self.tr("Nothing stayed"), self.tr("No lot was passed.")))
        self.show_offers()

    def _restyle(self) -> None:
        gap = look().space("m")
        self._column.setContentsMargins(0, gap, 0, 0)
        self._column.setSpacing(look().space("l"))
        self._entry.setSpacing(look().space("s"))
        self._buttons.setSpacing(look().space("s"))
        for table in (self.lots, self.table):
            table.setMinimumHeight(look().px(150))
        for field in (self.lot, self.paddle, self.amount):
            field.setMinimumWidth(look().px(130))
