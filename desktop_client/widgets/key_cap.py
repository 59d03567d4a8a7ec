"""A key as it lies on the keyboard, to teach the shortcut where it is used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_client.theme import TextRole, look, mark
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.text_label import TextLabel


class KeyCap(QLabel):
    """One key. It shows a shortcut and does not handle it."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark(self, keycap=True)

    def show_key(self, key: str) -> None:
        """Show another key; an empty text hides the cap."""
        self.setText(key)
        set_shown(self, bool(key))


class KeyHint(Adaptive, QWidget):
    """A key and the word for what it does: [M] max."""

    def __init__(self, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap = KeyCap(key)
        self._text = TextLabel(text, TextRole.MUTED)
        self._text.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._cap)
        self._row.addWidget(self._text)
        self.setAccessibleName(f"{key}: {text}")
        self._adapt()

    def show_hint(self, key: str, text: str) -> None:
        """Show another key and word."""
        self._cap.show_key(key)
        self._text.show_text(text)
        self.setAccessibleName(f"{key}: {text}")

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("xs"))
