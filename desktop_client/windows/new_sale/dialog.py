"""The form of a sale, over the lobby or the office. It asks; its view-model speaks with the house."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from contract.terms import SaleKind
from contract.wire import SaleView
from desktop_client.formats import Formats
from desktop_client.theme import Kind, Surface, TextRole, look, mark
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.new_sale import NewSaleViewModel
from desktop_client.viewmodels.sale_draft import FieldFault, ReadDraft, SaleDraft, draft_of, read_draft
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.error_line import ErrorLine
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.columns import scrolling
from desktop_client.windows.dialogs import BareDialog
from desktop_client.windows.new_sale.about_part import AboutPart
from desktop_client.windows.new_sale.bidders_part import BiddersPart
from desktop_client.windows.new_sale.deciding_part import DecidingPart
from desktop_client.windows.new_sale.ladder_part import LadderPart
from desktop_client.windows.new_sale.money_part import MoneyPart
from desktop_client.windows.new_sale.timed_part import TimedPart, now_ms

_AnyPart = AboutPart | TimedPart | LadderPart | BiddersPart | DecidingPart | MoneyPart


class SaleDialog(BareDialog):
    """All choices of a sale on one page, the common ones first.

    Signals:
        made(SaleView): the house has made or changed the sale.
    """

    made = Signal(object)

    def __init__(self, model: NewSaleViewModel, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        self.about, self.ladder, self.bidders = AboutPart(formats), LadderPart(formats), BiddersPart(formats)
        self.deciding, self.money, self.timed = DecidingPart(formats), MoneyPart(formats), TimedPart(formats)
        self._parts: tuple[_AnyPart, ...] = (
            self.about, self.timed, self.ladder, self.bidders, self.deciding, self.money,
        )  # fmt: skip
        self._heading = TextLabel(role=TextRole.HEADING)
        self._scroll = self._page()
        self._error = ErrorLine(self)
        self._why: Callable[[], str] = str
        self._send = ActionButton(kind=Kind.PRIMARY)
        self._cancel = ActionButton(key="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._footer())
        self._connect()
        self._fill()
        self.resize(look().px(760), look().px(720))
        self._adapt()

    def draft(self) -> SaleDraft:
        """Return the form as it stands."""
        draft = SaleDraft()
        for part in self._parts:
            draft = part.read(draft)
        return draft

    def submit(self) -> None:
        """Send the form, or show what is wrong with it."""
        if not self._send.isEnabled():
            return
        read = self._read()
        first = self._show_faults(read.faults)
        if first is not None:
            self._say(self._is_marked)
            self._scroll.ensureWidgetVisible(first, 0, look().space("xxl") * 2)
            first.setFocus()
        if read.terms is not None:
            self._say(str)
            self._model.send(self.about.name.text().strip(), read.terms)

    def _read(self) -> ReadDraft:
        return read_draft(self.draft(), self._formats, now_ms())

    def _show_faults(self, faults: Sequence[FieldFault]) -> QWidget | None:
        """Mark what is wrong, and return the first field of it."""
        wrong = [part.show_faults(faults) for part in self._parts]
        return next((field for field in wrong if field is not None), None)

    def _is_marked(self) -> str:
        return self.tr("Something is missing or wrong: it is marked above.")

    def _say(self, why: Callable[[], str]) -> None:
        self._why = why
        self._error.show_text(why())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is cancelling."""
        super().closeEvent(event)
        self.reject()

    def _page(self) -> QScrollArea:
        page = QWidget()
        mark(page, surface="window")
        self._column = QVBoxLayout(page)
        self._column.addWidget(self._heading)
        for part in self._parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        return scrolling(page)

    def _footer(self) -> QFrame:
        bar = QFrame()
        mark(bar, surface=Surface.BAR, edge="top")
        self._bar = QHBoxLayout(bar)
        self._bar.addWidget(self._error, 1)
        self._bar.addStretch()
        self._bar.addWidget(self._cancel)
        self._bar.addWidget(self._send)
        return bar

    def _connect(self) -> None:
        self.about.kind_changed.connect(self._on_kind_changed)
        self.about.currency_changed.connect(lambda: self.ladder.suggest(self.about.currency.value()))
        self._send.clicked.connect(self.submit)
        self._send.setAutoDefault(False)
        self._send.setShortcut("Ctrl+Return")
        self._cancel.clicked.connect(self.reject)
        self._cancel.setAutoDefault(False)
        self._model.busy_changed.connect(self._on_busy_changed)
        self._model.made.connect(self._on_made)
        self._model.failed.connect(self._on_failed)

    def _fill(self) -> None:
        sale = self._model.sale
        draft = SaleDraft(currency=_usual_currency(self._formats))
        if sale is not None:
            draft = draft_of(sale.title, sale.terms, self._formats)
            self.about.fix()
        for part in self._parts:
            part.fill(replace(draft))
        self._on_kind_changed()
        self.about.name.setFocus()

    def _on_kind_changed(self) -> None:
        self.timed.setVisible(self.about.kind.value() is SaleKind.TIMED)

    def _on_busy_changed(self, is_busy: bool) -> None:
        self._send.setEnabled(not is_busy)

    def _on_made(self, sale: SaleView) -> None:
        self.made.emit(sale)
        self.accept()

    def _on_failed(self, error: HouseError) -> None:
        # What the house says about a form is about this form: its own sentence says more than the code's.
        reason = (
            error.message if error.reason == "malformed" else phrases.refusal(error.reason, error.message)
        )
        self._say(lambda: phrases.connection_reason(error.reason) or reason)

    def _retranslate(self) -> None:
        is_new = self._model.sale is None
        title = self.tr("New sale") if is_new else self.tr("The sale's terms")
        self.setWindowTitle(title)
        self._heading.show_text(title)
        self._send.set_label(self.tr("Make the sale") if is_new else self.tr("Save"))
        self._send.set_key(self.tr("Ctrl+Enter"))
        self._cancel.set_label(self.tr("Cancel"))
        self._error.show_text(self._why())
        if self._why == self._is_marked:
            self._show_faults(self._read().faults)

    def _restyle(self) -> None:
        gap = look().space("xl")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("m"))
        self._bar.setContentsMargins(gap, look().space("m"), gap, look().space("m"))
        self._bar.setSpacing(look().space("s"))
        self.setMinimumSize(look().px(520), 480)


def _usual_currency(formats: Formats) -> str:
    """Return the currency of the country whose language this is, as a first guess."""
    territory = formats.locale_name.partition("_")[2]
    return {"GB": "GBP", "US": "USD"}.get(territory, "EUR")
