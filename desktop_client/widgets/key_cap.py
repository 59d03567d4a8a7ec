"""A key as it lies on the keyboard, to teach the shortcut where it is used."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_client.theme import TextRole, look, mark
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.text_label import TextLabel


def is_letter_key(key: str) -> bool:
    """Tell whether a shortcut types a character of itself: `H`, `Shift+H`, `+`, also `112 B`."""
    last = key.removeprefix("Shift+").split(" ")[-1]
    return len(last) == 1 and not {"Ctrl", "Alt"} & set(key.split(" "))


class KeyCap(QLabel):
    """One key. It shows a shortcut and does not handle it; one that is switched off it does not show."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._key = key
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark(self, keycap=True)
        self._show_or_hide()

    def show_key(self, key: str) -> None:
        """Show another key; an empty text hides the cap."""
        self._key = key
        self.setText(key)
        self._show_or_hide()

    def key(self) -> str:
        """Return the key; empty for none, or for one that is switched off."""
        return "" if is_letter_key(self._key) and not look().letter_keys else self._key

    def changeEvent(self, event: QEvent) -> None:
        """Come and go with the letter keys, which are a part of the look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and is_letter_key(self._key):
            self._show_or_hide()

    def _show_or_hide(self) -> None:
        set_shown(self, bool(self.key()))


class KeyHint(Adaptive, QWidget):
    """A key and the word for what it does: [M] max. Without its key there is nothing to teach."""

    def __init__(self, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap = KeyCap()
        self._text = TextLabel(role=TextRole.MUTED)
        self._text.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._cap)
        self._row.addWidget(self._text)
        self.show_hint(key, text)
        self._adapt()

    def show_hint(self, key: str, text: str) -> None:
        """Show another key and word."""
        self._cap.show_key(key)
        self._text.show_text(text)
        self._name()

    def _name(self) -> None:
        key, text = self._cap.key(), self._text.text()
        self.setAccessibleName(f"{key}: {text}" if key else text)
        set_shown(self, bool(key))

    def _restyle(self) -> None:
        self._name()
        self._row.setSpacing(look().space("xs"))
