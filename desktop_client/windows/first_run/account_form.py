"""A card with the fields of an account and the button that sends them; what is refused stands at its field.

Part of the first frame of most starts: what a refusal needs is loaded with the first one. It checks nothing:
the view-model behind it does, and the house.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_client.theme import Kind
from desktop_client.viewmodels.door_outcomes import Failure, FailureField
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.error_line import ErrorLine
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.tab_order import bring_into_sight
from desktop_client.windows.first_run.door_card import DoorCard


class AccountForm(DoorCard):
    """Fields, an error that belongs to none of them, and a button.

    `makes_account`: of what is typed for a new account, more must be said.

    Signals:
        submitted: what is typed shall be sent; while the house is asked, it never is.
    """

    wide = 440
    mark_side = 48
    makes_account = True

    submitted = Signal()

    def __init__(self, parent: QWidget, *fields: FailureField) -> None:
        super().__init__(parent)
        self._failure: Failure | None = None
        self._is_busy, self._word = False, ""
        self.fields = {
            field: FormField(secret=field is FailureField.PASSWORD, parent=self) for field in fields
        }
        self._error = ErrorLine(self)
        self._submit = ActionButton(kind=Kind.PRIMARY, parent=self)
        self._submit.set_large(True)
        self.put(*self.fields.values(), self._error, self._submit)
        for field in self.fields.values():
            field.submitted.connect(self._on_submitted)
            field.text_changed.connect(self._on_edited)
        self._submit.clicked.connect(self._on_submitted)

    def set_word(self, word: str) -> None:
        """Say on the button what comes of pressing it."""
        self._word = word
        self.show_busy(is_busy=self._is_busy)

    def fill_in(self, *texts: str) -> None:
        """Type what a person would into the fields that are shown, and submit it."""
        for field, text in zip(self._shown, texts, strict=True):
            field.set_text(text)
        self._submit.click()

    def show_failure(self, failure: Failure | None) -> None:
        """Show what the house answered at the field that it is about, else above the button."""
        self._failure = failure
        self._show_failure()
        if failure is not None and self.isVisible() and failure.field in self.fields:
            field = self.fields[failure.field]
            field.edit.setFocus()
            QTimer.singleShot(0, field, lambda: bring_into_sight(field))  # when its line has its place

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the house is being asked."""
        self._is_busy = is_busy
        self._submit.setEnabled(not is_busy)
        self._submit.set_label(self.tr("Asking the house…") if is_busy else self._word)

    def forget_secrets(self) -> None:
        """Keep no password and no code that has served."""
        for secret in (FailureField.CODE, FailureField.PASSWORD):
            if secret in self.fields:
                self.fields[secret].set_text("")

    def begin(self) -> None:
        """Put the cursor into the first field that is empty."""
        shown = self._shown
        next((field for field in shown if not field.text()), shown[-1]).edit.setFocus()

    def typed(self, field: FailureField) -> str:
        """Return what is typed; a password as it is."""
        text = self.fields[field].text()
        return text if field is FailureField.PASSWORD else text.strip()

    @property
    def _shown(self) -> list[FormField]:
        return [field for field in self.fields.values() if not field.isHidden()]

    def _on_submitted(self) -> None:
        if not self._is_busy:
            self.show_failure(None)
            self.submitted.emit()

    def _on_edited(self, _text: str) -> None:
        if self._failure is not None:
            self.show_failure(None)

    def _show_failure(self) -> None:
        text = ""
        if self._failure is not None:
            from desktop_client.windows.first_run.account_words import why  # late: it knows every word

            text = why(self._failure)
        at = self.fields.get(self._failure.field) if self._failure is not None else None
        for field in self.fields.values():
            error = text if field is at else ""
            if error != field.error():
                field.show_error(error)
        self._error.show_text("" if at is not None else text)

    def _retranslate(self) -> None:
        is_new = self.makes_account
        words = {
            FailureField.CODE: (
                self.tr("Set-up code"),
                "XXXXX-XXXXX-XXXXX-XXXXX",
                self.tr("Printed where the house was started; good for an hour, and once."),
            ),
            FailureField.NAME: (self.tr("Your name"), "", ""),
            FailureField.EMAIL: (
                self.tr("Email"), "", self.tr("To sign in with; no mail is sent.") if is_new else "",
            ),
            FailureField.PASSWORD: (
                self.tr("Password"), "", self.tr("At least 8 characters.") if is_new else "",
            ),
        }  # fmt: skip
        for field, shown in self.fields.items():
            shown.set_label(*words[field])
        self._show_failure()
