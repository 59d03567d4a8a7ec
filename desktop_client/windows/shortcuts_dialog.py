"""The help that lists a window's keys."""

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.key_cap import KeyCap
from desktop_client.widgets.text_label import TextLabel


class ShortcutsDialog(QDialog):
    """Keys and what each does, as the window has them now."""

    def __init__(self, keys: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("l"))
        column.addWidget(TextLabel(self.tr("Keyboard shortcuts"), role=TextRole.TITLE))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look().space("l"))
        grid.setVerticalSpacing(look().space("s"))
        for row, (key, does) in enumerate(keys):
            cap, words = KeyCap(key), TextLabel(does)
            words.setWordWrap(False)
            grid.addWidget(cap, row % 12, row // 12 * 2)
            grid.addWidget(words, row % 12, row // 12 * 2 + 1)
        column.addLayout(grid)
        close = ActionButton(self.tr("Close"), key="Esc", kind=Kind.PLAIN)
        close.clicked.connect(self.accept)
        column.addWidget(close)
