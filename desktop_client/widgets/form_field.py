"""A labelled field with a line for its error: the label stays when something is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, Tone, look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.reveal_button import RevealButton
from desktop_client.widgets.text_label import TextLabel


class FormField(Adaptive, QWidget):
    """A label, an edit, and below it a hint or an error.

    Signals:
        text_changed(str): the user typed.
        submitted: Enter was pressed.
    """

    text_changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        label: str = "",
        *,
        secret: bool = False,
        placeholder: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint, self._error = hint, ""
        self._label = TextLabel(role=TextRole.STRONG, parent=self)
        self.edit = QLineEdit(self)
        mark(self.edit, error=False)
        self.edit.setPlaceholderText(placeholder)
        if secret:
            RevealButton(self.edit)
        self._label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self.submitted)
        self._line = TextLabel(role=TextRole.SMALL, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.edit, self._line):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.set_label(label)
        self._show_line()
        self._adapt()

    def height_of_label(self) -> int:
        """Return how far below the top the edit begins, in pixels: a button beside it begins there, too."""
        self._label.ensurePolished()
        return self._label.fontMetrics().height() + self._column.spacing()

    def text(self) -> str:
        """Return what is typed, untrimmed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Replace what is typed."""
        self.edit.setText(text)

    def set_label(self, label: str, placeholder: str | None = None, hint: str | None = None) -> None:
        """Set the words, again after a change of language; None keeps what is there."""
        self._label.setText(label)
        self.edit.setAccessibleName(label)
        if placeholder is not None:
            self.edit.setPlaceholderText(placeholder)
        if hint is not None:
            self._hint = hint
        self._show_line()

    def show_error(self, text: str) -> None:
        """Show what is wrong; an empty text takes the error away. It also goes when something is typed."""
        self._error = text
        mark(self.edit, error=bool(text))
        self._show_line()
        if text:
            from desktop_client.widgets.announce import announce  # late: the first window has nothing to say

            announce(self, text)

    def error(self) -> str:
        """Return the error shown."""
        return self._error

    def _on_edited(self, text: str) -> None:
        if self._error:
            self.show_error("")
        self.text_changed.emit(text)

    def _show_line(self) -> None:
        text = self._error or self._hint
        self._line.show_tone(Tone.OUTBID if self._error else None)
        self._line.show_text(text)
        self._line.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))
