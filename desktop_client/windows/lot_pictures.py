"""Shows the pictures of whichever lot is looked at, as they arrive. Joins a PictureView to a PictureStore."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from contract.wire import LotView
from desktop_client.viewmodels.pictures import PictureSize, PictureStore
from desktop_client.widgets.picture_view import PictureView


class LotPictures(QObject):
    """Keeps one PictureView up to date."""

    def __init__(
        self, view: PictureView, store: PictureStore, size: PictureSize, *, first_only: bool = False
    ) -> None:
        super().__init__(view)
        self._view, self._store, self._size = view, store, size
        self._first_only = first_only
        self._lot: LotView | None = None
        self._shown: tuple[str, int] | None = None
        self._newest: tuple[str, int] | None = None
        store.arrived.connect(self._on_picture_arrived)
        store.shown.connect(self._on_picture_shown)

    def show_lot(self, lot: LotView | None) -> None:
        """Show a lot's pictures; the same lot again changes nothing."""
        key = None if lot is None else (lot.lot, lot.pictures)
        if key == self._shown and lot is not None:
            return
        self._lot, self._shown = lot, key
        if lot is None or not lot.pictures:
            self._view.show_nothing()
            return
        count = 1 if self._first_only else lot.pictures
        self._view.show_loading(count, lot.title)
        for number in range(1, count + 1):
            self._fill(number)
        self._choose_newest()

    def _fill(self, number: int) -> None:
        if self._lot is None or (self._first_only and number > 1):
            return
        image = self._store.picture(self._lot.lot, number, self._size)
        if image is not None:
            self._view.set_picture(number - 1, QPixmap.fromImage(image))

    def _on_picture_arrived(self, lot: str, number: int, size: PictureSize) -> None:
        if self._lot is not None and lot == self._lot.lot and size is self._size:
            self._fill(number)

    def _on_picture_shown(self, lot: str, number: int) -> None:
        self._newest = lot, number
        self._choose_newest()

    def _choose_newest(self) -> None:
        """Look at the picture that everybody was shown last, if it is one of this lot."""
        if self._lot is None or self._newest is None or self._newest[0] != self._lot.lot:
            return
        lot, number = self._newest
        image = self._store.picture(lot, number, self._size)
        if self._first_only and image is not None:
            self._view.set_picture(0, QPixmap.fromImage(image))
        else:
            self._view.choose(number - 1)
