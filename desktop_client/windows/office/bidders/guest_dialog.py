"""Enter a guest, or correct one: name, how to reach him, and for a new one his paddle and limit.

It stays open until the house has taken what was typed, so that a taken paddle number costs no second typing.
"""

from collections.abc import Callable

from msgspec import UNSET
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from contract.people import MAX_ADDRESS, GuestChange, NewGuest, PersonView
from desktop_client.formats import Formats
from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.people import Doing, PeopleViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.office.bidders import words


class GuestDialog(QDialog):
    """The form; Enter in any line sends it."""

    def __init__(
        self, model: PeopleViewModel, formats: Formats, parent: QWidget, person: PersonView | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._formats, self._person = model, formats, person
        title = self.tr("New guest") if person is None else self.tr("Change a guest")
        self.setWindowTitle(title)
        self.name = FormField(self.tr("Name"))
        self.paddle = FormField(self.tr("Paddle"), placeholder=self.tr("next free"))
        self.limit = FormField(self.tr("Credit limit"), placeholder=self.tr("as the sale says"))
        self.phone = FormField(self.tr("Telephone"))
        self.email = FormField(self.tr("E-mail"))
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self.address.setAccessibleName(self.tr("Address"))
        self._fault = TextLabel(tone=Tone.OUTBID)
        self._fault.hide()
        self._save = ActionButton(self.tr("Save"), kind=Kind.PRIMARY)
        self._save.setDefault(True)
        self._cancel = ActionButton(self.tr("Cancel"), key="Esc")
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.reject)
        self._build(title)
        self._fill_in()
        model.done.connect(self._on_done)
        model.failed.connect(self._on_failed)

    def _build(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("m"))
        column.addWidget(TextLabel(title, role=TextRole.TITLE))
        intro = TextLabel(
            self.tr(
                "Somebody in the hall, on the telephone, or who wrote a letter. The paddle is good at once."
            ),
            role=TextRole.MUTED,
        )
        intro.setMinimumWidth(look().px(420))
        intro.setVisible(self._person is None)
        column.addWidget(intro)
        column.addWidget(self.name)
        numbers = QHBoxLayout()
        numbers.addWidget(self.paddle)
        numbers.addWidget(self.limit)
        reach = QHBoxLayout()
        reach.addWidget(self.phone)
        reach.addWidget(self.email)
        column.addLayout(numbers)
        column.addLayout(reach)
        column.addWidget(TextLabel(self.tr("Address"), role=TextRole.STRONG))
        lines = QWidget()  # the style sheet has its own idea of an edit's height
        lines.setFixedHeight(look().px(84))
        inside = QVBoxLayout(lines)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.address)
        column.addWidget(lines)
        column.addWidget(self._fault)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        for row in (numbers, reach, buttons):
            row.setSpacing(look().space("s"))
        column.addLayout(buttons)

    def _fill_in(self) -> None:
        person = self._person
        self.paddle.setVisible(person is None)
        self.limit.setVisible(person is None)
        if person is not None:
            for field, text in (
                (self.name, person.name),
                (self.phone, person.phone),
                (self.email, person.email),
            ):
                field.set_text(text)
            self.address.setPlainText(person.address)
        self.name.setFocus()

    def fault(self) -> str:
        """Return why the house did not take what was typed; empty when it said nothing."""
        return self._fault.text()

    def submit(self) -> None:
        """Send what was typed, if it can be read."""
        if not self.name.text().strip():
            self.name.show_error(self.tr("A name is needed."))
            self.name.setFocus()
            return
        if len(self.address.toPlainText()) > MAX_ADDRESS:
            self._show_fault(self.tr("The address is too long."))
            return
        send = self._new() if self._person is None else self._change(self._person)
        if send is not None:
            self._save.setEnabled(False)
            send()

    def _new(self) -> Callable[[], None] | None:
        typed = self.limit.text().strip()
        limit = self._formats.read_amount(typed, self._model.currency) if typed else UNSET
        if limit is None:
            self.limit.show_error(self.tr("This is not an amount."))
            return None
        guest = NewGuest(
            name=self.name.text(),
            email=self.email.text(),
            phone=self.phone.text(),
            address=self.address.toPlainText(),
            paddle=self.paddle.text().strip() or None,
            limit=limit,
        )
        return lambda: self._model.add_guest(guest)

    def _change(self, person: PersonView) -> Callable[[], None]:
        change = GuestChange(
            name=self.name.text(),
            email=self.email.text(),
            phone=self.phone.text(),
            address=self.address.toPlainText(),
        )
        return lambda: self._model.change_guest(person.user, change)

    def _on_done(self, doing: Doing, _person: PersonView) -> None:
        if doing in (Doing.ADD, Doing.CHANGE):
            self.accept()

    def _on_failed(self, doing: Doing, error: HouseError) -> None:
        if doing in (Doing.ADD, Doing.CHANGE):
            self._save.setEnabled(True)
            self._show_fault(words.failure(doing, error))

    def _show_fault(self, text: str) -> None:
        self._fault.show_text(text)
        self._fault.show()
