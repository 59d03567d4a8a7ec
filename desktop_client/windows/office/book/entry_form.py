"""The line in which a limit is entered: paddle, lot, amount, Enter. The paddle stays for the next lot.

Below it stands what was typed, in words, so that a wrong number is seen before it counts.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Kind, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.book import BookBid, BookViewModel
from desktop_client.viewmodels.book_entry import GROUP_AT_MOST, read_limit
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_faults import show_faults
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel


class EntryForm(Adaptive, QFrame):
    """Fields for one limit; Enter goes from field to field, and the last one sends.

    Signals:
        bid_given(BookBid): everything typed could be read.
    """

    bid_given = Signal(object)

    def __init__(self, model: BookViewModel, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._preferences = model, preferences
        mark(self, surface=Surface.CARD)
        self.paddle, self.lot, self.amount, self.group = FormField(), FormField(), FormField(), FormField()
        self.group.edit.setMaxLength(GROUP_AT_MOST)
        self.plus_one = QCheckBox()
        self.send = ActionButton(kind=Kind.PRIMARY)
        self._meaning = TextLabel(role=TextRole.MUTED)
        self._fields = FlowLayout()
        for field in (self.paddle, self.lot, self.amount, self.group):
            self._fields.addWidget(field)
        self._options = FlowLayout(stretched=False)
        self._options.addWidget(self.plus_one)
        self._options.addWidget(self.send)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._fields)
        self._column.addLayout(self._options)
        self._column.addWidget(self._meaning)
        self.paddle.submitted.connect(self._focus(self.lot))
        self.lot.submitted.connect(self._focus(self.amount))
        self.amount.submitted.connect(self.submit)
        self.group.submitted.connect(self.submit)
        self.send.clicked.connect(self.submit)
        for field in (self.paddle, self.lot, self.amount):
            field.text_changed.connect(lambda _text: self._show_meaning())
        self._adapt()

    def begin(self) -> None:
        """Put the cursor where the next limit begins: at the paddle, or at the lot when one is there."""
        (self.lot if self.paddle.text().strip() else self.paddle).edit.setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def submit(self) -> None:
        """Read what was typed and give it on; each field that cannot be read says why."""
        paddle, lot = self.paddle.text().strip(), self.lot.text().strip()
        typed = read_limit(self.amount.text(), self._read)
        is_wrong = show_faults(
            (self.paddle, self.tr("Nobody has this paddle.") if self._model.holder(paddle) is None else ""),
            (self.lot, self._fault_of_lot(lot)),
            (self.amount, self.tr("This is not an amount.") if typed is None else ""),
        )
        if is_wrong:
            self._select_wrong()
        elif typed is not None:
            plus_one = typed.plus_one or self.plus_one.isChecked()
            group = typed.group or self.group.text().strip() or None
            self.bid_given.emit(BookBid(paddle, lot, typed.amount, plus_one, group))

    def _select_wrong(self) -> None:
        """Have the next key replace what is wrong first."""
        wrong = next(field for field in (self.paddle, self.lot, self.amount) if field.error())
        wrong.edit.selectAll()

    def _fault_of_lot(self, lot: str) -> str:
        if self._model.lot_view(lot) is None:
            return self.tr("There is no such lot.")
        return "" if self._model.is_upcoming(lot) else self.tr("This lot was opened already.")

    def show_taken(self, bid: BookBid) -> None:
        """Make room for the next lot of the same paddle."""
        if self.lot.text().strip() != bid.lot:
            return  # the next one is being typed already
        self.lot.set_text("")
        self.amount.set_text("")
        self.plus_one.setChecked(False)
        self._show_meaning()
        self.begin()

    def show_refused(self, text: str) -> None:
        """Say why the house did not take it; what was typed stays."""
        self._fault(self.amount, text)

    @property
    def _formats(self) -> Formats:
        return self._preferences.formats

    def _focus(self, field: FormField) -> object:
        return lambda: field.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _fault(self, field: FormField, text: str) -> None:
        field.show_error(text)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        field.edit.selectAll()
        announce(self, text)

    def _read(self, text: str) -> int | None:
        return self._formats.read_amount(text, self._model.currency)

    def _show_meaning(self) -> None:
        """Say who the paddle is and which lot it is, as far as they are typed."""
        parts = []
        holder = self._model.holder(self.paddle.text().strip())
        if holder is not None:
            parts.append(holder)
        view = self._model.lot_view(self.lot.text().strip())
        if view is not None:
            currency = self._model.currency
            parts.append(self.tr("Lot {lot}: {title}").format(lot=view.lot, title=view.title))
            parts.append(self.tr("start {amount}").format(amount=self._formats.money(view.start, currency)))
            estimate = self._formats.money_range(view.low_estimate, view.high_estimate, currency)
            if estimate:
                parts.append(self.tr("estimate {range}").format(range=estimate))
        hint = self.tr(
            "In “Up to”: 450+ goes one increment further in a tie; "
            "450/A stands in group A, which wins one lot only."
        )
        self._meaning.show_text(" · ".join(parts) or hint)
        self._meaning.show_tone(Tone.INFO if parts else None)

    def _retranslate(self) -> None:
        self.paddle.set_label(self.tr("Paddle"))
        self.lot.set_label(self.tr("Lot"))
        self.amount.set_label(self.tr("Up to"))
        self.group.set_label(self.tr("Either-or group"), self.tr("none"))
        self.plus_one.setText(self.tr("+1: one increment further in a tie"))
        self.send.set_label(self.tr("Into the book"))
        self.send.set_key(self.tr("Enter"))
        self._show_meaning()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("s"))
        self._fields.setSpacing(look().space("m"))
        self._options.setSpacing(look().space("l"))
