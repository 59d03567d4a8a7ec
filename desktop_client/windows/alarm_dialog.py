"""How I want to be told: how long before a watched lot, in the tray, by ear. Every choice counts at once."""

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, look
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel

_MOST_LOTS, _MOST_MINUTES = 50, 60


class AlarmDialog(Adaptive, QDialog):
    """The choices about alarms, notices and sounds."""

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        settings = preferences.settings
        self._title, self._why = TextLabel(role=TextRole.TITLE), TextLabel(role=TextRole.MUTED)
        self.lots, self.minutes = (
            _spin(_MOST_LOTS, settings.alarm_lots),
            _spin(_MOST_MINUTES, settings.alarm_minutes),
        )
        self._lots_label, self._minutes_label = TextLabel(), TextLabel()
        self.notices, self.sounds = QCheckBox(), QCheckBox()
        self.notices.setChecked(settings.notices)
        self.sounds.setChecked(settings.sounds)
        self._tray_why = TextLabel(role=TextRole.SMALL)
        self._close = ActionButton(key="Esc")
        self._arrange()
        self.lots.valueChanged.connect(self._on_rule_chosen)
        self.minutes.valueChanged.connect(self._on_rule_chosen)
        self.notices.toggled.connect(preferences.choose_notices)
        self.sounds.toggled.connect(preferences.choose_sounds)
        self._close.clicked.connect(self.accept)
        self._adapt()

    def _arrange(self) -> None:
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        for row, (spin, label) in enumerate(
            ((self.lots, self._lots_label), (self.minutes, self._minutes_label))
        ):
            label.setBuddy(spin)
            self._grid.addWidget(spin, row, 0)
            self._grid.addWidget(label, row, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._why)
        self._column.addLayout(self._grid)
        for part in (self.notices, self._tray_why, self.sounds):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addLayout(buttons)

    def _on_rule_chosen(self) -> None:
        self._preferences.choose_alarms(self.lots.value(), self.minutes.value())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Alarms, notices and sounds"))
        self._title.show_text(self.tr("Alarms, notices and sounds"))
        self._why.show_text(
            self.tr("An alarm rings for each lot that you watch or left a maximum on, before it comes up.")
        )
        self._lots_label.show_text(self.tr("lots before it in the queue (0: not by lots)"))
        self._minutes_label.show_text(
            self.tr("minutes before it comes up, or closes in a timed sale (0: not by time)")
        )
        self.lots.setAccessibleName(self._lots_label.text())
        self.minutes.setAccessibleName(self._minutes_label.text())
        self.notices.setText(self.tr("Tell me in the tray when another program is in front"))
        self._tray_why.show_text(
            self.tr("Where there is no tray, the window asks for attention in the task bar.")
        )
        self.sounds.setText(self.tr("Sounds: outbid, won, a watched lot"))
        self._close.set_label(self.tr("Close"))

    def _restyle(self) -> None:
        self._column.setContentsMargins(*[look().space("xl")] * 4)
        self._column.setSpacing(look().space("m"))
        self._grid.setHorizontalSpacing(look().space("m"))
        self._grid.setVerticalSpacing(look().space("s"))
        self.setMinimumWidth(look().px(460))


def open_alarms(preferences: Preferences, parent: QWidget) -> AlarmDialog:
    """Show the choices over a window."""
    dialog = AlarmDialog(preferences, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _spin(most: int, value: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(0, most)
    spin.setValue(value)
    return spin
