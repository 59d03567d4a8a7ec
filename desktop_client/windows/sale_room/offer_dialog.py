"""Asks what I offer for a lot that was not sold, or whether I take an offer back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.theme import Kind, TextRole
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.dialogs import Dialog


class OfferDialog(Dialog):
    """One amount for one lot. `facts` says what is known of it, `read` reads an amount.

    Signals:
        offered(object): an amount in minor units, an int.
    """

    least_width = 400

    offered = Signal(object)

    def __init__(
        self, lot: str, facts: Callable[[], str], read: Callable[[str], int | None], parent: QWidget
    ) -> None:
        self._send = ActionButton(kind=Kind.PRIMARY)
        super().__init__(parent, self._send)
        self._lot, self._say_facts, self._read = lot, facts, read
        self._facts, self.amount = TextLabel(role=TextRole.MUTED), FormField()
        self.body.addWidget(self._facts)
        self.body.addWidget(self.amount)
        self._send.clicked.connect(self.send)
        self._send.setDefault(True)
        self.amount.submitted.connect(self.send)
        self._adapt()

    def send(self) -> None:
        """Make the offer, if what was typed is an amount."""
        amount = self._read(self.amount.text().strip())
        if amount is None or amount <= 0:
            self.amount.show_error(self.tr("This is not an amount. Write it like 1500 or 1,500.00."))
            return
        self.accept()
        self.offered.emit(amount)

    def _retranslate(self) -> None:
        self.show_title(self.tr("Offer for lot {lot}").format(lot=self._lot))
        self._facts.show_text(self._say_facts())
        self.amount.set_label(
            self.tr("I would pay"),
            hint=self.tr(
                "Premium and VAT come on top, as in the sale. Until the house answers you may take it back."
            ),
        )
        self._send.set_label(self.tr("Make the offer"))
        self._no.set_label(self.tr("Cancel"))
