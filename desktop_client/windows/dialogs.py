"""What every dialog here shares, and the small questions: a yes or no, or a reason in words.

Opened, never run in a nested loop. A dialog says its words whenever it is asked: the language may change
while it is open.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.tab_order import InReadingOrder
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.on_screen import OnScreen, room_for


class BareDialog(InReadingOrder, OnScreen, Adaptive, QDialog):
    """A dialog with a layout of its own."""

    def changeEvent(self, event: QEvent) -> None:
        """Have room for the words of another language, once all parts have said theirs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = QSize(0, layout.totalHeightForWidth(self.width()))
            self.resize(self.size().expandedTo(needed).boundedTo(room_for(self)))

    def put_up(self) -> None:
        """Open it, for once: it is gone when it has been answered."""
        self.finished.connect(self.deleteLater)
        self.open()


class Dialog(BareDialog):
    """A title, the `body`, and the answers below it; Esc is the first of them and dismisses.

    Subclasses fill the body, call `_adapt()` at the end of `__init__`, and say their words in `_retranslate`.
    """

    least_width = 360
    """How wide the body is at 100 % where its words do not need more."""

    def __init__(self, parent: QWidget, *answers: ActionButton) -> None:
        super().__init__(parent)
        self._title = TextLabel(role=TextRole.TITLE, snug=True)
        self.body = QVBoxLayout()
        self._no = ActionButton(key="Esc")
        self._no.setAutoDefault(False)
        self._no.clicked.connect(self.reject)
        self._answers = QHBoxLayout()
        self._answers.addStretch(1)
        for answer in (self._no, *answers):
            self._answers.addWidget(answer)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addLayout(self.body, 1)
        self._column.addLayout(self._answers)

    def show_title(self, title: str) -> None:
        """Say what it is about, in the frame and above the body."""
        self.setWindowTitle(title)
        self._title.show_text(title)

    def _restyle(self) -> None:
        # Of the title, not of the dialog: that would count instead of what its parts need.
        self._title.setMinimumWidth(look().px(self.least_width))
        self._column.setContentsMargins(*[look().space("xl")] * 4)
        for column in (self._column, self.body):
            column.setSpacing(look().space("m"))
        self._answers.setSpacing(look().space("s"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words: what follows from it, both answers, and where it needs one a reason."""

    title: str
    text: str
    yes: str
    no: str
    reason: str = ""


class Question(Dialog):
    """A question with two answers, of which the careful one is the default."""

    def __init__(self, asked: Callable[[], Asked], parent: QWidget, *, dangerous: bool = False) -> None:
        self._yes = ActionButton(kind=Kind.DANGER if dangerous else Kind.PRIMARY)
        super().__init__(parent, self._yes)
        self._asked = asked
        self._words = TextLabel(role=TextRole.MUTED, snug=True)
        self.body.addWidget(self._words)
        self._yes.clicked.connect(self.accept)
        self._yes.setAutoDefault(not dangerous)
        self._yes.setDefault(not dangerous)
        self._no.setDefault(dangerous)
        self._adapt()

    def _retranslate(self) -> None:
        asked = self._asked()
        self.show_title(asked.title)
        self._words.show_text(asked.text)
        self._yes.set_label(asked.yes)
        self._no.set_label(asked.no)


class ReasonQuestion(Question):
    """A question whose answer needs a reason, which goes into the ledger."""

    def __init__(self, asked: Callable[[], Asked], parent: QWidget) -> None:
        self._edit = QLineEdit()
        self._edit.setMaxLength(280)
        super().__init__(asked, parent)
        self._edit.textChanged.connect(lambda typed: self._yes.setEnabled(bool(typed.strip())))
        self.body.addWidget(self._edit)
        self._edit.setFocus()

    def reason(self) -> str:
        """Return what was typed."""
        return self._edit.text().strip()

    def _retranslate(self) -> None:
        super()._retranslate()
        asked = self._asked()
        self._edit.setAccessibleName(asked.title)
        if not self._edit.isModified():
            self._edit.setText(asked.reason)
            self._edit.end(False)
            self._edit.home(True)  # its beginning in sight, where it is longer than the field
