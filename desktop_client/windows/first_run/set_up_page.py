"""A new house: its first admin, by the one-time code that it printed where it was started."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.theme import Kind, Tone
from desktop_client.viewmodels.door_outcomes import Failure, FailureField
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.first_run.account_faults import field_meant, why_refused
from desktop_client.windows.first_run.door_card import DoorCard, link_button

_SHORTEST_PASSWORD = 8


class SetUpPage(DoorCard):
    """The code, and whose account it opens.

    Signals:
        house_asked: another house is wanted.
        sign_in_asked: somebody has an account there already.
    """

    wide = 440
    mark_side = 48

    house_asked = Signal()
    sign_in_asked = Signal()

    def __init__(self, session: SessionViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._server = ""
        self._failure: Failure | None = None
        self._is_busy = False
        self._code = FormField(parent=self)
        self._name = FormField(parent=self)
        self._email = FormField(parent=self)
        self._password = FormField(secret=True, parent=self)
        self._error = TextLabel(tone=Tone.OUTBID, parent=self)
        self._submit = ActionButton(kind=Kind.PRIMARY, parent=self)
        self._submit.set_large(True)
        self._sign_in = link_button(self)
        self._house = link_button(self)
        for part in (*self._fields.values(), self._error, self._submit, self._sign_in, self._house):
            self.column.addWidget(part)
        for field in self._fields.values():
            field.submitted.connect(self._on_submitted)
            field.text_changed.connect(self._on_edited)
        self._submit.clicked.connect(self._on_submitted)
        self._sign_in.clicked.connect(self.sign_in_asked)
        self._house.clicked.connect(self.house_asked)
        self._adapt()

    @property
    def _fields(self) -> dict[FailureField, FormField]:
        return {
            FailureField.CODE: self._code,
            FailureField.NAME: self._name,
            FailureField.EMAIL: self._email,
            FailureField.PASSWORD: self._password,
        }

    def set_house(self, server: str) -> None:
        """Open this house; what was typed for another is gone."""
        if server != self._server:
            for field in self._fields.values():
                field.set_text("")
        self._server = server
        self.show_failure(None)
        self._retranslate()

    def fill_in(self, code: str, name: str, email: str, password: str) -> None:
        """Type what a person would, and submit it."""
        for field, text in zip(self._fields.values(), (code, name, email, password), strict=True):
            field.set_text(text)
        self._submit.click()

    def show_failure(self, failure: Failure | None) -> None:
        """Show what the house answered at the field that it is about, else above the button."""
        self._failure = failure
        text = "" if failure is None else self._why(failure)
        at = None if failure is None else self._fields.get(field_meant(failure))
        for field in self._fields.values():
            field.show_error(text if field is at else "")
        if at is not None:
            at.edit.setFocus()
        self._error.show_text(text if at is None else "")
        self._error.setVisible(bool(text) and at is None)

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the house is being asked."""
        self._is_busy = is_busy
        self._submit.setEnabled(not is_busy)
        self._submit.set_label(self.tr("Asking the house…") if is_busy else self.tr("Open the house"))

    def forget_secrets(self) -> None:
        """Keep no code and no password that has served."""
        self._code.set_text("")
        self._password.set_text("")

    def begin(self) -> None:
        """Put the cursor into the first field that is empty."""
        empty = (field for field in self._fields.values() if not field.text())
        next(empty, self._password).edit.setFocus()

    def _on_submitted(self) -> None:
        if self._session.state is not SessionState.SIGNED_OUT:
            return
        password = self._password.text()
        if 0 < len(password) < _SHORTEST_PASSWORD:
            self.show_failure(Failure(FailureField.PASSWORD, missing=True))
            return
        self.show_failure(None)
        code, name, email = (field.text().strip() for field in (self._code, self._name, self._email))
        self._session.set_up(self._server, code, name, email, password)

    def _on_edited(self, _text: str) -> None:
        if self._failure is not None:
            self.show_failure(None)

    def _why(self, failure: Failure) -> str:
        if failure.missing:
            return {
                FailureField.CODE: self.tr("Type the code that the house printed."),
                FailureField.NAME: self.tr("Type your name."),
                FailureField.EMAIL: self.tr("Type your email address."),
                FailureField.PASSWORD: self.tr("Choose a password of at least 8 characters."),
            }.get(failure.field, "")
        if failure.field is FailureField.CODE:
            return self.tr("This code is wrong, used or too old. Start the house again for a new one.")
        return why_refused(failure)

    def _retranslate(self) -> None:
        host = self._server.partition("://")[2] or self._server
        self.title.show_text(self.tr("A new house"))
        self.subtitle.show_text(
            self.tr("This house has no admin yet. Open that account: it may do everything in the house.")
        )
        self._code.set_label(
            self.tr("Set-up code"),
            "XXXXX-XXXXX-XXXXX-XXXXX",
            self.tr("Printed where the house was started; good for an hour, and once."),
        )
        self._name.set_label(self.tr("Your name"))
        self._email.set_label(self.tr("Email"))
        self._password.set_label(self.tr("Password"), "", self.tr("At least 8 characters."))
        self._sign_in.setText(self.tr("I have an account there already"))
        self._house.setText(self.tr("House: {address} · change").format(address=host))
        self.show_busy(is_busy=self._is_busy)
        self.show_failure(self._failure)
