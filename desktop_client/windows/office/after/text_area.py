"""A labelled edit of several lines: an address, a note at the foot of a paper."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel


class TextArea(Adaptive, QWidget):
    """A label and an edit in which Tab goes on to the next field."""

    def __init__(self, label: str = "", *, lines: int = 4) -> None:
        super().__init__()
        self._lines = lines
        self._label = TextLabel(role=TextRole.STRONG)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self._label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._label)
        self._column.addWidget(self.edit)
        self._column.addStretch(1)
        self.set_label(label)
        self._adapt()

    def set_label(self, label: str) -> None:
        """Set the label, again after a change of language."""
        self._label.setText(label)
        self.edit.setAccessibleName(label)

    def text(self) -> str:
        """Return what is typed, without empty ends."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Replace what is typed."""
        self.edit.setPlainText(text)

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))
        self.edit.setFixedHeight(look().px(22 * self._lines + 14))
