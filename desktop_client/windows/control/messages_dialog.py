"""The auctioneer's own sentences: up to nine quick messages, and what a hold says to everybody."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.key_cap import KeyCap
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import scrolling
from desktop_client.windows.dialogs import Dialog

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


class MessagesDialog(Dialog):
    """Nine fields and one; an empty field is no message."""

    least_width = 480

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        self._keep = ActionButton(kind=Kind.PRIMARY)
        super().__init__(parent, self._keep)
        self._preferences, self._over = preferences, parent.window()
        self._why, self._hold = TextLabel(role=TextRole.MUTED), FormField()
        self._edits = [QLineEdit() for _ in range(MOST)]
        rows = QWidget()
        self._rows = QGridLayout(rows)
        for row, edit in enumerate(self._edits):
            self._rows.addWidget(KeyCap(f"Alt {row + 1}"), row, 0)
            self._rows.addWidget(edit, row, 1)
        for edit in (*self._edits, self._hold.edit):
            edit.setMaxLength(LONGEST)
        self._area = scrolling(rows)
        self.body.addWidget(self._why)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._hold)
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._adapt()

    def _on_keep_clicked(self) -> None:
        texts = tuple(text for edit in self._edits if (text := edit.text().strip()))
        self._preferences.choose_messages(texts, self._hold.edit.text().strip())
        self.accept()

    def _retranslate(self) -> None:
        self.show_title(self.tr("Quick messages"))
        self._why.show_text(self.tr("Alt and the number sends one at once."))
        for number, edit in enumerate(self._edits, 1):
            edit.setAccessibleName(self.tr("Quick message {number}").format(number=number))
        for edit, text in zip(self._edits, quick_messages(self._preferences), strict=False):
            if not edit.isModified():
                edit.setText(text)
        self._name_hold()
        if not self._hold.edit.isModified():
            self._hold.set_text(hold_message(self._preferences))
        self._keep.set_label(self.tr("Keep"))
        self._no.set_label(self.tr("Cancel"))

    def _name_hold(self) -> None:
        """Name its key while that does something."""
        has_key = look().letter_keys
        self._hold.set_label(self.tr("What a hold says (H)") if has_key else self.tr("What a hold says"))

    def _restyle(self) -> None:
        super()._restyle()
        self._name_hold()
        self._rows.setContentsMargins(0, 0, look().space("m"), 0)
        self._rows.setHorizontalSpacing(look().space("s"))
        self._rows.setVerticalSpacing(look().space("s"))
        needed = self._rows.sizeHint().height()
        highest = self._over.height() - look().px(260)
        self._area.setMinimumHeight(min(needed, max(highest, look().px(120))))
