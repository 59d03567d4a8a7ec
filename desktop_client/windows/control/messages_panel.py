"""The lower right of the control window: say something to everybody, with the usual sentences at hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_client.theme import look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.section import Section

LONGEST = 280


class MessagesPanel(Adaptive, QWidget):
    """A field, and quick messages that are sent as they stand.

    Signals:
        message_given(str): say this to everybody.
    """

    message_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = Section()
        self._edit = QLineEdit()
        self._edit.setMaxLength(LONGEST)
        self._edit.returnPressed.connect(self._on_return_pressed)
        self._quick = (ActionButton(), ActionButton(), ActionButton())
        holder = QWidget()
        self._flow = FlowLayout(holder)
        for button in self._quick:
            button.clicked.connect(
                lambda _checked=False, chosen=button: self.message_given.emit(chosen.label())
            )
            self._flow.addWidget(button)
        self._section.add(self._edit)
        self._section.add(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._adapt()

    def _on_return_pressed(self) -> None:
        text = self._edit.text().strip()
        if text:
            self._edit.clear()
            self._edit.clearFocus()
            self.message_given.emit(text)

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("Say to everybody"))
        self._edit.setPlaceholderText(self.tr("Message…"))
        self._edit.setAccessibleName(self.tr("Message to everybody"))
        texts = (self.tr("Last chance"), self.tr("Back in 10 min"), self.tr("Lots go fast now"))
        for button, text in zip(self._quick, texts, strict=True):
            button.set_label(text)

    def _restyle(self) -> None:
        self._flow.setSpacing(look().space("s"))
