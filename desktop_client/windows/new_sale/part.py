"""What the parts of the form share: a card of fields that shows a draft and writes itself into one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import Surface, TextRole, look, mark
from desktop_client.viewmodels.sale_draft import FieldFault
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel


class FormPart(Adaptive, QFrame):
    """A titled card of fields; each has `fill` to show a draft and `read` to write into one.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self.formats = formats
        mark(self, surface=Surface.CARD)
        self.title = TextLabel(role=TextRole.TITLE)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.title)

    def show_faults(self, faults: Sequence[FieldFault]) -> QWidget | None:
        """Show this part's faults at their fields, none for none; return the first faulty field."""
        return None

    def _restyle(self) -> None:
        gap = look().space("l")
        self.column.setContentsMargins(gap, gap, gap, gap)
        self.column.setSpacing(look().space("m"))


class Pair(Adaptive, QWidget):
    """Two fields beside each other, or below each other where it is narrow."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._is_wide: bool | None = None
        self._adapt()

    def _arrange(self) -> None:
        is_wide = look().text_scale < 1.4
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, *((0, 1) if is_wide else (1, 0)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)

    def _restyle(self) -> None:
        self._arrange()
        self._grid.setHorizontalSpacing(look().space("l"))
        self._grid.setVerticalSpacing(look().space("m"))
