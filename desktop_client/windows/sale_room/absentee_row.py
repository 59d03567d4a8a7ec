"""What a maximum left before its lot opens may carry: one step more in a tie, and an either-or group."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, look
from desktop_client.viewmodels.absentee import BookedMax
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.plain_tooltip import plain_tooltip
from desktop_client.widgets.text_label import TextLabel

LONGEST_GROUP = 20


class AbsenteeRow(Adaptive, QWidget):
    """The options of a maximum, and the way out of the book for one that is left.

    Signals:
        take_out_asked: the maximum on this lot shall go out of the book.
    """

    take_out_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plus_one = QCheckBox()
        self._group = QLineEdit()
        self._group.setMaxLength(LONGEST_GROUP)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._group.setCompleter(completer)
        self._take_out = ActionButton(icon_name="minus")
        self._take_out.clicked.connect(self.take_out_asked)
        self._why = TextLabel(role=TextRole.SMALL)
        self._flow = FlowLayout(stretched=False)
        for part in (self._plus_one, self._group, self._take_out):
            self._flow.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._flow)
        self._column.addWidget(self._why)
        self._shown: tuple[str | None, BookedMax | None] = (None, None)
        self._group.textChanged.connect(lambda _text: self._explain())
        self._adapt()

    @property
    def plus_one(self) -> bool:
        """Tell whether one step more was chosen."""
        return self._plus_one.isChecked()

    @property
    def group(self) -> str | None:
        """Return the either-or group; None for none."""
        return self._group.text().strip() or None

    def show_lot(self, lot: str | None, booked: BookedMax | None, groups: Sequence[str]) -> None:
        """Show the options for a lot as they are in the book; what is being chosen for it stays."""
        self._known.setStringList(list(groups))
        if (lot, booked) == self._shown:
            return
        self._shown = lot, booked
        self._plus_one.setChecked(booked is not None and booked.plus_one)
        self._group.setText((booked.group if booked is not None else None) or "")
        self._take_out.setVisible(booked is not None)
        self._explain()

    def _explain(self) -> None:
        text = ""
        if self.group is not None:
            text = self.tr("Win one lot of “{group}”, and your maxima on its other lots go out of the book.")
        self._why.show_text(text.format(group=self.group))
        self._why.setVisible(bool(text))

    def _retranslate(self) -> None:
        self._plus_one.setText(self.tr("+1 in a tie"))
        why = self.tr("If somebody left the same maximum, go one step higher, once.")
        self._plus_one.setToolTip(plain_tooltip(why))
        self._plus_one.setAccessibleDescription(why)
        self._group.setPlaceholderText(self.tr("Either-or group"))
        self._group.setAccessibleName(self.tr("Either-or group"))
        why = self.tr("Lots of which you want only one: give them the same name.")
        self._group.setToolTip(plain_tooltip(why))
        self._take_out.set_label(self.tr("Take it out"))
        self._explain()

    def _restyle(self) -> None:
        self._flow.setSpacing(look().space("m"))
        self._group.setMinimumWidth(look().px(190))
        self._column.setSpacing(look().space("xs"))
