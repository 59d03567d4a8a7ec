"""Asks what I offer for a lot that was not sold, or whether I take an offer back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel


class OfferDialog(QDialog):
    """One amount for one lot.

    Signals:
        offered(object): an amount in minor units, an int.
    """

    offered = Signal(object)

    def __init__(self, lot: str, facts: str, read: Callable[[str], int | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._read = read
        title = self.tr("Offer for lot {lot}").format(lot=lot)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("m"))
        column.addWidget(TextLabel(title, role=TextRole.TITLE))
        column.addWidget(TextLabel(facts, role=TextRole.MUTED))
        self.amount = FormField(
            self.tr("I would pay"),
            hint=self.tr(
                "Premium and VAT come on top, as in the sale. Until the house answers you may take it back."
            ),
        )
        column.addWidget(self.amount)
        send = ActionButton(self.tr("Make the offer"), kind=Kind.PRIMARY)
        close = ActionButton(self.tr("Cancel"), key="Esc")
        buttons = QHBoxLayout()
        buttons.setSpacing(look().space("s"))
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(send)
        column.addLayout(buttons)
        send.clicked.connect(self.send)
        self.amount.submitted.connect(self.send)
        close.clicked.connect(self.reject)
        send.setDefault(True)
        self.setMinimumWidth(look().px(440))

    def send(self) -> None:
        """Make the offer, if what was typed is an amount."""
        amount = self._read(self.amount.text().strip())
        if amount is None or amount <= 0:
            self.amount.show_error(self.tr("This is not an amount. Write it like 1500 or 1,500.00."))
            return
        self.accept()
        self.offered.emit(amount)
