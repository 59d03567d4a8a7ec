"""The help that lists a window's keys, in groups, and hands them on to paper."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_client.theme import TextRole, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.key_cap import KeyCap, is_letter_key
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.columns import scrolling
from desktop_client.windows.dialogs import Dialog
from desktop_client.windows.on_screen import room_for

_LINES_IN_A_COLUMN = (24, 32, 48)
"""How many lines stand above each other: the first with which the card is not too wide, else all."""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together: each as it is written on the key, with what it does."""

    title: str
    keys: list[tuple[str, str]]


class ShortcutsDialog(Dialog):
    """Keys and what each does, as the window has them when it is asked.

    Signals:
        print_asked, pdf_asked: the card is wanted on paper, or as a file.
    """

    print_asked = Signal()
    pdf_asked = Signal()

    def __init__(
        self, groups: Callable[[], list[KeyGroup]], parent: QWidget, *, printable: bool = False
    ) -> None:
        self._pdf, self._paper = ActionButton(), ActionButton()
        super().__init__(parent, self._pdf, self._paper)
        self._groups = groups
        self._area = scrolling(QWidget())
        self._off = TextLabel(role=TextRole.MUTED)
        self.body.addWidget(self._off)
        self.body.addWidget(self._area, 1)
        for button, asked in ((self._pdf, self.pdf_asked), (self._paper, self.print_asked)):
            button.setVisible(printable)
            button.clicked.connect(asked)
        # Behind a change of look: while Qt restyles all widgets none of them may go.
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self._show_card)
        self._adapt()
        self._show_card()

    def _show_card(self) -> None:
        room = room_for(self)
        self._off.setVisible(not look().letter_keys)
        groups = _at_hand(self._groups())
        lines = [f"{key}: {does}" for group in groups for key, does in group.keys]
        self.setAccessibleDescription("; ".join(lines))  # a screen reader passes by labels of a word or two
        card = self._card(groups, room.width() - look().px(90))
        self._area.setWidget(card)
        wanted = card.sizeHint()
        self._area.setMinimumHeight(min(wanted.height(), room.height() - look().px(200)))
        self.resize(min(wanted.width() + look().px(90), room.width()), self.sizeHint().height())

    def _card(self, groups: list[KeyGroup], widest: int) -> QWidget:
        """Return the card with as many columns as fit."""
        for most in _LINES_IN_A_COLUMN:
            card = self._columns(groups, most)
            if card.sizeHint().width() <= widest:
                return card
        return self._columns(groups, sum(len(group.keys) + 2 for group in groups))

    def _columns(self, groups: list[KeyGroup], most: int) -> QWidget:
        card = QWidget()
        self._fill(QHBoxLayout(card), groups, most)
        return card

    def _fill(self, columns: QHBoxLayout, groups: list[KeyGroup], most: int) -> None:
        columns.setContentsMargins(0, 0, look().space("l"), 0)  # beside the scroll bar, where there is one
        columns.setSpacing(look().space("xl"))
        for share in _in_columns(groups, most):
            grid = QGridLayout()
            grid.setHorizontalSpacing(look().space("l"))
            grid.setVerticalSpacing(look().space("xs"))
            row = 0
            for group in share:
                if group.title:
                    grid.setRowMinimumHeight(row, look().px(30 if row else 20))
                    grid.addWidget(CaptionLabel(group.title), row, 0, 1, 2)
                    row += 1
                for key, does in group.keys:
                    words = TextLabel(does)
                    words.setWordWrap(False)
                    grid.addWidget(KeyCap(key), row, 0)
                    grid.addWidget(words, row, 1)
                    row += 1
            grid.setRowStretch(row, 1)
            columns.addLayout(grid)

    def _retranslate(self) -> None:
        self.show_title(self.tr("Keyboard shortcuts"))
        self._off.show_text(self.tr("Letter keys are switched off; the menu (F10) has them."))
        self._no.set_label(self.tr("Close"))
        self._pdf.set_label(self.tr("Save as PDF…"))
        self._paper.set_label(self.tr("Print…"))
        self._anew.start()

    def _restyle(self) -> None:
        super()._restyle()
        self._anew.start()


def _at_hand(groups: list[KeyGroup]) -> list[KeyGroup]:
    """Leave out what is switched off."""
    if look().letter_keys:
        return groups
    kept = [
        KeyGroup(group.title, [line for line in group.keys if not is_letter_key(line[0])]) for group in groups
    ]
    return [group for group in kept if group.keys]


def _in_columns(groups: list[KeyGroup], most: int) -> list[list[KeyGroup]]:
    """Share the groups out so that no column is much longer than the others."""
    columns: list[list[KeyGroup]] = [[]]
    lines = 0
    for group in groups:
        height = len(group.keys) + 2
        if columns[-1] and lines + height > most:
            columns.append([])
            lines = 0
        columns[-1].append(group)
        lines += height
    return columns
