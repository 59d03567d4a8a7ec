"""A quiet word when everybody is shown a picture: the eye may be on another lot."""

from PySide6.QtCore import QObject

from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.windows.house_window import HouseWindow


class PictureNotice(QObject):
    """Tells of shown pictures in the corner of a window."""

    def __init__(self, window: HouseWindow, live: LiveSale) -> None:
        super().__init__(window)
        self._window = window
        live.pictures.shown.connect(self._on_shown)

    def _on_shown(self, lot: str, _number: int) -> None:
        self._window.toast(lambda: self.tr("A new picture of lot {lot}").format(lot=lot), key="picture")
