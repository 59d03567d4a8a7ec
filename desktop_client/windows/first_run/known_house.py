"""A house where somebody was before: one press leads there, another forgets it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_client.connection.address import HouseAddress, is_ip, is_local
from desktop_client.connection.errors import BadAddress, InsecureAddress
from desktop_client.theme import Kind, icon, look, mark
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.windows.first_run.way_button import WayButton


class KnownHouse(Adaptive, QWidget):
    """Its address, and how it is reached.

    Signals:
        chosen(str): go there.
        forgotten(str): offer it no more.
    """

    chosen = Signal(str)
    forgotten = Signal(str)

    def __init__(self, server: str, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._server = server
        self._address = _read(server)
        authority = "" if self._address is None else self._address.authority
        self._is_held = preferences.trusted_at(authority) is not None
        self._go = WayButton("lock" if server.startswith("https") else "screen", self)
        self._go.complete()
        self._go.clicked.connect(lambda: self.chosen.emit(server))
        self._forget = QPushButton(self)
        mark(self._forget, kind=Kind.QUIET)
        self._forget.clicked.connect(lambda: self.forgotten.emit(server))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._go, 1)
        self._row.addWidget(self._forget)
        self._adapt()

    def _how(self) -> str:
        address = self._address
        if address is None:
            return self.tr("This address is not understood")
        if self._is_held:
            return self.tr("Encrypted, with the certificate you trust")
        if not address.plain:
            return self.tr("Encrypted")
        if address.host == "localhost" or (is_ip(address.host) and address.host.startswith("127.")):
            return self.tr("On this computer")
        if is_ip(address.host) and is_local(address.host):
            return self.tr("In this network, not encrypted")
        return self.tr("Not encrypted")

    def _retranslate(self) -> None:
        host = self._server.partition("://")[2] or self._server
        self._go.show_way(host, self._how())
        forget = self.tr("Forget {house}").format(house=host)
        self._forget.setToolTip(forget)
        self._forget.setAccessibleName(forget)

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("xs"))
        side = look().px(16)
        self._forget.setIcon(icon("cross", "muted", side))
        self._forget.setIconSize(QSize(side, side))


def _read(server: str) -> HouseAddress | None:
    try:
        return HouseAddress.read(server)
    except (BadAddress, InsecureAddress):
        return None
