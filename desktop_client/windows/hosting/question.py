"""What shall become of an open house when Martillo is closed: three answers, the careful one first."""

from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop_client.theme import Kind, TextRole
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.dialogs import Dialog


class Fate(Enum):
    """What becomes of the house."""

    STAY = "stay"
    GO_ON = "go_on"
    CLOSE = "close"


class FateQuestion(Dialog):
    """`fate` is the answer, STAY when it was dismissed."""

    def __init__(self, parent: QWidget) -> None:
        self.fate = Fate.STAY
        self.go_on, self.shut = ActionButton(), ActionButton(kind=Kind.DANGER)
        super().__init__(parent, self.go_on, self.shut)
        self.stay = self._no
        self.stay.setDefault(True)
        self.go_on.clicked.connect(lambda: self._on_answered(Fate.GO_ON))
        self.shut.clicked.connect(lambda: self._on_answered(Fate.CLOSE))
        self._words = TextLabel(role=TextRole.MUTED, snug=True)
        self.body.addWidget(self._words)
        self._adapt()

    def _on_answered(self, fate: Fate) -> None:
        self.fate = fate
        self.accept()

    def _retranslate(self) -> None:
        self.show_title(self.tr("The house is open. What shall become of it?"))
        self._words.show_text(
            self.tr(
                "If it goes on, bidders stay connected, and you find it here again at the next start. "
                "If it is closed, they are told that it has closed."
            )
        )
        self.stay.set_label(self.tr("Keep Martillo open"))
        self.go_on.set_label(self.tr("Let it go on"))
        self.shut.set_label(self.tr("Close the house"))
