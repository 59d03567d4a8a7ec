"""What stands where nothing is yet: an icon, what it means, and what to do about it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class EmptyView:
    """What an empty place says; without `action` it has no button."""

    icon_name: str
    title: str
    sentence: str = ""
    action: str = ""


class EmptyState(Adaptive, QWidget):
    """A calm, centred notice.

    Signals:
        action_chosen: the button was pressed.
    """

    action_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(size=32)
        self._title, self._sentence = TextLabel(role=TextRole.TITLE), TextLabel(role=TextRole.MUTED)
        self._button = ActionButton(kind=Kind.PRIMARY)
        self._button.clicked.connect(self.action_chosen)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._adapt()

    def show_empty(self, view: EmptyView) -> None:
        """Show a notice."""
        self._icon.show_icon(view.icon_name, "muted")
        self._title.show_text(view.title)
        self._sentence.show_text(view.sentence)
        self._sentence.setVisible(bool(view.sentence))
        self._button.set_label(view.action)
        self._button.setVisible(bool(view.action))
        self.setAccessibleName(f"{view.title} {view.sentence}".strip())

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("s"))
        self._column.setContentsMargins(*[look().space("l")] * 4)
