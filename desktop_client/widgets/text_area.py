"""Room for several lines under a label, with a line for what is wrong: an address, what a lot says."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, Tone, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.text_label import TextLabel


class TextArea(Adaptive, QWidget):
    """A label and room for several lines, with a line for its error.

    Signals:
        left: the cursor went elsewhere.
    """

    left = Signal()

    def __init__(self, *, lines: int = 4) -> None:
        super().__init__()
        self._lines = lines
        self._label, self._line = (
            TextLabel(role=TextRole.STRONG),
            TextLabel(role=TextRole.SMALL, tone=Tone.OUTBID),
        )
        self.edit = _LeavableText()
        self.edit.setTabChangesFocus(True)
        self.edit.left.connect(self.left)
        self.edit.textChanged.connect(self._on_typed)
        mark(self.edit, error=False)
        self._label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self._room = QWidget()  # the style sheet has its own idea of an edit's height
        inside = QVBoxLayout(self._room)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.edit)
        self._line.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self._room, self._line):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._adapt()

    def set_label(self, text: str) -> None:
        """Name the field."""
        self._label.show_text(text)
        self.edit.setAccessibleName(text)

    def text(self) -> str:
        """Return what is typed, without empty ends."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Replace the text; the same one keeps the cursor's place."""
        if self.edit.toPlainText() != text:
            self.edit.setPlainText(text)

    def show_error(self, text: str) -> None:
        """Show what is wrong; an empty text takes the error away. It also goes when something is typed."""
        if text == self._line.text():
            return
        mark(self.edit, error=bool(text))
        self._line.show_text(text)
        self._line.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
        if text:
            announce(self, text)

    def error(self) -> str:
        """Return the error shown."""
        return self._line.text()

    def _on_typed(self) -> None:
        self.show_error("")

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))
        self._room.setFixedHeight(look().px(24 * self._lines + 14))


class _LeavableText(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the cursor went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()
