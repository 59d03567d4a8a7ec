"""The next rungs, one button each: bid up to 1,350 in one press."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_client.theme import look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.flow_layout import FlowLayout


class BidLadder(Adaptive, QWidget):
    """A row of rungs; wraps when narrow.

    Signals:
        rung_chosen(object): an int, in minor units (Qt's own int has 32 bits, a price may have more): what
            stood there when the finger came down, whatever has taken its place since.
    """

    rung_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rungs: tuple[tuple[int, str], ...] = ()
        self._is_enabled = True
        self._held: int | None = None
        self._buttons: list[ActionButton] = []
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._adapt()

    def show_rungs(self, rungs: Sequence[tuple[int, str]], enabled: bool = True) -> None:
        """Show amounts in minor units with their texts. Buttons are kept, so that a held focus stays put."""
        if (tuple(rungs), enabled) == (self._rungs, self._is_enabled):
            return
        self._rungs, self._is_enabled = tuple(rungs), enabled
        while len(self._buttons) < len(self._rungs):
            self._add_button()
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(self._rungs))
            button.setEnabled(enabled)
        self._label_all()

    def forget_finger(self) -> None:
        """Let a finger that is down count for nothing: another lot is shown."""
        self._held = None

    def _add_button(self) -> None:
        button = ActionButton(parent=self)
        button.hide()
        button.pressed.connect(partial(self._on_button_held, len(self._buttons)))
        button.clicked.connect(self._on_button_clicked)
        self._flow.addWidget(button)
        self._buttons.append(button)

    def _on_button_held(self, index: int) -> None:
        self._held = self._rungs[index][0] if index < len(self._rungs) else None

    def _on_button_clicked(self) -> None:
        if self._held is not None:
            self.rung_chosen.emit(self._held)

    def _label_all(self) -> None:
        for button, (_, text) in zip(self._buttons, self._rungs, strict=False):
            button.set_label(self.tr("up to {amount}").format(amount=text))
            button.setToolTip(self.tr("Leave a max bid of {amount}").format(amount=text))
            button.lay_out()
        # From the inside out and at once: were each button to ask for it in a turn of its own, the column
        # would be laid out for the lot above and then again for the rungs.
        self._flow.invalidate()
        self._flow.activate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Bid up to"))
        self._label_all()

    def _restyle(self) -> None:
        self._flow.setSpacing(look().space("s"))
        self._flow.invalidate()
        self.updateGeometry()
