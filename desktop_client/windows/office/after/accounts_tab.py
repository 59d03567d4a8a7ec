"""How the house accounts: what stands on every paper, and what this sale's sellers are charged."""

import contextlib

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from contract.papers import Accounting, Letterhead, PaperLanguage, is_iban
from contract.terms import PremiumBand
from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.settlement_accounts import Account, AccountsViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.form_faults import show_faults
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.section import Section
from desktop_client.widgets.text_area import TextArea
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.after import words
from desktop_client.windows.office.after.rates import RateError, read_rate, read_tiers, tiers_text

_BESIDE_FROM = 900
"""From which width at 100 % the forms stand beside one another."""
_LETTERHEAD = (
    "name", "tagline", "phone", "email", "web", "vat_no", "register", "number_prefix", "account_holder",
    "bank", "iban", "bic",
)  # fmt: skip


class LetterheadForm(Adaptive, QWidget):
    """The house's name, address and bank, as they stand on every paper."""

    def __init__(self, model: AccountsViewModel) -> None:
        super().__init__()
        self._model = model
        self.fields = {name: FormField() for name in _LETTERHEAD}
        self.address = TextArea()
        self.save = ActionButton(kind=Kind.PRIMARY)
        self.save.clicked.connect(self.submit)
        self._section, self._about = Section(), TextLabel(role=TextRole.MUTED)
        self._grid = QGridLayout()
        parts = [self.fields["name"], self.fields["tagline"], self.address]
        parts += [self.fields[name] for name in _LETTERHEAD[2:]]
        for place, part in enumerate(parts):
            row, column = divmod(place, 2)
            self._grid.addWidget(part, row, column)
        self._section.add(self._about)
        self._section.add_layout(self._grid)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.save)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.addWidget(self._section)
        column_of_all.addLayout(self._foot)
        self._adapt()

    def show_letterhead(self) -> None:
        """Show what the house keeps."""
        known = self._model.letterhead
        for name, field in self.fields.items():
            field.set_text(getattr(known, name))
        self.address.set_text(known.address)

    def submit(self) -> None:
        """Send what was typed."""
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        if typed["iban"] and not is_iban(typed["iban"]):
            self.fields["iban"].show_error(self.tr("This is not an IBAN: its check digits are wrong."))
            self.fields["iban"].setFocus()
            return
        self._model.keep_letterhead(Letterhead(address=self.address.text(), **typed))

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("On every paper of the house"))
        self._about.show_text(
            self.tr("Statements that were issued keep the letterhead that they were issued under.")
        )
        labels = {
            "name": self.tr("Name of the house"), "tagline": self.tr("Line under the name"),
            "phone": self.tr("Telephone"), "email": self.tr("E-mail"), "web": self.tr("Web address"),
            "vat_no": self.tr("VAT number"), "register": self.tr("Entry in the register"),
            "number_prefix": self.tr("Before each number"), "account_holder": self.tr("Account holder"),
            "bank": self.tr("Bank"), "iban": self.tr("IBAN"), "bic": self.tr("BIC"),
        }  # fmt: skip
        for name, label in labels.items():
            self.fields[name].set_label(label)
        self.fields["number_prefix"].set_label(labels["number_prefix"], placeholder="2026-")
        self.address.set_label(self.tr("Address"))
        self.save.set_label(self.tr("Keep the letterhead"))

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(look().space("m"))
        self._grid.setVerticalSpacing(look().space("m"))
        self._foot.setContentsMargins(0, look().space("m"), 0, 0)


