"""A fingerprint as it is compared: sixteen groups of four, in four lines, large and in tabular figures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_client.theme import Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.comparing import grouped
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel

_GROUPS_IN_LINE = 4


class FingerprintBox(Adaptive, QFrame):
    """A caption and the digits, which can be marked and copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, surface=Surface.SUNKEN)
        self._caption = TextLabel(role=TextRole.CAPTION, parent=self)
        self._digits = TextLabel(role=TextRole.LEAD, parent=self)
        self._digits.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._column = QVBoxLayout(self)
        for label in (self._caption, self._digits):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        self._adapt()

    def show_fingerprint(self, caption: str, fingerprint: str, tone: Tone | None = None) -> None:
        """Show a fingerprint."""
        self._caption.show_text(caption)
        self._digits.show_text(grouped(fingerprint, _GROUPS_IN_LINE))
        self._digits.setAccessibleName(f"{caption}: {grouped(fingerprint)}")
        self._digits.show_tone(tone)

    def _restyle(self) -> None:
        gap = look().space("m")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("xs"))
