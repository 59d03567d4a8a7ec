"""The first account of a new house: who opened it types a name, an email and a password, and nothing else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.theme import Kind, Tone
from desktop_client.viewmodels.door_outcomes import Failure, FailureField
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.first_run.account_faults import field_meant, why_refused
from desktop_client.windows.first_run.door_card import DoorCard, link_button

_SHORTEST_PASSWORD = 8


class AccountPage(DoorCard):
    """Three fields.

    Signals:
        account_wanted(str, str, str): with this name, email and password.
        close_asked: the house shall be closed again.
    """

    wide = 440
    mark_side = 48

    account_wanted = Signal(str, str, str)
    close_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._failure: Failure | None = None
        self._is_busy = False
        self._name = FormField(parent=self)
        self._email = FormField(parent=self)
        self._password = FormField(secret=True, parent=self)
        self._error = TextLabel(tone=Tone.OUTBID, parent=self)
        self._make = ActionButton(kind=Kind.PRIMARY, parent=self)
        self._make.set_large(True)
        self._close = link_button(self)
        for part in (*self._fields.values(), self._error, self._make, self._close):
            self.column.addWidget(part)
        for field in self._fields.values():
            field.submitted.connect(self._on_submitted)
        self._make.clicked.connect(self._on_submitted)
        self._close.clicked.connect(self.close_asked)
        self._adapt()

    @property
    def _fields(self) -> dict[FailureField, FormField]:
        return {
            FailureField.NAME: self._name,
            FailureField.EMAIL: self._email,
            FailureField.PASSWORD: self._password,
        }

    def fill_in(self, name: str, email: str, password: str) -> None:
        """Type what a person would, and submit it."""
        for field, text in zip(self._fields.values(), (name, email, password), strict=True):
            field.set_text(text)
        self._make.click()

    def begin(self) -> None:
        """Put the cursor into the first field that is empty."""
        empty = (field for field in self._fields.values() if not field.text())
        next(empty, self._password).edit.setFocus()

    def forget_secrets(self) -> None:
        """Keep no password that has served."""
        self._password.set_text("")
        self.show_busy(is_busy=False)

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the account is being made."""
        self._is_busy = is_busy
        self._make.setEnabled(not is_busy)
        self._make.set_label(self.tr("Making the account…") if is_busy else self.tr("Make the account"))

    def show_failure(self, failure: Failure | None) -> None:
        """Show why it was not made, at the field that it is about, else above the button."""
        self._failure = failure
        text = "" if failure is None else self._why(failure)
        at = None if failure is None else self._fields.get(field_meant(failure))
        for field in self._fields.values():
            field.show_error(text if field is at else "")
        if at is not None:
            at.edit.setFocus()
        self._error.show_text(text if at is None else "")
        self._error.setVisible(bool(text) and at is None)
        if failure is not None:
            self.show_busy(is_busy=False)

    def _on_submitted(self) -> None:
        if self._is_busy:
            return
        name, email, password = self._name.text().strip(), self._email.text().strip(), self._password.text()
        lacking = {
            FailureField.NAME: not name,
            FailureField.EMAIL: not email,
            FailureField.PASSWORD: len(password) < _SHORTEST_PASSWORD,
        }
        if missing := next((field for field, lacks in lacking.items() if lacks), None):
            self.show_failure(Failure(missing, missing=True))
            return
        self.show_failure(None)
        self.show_busy(is_busy=True)
        self.account_wanted.emit(name, email, password)

    def _why(self, failure: Failure) -> str:
        if failure.missing:
            return {
                FailureField.NAME: self.tr("Type your name."),
                FailureField.EMAIL: self.tr("Type your email address."),
                FailureField.PASSWORD: self.tr("Choose a password of at least 8 characters."),
            }.get(failure.field, "")
        return why_refused(failure)

    def _retranslate(self) -> None:
        self.title.show_text(self.tr("Your account in this house"))
        self.subtitle.show_text(
            self.tr("The house is open and new. The first account may do everything in it: make it yours.")
        )
        self._name.set_label(self.tr("Your name"))
        self._email.set_label(self.tr("Email"), None, self.tr("To sign in with; no mail is sent."))
        self._password.set_label(self.tr("Password"), "", self.tr("At least 8 characters."))
        self._close.setText(self.tr("Close the house again"))
        self.show_busy(is_busy=self._is_busy)
        self.show_failure(self._failure)