class AccountingForm(Adaptive, QWidget):
    """What this sale's sellers are charged, and what its papers say besides."""

    def __init__(self, model: AccountsViewModel, preferences: Preferences) -> None:
        super().__init__()
        self._model, self._preferences = model, preferences
        self._formats = preferences.formats
        self.commission, self.vat, self.insurance = FormField(), FormField(), FormField()
        self.lot_fee, self.unsold_fee = FormField(), FormField()
        self.payment_days, self.payout_days, self.held_at = FormField(), FormField(), FormField()
        self.language = QComboBox()
        self.buyer_note, self.seller_note = TextArea(lines=3), TextArea(lines=3)
        self._wrong: dict[FormField, str] = {}
        self.save = ActionButton(kind=Kind.PRIMARY)
        self.save.clicked.connect(self.submit)
        self._section, self._spoken = Section(), TextLabel(role=TextRole.STRONG)
        self._grid, self._foot = QGridLayout(), QHBoxLayout()
        spoken = QWidget()
        self._spoken_column = QVBoxLayout(spoken)
        self._spoken_column.setContentsMargins(0, 0, 0, 0)
        self._spoken_column.addWidget(self._spoken)
        self._spoken_column.addWidget(self.language)
        self._spoken_column.addStretch(1)
        self._grid.addWidget(self.commission, 0, 0, 1, 2)
        parts = (
            self.vat, self.insurance, self.lot_fee, self.unsold_fee, self.payment_days, self.payout_days,
            self.held_at, spoken,
        )  # fmt: skip
        for place, part in enumerate(parts):
            self._grid.addWidget(part, 1 + place // 2, place % 2)
        self._grid.addWidget(self.buyer_note, 6, 0, 1, 2)
        self._grid.addWidget(self.seller_note, 7, 0, 1, 2)
        self._section.add_layout(self._grid)
        self._foot.addStretch(1)
        self._foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._section)
        whole.addLayout(self._foot)
        self._adapt()

    def show_accounting(self) -> None:
        """Show what the house keeps."""
        known, formats, currency = self._model.accounting, self._formats, self._model.currency
        self.commission.set_text(tiers_text(known.commission, formats, currency))
        self.vat.set_text(formats.rate(known.commission_vat_bp))
        self.insurance.set_text(formats.rate(known.insurance_bp))
        for field, fee in ((self.lot_fee, known.lot_fee), (self.unsold_fee, known.unsold_fee)):
            field.set_text(formats.amount(fee, currency) if fee else "")
        self.payment_days.set_text(str(known.payment_days))
        self.payout_days.set_text(str(known.payout_days))
        self.held_at.set_text(known.held_at)
        self.language.setCurrentIndex(self.language.findData(known.language))
        self.buyer_note.set_text(known.buyer_note)
        self.seller_note.set_text(known.seller_note)

    def submit(self) -> None:
        """Send what was typed, if all of it can be read."""
        self._wrong = dict.fromkeys(
            (self.commission, self.vat, self.insurance, self.lot_fee, self.unsold_fee, self.payment_days,
             self.payout_days), "",
        )  # fmt: skip
        accounting = Accounting(
            commission=self._tiers(),
            commission_vat_bp=self._rate(self.vat),
            insurance_bp=self._rate(self.insurance),
            lot_fee=self._fee(self.lot_fee),
            unsold_fee=self._fee(self.unsold_fee),
            payment_days=self._days(self.payment_days),
            payout_days=self._days(self.payout_days),
            language=self.language.currentData() or PaperLanguage.ENGLISH,
            held_at=self.held_at.text().strip(),
            buyer_note=self.buyer_note.text(),
            seller_note=self.seller_note.text(),
        )
        if not show_faults(*self._wrong.items()):
            self._model.keep_accounting(accounting)

    def _tiers(self) -> list[PremiumBand]:
        try:
            return read_tiers(self.commission.text(), self._formats, self._model.currency)
        except RateError:
            self._wrong[self.commission] = self.tr("Write a rate like 15, or tiers like 20 < 5,000; 15.")
            return []

    def _rate(self, field: FormField) -> int:
        try:
            return read_rate(field.text())
        except RateError:
            self._wrong[field] = self.tr("Write it like 21 or 12.5.")
            return 0

    def _fee(self, field: FormField) -> int:
        typed = field.text().strip()
        fee = self._formats.read_amount(typed, self._model.currency) if typed else 0
        if fee is None and typed.strip("0.,"):
            self._wrong[field] = self.tr("This is not an amount.")
        return fee or 0

    def _days(self, field: FormField) -> int:
        typed = field.text().strip() or "0"
        if not (typed.isascii() and typed.isdigit() and int(typed) <= 365):
            self._wrong[field] = self.tr("Write a number of days, at most 365.")
            return 0
        return int(typed)

    def _retranslate(self) -> None:
        chosen = self.language.currentData()
        self._section.set_title(self.tr("This sale"))
        self.commission.set_label(
            self.tr("Commission (%)"),
            hint=self.tr("One rate, or tiers: 20 < 5,000; 15 takes 20 % up to 5,000 and 15 % above."),
        )
        self.vat.set_label(self.tr("VAT on commission and fees (%)"))
        self.insurance.set_label(self.tr("Insurance (% of the hammer price)"))
        self.lot_fee.set_label(self.tr("Fee for a lot sold"))
        self.unsold_fee.set_label(self.tr("Fee for a lot unsold"))
        self.payment_days.set_label(self.tr("Buyers pay within (days)"))
        self.payout_days.set_label(self.tr("Sellers are paid within (days)"))
        self.held_at.set_label(self.tr("Where the sale is held"))
        self._spoken.show_text(self.tr("Language of the papers"))
        self.language.clear()
        self.language.addItem(self.tr("English"), PaperLanguage.ENGLISH)
        self.language.addItem(self.tr("Spanish"), PaperLanguage.SPANISH)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))
        self.language.setAccessibleName(self.tr("Language of the papers"))
        self.buyer_note.set_label(self.tr("Note to buyers"))
        self.seller_note.set_label(self.tr("Note to sellers"))
        self.save.set_label(self.tr("Keep this"))
        self._follow_formats()

    def _follow_formats(self) -> None:
        """Write amounts as the language now writes them: 5,000 in one is 5 in another.

        It is what stands there that is written anew, kept by the house or not; what cannot be read stays.
        """
        before, self._formats = self._formats, self._preferences.formats
        currency = self._model.currency
        for field in (self.lot_fee, self.unsold_fee):
            fee = before.read_amount(field.text().strip(), currency)
            if fee is not None:
                field.set_text(self._formats.amount(fee, currency))
        with contextlib.suppress(RateError):
            tiers = read_tiers(self.commission.text(), before, currency)
            self.commission.set_text(tiers_text(tiers, self._formats, currency))

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(look().space("m"))
        self._grid.setVerticalSpacing(look().space("m"))
        self._spoken_column.setSpacing(look().space("xs"))
        self._foot.setContentsMargins(0, look().space("m"), 0, 0)


