"""A caption, a large amount and a remark below it: the three figures of the rostrum."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, Tone, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.price_label import PriceLabel
from desktop_client.widgets.text_label import TextLabel


class Figure(Adaptive, QWidget):
    """One figure; `below` is the row of its remark."""

    def __init__(self, role: TextRole, tone: Tone | None = None) -> None:
        super().__init__()
        self.caption, self.price = CaptionLabel(), PriceLabel(role, tone)
        self.remark = TextLabel(role=TextRole.MUTED)
        self.below = QHBoxLayout()
        self.below.addWidget(self.remark)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.caption)
        self._column.addWidget(self.price)
        self._column.addLayout(self.below)
        self._column.addStretch(1)
        self._adapt()

    def _restyle(self) -> None:
        self._column.setSpacing(look().px(2))
        self.below.setSpacing(look().space("xs"))
        self.setMinimumWidth(look().px(136))
