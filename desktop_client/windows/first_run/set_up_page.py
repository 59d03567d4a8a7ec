"""A new house: its first admin, by the one-time code that it printed where it was started."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.viewmodels.door_outcomes import FailureField
from desktop_client.viewmodels.session import SessionViewModel
from desktop_client.windows.first_run.account_form import AccountForm
from desktop_client.windows.first_run.door_card import LinkButton
from desktop_client.windows.first_run.house_link import HouseLink


class SetUpPage(AccountForm):
    """The code, and whose account it opens.

    Signals:
        house_asked: another house is wanted.
        sign_in_asked: somebody has an account there already.
    """

    house_asked = Signal()
    sign_in_asked = Signal()

    def __init__(self, session: SessionViewModel, parent: QWidget) -> None:
        super().__init__(
            parent, FailureField.CODE, FailureField.NAME, FailureField.EMAIL, FailureField.PASSWORD
        )
        self._session = session
        self._sign_in = LinkButton(self)
        self._house = HouseLink(self)
        self.put(self._sign_in, self._house)
        self.submitted.connect(self._set_up)
        self._sign_in.clicked.connect(self.sign_in_asked)
        self._house.clicked.connect(self.house_asked)
        self._adapt()

    def set_house(self, server: str) -> None:
        """Open this house; the code and the password that were typed for another are gone."""
        if server != self._house.server:
            self.forget_secrets()
        self._house.show_house(server)
        self.show_failure(None)

    def _set_up(self) -> None:
        self._session.set_up(self._house.server, *(self.typed(field) for field in self.fields))

    def _retranslate(self) -> None:
        super()._retranslate()
        self.set_word(self.tr("Open the house"))
        self.head(
            self.tr("A new house"),
            self.tr("This house has no admin yet. Open that account: it may do everything in the house."),
        )
        self._sign_in.setText(self.tr("I have an account there already"))