class AccountsTab(Adaptive, QWidget):
    """Both forms, beside one another where there is room."""

    def __init__(self, model: AccountsViewModel, window: HouseWindow) -> None:
        super().__init__()
        self.model, self._window = model, window
        self.letterhead, self.accounting = LetterheadForm(model), AccountingForm(model, window.preferences)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.accounting, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.letterhead, 1, Qt.AlignmentFlag.AlignTop)
        model.loaded.connect(self._on_loaded)
        model.kept.connect(self._on_kept)
        model.failed.connect(self._on_failed)
        self._adapt()

    def begin(self) -> None:
        """Fetch what the house keeps, unless something was typed since."""
        if not self.model.is_loaded:
            self.model.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the forms beside one another, or one under the other where that is too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _on_loaded(self) -> None:
        self.letterhead.show_letterhead()
        self.accounting.show_accounting()

    def _on_kept(self, account: Account) -> None:
        if account is Account.LETTERHEAD:
            self._window.toast(lambda: self.tr("The letterhead is kept."), ToastKind.DONE, "accounts")
        elif account is Account.ACCOUNTING:
            self._window.toast(
                lambda: self.tr("How this sale is settled is kept."), ToastKind.DONE, "accounts"
            )

    def _on_failed(self, account: Account | None, error: HouseError) -> None:
        if account is not Account.SELLER:  # the seller's form shows that itself
            self._window.toast(lambda: words.failure(error), ToastKind.FAILED, "accounts")

    def _retranslate(self) -> None:
        """Both forms say their own words."""

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, look().space("m"), 0, 0)
        self._row.setSpacing(look().space("xl"))
        self._arrange()
