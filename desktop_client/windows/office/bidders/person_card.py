"""The chosen bidder at the side: how to reach him, how far he may bid, and the decision about him."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from contract.people import PersonView
from contract.wire import PaddleStatus
from desktop_client.formats import Formats
from desktop_client.theme import Kind, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.pill import Pill
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.office.bidders.words import STATUS_TONES, standing


class PersonCard(Adaptive, QFrame):
    """One person, with fields for limit and paddle number that are saved by Enter.

    Signals:
        approve_asked, refuse_asked, block_asked, edit_asked: a button was pressed.
        limit_given(object): an int in minor units, or None for no limit.
        number_given(str): another paddle number.
    """

    approve_asked = Signal()
    refuse_asked = Signal()
    block_asked = Signal()
    edit_asked = Signal()
    limit_given = Signal(object)
    number_given = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences, self._currency = preferences, "EUR"
        self._person: PersonView | None = None
        mark(self, surface=Surface.CARD)
        self._name, self._status = TextLabel(role=TextRole.TITLE), Pill()
        self._contact = TextLabel()
        self._kind, self._warning = TextLabel(role=TextRole.MUTED), TextLabel(tone=Tone.OUTBID)
        self.limit, self.number = FormField(), FormField()
        self.approve = ActionButton(key="A", kind=Kind.PRIMARY, icon_name="check")
        self.refuse = ActionButton(key="R", icon_name="cross")
        self.block = ActionButton(key="B", kind=Kind.DANGER, icon_name="lock")
        self.edit = ActionButton(key="E")
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self._status)
        self._fields = QHBoxLayout()
        self._fields.addWidget(self.limit, 3)
        self._fields.addWidget(self.number, 2)
        self._buttons = FlowLayout()
        for button in (self.approve, self.refuse, self.block, self.edit):
            self._buttons.addWidget(button)
        self._column.addLayout(self._head)
        for part in (self._kind, self._warning, self._contact):
            self._column.addWidget(part)
        self._column.addLayout(self._fields)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        self.approve.clicked.connect(self.approve_asked)
        self.refuse.clicked.connect(self.refuse_asked)
        self.block.clicked.connect(self.block_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.limit.submitted.connect(self._on_limit_submitted)
        self.number.submitted.connect(self._on_number_submitted)
        self._adapt()

    def show_person(self, person: PersonView | None, currency: str, *, is_here: bool) -> None:
        """Show somebody, or nobody; what is being typed about the same person stays."""
        same = person is not None and self._person is not None and self._person.user == person.user
        self._currency = currency
        before, self._person = self._person, person
        self.setVisible(person is not None)
        if person is None:
            return
        self._name.show_text(person.name)
        self._status.show_pill("", standing(person.status), tone=STATUS_TONES[person.status])
        self._kind.show_text(self._what(person, is_here=is_here))
        self._contact.show_text(
            "\n".join(part for part in (person.email, person.phone, person.address) if part)
        )
        self._contact.setVisible(bool(self._contact.text()))
        self._warning.show_text(self._warnings(person))
        self._warning.setVisible(bool(self._warning.text()))
        if not same or before is None or before.limit != person.limit:
            self._show_limit(person)
        if not same or before is None or before.paddle != person.paddle:
            self.number.set_text(person.paddle)
        self._show_buttons(person)

    @property
    def _formats(self) -> Formats:
        return self._preferences.formats

    def _warnings(self, person: PersonView) -> str:
        lines = []
        if person.reason and person.status is not PaddleStatus.APPROVED:
            lines.append(self.tr("Why: {reason}").format(reason=person.reason))
        if person.blocked_in:
            lines.append(self.tr("Blocked in: {sales}").format(sales=", ".join(person.blocked_in)))
        return "\n".join(lines)

    def _what(self, person: PersonView, *, is_here: bool) -> str:
        kind = self.tr("Guest, entered by the house") if person.guest else self.tr("Has an account")
        return " · ".join([kind, self.tr("online now")]) if is_here else kind

    def _show_limit(self, person: PersonView) -> None:
        limit = person.limit
        self.limit.set_text("" if limit is None else self._formats.amount(limit, self._currency))

    def _show_buttons(self, person: PersonView) -> None:
        self.approve.setVisible(person.status is not PaddleStatus.APPROVED)
        self.refuse.setVisible(person.status is PaddleStatus.PENDING)
        self.block.setVisible(person.status in (PaddleStatus.PENDING, PaddleStatus.APPROVED))
        self.edit.setVisible(person.guest)
        self.approve.set_label(
            self.tr("Let in again") if person.status is PaddleStatus.BLOCKED else self.tr("Approve")
        )

    def _on_limit_submitted(self) -> None:
        typed = self.limit.text().strip()
        limit = self._formats.read_amount(typed, self._currency) if typed else None
        if typed and limit is None:
            self.limit.show_error(self.tr("This is not an amount."))
            return
        self.limit_given.emit(limit)

    def _on_number_submitted(self) -> None:
        number = self.number.text().strip()
        if not number or len(number) > 20:
            self.number.show_error(self.tr("1 to 20 characters."))
        elif self._person is not None and number != self._person.paddle:
            self.number_given.emit(number)

    def _retranslate(self) -> None:
        self.limit.set_label(self.tr("Credit limit"), self.tr("no limit"), self.tr("Enter keeps it"))
        self.number.set_label(self.tr("Paddle"), "", self.tr("Enter keeps it"))
        self.refuse.set_label(self.tr("Refuse…"))
        self.block.set_label(self.tr("Block…"))
        self.edit.set_label(self.tr("Change…"))
        if self._person is not None:
            self._show_buttons(self._person)
            self._show_limit(self._person)

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("m"))
        for row in (self._head, self._fields):
            row.setSpacing(look().space("s"))
        self._buttons.setSpacing(look().space("s"))
