"""Small forms over the catalogue: a lot added by hand, and one lot that becomes several."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contract.catalogue import CatalogueRow
from desktop_client.formats import Formats
from desktop_client.theme import Kind, TextRole, Tone, look, mark
from desktop_client.viewmodels.typed_amount import read_typed_amount
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import scrolling

MOST_PARTS = 20


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the form as it is filled in at first."""

    lot: str
    title: str = ""
    start: str = ""


class LotsForm(QDialog):
    """Lines of number, title and start price, each a lot."""

    def __init__(
        self,
        title: str,
        text: str,
        parts: Sequence[Part],
        taken: set[str],
        formats: Formats,
        currency: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._taken, self._formats, self._currency = taken, formats, currency
        self.setWindowTitle(title)
        self.lines: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._lots: list[CatalogueRow] = []
        inside = QWidget()
        mark(inside, surface="window")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().space("s"))
        self._grid.setVerticalSpacing(look().space("xs"))
        self._grid.setColumnStretch(1, 1)
        for place, head in enumerate((self.tr("Lot"), self.tr("Title"), self.tr("Start price"))):
            self._grid.addWidget(TextLabel(head, role=TextRole.STRONG), 0, place)
        for part in parts:
            self.add_line(part)
        self._error = TextLabel(tone=Tone.OUTBID)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("m"))
        column.addWidget(TextLabel(title, role=TextRole.TITLE))
        column.addWidget(TextLabel(text, role=TextRole.MUTED))
        column.addWidget(scrolling(inside), 1)
        column.addWidget(self._error)
        column.addLayout(self._buttons())
        self.resize(look().px(560), look().px(260) + look().px(40) * len(parts))
        self.lines[0][1 if parts[0].lot else 0].setFocus()

    def add_line(self, part: Part) -> None:
        """Add a line."""
        row = len(self.lines) + 1
        edits = (QLineEdit(part.lot), QLineEdit(part.title), QLineEdit(part.start))
        for place, (edit, name) in enumerate(
            zip(edits, (self.tr("Lot"), self.tr("Title"), self.tr("Start price")), strict=True)
        ):
            edit.setAccessibleName(f"{name} {row}")
            edit.textEdited.connect(lambda: self._error.show_text(""))
            self._grid.addWidget(edit, row, place)
        edits[0].setMaxLength(20)
        edits[0].setFixedWidth(look().px(80))
        edits[1].setMaxLength(200)
        edits[2].setFixedWidth(look().px(120))
        self.lines.append(edits)

    def lots(self) -> list[CatalogueRow]:
        """Return what was filled in, once it was accepted."""
        return self._lots

    def accept(self) -> None:
        """Close when every line makes a lot, else say which does not."""
        made: list[CatalogueRow] = []
        for number, title, start in self.lines:
            lot, wrong = self._read(number, title, start, {row.lot for row in made})
            if wrong is not None:
                wrong.setFocus()
                return
            if lot is not None:
                made.append(lot)
        if made:
            self._lots = made
            super().accept()

    def _read(
        self, number: QLineEdit, title: QLineEdit, start: QLineEdit, before: set[str]
    ) -> tuple[CatalogueRow | None, QLineEdit | None]:
        lot, words = number.text().strip(), title.text().strip()
        if not words and not start.text().strip():
            return None, None
        amount = read_typed_amount(start.text(), self._currency, self._formats)
        if not lot or lot in self._taken or lot in before:
            self._error.show_text(
                self.tr("Each lot needs a number of its own; {lot} is taken.").format(lot=lot or "–")
            )
            return None, number
        if not words:
            self._error.show_text(self.tr("Lot {lot} needs a title.").format(lot=lot))
            return None, title
        if amount is None:
            self._error.show_text(self.tr("Lot {lot} needs a start price.").format(lot=lot))
            return None, start
        return CatalogueRow(lot=lot, title=words, start=amount), None

    def _buttons(self) -> QHBoxLayout:
        yes, no = ActionButton(self.tr("Add"), kind=Kind.PRIMARY), ActionButton(self.tr("Cancel"), key="Esc")
        yes.clicked.connect(self.accept)
        yes.setDefault(True)
        no.clicked.connect(self.reject)
        no.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(look().space("s"))
        row.addStretch(1)
        row.addWidget(no)
        row.addWidget(yes)
        return row
