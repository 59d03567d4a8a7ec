"""What the house knows of a seller: name and address for the paper, VAT number, a commission of his own."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from contract.settlement import Seller
from desktop_client.formats import Formats
from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.settlement_accounts import Account, AccountsViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.office.after import words
from desktop_client.windows.office.after.rates import RateError, read_rate
from desktop_client.windows.office.after.text_area import TextArea


class SellerDialog(QDialog):
    """The form; it stays open until the house has taken it."""

    def __init__(self, model: AccountsViewModel, seller: Seller, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._seller, self._formats = model, seller, formats
        self.setWindowTitle(self.tr("Seller {name}").format(name=seller.seller))
        self.name, self.email = FormField(self.tr("Name")), FormField(self.tr("E-mail"))
        self.address = TextArea(self.tr("Address"))
        self.vat_no = FormField(
            self.tr("VAT number"), hint=self.tr("With one, VAT on hammer prices is paid out to the seller.")
        )
        self.commission = FormField(
            self.tr("Commission of his own (%)"), placeholder=self.tr("as the sale says")
        )
        self._fault = TextLabel(tone=Tone.OUTBID)
        self._fault.hide()
        self._save = ActionButton(self.tr("Save"), kind=Kind.PRIMARY)
        self._save.setDefault(True)
        self._cancel = ActionButton(self.tr("Cancel"), key="Esc")
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.reject)
        self._build()
        self._fill_in()
        model.kept.connect(self._on_kept)
        model.failed.connect(self._on_failed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("m"))
        title = TextLabel(self._seller.seller, role=TextRole.TITLE)
        title.setMinimumWidth(look().px(420))
        column.addWidget(title)
        for part in (self.name, self.address, self.email, self.vat_no, self.commission, self._fault):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(look().space("s"))
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        column.addLayout(buttons)

    def _fill_in(self) -> None:
        seller = self._seller
        for field, text in (
            (self.name, seller.name), (self.email, seller.email), (self.vat_no, seller.vat_no),
        ):  # fmt: skip
            field.set_text(text)
        self.address.set_text(seller.address)
        if seller.commission_bp is not None:
            self.commission.set_text(self._formats.rate(seller.commission_bp) or "0")
        self.name.setFocus()

    def submit(self) -> None:
        """Send what was typed, if it can be read."""
        typed = self.commission.text().strip()
        try:
            commission = read_rate(typed) if typed else None
        except RateError:
            self.commission.show_error(self.tr("Write it like 15 or 12.5."))
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
            self._fault.show()
