"""The columns of a house's own that stand beside a lot: each a field, saved as one leaves it.

Knows what stands under the headings, not what it means.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contract.catalogue import DeskLotView, LotChange
from contract.catalogue.limits import MAX_EXTRA
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.section import Section


class ExtraFields(Adaptive, QWidget):
    """A field for each heading that any lot of the sale has.

    Signals:
        changed(DeskLotView, LotChange): a field was left with another text.
    """

    changed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._lot: DeskLotView | None = None
        self._headings: tuple[str, ...] = ()
        self.fields: list[FormField] = []
        self._section = Section()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._adapt()

    def show_headings(self, headings: Sequence[str]) -> None:
        """Say which columns the sale has."""
        if tuple(headings) == self._headings:
            return
        self.commit()
        self._headings = tuple(headings)
        while len(self.fields) < len(self._headings):
            self._add_field()
        for place, field in enumerate(self.fields):
            set_shown(field, place < len(self._headings))
            field.set_label(self._headings[place] if place < len(self._headings) else "")
        self.show_lot(self._lot)

    def show_lot(self, lot: DeskLotView | None) -> None:
        """Show a lot; a field that is being typed in keeps what stands there while it is the same lot."""
        is_same = lot is not None and self._lot is not None and lot.lot == self._lot.lot
        if not is_same:
            self.commit()
        self._lot = lot
        for heading, field in zip(self._headings, self.fields, strict=False):
            if not (is_same and field.edit.hasFocus() and field.edit.isModified()):
                field.set_text("" if lot is None else lot.extra.get(heading, ""))
        set_shown(self, lot is not None and bool(self._headings))

    def commit(self) -> None:
        """Save whatever was typed and not left yet."""
        for place in range(len(self._headings)):
            self._on_left(place)

    def _add_field(self) -> None:
        field, place = FormField(), len(self.fields)
        field.edit.setMaxLength(MAX_EXTRA)
        field.edit.editingFinished.connect(lambda: self._on_left(place))
        self.fields.append(field)
        self._section.add(field)

    def _on_left(self, place: int) -> None:
        """Take what was typed; a text that nobody touched stays as it is, line breaks and all."""
        field, lot = self.fields[place], self._lot
        if lot is None or not field.edit.isModified():
            return
        field.edit.setModified(False)
        heading, text = self._headings[place], field.text().strip()
        if text != lot.extra.get(heading, ""):
            extra = {**lot.extra, heading: text}
            self.changed.emit(lot, LotChange(extra={name: said for name, said in extra.items() if said}))

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("Further columns"))
