"""How I want to be told: how long before a watched lot, in the tray, by ear. Every choice counts at once."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from desktop_client.theme import TextRole, look
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.field_indent import indent
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.dialogs import Dialog

_MOST_LOTS, _MOST_MINUTES = 50, 60


class AlarmDialog(Dialog):
    """The choices about alarms, notices and sounds."""

    least_width = 420

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        settings = preferences.settings
        self._why, self._tray_why = TextLabel(role=TextRole.MUTED), TextLabel(role=TextRole.SMALL)
        self.lots, self.minutes = (
            _spin(_MOST_LOTS, settings.alarm_lots),
            _spin(_MOST_MINUTES, settings.alarm_minutes),
        )
        self._lots_label, self._minutes_label = TextLabel(), TextLabel()
        self.notices, self.sounds = QCheckBox(), QCheckBox()
        self.notices.setChecked(settings.notices)
        self.sounds.setChecked(settings.sounds)
        self._arrange()
        self.lots.valueChanged.connect(self._on_rule_chosen)
        self.minutes.valueChanged.connect(self._on_rule_chosen)
        self.notices.toggled.connect(preferences.choose_notices)
        self.sounds.toggled.connect(preferences.choose_sounds)
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
        self.body.addWidget(self._why)
        self.body.addLayout(self._grid)
        for part in (self.notices, self._tray_why, self.sounds):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _on_rule_chosen(self) -> None:
        self._preferences.choose_alarms(self.lots.value(), self.minutes.value())

    def _retranslate(self) -> None:
        self.show_title(self.tr("Alarms, notices and sounds"))
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
        self._no.set_label(self.tr("Close"))

    def _restyle(self) -> None:
        super()._restyle()
        self._grid.setHorizontalSpacing(look().space("m"))
        self._grid.setVerticalSpacing(look().space("s"))
        for spin in (self.lots, self.minutes):
            indent(spin)


def open_alarms(preferences: Preferences, parent: QWidget) -> AlarmDialog:
    """Show the choices over a window."""
    dialog = AlarmDialog(preferences, parent)
    dialog.put_up()
    return dialog


def _spin(most: int, value: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(0, most)
    spin.setValue(value)
    return spin
