"""The figures above the results: large numbers with a caption each, that wrap where the window is narrow."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_client.theme import Surface, TextRole, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel


class FigureCard(Adaptive, QFrame):
    """One figure: its caption, the number, and a remark."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, surface=Surface.CARD)
        self._caption = CaptionLabel("")
        self._value, self._remark = TextLabel(role=TextRole.TITLE), TextLabel(role=TextRole.MUTED, snug=True)
        self._value.setWordWrap(False)
        self._column = QVBoxLayout(self)
        for part in (self._caption, self._value, self._remark):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._adapt()

    def show_figure(self, caption: str, value: str, remark: str = "") -> None:
        """Show a figure."""
        self._caption.show_text(caption)
        self._value.show_text(value)
        self._remark.show_text(remark)
        self.setAccessibleName(f"{caption}: {value} {remark}".strip())

    def _restyle(self) -> None:
        self._column.setContentsMargins(*[look().space("m")] * 4)
        self._column.setSpacing(look().space("xs"))
        self.setMinimumWidth(look().px(170))


class FiguresStrip(Adaptive, QWidget):
    """A row of figures."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._cards = [FigureCard() for _ in range(count)]
        self._flow = FlowLayout(self, wordy=True)
        for card in self._cards:
            self._flow.addWidget(card)
        self._adapt()

    def show_figures(self, figures: list[tuple[str, str, str]]) -> None:
        """Show captions, values and remarks, one a card."""
        for card, (caption, value, remark) in zip(self._cards, figures, strict=True):
            card.show_figure(caption, value, remark)

    def _restyle(self) -> None:
        self._flow.setSpacing(look().space("m"))
