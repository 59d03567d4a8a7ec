"""The line in which a telephone line is arranged: paddle, lots, who calls, and a note for the caller."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from desktop_client.theme import Kind, Surface, TextRole, look, mark
from desktop_client.viewmodels.phone_lines import PhoneViewModel, Wish
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_faults import show_faults
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel


class PhoneForm(Adaptive, QFrame):
    """Fields for one person on one or many lots; Enter in any of them sends.

    Signals:
        wish_given(Wish): everything typed could be read.
    """

    wish_given = Signal(object)

    def __init__(self, model: PhoneViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        mark(self, surface=Surface.CARD)
        self.paddle, self.lots = FormField(), FormField()
        self.phone, self.note = FormField(), FormField()
        self.phone.edit.setMaxLength(40)
        self.note.edit.setMaxLength(280)
        self.clerk = QComboBox()
        self._clerk_label = TextLabel(role=TextRole.STRONG)
        self.send = ActionButton(kind=Kind.PRIMARY)
        holder = QWidget()
        self._clerk_column = QVBoxLayout(holder)
        self._clerk_column.setContentsMargins(0, 0, 0, 0)
        self._clerk_column.addWidget(self._clerk_label)
        self._clerk_column.addWidget(self.clerk)
        self._clerk_column.addStretch(1)
        self._fields = FlowLayout()
        for part in (self.paddle, self.lots, holder, self.phone, self.note):
            self._fields.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._fields)
        self._column.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (self.paddle, self.lots, self.phone, self.note):
            field.submitted.connect(self.submit)
        self.send.clicked.connect(self.submit)
        self._adapt()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.paddle.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Read what was typed and give it on; what cannot be read says why."""
        has_paddle = bool(self.paddle.text().strip())
        is_wrong = show_faults(
            (self.paddle, "" if has_paddle else self.tr("Whose paddle?")), (self.lots, self._fault_of_lots())
        )
        if not is_wrong:
            clerk = self.clerk.currentData()
            self.wish_given.emit(
                Wish(
                    self.paddle.text().strip(),
                    self.lots.text(),
                    clerk or None,
                    self.phone.text().strip(),
                    self.note.text().strip(),
                )
            )

    def _fault_of_lots(self) -> str:
        if not self.lots.text().strip():
            return self.tr("Which lots? For example 12, 15-18")
        unknown = self._model.unknown_lots(self.lots.text())
        return self.tr("No such lot: {lots}").format(lots=", ".join(unknown)) if unknown else ""

    def show_kept(self) -> None:
        """Make room for the next one; the caller stays."""
        for field in (self.paddle, self.lots, self.phone, self.note):
            field.set_text("")
        self.begin()

    def show_failed(self, text: str) -> None:
        """Say why the house did not keep it."""
        show_faults((self.paddle, text))

    def show_clerks(self) -> None:
        """Offer whoever of the house can call; who was chosen stays chosen."""
        known = [(self.tr("not chosen yet"), ""), *((one.name, one.user) for one in self._model.clerks)]
        if known == [(self.clerk.itemText(at), self.clerk.itemData(at)) for at in range(self.clerk.count())]:
            return
        chosen = self.clerk.currentData()
        self.clerk.clear()
        for name, user in known:
            self.clerk.addItem(name, user)
        self.clerk.setCurrentIndex(max(0, self.clerk.findData(chosen)))

    def _retranslate(self) -> None:
        self.paddle.set_label(self.tr("Paddle"))
        self.lots.set_label(self.tr("Lots"), self.tr("12, 15-18"))
        self._clerk_label.show_text(self.tr("Called by"))
        self.clerk.setAccessibleName(self.tr("Called by"))
        self.phone.set_label(self.tr("Telephone"), self.tr("as registered"))
        self.note.set_label(self.tr("Note"))
        self.send.set_label(self.tr("Keep"))
        self.send.set_key(self.tr("Enter"))
        self.show_clerks()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("s"))
        self._clerk_column.setSpacing(look().space("xs"))
        self._fields.setSpacing(look().space("m"))
