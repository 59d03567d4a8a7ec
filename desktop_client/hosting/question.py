"""What shall become of an open house when Martillo is closed: three answers, the careful one first."""

from enum import Enum

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.text_label import TextLabel


class Fate(Enum):
    """What becomes of the house."""

    STAY = "stay"
    GO_ON = "go_on"
    CLOSE = "close"


class FateQuestion(QDialog):
    """Opened, never run in a nested loop; `fate` is the answer, STAY when it was dismissed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fate = Fate.STAY
        title = self.tr("The house is open. What shall become of it?")
        self.setWindowTitle(title)
        words = TextLabel(
            self.tr(
                "If it goes on, bidders stay connected, and you find it here again at the next start. "
                "If it is closed, they are told that it has closed."
            ),
            role=TextRole.MUTED,
            parent=self,
        )
        words.setMinimumWidth(look().px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("m"))
        column.addWidget(TextLabel(title, role=TextRole.TITLE, parent=self))
        column.addWidget(words)
        buttons = QHBoxLayout()
        buttons.setSpacing(look().space("s"))
        self.shut = self._answer(Fate.CLOSE, self.tr("Close the house"), Kind.DANGER)
        self.go_on = self._answer(Fate.GO_ON, self.tr("Let it go on"), Kind.PLAIN)
        self.stay = self._answer(Fate.STAY, self.tr("Keep Martillo open"), Kind.PRIMARY)
        self.stay.setDefault(True)
        self.stay.setFocus()
        for button in (self.shut, self.go_on, self.stay):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _answer(self, fate: Fate, label: str, kind: Kind) -> ActionButton:
        button = ActionButton(label, key="Esc" if fate is Fate.STAY else "", kind=kind, parent=self)
        button.setAutoDefault(fate is Fate.STAY)
        button.clicked.connect(lambda: self._on_answered(fate))
        return button

    def _on_answered(self, fate: Fate) -> None:
        self.fate = fate
        if fate is Fate.STAY:
            self.reject()
        else:
            self.accept()
