"""Small questions of a window: a yes or no, or a reason in words. Opened, never run in a nested loop."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.text_label import TextLabel


class Question(QDialog):
    """A question with what follows from it, and two answers of which the careful one is the default."""

    def __init__(
        self, title: str, text: str, yes: str, no: str, parent: QWidget, *, dangerous: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[look().space("xl")] * 4)
        self._column.setSpacing(look().space("m"))
        self._column.addWidget(TextLabel(title, role=TextRole.TITLE))
        words = TextLabel(text, role=TextRole.MUTED)
        words.setMinimumWidth(look().px(360))
        self._column.addWidget(words)
        self._yes = ActionButton(yes, kind=Kind.DANGER if dangerous else Kind.PRIMARY)
        self._yes.clicked.connect(self.accept)
        self._no = ActionButton(no, key="Esc")
        self._no.clicked.connect(self.reject)
        self._yes.setAutoDefault(not dangerous)
        self._yes.setDefault(not dangerous)
        self._no.setDefault(dangerous)
        buttons = QHBoxLayout()
        buttons.setSpacing(look().space("s"))
        buttons.addStretch(1)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        self._column.addLayout(buttons)


class ReasonQuestion(Question):
    """A question whose answer needs a reason, which goes into the ledger."""

    def __init__(self, title: str, text: str, reason: str, yes: str, no: str, parent: QWidget) -> None:
        super().__init__(title, text, yes, no, parent)
        self._edit = QLineEdit(reason)
        self._edit.setMaxLength(280)
        self._edit.setAccessibleName(title)
        self._edit.selectAll()
        self._edit.textChanged.connect(lambda typed: self._yes.setEnabled(bool(typed.strip())))
        self._column.insertWidget(2, self._edit)
        self._edit.setFocus()

    def reason(self) -> str:
        """Return what was typed."""
        return self._edit.text().strip()
