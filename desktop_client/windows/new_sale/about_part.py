"""The form's first part: what the sale is called, how its lots close, and in which currency one bids."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from babel.numbers import get_currency_name
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from contract.terms import SaleKind
from desktop_client.formats import Formats
from desktop_client.theme import TextRole, look
from desktop_client.viewmodels.sale_draft import MAX_TITLE, Field, FieldFault, SaleDraft
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.new_sale import words
from desktop_client.windows.new_sale.choice import Choice, Option
from desktop_client.windows.new_sale.part import FormPart, Pair

CURRENCIES: Final = (
    "EUR", "USD", "GBP", "CHF", "AED", "ARS", "AUD", "BRL", "CAD", "CLP", "CNY", "COP", "CZK", "DKK", "HKD",
    "HUF", "ILS", "INR", "ISK", "JPY", "KRW", "KWD", "MXN", "MYR", "NOK", "NZD", "PEN", "PHP", "PLN", "RON",
    "SEK", "SGD", "THB", "TRY", "TWD", "UYU", "ZAR",
)  # fmt: skip


class AboutPart(FormPart):
    """Title, kind and currency.

    Signals:
        kind_changed, currency_changed: other parts follow these two.
    """

    kind_changed = Signal()
    currency_changed = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__(formats)
        self.name = FormField()
        self.name.edit.setMaxLength(MAX_TITLE)
        self.name.text_changed.connect(self.changed)
        self.kind = Choice[SaleKind](lambda: self.tr("How lots close"), self._kinds)
        self.kind.chosen.connect(self.kind_changed)
        self.currency = CurrencyField(formats)
        self.currency.combo.currentIndexChanged.connect(self.currency_changed)
        self.column.addWidget(self.name)
        self.column.addWidget(Pair(self.kind, self.currency))
        self._adapt()

    def fix(self) -> None:
        """Leave kind and currency as they are: a sale that exists keeps both."""
        self.kind.combo.setEnabled(False)
        self.currency.combo.setEnabled(False)

    def fill(self, draft: SaleDraft) -> None:
        self.name.set_text(draft.title)
        self.kind.choose(draft.kind)
        self.currency.choose(draft.currency)

    def read(self, draft: SaleDraft) -> SaleDraft:
        return replace(draft, title=self.name.text(), kind=self.kind.value(), currency=self.currency.value())

    def show_faults(self, faults: Sequence[FieldFault]) -> QWidget | None:
        wrong = next((one for one in faults if one.field is Field.TITLE), None)
        self.name.show_error("" if wrong is None else words.fault(wrong.fault))
        return None if wrong is None else self.name.edit

    def _kinds(self) -> tuple[Option[SaleKind], ...]:
        return (
            Option(
                SaleKind.LIVE,
                self.tr("Live: the auctioneer calls them"),
                self.tr("Lots come up one after the other; you open and sell each from the control window."),
            ),
            Option(
                SaleKind.TIMED,
                self.tr("Timed: the clock closes them"),
                self.tr("All lots are open at once and close one after the other at their times."),
            ),
        )

    def _retranslate(self) -> None:
        self.title.show_text(self.tr("The sale"))
        self.name.set_label(self.tr("Title"), self.tr("Furniture and clocks, 12 December"))


class CurrencyField(Adaptive, QWidget):
    """A list of currencies with their names."""

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self._codes = list(CURRENCIES)
        self._label = TextLabel(role=TextRole.STRONG)
        self._why = TextLabel(role=TextRole.SMALL)
        self.combo = QComboBox()
        self.combo.setMaxVisibleItems(16)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.combo, self._why):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._list()
        self._adapt()

    def value(self) -> str:
        """Return the chosen currency's code."""
        return self._codes[max(self.combo.currentIndex(), 0)]

    def choose(self, code: str) -> None:
        """Choose a currency, one that is not in the list, too."""
        if code not in self._codes:
            self._codes.append(code)
            self._list()
        self.combo.setCurrentIndex(self._codes.index(code))

    def _list(self) -> None:
        chosen = self.combo.currentIndex()
        with QSignalBlocker(self.combo):
            self.combo.clear()
            for code in self._codes:
                name = get_currency_name(code, locale=self._formats.locale_name)
                self.combo.addItem(f"{code} · {name}")
            self.combo.setCurrentIndex(max(chosen, 0))

    def _retranslate(self) -> None:
        self._label.show_text(self.tr("Currency"))
        self.combo.setAccessibleName(self.tr("Currency"))
        self._why.show_text(self.tr("All estimates, bids and statements are in it."))
        self._list()

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))
