"""The field for an ask that is typed: figures go in, the rostrum's other keys go through."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_client.theme import look, mark
from desktop_client.widgets.adaptive import Adaptive

_EDITING = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right}


class AskField(Adaptive, QLineEdit):
    """Takes figures only. While it has the focus, F is still fair warning and Space still a room bid.

    Signals:
        ask_given(object): an amount in minor units, an int, was typed and Enter pressed.
    """

    ask_given = Signal(object)

    def __init__(self, parse: Callable[[str], int | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse = parse
        self.returnPressed.connect(self._on_return_pressed)
        self.textEdited.connect(lambda _text: mark(self, error=False))
        self._adapt()

    def begin(self, figure: str) -> None:
        """Start a new amount with its first figure."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(figure)  # after the focus, which selects what is there
        mark(self, error=False)

    def event(self, event: QEvent) -> bool:
        """Keep for itself only what edits an amount."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(self._edits(event))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape give up."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
        elif self._edits(event) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _edits(self, event: QKeyEvent) -> bool:
        text = event.text()
        return event.key() in _EDITING or (bool(text) and (text.isdigit() or text in ".,"))

    def _on_return_pressed(self) -> None:
        amount = self._parse(self.text())
        mark(self, error=amount is None)
        if amount is not None:
            self.clear()
            self.clearFocus()
            self.ask_given.emit(amount)

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Amount, Enter"))
        self.setAccessibleName(self.tr("Set the ask"))
        self.setToolTip(self.tr("Type an amount and press Enter to ask for it"))

    def _restyle(self) -> None:
        self.setFixedWidth(look().px(126))
