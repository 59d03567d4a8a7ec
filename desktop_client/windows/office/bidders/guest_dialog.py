"""Enter a guest, or correct one: name, how to reach him, and for a new one his paddle and limit.

It stays open until the house has taken what was typed, so that a taken paddle number costs no second typing.
"""

from msgspec import UNSET, UnsetType
from PySide6.QtWidgets import QHBoxLayout, QWidget

from contract.people import MAX_ADDRESS, GuestChange, NewGuest, PersonView
from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.people import Doing, PeopleViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.error_line import ErrorLine
from desktop_client.widgets.form_faults import show_faults
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
        """Send what was typed, if all of it can be read."""
        limit, is_long = self._typed_limit(), len(self.address.text()) > MAX_ADDRESS
        self._fault.show_text("")
        is_wrong = show_faults(
            (self.name, "" if self.name.text().strip() else self.tr("A name is needed.")),
            (self.limit, self.tr("This is not an amount.") if limit is None else ""),
            (self.address, self.tr("The address is too long.") if is_long else ""),
        )
        if is_wrong or limit is None:
            return
        self._save.setEnabled(False)
        if self._person is None:
            self._model.add_guest(self._new(limit))
        else:
            self._model.change_guest(self._person.user, self._change())

    def _typed_limit(self) -> int | UnsetType | None:
        """Return the limit that was typed, `UNSET` for none, None where it is no amount."""
        typed = self.limit.text().strip()
        return self._preferences.formats.read_amount(typed, self._model.currency) if typed else UNSET

    def _new(self, limit: int | UnsetType) -> NewGuest:
        return NewGuest(
            name=self.name.text(),
            email=self.email.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            paddle=self.paddle.text().strip() or None,
            limit=limit,
        )

    def _change(self) -> GuestChange:
        return GuestChange(
            name=self.name.text(),
            email=self.email.text(),
            phone=self.phone.text(),
            address=self.address.text(),
        )

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
