"""Small forms over the catalogue: a lot added by hand, and one lot that becomes several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from contract.catalogue import CatalogueRow
from desktop_client.formats import Formats
from desktop_client.theme import Kind, TextRole, look, mark
from desktop_client.viewmodels.typed_amount import read_typed_amount
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.error_line import ErrorLine
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import scrolling
from desktop_client.windows.dialogs import Dialog

MOST_PARTS = 20


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the form as it is filled in at first."""

    lot: str
    title: str = ""
    start: str = ""


class LotsForm(Dialog):
    """Lines of number, title and start price, each a lot. `words` are the title and what follows."""

    def __init__(
        self,
        words: Callable[[], tuple[str, str]],
        parts: Sequence[Part],
        taken: set[str],
        formats: Callable[[], Formats],
        currency: str,
        parent: QWidget,
    ) -> None:
        self._add = ActionButton(kind=Kind.PRIMARY)
        super().__init__(parent, self._add)
        self._words, self._taken, self._formats, self._currency = words, taken, formats, currency
        self.lines: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._lots: list[CatalogueRow] = []
        inside = QWidget()
        mark(inside, surface="window")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._heads = [TextLabel(role=TextRole.STRONG) for _ in range(3)]
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place)
        for part in parts:
            self.add_line(part)
        self._grid.setRowStretch(len(parts) + 1, 1)
        self._why, self._error = TextLabel(role=TextRole.MUTED), ErrorLine(self)
        self.body.addWidget(self._why)
        self.body.addWidget(scrolling(inside), 1)
        self.body.addWidget(self._error)
        self._add.setDefault(True)
        self._add.clicked.connect(self.accept)
        self._adapt()
        self.resize(look().px(560), look().px(170) + look().px(40) * len(parts))
        self.lines[0][1 if parts[0].lot else 0].setFocus()

    def add_line(self, part: Part) -> None:
        """Add a line."""
        edits = (QLineEdit(part.lot), QLineEdit(part.title), QLineEdit(part.start))
        for place, edit in enumerate(edits):
            edit.textEdited.connect(lambda: self._error.show_text(""))
            self._grid.addWidget(edit, len(self.lines) + 1, place)
        edits[0].setMaxLength(20)
        edits[1].setMaxLength(200)
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
        amount = read_typed_amount(start.text(), self._currency, self._formats())
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

    def _retranslate(self) -> None:
        title, why = self._words()
        self.show_title(title)
        self._why.show_text(why)
        names = self.tr("Lot"), self.tr("Title"), self.tr("Start price")
        for place, name in enumerate(names):
            self._heads[place].show_text(name)
            for row, edits in enumerate(self.lines, 1):
                edits[place].setAccessibleName(f"{name} {row}")
        self._error.show_text("")
        self._add.set_label(self.tr("Add"))
        self._no.set_label(self.tr("Cancel"))

    def _restyle(self) -> None:
        super()._restyle()
        self._grid.setHorizontalSpacing(look().space("s"))
        self._grid.setVerticalSpacing(look().space("xs"))
        for number, _, start in self.lines:
            number.setFixedWidth(look().px(80))
            start.setFixedWidth(look().px(120))
