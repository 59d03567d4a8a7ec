"""Fields for a moment and for a stretch of time, each with its label and what it means."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QDateTimeEdit, QSpinBox, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, Tone, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.field_indent import indent
from desktop_client.widgets.text_label import TextLabel

MINUTE_MS: Final = 60_000


class MomentField(Adaptive, QWidget):
    """A label and a day with its time.

    Signals:
        moved: another time was chosen.
    """

    moved = Signal()

    def __init__(self, label: Callable[[], str]) -> None:
        super().__init__()
        self._words = label
        self._label, self._line = (
            TextLabel(role=TextRole.STRONG),
            TextLabel(role=TextRole.SMALL, tone=Tone.OUTBID),
        )
        self.edit = QDateTimeEdit()
        self.edit.dateTimeChanged.connect(self._on_changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.edit, self._line):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._line.hide()
        self._adapt()

    def time(self) -> int:
        """Return the time in ms, UTC, to the minute."""
        return self.edit.dateTime().toMSecsSinceEpoch() // MINUTE_MS * MINUTE_MS

    def show_time(self, at_ms: int) -> None:
        """Show a time."""
        self.edit.setDateTime(QDateTime.fromMSecsSinceEpoch(at_ms))

    def show_error(self, text: str) -> None:
        """Show what is wrong; an empty text takes it away."""
        mark(self.edit, error=bool(text))
        self._line.show_text(text)
        self._line.setVisible(bool(text))

    def _on_changed(self) -> None:
        self.show_error("")
        self.moved.emit()

    def _retranslate(self) -> None:
        self._label.show_text(self._words())
        self.edit.setAccessibleName(self._words())
        self.edit.setLocale(QLocale())
        self.edit.setDisplayFormat("d MMM yyyy  HH:mm")

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))
        indent(self.edit)


class CountField(Adaptive, QWidget):
    """A label, a whole number with its unit, and what it means."""

    def __init__(self, label: Callable[[], str], explanation: Callable[[], str]) -> None:
        super().__init__()
        self._words, self._explanation = label, explanation
        self._label, self._why = TextLabel(role=TextRole.STRONG), TextLabel(role=TextRole.SMALL)
        self.spin = QSpinBox()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.spin, self._why):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._adapt()

    def show_unit(self, suffix: str, least: int, most: int) -> None:
        """Set the unit and the bounds."""
        self.spin.setSuffix(suffix)
        self.spin.setRange(least, most)

    def _retranslate(self) -> None:
        self._label.show_text(self._words())
        self._why.show_text(self._explanation())
        self.spin.setAccessibleName(self._words())
        self.spin.setAccessibleDescription(self._explanation())

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))
        indent(self.spin)
