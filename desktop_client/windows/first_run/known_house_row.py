"""A house where somebody was before: one press leads there, another forgets it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_client.theme import Kind, icon, look, mark
from desktop_client.viewmodels.known_houses import KnownHouse, Reach
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.windows.first_run.way_button import WayButton

_ICONS = {Reach.HELD: "lock", Reach.ENCRYPTED: "lock", Reach.UNREADABLE: "warning"}


class KnownHouseRow(Adaptive, QWidget):
    """Its address, and how it is reached.

    Signals:
        chosen(str): go there.
        forgotten(str): offer it no more.
    """

    chosen = Signal(str)
    forgotten = Signal(str)

    def __init__(self, house: KnownHouse, parent: QWidget) -> None:
        super().__init__(parent)
        self.house = house
        self.go = WayButton(_ICONS.get(house.reach, "screen"), self)
        self.go.complete()
        self.go.clicked.connect(lambda: self.chosen.emit(house.server))
        self._forget = QPushButton(self)
        mark(self._forget, kind=Kind.QUIET)
        self._forget.clicked.connect(lambda: self.forgotten.emit(house.server))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.go, 1)
        self._row.addWidget(self._forget)
        self._adapt()

    def _retranslate(self) -> None:
        reach = {
            Reach.HELD: self.tr("Encrypted, with the certificate you trust"),
            Reach.ENCRYPTED: self.tr("Encrypted"),
            Reach.THIS_COMPUTER: self.tr("On this computer"),
            Reach.THIS_NETWORK: self.tr("In this network, not encrypted"),
            Reach.PLAIN: self.tr("Not encrypted"),
            Reach.UNREADABLE: self.tr("This address is not understood"),
        }
        self.go.show_way(self.house.name, reach[self.house.reach])
        forget = self.tr("Forget {house}").format(house=self.house.name)
        self._forget.setToolTip(forget)
        self._forget.setAccessibleName(forget)

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("xs"))
        side = look().px(16)
        self._forget.setIcon(icon("cross", "muted", side))
        self._forget.setIconSize(QSize(side, side))
