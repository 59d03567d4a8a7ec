"""A rounded tag that carries one fact: Paddle 204."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_client.theme import TONE_COLOUR, Surface, TextRole, Tone, look, mark
from desktop_client.theme.style import pill_height
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel


class Pill(Adaptive, QFrame):
    """A label, an emphasised value, and a trailing remark, with an icon in front if wanted."""

    def __init__(self, label: str = "", value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(size=14)
        self._label, self._value, self._trailing = (
            TextLabel(),
            TextLabel(role=TextRole.LEAD),
            TextLabel(),
        )
        self._row = QHBoxLayout(self)
        for part in (self._icon, self._label, self._value, self._trailing):
            if isinstance(part, TextLabel):
                part.setWordWrap(False)
            self._row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        mark(self, surface=Surface.PILL)
        self.show_pill(label, value)
        self._adapt()

    def show_pill(
        self, label: str, value: str = "", trailing: str = "", tone: Tone | None = None, icon_name: str = ""
    ) -> None:
        """Show the parts that have a text. The tone colours the value and the icon."""
        for part, text in ((self._label, label), (self._value, value), (self._trailing, trailing)):
            part.show_text(text)
            part.setVisible(bool(text))
        self._value.show_tone(tone)
        self._icon.show_icon(icon_name, TONE_COLOUR[tone] if tone else "muted")
        self.setAccessibleName(" ".join(text for text in (label, value, trailing) if text))

    def _restyle(self) -> None:
        self._row.setContentsMargins(look().space("m"), 0, look().space("m"), 0)
        self._row.setSpacing(look().px(6))
        self.setFixedHeight(pill_height(look()))
