"""The bar below an import: what will come of it in words, and the buttons, in pairs where it is narrow."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QWidget

from desktop_client.theme import Surface, look, mark
from desktop_client.widgets.adaptive import Adaptive

_BESIDE_FROM = 900
"""From which width at 100 % words and buttons stand in one row."""


class ButtonBar(Adaptive, QFrame):
    """Words at the left and buttons at the right, or the one above the others."""

    def __init__(self, summary: QWidget, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        mark(self, surface=Surface.BAR, edge="top")
        self._buttons = tuple(buttons)
        self._grid = QGridLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(summary, 1)
        self._row.addLayout(self._grid)
        self._adapt()

    def arrange(self, width: int) -> None:
        """Fit the bar into so many pixels."""
        is_wide = width >= look().px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, *((0, place) if is_wide else divmod(place, 2)))

    def _restyle(self) -> None:
        gap = look().space("l")
        self._row.setContentsMargins(gap, look().space("m"), gap, look().space("m"))
        self._row.setSpacing(look().space("s"))
        self._grid.setSpacing(look().space("s"))
