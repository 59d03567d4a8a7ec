"""The lower right of the control window: say something to everybody, with own sentences at hand."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look, mark
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.cursor import put_cursor_into
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.section import Section
from desktop_client.widgets.short_label import ShortLabel
from desktop_client.windows.control.keys import MESSAGE_KEYS
from desktop_client.windows.control.messages_dialog import LONGEST, MessagesDialog, quick_messages


class MessagesPanel(Adaptive, QWidget):
    """A field, and quick messages that are sent as they stand, by Alt and their number too.

    Signals:
        message_given(str): say this to everybody.
    """

    message_given = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._section = Section()
        self._edit = QLineEdit()
        self._edit.setMaxLength(LONGEST)
        self._edit.returnPressed.connect(self._on_return_pressed)
        self._change = QPushButton()
        mark(self._change, kind=Kind.LINK)
        self._change.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._change.clicked.connect(self.edit_messages)
        self._section.set_trailing(self._change)
        holder = QWidget()
        self._flow = FlowLayout(holder)
        self._quick: list[ActionButton] = []
        self._said = ShortLabel(TextRole.SMALL)
        self._said.hide()
        self._section.add(self._edit)
        self._section.add(self._said)
        self._section.add(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        preferences.messages_changed.connect(self._retranslate)
        self._adapt()

    def write(self) -> None:
        """Begin a message."""
        put_cursor_into(self._edit)

    def show_said(self, text: str) -> None:
        """Show what everybody was told last, and when; empty for nothing yet."""
        self._said.show_text(text)
        set_shown(self._said, bool(text))

    def send_quick(self, place: int) -> None:
        """Send the quick message at this place, if there is one."""
        if place < len(self._quick):
            self.message_given.emit(self._quick[place].label())

    def edit_messages(self) -> None:
        """Let the sentences be edited."""
        MessagesDialog(self._preferences, self).put_up()

    def _on_quick_clicked(self, place: int, _checked: bool = False) -> None:
        self.send_quick(place)

    def _on_return_pressed(self) -> None:
        text = self._edit.text().strip()
        if text:
            self._edit.clear()
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
            self.message_given.emit(text)

    def _show_quick(self) -> None:
        texts = quick_messages(self._preferences)
        while len(self._quick) > len(texts):
            gone = self._quick.pop()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._quick) < len(texts):
            button = ActionButton(key=MESSAGE_KEYS[len(self._quick)].replace("+", " "))
            button.clicked.connect(partial(self._on_quick_clicked, len(self._quick)))
            self._flow.addWidget(button)
            self._quick.append(button)
        for button, text in zip(self._quick, texts, strict=True):
            button.set_label(text)

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("Say to everybody"))
        self._edit.setPlaceholderText(self.tr("Message…"))
        self._edit.setAccessibleName(self.tr("Message to everybody"))
        self._change.setText(self.tr("edit"))
        self._change.setAccessibleName(self.tr("Edit the quick messages"))
        self._show_quick()

    def _restyle(self) -> None:
        self._flow.setSpacing(look().space("s"))
