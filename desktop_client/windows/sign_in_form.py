"""The form at a house's door: sign in there, or make an account. Part of the first frame of most starts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.viewmodels.door_outcomes import FailureField
from desktop_client.viewmodels.session import SessionViewModel
from desktop_client.windows.first_run.account_form import AccountForm
from desktop_client.windows.first_run.door_card import LinkButton
from desktop_client.windows.first_run.house_link import HouseLink


class SignInForm(AccountForm):
    """Who you are, at which house.

    Signals:
        house_asked: another house is wanted.
        set_up_asked: the code of a house without an admin is at hand.
    """

    wide = 400
    mark_side = 72
    makes_account = False

    house_asked = Signal()
    set_up_asked = Signal()

    def __init__(self, session: SessionViewModel, parent: QWidget) -> None:
        super().__init__(parent, FailureField.NAME, FailureField.EMAIL, FailureField.PASSWORD)
        self._session = session
        self._switch = LinkButton(self)
        self._set_up = LinkButton(self)
        self._set_up.hide()
        self._house = HouseLink(self)
        self.put(self._switch, self._set_up, self._house)
        self.submitted.connect(self._sign_in)
        self._switch.clicked.connect(self._on_switched)
        self._set_up.clicked.connect(self.set_up_asked)
        self._house.clicked.connect(self.house_asked)
        self._adapt()

    def set_house(self, server: str, email: str) -> None:
        """Sign in at this house as who was there last; what was typed and refused at another is gone."""
        if server != self._house.server:
            self.show_failure(None)
            self.forget_secrets()
        if email or server != self._house.server:
            self.fields[FailureField.EMAIL].set_text(email)
        self._house.show_house(server)

    def offer_set_up(self, *, is_possible: bool) -> None:
        """Offer the way to the first admin's account, or not."""
        self._set_up.setVisible(is_possible)

    def register_instead(self, *, registering: bool = True) -> None:
        """Switch between signing in and making an account."""
        self.makes_account = registering
        self.show_failure(None)
        self._retranslate()
        if self.isVisible():
            self.begin()

    def _on_switched(self) -> None:
        if not self.makes_account:
            self.forget_secrets()  # what was refused as one's own is not what a new account shall have
        self.register_instead(registering=not self.makes_account)

    def _sign_in(self) -> None:
        server = self._house.server
        name, email, password = (self.typed(field) for field in self.fields)
        if self.makes_account:
            self._session.register(server, name, email, password)
        else:
            self._session.sign_in(server, email, password)

    def _retranslate(self) -> None:
        super()._retranslate()
        is_new = self.makes_account
        word = self.tr("Create account") if is_new else self.tr("Sign in")
        self.set_word(word)
        self.fields[FailureField.NAME].setVisible(is_new)
        self.head(
            self.tr("Create an account") if is_new else self.tr("Welcome"),
            self.tr("One account for every sale of this house.")
            if is_new
            else self.tr("Sign in to follow the sale and bid."),
            name=word,
        )
        self._switch.setText(
            self.tr("I have an account already") if is_new else self.tr("New here? Create an account")
        )
        self._set_up.setText(self.tr("I have the set-up code of this house"))
