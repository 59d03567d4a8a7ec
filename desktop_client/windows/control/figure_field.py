"""The field of the rostrum's keyboard: figures are typed anywhere, then a key says what they mean."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_client.theme import look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.cursor import put_cursor_into

_EDITING = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right}


class Prompt(Enum):
    """What the field asks for."""

    FIGURES = "figures"
    BUYER = "buyer"
    LIMIT = "limit"
    LOT = "lot"


class FigureField(Adaptive, QLineEdit):
    """Takes figures only, so that F is still fair warning and Space a room bid while it has the focus.

    Asked for a lot number it takes letters, too; asked for a limit a `+` behind it: one increment more.

    Signals:
        given(Prompt, str): Enter was pressed on what was typed.
    """

    given = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt, self._resting, self._about = Prompt.FIGURES, Prompt.FIGURES, ""
        self.returnPressed.connect(self._on_return_pressed)
        self.textEdited.connect(lambda _text: mark(self, error=False))
        self._adapt()

    @property
    def prompt(self) -> Prompt:
        """Return what is asked for now."""
        return self._prompt

    @property
    def about(self) -> str:
        """Return whose limit is asked for."""
        return self._about

    def begin(self, figure: str) -> None:
        """Start with the first figure."""
        put_cursor_into(self)
        self.setText(figure)
        mark(self, error=False)
        self.textEdited.emit(figure)

    def ask_for(self, prompt: Prompt, about: str = "") -> None:
        """Ask for one thing in particular until it is given or given up."""
        self.clear()
        self._prompt, self._about = prompt, about
        put_cursor_into(self)
        self._retranslate()
        self.textEdited.emit("")

    def rest_at(self, prompt: Prompt) -> None:
        """Ask for this whenever nothing in particular is asked for: figures, or a buyer's paddle."""
        if self._prompt is self._resting:
            self._prompt = prompt
        self._resting = prompt
        self._retranslate()

    def take(self) -> str:
        """Return what was typed and start again; empty when the field asks for something in particular."""
        typed = self.text().strip() if self._prompt in {Prompt.FIGURES, Prompt.BUYER} else ""
        self.give_up()
        return typed

    def give_up(self) -> None:
        """Forget what was typed and asked."""
        self.clear()
        if self.hasFocus():  # not to nobody: a window whose dialog closes would then take its first button
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        self._prompt, self._about = self._resting, ""
        self._retranslate()
        mark(self, error=False)
        self.textEdited.emit("")

    def event(self, event: QEvent) -> bool:
        """Keep for itself only what edits what is asked for."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(self._edits(event))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape give up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif self._edits(event) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _edits(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.key() in _EDITING:
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not text:
            return False
        if self._prompt is Prompt.LOT:
            return text.isprintable()
        allowed = ".,+" if self._prompt is Prompt.LIMIT else ".,"
        return text.isdigit() or text in allowed

    def _on_return_pressed(self) -> None:
        typed = self.text().strip()
        if typed:
            self.given.emit(self._prompt, typed)

    def _retranslate(self) -> None:
        placeholders = {
            Prompt.FIGURES: self.tr("Amount, paddle"),
            Prompt.BUYER: self.tr("Buyer’s paddle"),
            Prompt.LIMIT: self.tr("Limit of {paddle}").format(paddle=self._about),
            Prompt.LOT: self.tr("Lot number"),
        }
        self.setPlaceholderText(placeholders[self._prompt])
        self.setAccessibleName(placeholders[self._prompt])
        self.setToolTip(self.tr("Type figures anywhere; Enter or a letter says what they mean (F1)"))

    def _restyle(self) -> None:
        self.setFixedWidth(look().px(150))
