"""One lot at the side of the table, ready to be typed over: each field is saved as one leaves it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from contract.catalogue import DeskLotView, LotChange
from contract.standing import Phase
from desktop_client.formats import Formats
from desktop_client.theme import Kind, Surface, TextRole, look, mark
from desktop_client.viewmodels.catalogue_fields import (
    AMOUNTS,
    LotFault,
    LotField,
    field_text,
    is_fixed,
    read_field,
)
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_area import TextArea
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import scrolling
from desktop_client.windows.new_sale.time_fields import MINUTE_MS, MomentField
from desktop_client.windows.office.catalogue import words
from desktop_client.windows.office.catalogue.extra_fields import ExtraFields

_IN_GRID: Final = (
    (LotField.LOW, 0, 0), (LotField.HIGH, 0, 1), (LotField.START, 1, 0), (LotField.RESERVE, 1, 1),
    (LotField.SELLER, 2, 0), (LotField.VAT, 2, 1),
)  # fmt: skip


class LotPanel(Adaptive, QFrame):
    """The fields of the lot that is looked at.

    Signals:
        changed(DeskLotView, LotChange): a field was left with another text.
        not_saved(str, str): another lot is shown, and these words of that lot could not be taken.
        split_asked, withdraw_asked: of this lot.
    """

    changed = Signal(object, object)
    not_saved = Signal(str, str)
    split_asked = Signal()
    withdraw_asked = Signal()

    def __init__(
        self, formats: Callable[[], Formats], currency: Callable[[], str], pictures: QWidget
    ) -> None:
        super().__init__()
        self._formats, self._currency = formats, currency
        self._lot: DeskLotView | None = None
        mark(self, surface=Surface.COLUMN, edge="left")
        self._heading, self._state = TextLabel(role=TextRole.TITLE), TextLabel(role=TextRole.MUTED)
        self._fields: dict[LotField, FormField] = {
            name: FormField() for name in LotField if name is not LotField.DESCRIPTION
        }
        self._description = TextArea()
        self.closes, self.extra = MomentField(words.closes), ExtraFields()
        self._split, self._withdraw = ActionButton(), ActionButton(kind=Kind.DANGER)
        self._column = self._build(pictures)
        self._connect()
        self._adapt()

    def show_lot(self, lot: DeskLotView | None) -> None:
        """Show a lot; a field that is being typed in keeps what stands there while it is the same lot."""
        is_same = lot is not None and self._lot is not None and lot.lot == self._lot.lot
        if not is_same:
            self.commit()
        self._lot = lot
        self.setEnabled(lot is not None)
        self._show_head()
        for name, field in self._fields.items():
            is_being_typed = field.edit.hasFocus() and field.edit.isModified()
            if not (is_same and (is_being_typed or field.error())):
                field.set_text("" if lot is None else self._text(lot, name))
                field.show_error("")
            field.edit.setEnabled(lot is not None and not is_fixed(lot, name))
        if not (is_same and self._description.edit.hasFocus()):
            self._description.set_text("" if lot is None else lot.description)
        self._show_closing(is_same=is_same)
        self.extra.show_lot(lot)

    def commit(self) -> None:
        """Save whatever was typed and not left yet; tell what cannot be taken."""
        self._on_closing_left()
        for name in LotField:
            if not self._on_left(name) and self._lot is not None:
                self.not_saved.emit(self._lot.lot, words.field(name))

    def take_focus(self) -> None:
        """Begin to type in the title, or in the first field that can still be changed."""
        edits = (*(field.edit for field in self._fields.values()), self._description.edit)
        first = next((edit for edit in edits if edit.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def _build(self, pictures: QWidget) -> QVBoxLayout:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self._heading)
        column.addWidget(self._state)
        column.addWidget(pictures)
        column.addWidget(self._fields[LotField.TITLE])
        column.addWidget(self._description)
        self._grid = QGridLayout()
        for name, row, place in _IN_GRID:
            self._grid.addWidget(self._fields[name], row, place)
        column.addLayout(self._grid)
        column.addWidget(self.closes)
        column.addWidget(self.extra)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._split)
        self._buttons.addWidget(self._withdraw)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))
        return column

    def _connect(self) -> None:
        for name, field in self._fields.items():
            field.edit.editingFinished.connect(lambda name=name: self._on_left(name))
        self._description.left.connect(lambda: self._on_left(LotField.DESCRIPTION))
        self.closes.edit.editingFinished.connect(self._on_closing_left)
        self.extra.changed.connect(self.changed)
        self._split.clicked.connect(self.split_asked)
        self._withdraw.clicked.connect(self.withdraw_asked)

    def _on_left(self, name: LotField) -> bool:
        """Take what stands in a field; False when it says nothing that could be taken."""
        lot = self._lot
        if lot is None or is_fixed(lot, name):
            return True
        text = (
            self._description.edit.toPlainText()
            if name is LotField.DESCRIPTION
            else self._fields[name].text()
        )
        if text == self._text(lot, name):
            return True
        read = read_field(lot, name, text, self._formats(), self._currency())
        field = self._description if name is LotField.DESCRIPTION else self._fields[name]
        field.show_error(words.fault(read) if isinstance(read, LotFault) else "")
        if isinstance(read, LotFault):
            return False
        if read is not None:
            self.changed.emit(lot, read)
        return True

    def _on_closing_left(self) -> None:
        """Take another closing time, which is told to the minute."""
        lot = self._lot
        now = None if lot is None else lot.standing.closes_at
        if lot is None or now is None or not self.closes.edit.isEnabled():
            return
        if self.closes.time() != now // MINUTE_MS * MINUTE_MS:
            self.changed.emit(lot, LotChange(closes_at=self.closes.time()))

    def _text(self, lot: DeskLotView, name: LotField) -> str:
        return field_text(lot, name, self._formats(), self._currency())

    def _show_head(self) -> None:
        lot = self._lot
        self._heading.show_text("" if lot is None else self.tr("Lot {lot}").format(lot=lot.lot))
        self._state.show_text("" if lot is None else words.state(lot, self._formats(), self._currency()))
        is_upcoming = lot is not None and lot.standing.phase is Phase.UPCOMING
        self._split.setEnabled(is_upcoming)
        self._withdraw.setEnabled(lot is not None and not lot.standing.phase.closed)

    def _show_closing(self, *, is_same: bool) -> None:
        """Show when a lot of a timed sale closes; a time that is being chosen stays."""
        closes_at = None if self._lot is None else self._lot.standing.closes_at
        set_shown(self.closes, closes_at is not None)
        if self._lot is not None and closes_at is not None and not (is_same and self.closes.edit.hasFocus()):
            self.closes.show_time(closes_at)
            self.closes.edit.setEnabled(self._lot.standing.phase is Phase.UPCOMING)

    def _retranslate(self) -> None:
        for name, field in self._fields.items():
            field.set_label(words.field(name), "0" if name in AMOUNTS else "")
        self._description.set_label(words.field(LotField.DESCRIPTION))
        self._split.set_label(self.tr("Split…"))
        self._withdraw.set_label(self.tr("Withdraw…"))
        self.show_lot(self._lot)

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("m"))
        self._grid.setHorizontalSpacing(look().space("m"))
        self._grid.setVerticalSpacing(look().space("s"))
        self._buttons.setSpacing(look().space("s"))
