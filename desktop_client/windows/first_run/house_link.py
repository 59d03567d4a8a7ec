"""At which house somebody signs in, and the way to another one."""

from PySide6.QtWidgets import QWidget

from desktop_client.widgets.adaptive import Adaptive
from desktop_client.windows.first_run.door_card import LinkButton


class HouseLink(Adaptive, LinkButton):
    """A link that names the house."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.server = ""
        self._adapt()

    def show_house(self, server: str) -> None:
        """Name the house at this address."""
        self.server = server
        self._retranslate()

    def _retranslate(self) -> None:
        host = self.server.partition("://")[2] or self.server
        self.setText(self.tr("House: {address} · change").format(address=host))
