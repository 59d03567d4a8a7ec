"""Enter a guest, or correct one: name, how to reach him, and for a new one his paddle and limit.

It stays open until the house has taken what was typed, so that a taken paddle number costs no second typing.
"""

from collections.abc import Callable

from msgspec import UNSET
from PySide6.QtWidgets import QHBoxLayout, QWidget

from contract.people import MAX_ADDRESS, GuestChange, NewGuest, PersonView
from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.people import Doing, PeopleViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.error_line import ErrorLine
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_area import TextArea
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.dialogs import Dialog
from desktop_client.windows.office.bidders import words


class GuestDialog(Dialog):
    """The form; Enter in any line sends it."""

    least_width = 420

    def __init__(
        self,
        model: PeopleViewModel,
        preferences: Preferences,
        parent: QWidget,
        person: PersonView | None = None,
    ) -> None:
        self._save = ActionButton(kind=Kind.PRIMARY)
        super().__init__(parent, self._save)
        self._model, self._preferences, self._person = model, preferences, person
        self._intro, self._fault = TextLabel(role=TextRole.MUTED), ErrorLine(self)
        self.name, self.paddle, self.limit = FormField(), FormField(), FormField()
        self.phone, self.email, self.address = FormField(), FormField(), TextArea()
        self._save.setDefault(True)
        self._save.clicked.connect(self.submit)
        self._arrange()
        self._fill_in()
        model.done.connect(self._on_done)
        model.failed.connect(self._on_failed)
        self._adapt()

    def _arrange(self) -> None:
        self._numbers, self._reach = QHBoxLayout(), QHBoxLayout()
        self._numbers.addWidget(self.paddle)
        self._numbers.addWidget(self.limit)
        self._reach.addWidget(self.phone)
        self._reach.addWidget(self.email)
        self.body.addWidget(self._intro)
        self.body.addWidget(self.name)
        self.body.addLayout(self._numbers)
        self.body.addLayout(self._reach)
        self.body.addWidget(self.address)
        self.body.addWidget(self._fault)

    def _fill_in(self) -> None:
        person = self._person
        for part in (self._intro, self.paddle, self.limit):
            part.setVisible(person is None)
        if person is not None:
            for field, text in (
                (self.name, person.name),
                (self.phone, person.phone),
                (self.email, person.email),
            ):
                field.set_text(text)
            self.address.set_text(person.address)
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
        if len(self.address.text()) > MAX_ADDRESS:
            self._fault.show_text(self.tr("The address is too long."))
            return
        send = self._new() if self._person is None else self._change(self._person)
        if send is not None:
            self._save.setEnabled(False)
            send()

    def _new(self) -> Callable[[], None] | None:
        typed = self.limit.text().strip()
        limit = self._preferences.formats.read_amount(typed, self._model.currency) if typed else UNSET
        if limit is None:
            self.limit.show_error(self.tr("This is not an amount."))
            return None
        guest = NewGuest(
            name=self.name.text(),
            email=self.email.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            paddle=self.paddle.text().strip() or None,
            limit=limit,
        )
        return lambda: self._model.add_guest(guest)

    def _change(self, person: PersonView) -> Callable[[], None]:
        change = GuestChange(
            name=self.name.text(),
            email=self.email.text(),
            phone=self.phone.text(),
            address=self.address.text(),
        )
        return lambda: self._model.change_guest(person.user, change)

    def _on_done(self, doing: Doing, _person: PersonView) -> None:
        if doing in (Doing.ADD, Doing.CHANGE):
            self.accept()

    def _on_failed(self, doing: Doing, error: HouseError) -> None:
        if doing in (Doing.ADD, Doing.CHANGE):
            self._save.setEnabled(True)
            self._fault.show_text(words.failure(doing, error))

    def _retranslate(self) -> None:
        self.show_title(self.tr("New guest") if self._person is None else self.tr("Change a guest"))
        self._intro.show_text(
            self.tr(
                "Somebody in the hall, on the telephone, or who wrote a letter. The paddle is good at once."
            )
        )
        self.name.set_label(self.tr("Name"))
        self.paddle.set_label(self.tr("Paddle"), self.tr("next free"))
        self.limit.set_label(self.tr("Credit limit"), self.tr("as the sale says"))
        self.phone.set_label(self.tr("Telephone"))
        self.email.set_label(self.tr("E-mail"))
        self.address.set_label(self.tr("Address"))
        self._save.set_label(self.tr("Save"))
        self._no.set_label(self.tr("Cancel"))

    def _restyle(self) -> None:
        super()._restyle()
        for row in (self._numbers, self._reach):
            row.setSpacing(look().space("s"))
