"""The first account of a new house: who opened it types a name, an email and a password, and nothing else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.viewmodels.door_outcomes import Failure, FailureField
from desktop_client.windows.first_run.account_form import AccountForm
from desktop_client.windows.first_run.door_card import LinkButton


class AccountPage(AccountForm):
    """Three fields.

    Signals:
        account_wanted(str, str, str): with this name, email and password.
        close_asked: the house shall be closed again.
    """

    account_wanted = Signal(str, str, str)
    close_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, FailureField.NAME, FailureField.EMAIL, FailureField.PASSWORD)
        self._close = LinkButton(self)
        self.put(self._close)
        self.submitted.connect(self._make)
        self._close.clicked.connect(self.close_asked)
        self._adapt()

    def forget_secrets(self) -> None:
        """Keep no password that has served; the house has answered."""
        super().forget_secrets()
        self.show_busy(is_busy=False)

    def show_failure(self, failure: Failure | None) -> None:
        """Show why the account was not made; the house has answered."""
        super().show_failure(failure)
        self.show_busy(is_busy=False)

    def _make(self) -> None:
        self.show_busy(is_busy=True)
        self.account_wanted.emit(*(self.typed(field) for field in self.fields))

    def _retranslate(self) -> None:
        super()._retranslate()
        self.set_word(self.tr("Make the account"))
        self.title.show_text(self.tr("Your account in this house"))
        self.subtitle.show_text(
            self.tr("The house is open and new. The first account may do everything in it: make it yours.")
        )
        self._close.setText(self.tr("Close the house again"))
