"""The auctioneer's own sentences: up to nine quick messages, and what a hold says to everybody."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.key_cap import KeyCap
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import scrolling

LONGEST: Final = 280
MOST: Final = 9


def quick_messages(preferences: Preferences) -> tuple[str, ...]:
    """Return the quick messages: the house's own, else those that come with the product."""
    translate = QCoreApplication.translate
    return preferences.settings.quick_messages or (
        translate("QuickMessages", "Last chance"),
        translate("QuickMessages", "Back in 10 min"),
        translate("QuickMessages", "Lots go fast now"),
    )


def hold_message(preferences: Preferences) -> str:
    """Return what a hold says to everybody."""
    return preferences.settings.hold_message or QCoreApplication.translate(
        "QuickMessages", "One moment, please. The auctioneer has paused the sale."
    )


class MessagesDialog(QDialog):
    """Nine fields and one; an empty field is no message."""

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setWindowTitle(self.tr("Quick messages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("s"))
        column.addWidget(TextLabel(self.tr("Quick messages"), role=TextRole.TITLE))
        column.addWidget(TextLabel(self.tr("Alt and the number sends one at once."), role=TextRole.MUTED))
        rows = QWidget()
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(0, 0, look().space("m"), 0)
        inside.setSpacing(look().space("s"))
        self._edits = [self._row(inside, number) for number in range(1, MOST + 1)]
        area = scrolling(rows)
        highest = parent.window().height() - look().px(260)
        area.setMinimumHeight(min(rows.sizeHint().height(), max(highest, look().px(120))))
        column.addWidget(area, 1)
        for edit, text in zip(self._edits, quick_messages(preferences), strict=False):
            edit.setText(text)
        column.addSpacing(look().space("m"))
        self._hold = FormField(self.tr("What a hold says (H)"))
        self._hold.edit.setMaxLength(LONGEST)
        self._hold.edit.setText(hold_message(preferences))
        column.addWidget(self._hold)
        column.addLayout(self._buttons())
        self.setMinimumWidth(look().px(520))

    def _row(self, column: QVBoxLayout, number: int) -> QLineEdit:
        row = QHBoxLayout()
        row.setSpacing(look().space("s"))
        cap, edit = KeyCap(f"Alt {number}"), QLineEdit()
        edit.setMaxLength(LONGEST)
        edit.setAccessibleName(self.tr("Quick message {number}").format(number=number))
        row.addWidget(cap)
        row.addWidget(edit, 1)
        column.addLayout(row)
        return edit

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look().space("s"))
        keep = ActionButton(self.tr("Keep"), kind=Kind.PRIMARY)
        cancel = ActionButton(self.tr("Cancel"), key="Esc")
        keep.setDefault(True)
        keep.clicked.connect(self._on_keep_clicked)
        cancel.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(keep)
        return row

    def _on_keep_clicked(self) -> None:
        texts = tuple(text for edit in self._edits if (text := edit.text().strip()))
        self._preferences.choose_messages(texts, self._hold.edit.text().strip())
        self.accept()
