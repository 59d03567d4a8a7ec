"""What the house knows of a seller: name and address for the paper, VAT number, a commission of his own."""

from PySide6.QtWidgets import QWidget

from contract.settlement import Seller
from desktop_client.theme import Kind
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.settlement_accounts import Account, AccountsViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.error_line import ErrorLine
from desktop_client.widgets.form_faults import show_faults
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_area import TextArea
from desktop_client.windows.dialogs import Dialog
from desktop_client.windows.office.after import words
from desktop_client.windows.office.after.rates import RateError, read_rate


class SellerDialog(Dialog):
    """The form; it stays open until the house has taken it."""

    least_width = 420

    def __init__(
        self, model: AccountsViewModel, seller: Seller, preferences: Preferences, parent: QWidget
    ) -> None:
        self._save = ActionButton(kind=Kind.PRIMARY)
        super().__init__(parent, self._save)
        self._model, self._seller, self._preferences = model, seller, preferences
        self.name, self.address, self.email = FormField(), TextArea(), FormField()
        self.vat_no, self.commission = FormField(), FormField()
        self._fault = ErrorLine(self)
        for part in (self.name, self.address, self.email, self.vat_no, self.commission, self._fault):
            self.body.addWidget(part)
        self._save.setDefault(True)
        self._save.clicked.connect(self.submit)
        self._fill_in()
        model.kept.connect(self._on_kept)
        model.failed.connect(self._on_failed)
        self._adapt()

    def _fill_in(self) -> None:
        seller = self._seller
        for field, text in (
            (self.name, seller.name), (self.email, seller.email), (self.vat_no, seller.vat_no),
        ):  # fmt: skip
            field.set_text(text)
        self.address.set_text(seller.address)
        if seller.commission_bp is not None:
            self.commission.set_text(self._preferences.formats.rate(seller.commission_bp) or "0")
        self.name.setFocus()

    def submit(self) -> None:
        """Send what was typed, if it can be read."""
        typed = self.commission.text().strip()
        try:
            commission = read_rate(typed) if typed else None
        except RateError:
            show_faults((self.commission, self.tr("Write it like 15 or 12.5.")))
            return
        self._save.setEnabled(False)
        self._model.keep_seller(
            Seller(
                seller=self._seller.seller,
                name=self.name.text().strip(),
                address=self.address.text(),
                email=self.email.text().strip(),
                vat_no=self.vat_no.text().strip(),
                commission_bp=commission,
            )
        )

    def _on_kept(self, account: Account) -> None:
        if account is Account.SELLER:
            self.accept()

    def _on_failed(self, account: Account | None, error: HouseError) -> None:
        if account is Account.SELLER:
            self._save.setEnabled(True)
            self._fault.show_text(words.failure(error))

    def _retranslate(self) -> None:
        self.show_title(self.tr("Seller {name}").format(name=self._seller.seller))
        self.name.set_label(self.tr("Name"))
        self.address.set_label(self.tr("Address"))
        self.email.set_label(self.tr("E-mail"))
        self.vat_no.set_label(
            self.tr("VAT number"), hint=self.tr("With one, VAT on hammer prices is paid out to the seller.")
        )
        self.commission.set_label(self.tr("Commission of his own (%)"), self.tr("as the sale says"))
        self._save.set_label(self.tr("Save"))
        self._no.set_label(self.tr("Cancel"))
