"""A card with the fields of an account and the button that sends them; what is refused stands at its field.

Part of the first frame of most starts: what a refusal needs is loaded with the first one. It checks nothing:
the view-model behind it does, and the house.
"""

from functools import partial

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
        submitted: what is typed shall be sent; not once more while the house is asked with it.
    """

    wide = 440
    mark_side = 48
    makes_account = True

    submitted = Signal()

    def __init__(self, parent: QWidget, *fields: FailureField) -> None:
        super().__init__(parent)
        self._failures: dict[FailureField, Failure] = {}
        self._is_busy, self._is_sent, self._word = False, False, ""
        self.fields = {
            field: FormField(secret=field is FailureField.PASSWORD, parent=self) for field in fields
        }
        self._error = ErrorLine(self)
        self._submit = ActionButton(kind=Kind.PRIMARY, parent=self)
        self._submit.set_large(True)
        self.put(*self.fields.values(), self._error, self._submit)
        for name, field in self.fields.items():
            field.submitted.connect(self._on_submitted)
            field.text_changed.connect(partial(self._on_edited, name))
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
        """Show what is wrong, each at its field, else above the button; the cursor goes to the first."""
        failures = () if failure is None else (failure, *failure.further)
        self._failures = {one.field: one for one in failures}
        self._show_failures()
        if failure is not None and self.isVisible() and failure.field in self.fields:
            field = self.fields[failure.field]
            field.edit.setFocus()
            QTimer.singleShot(0, field, lambda: bring_into_sight(field))  # when its line has its place

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the house is being asked."""
        self._is_busy = is_busy
        self._hold(is_sent=self._is_sent and is_busy)
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
        if self._is_sent:
            return
        self.show_failure(None)
        self.submitted.emit()  # also while a session from before is asked for, which this comes instead of
        self._hold(is_sent=self._is_busy and not self._failures)

    def _hold(self, *, is_sent: bool) -> None:
        """Keep what is typed as it is while the house is asked with it: an answer is about what is seen."""
        self._is_sent = is_sent
        for field in self.fields.values():
            field.edit.setReadOnly(is_sent)

    def _on_edited(self, name: FailureField, _text: str) -> None:
        """Take away what was wrong there; and what the house refused, which is about all that was sent."""
        left = {at: one for at, one in self._failures.items() if at is not name and one.is_of_one_field}
        if left != self._failures:
            self._failures = left
            self._show_failures()

    def _show_failures(self) -> None:
        texts: dict[FailureField, str] = {}
        if self._failures:
            from desktop_client.windows.first_run.account_words import why  # late: it knows every word

            texts = {at: why(one) for at, one in self._failures.items()}
        for at, field in self.fields.items():
            error = texts.pop(at, "")
            if error != field.error():
                field.show_error(error)
        self._error.show_text(" ".join(texts.values()))

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
        self._show_failures()
