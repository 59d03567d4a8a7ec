"""A sentence with the sign that says how it is meant: a warning, a piece of information, a good end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_client.theme import TextRole, Tone, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel

_SIGNS = {Tone.INFO: "info", Tone.LEADING: "check"}


class SignedLine(Adaptive, QWidget):
    """A sign and a sentence; without a sentence it is not there."""

    def __init__(self, text: str, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        is_good = tone is Tone.LEADING
        sign = IconLabel(_SIGNS.get(tone, "warning"), tone.value, parent=self)
        self._text = TextLabel(
            text, TextRole.STRONG if is_good else TextRole.BODY, tone if is_good else None, parent=self
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self.setVisible(bool(text))
        self._adapt()

    def show_text(self, text: str) -> None:
        """Show another sentence; an empty one hides it all."""
        self._text.show_text(text)
        self.setVisible(bool(text))

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("s"))
