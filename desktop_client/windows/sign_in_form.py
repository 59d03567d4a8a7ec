"""The form at a house's door: sign in there, or make an account. Part of the first frame of most starts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_client.theme import Kind, Tone
from desktop_client.viewmodels.door_outcomes import Failure, FailureField
from desktop_client.viewmodels.session import SessionState, SessionViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.first_run.door_card import DoorCard, link_button

_SHORTEST_PASSWORD = 8


class SignInForm(DoorCard):
    """Who you are, at which house. Errors stand beside the field they belong to.

    Signals:
        house_asked: another house is wanted.
        set_up_asked: the code of a house without an admin is at hand.
    """

    house_asked = Signal()
    set_up_asked = Signal()

    def __init__(self, session: SessionViewModel, email: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._server = ""
        self._registering = False
        self._failure: Failure | None = None
        self._name = FormField(parent=self)
        self._email = FormField(parent=self)
        self._password = FormField(secret=True, parent=self)
        self._error = TextLabel(tone=Tone.OUTBID, parent=self)
        self._submit = ActionButton(kind=Kind.PRIMARY, parent=self)
        self._submit.set_large(True)
        self._switch = link_button(self)
        self._set_up: QPushButton | None = None
        self._house = link_button(self)
        for part in (
            self._name, self._email, self._password, self._error, self._submit, self._switch, self._house,
        ):  # fmt: skip
            self.column.addWidget(part)
        for field in (self._name, self._email, self._password):
            field.submitted.connect(self._on_submitted)
            field.text_changed.connect(self._on_edited)
        self._submit.clicked.connect(self._on_submitted)
        self._switch.clicked.connect(self._on_switched)
        self._house.clicked.connect(self.house_asked)
        self._email.set_text(email)
        self._adapt()

    def set_house(self, server: str) -> None:
        """Sign in at this house; what was typed and refused at another is gone."""
        if server != self._server:
            self._failure = None
            self._password.set_text("")
        self._server = server
        self._show_form()

    def offer_set_up(self, *, is_possible: bool) -> None:
        """Offer the way to the first admin's account, or not; most houses have an admin, and no such link."""
        if is_possible and self._set_up is None:
            self._set_up = link_button(self)
            self._set_up.clicked.connect(self.set_up_asked)
            self.column.insertWidget(self.column.indexOf(self._house), self._set_up)
            QWidget.setTabOrder(self._switch, self._set_up)
        if self._set_up is not None:
            self._set_up.setVisible(is_possible)
            self._set_up.setText(self.tr("I have the set-up code of this house"))

    def set_email(self, email: str) -> None:
        """Put in who was here last."""
        self._email.set_text(email)

    def register_instead(self, *, registering: bool = True) -> None:
        """Switch between signing in and making an account."""
        self._registering = registering
        self.show_failure(None)
        self._show_form()

    def fill_in(self, email: str, password: str) -> None:
        """Type what a person would, and submit it."""
        self._email.set_text(email)
        self._password.set_text(password)
        self._submit.click()

    def show_failure(self, failure: Failure | None) -> None:
        """Show what the house answered at the field that it is about, else above the button."""
        self._failure = failure
        text = "" if failure is None else self._failure_text(failure)
        fields = {
            FailureField.NAME: self._name,
            FailureField.EMAIL: self._email,
            FailureField.PASSWORD: self._password,
        }
        at = fields.get(self._field_meant(failure)) if failure is not None else None
        for field in fields.values():
            field.show_error(text if field is at else "")
        if at is not None and self.isVisible():
            at.edit.setFocus()
        self._error.show_text(text if at is None else "")
        self._error.setVisible(bool(text) and at is None)

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the house is being asked."""
        self._submit.set_label(self._submit_word(busy=is_busy))
        self._submit.setEnabled(not is_busy)

    def forget_secrets(self) -> None:
        """Keep no password that has served."""
        self._password.set_text("")

    def begin(self) -> None:
        """Put the cursor where the next thing is to be typed."""
        fields = (self._name, self._email) if self._registering else (self._email,)
        empty = (field for field in fields if not field.text())
        next(empty, self._password).edit.setFocus()

    def _on_submitted(self) -> None:
        if self._session.state is not SessionState.SIGNED_OUT:
            return
        self._failure = None
        email, password = self._email.text().strip(), self._password.text()
        if self._registering and 0 < len(password) < _SHORTEST_PASSWORD:
            self.show_failure(Failure(FailureField.PASSWORD, missing=True))
        elif self._registering:
            self._session.register(self._server, self._name.text().strip(), email, password)
        else:
            self._session.sign_in(self._server, email, password)

    def _on_switched(self) -> None:
        self.register_instead(registering=not self._registering)
        self.begin()

    def _on_edited(self, _text: str) -> None:
        if self._failure is not None:
            self.show_failure(None)

    def _show_form(self) -> None:
        self._name.setVisible(self._registering)
        hint = self.tr("At least 8 characters.") if self._registering else ""
        self._password.set_label(self.tr("Password"), "", hint)
        self.title.show_text(self.tr("Create an account") if self._registering else self.tr("Welcome"))
        self.subtitle.show_text(
            self.tr("One account for every sale of this house.")
            if self._registering
            else self.tr("Sign in to follow the sale and bid.")
        )
        self._switch.setText(
            self.tr("I have an account already")
            if self._registering
            else self.tr("New here? Create an account")
        )
        host = self._server.partition("://")[2] or self._server
        self._house.setText(self.tr("House: {address} · change").format(address=host))
        self.show_busy(is_busy=self._session.state is not SessionState.SIGNED_OUT)
        self.show_failure(self._failure)

    def _submit_word(self, *, busy: bool) -> str:
        if busy:
            return self.tr("Asking the house…")
        return self.tr("Create account") if self._registering else self.tr("Sign in")

    def _failure_text(self, failure: Failure) -> str:
        if failure.missing:
            return {
                FailureField.NAME: self.tr("Tell the house your name."),
                FailureField.EMAIL: self.tr("Type your email address."),
                FailureField.PASSWORD: self.tr("Type your password; a new one needs at least 8 characters."),
                FailureField.SERVER: self.tr("Choose a house first."),
            }.get(failure.field, "")
        if failure.reason == "unauthenticated":
            from desktop_client.windows import phrases  # late: it knows every word of the contract

            return phrases.refusal(failure.reason, failure.message)  # nobody's session has ended here
        from desktop_client.windows.first_run.account_faults import why_refused  # late: it knows every word

        return why_refused(failure)

    def _field_meant(self, failure: Failure) -> FailureField:
        if failure.missing:
            return failure.field
        from desktop_client.windows.first_run.account_faults import field_meant

        return field_meant(failure)

    def _retranslate(self) -> None:
        self._name.set_label(self.tr("Your name"))
        self._email.set_label(self.tr("Email"))
        if self._set_up is not None:
            self._set_up.setText(self.tr("I have the set-up code of this house"))
        self._show_form()
