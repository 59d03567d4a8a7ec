"""How a picture gets to everybody from a window: dropped on it, pasted, or chosen as a file."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_client.picture_files import Fault, Prepared
from desktop_client.saleroom.board import shown_lot
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.viewmodels.showing import ShowingViewModel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows import phrases
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.showing.dialog import ShowPictureDialog

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff")


class PictureNow(QObject):
    """Lets a clerk's window show pictures. Keys: Ctrl+V pastes one, Ctrl+I asks for a file.

    `area` is where one may be dropped; without it the whole window.
    """

    def __init__(self, window: HouseWindow, live: LiveSale, area: QWidget | None = None) -> None:
        super().__init__(window)
        self._window, self._live = window, live
        self.model = ShowingViewModel(live.house, live.sale_id, live.tasks)
        place = area or window
        place.setAcceptDrops(True)
        place.installEventFilter(self)
        for keys, slot in (("Ctrl+V", self.paste), ("Ctrl+I", self.choose_file)):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.model.prepared.connect(self._on_prepared)
        self.model.refused.connect(self._on_refused)
        self.model.sending.connect(self._on_sending)
        self.model.shown.connect(self._on_shown)
        self.model.failed.connect(self._on_failed)

    def paste(self) -> None:
        """Take a picture, or a picture's file, from the clipboard."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self._window.toast(lambda: self.tr("There is no picture on the clipboard."), key="picture")

    def choose_file(self) -> None:
        """Ask for a picture's file."""
        dialog = QFileDialog(self._window, self.tr("Show a picture to everybody"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilter(self.tr("Pictures ({patterns})").format(patterns=patterns))
        dialog.fileSelected.connect(lambda file: self.model.take_file(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a picture that is dragged over the window and let go."""
        if isinstance(event, QDragEnterEvent):
            if _is_picture(event.mimeData()):
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            self._take(event.mimeData())
            return True
        return False

    def _take(self, data: QMimeData | None) -> bool:
        if data is None:
            return False
        if (path := _file_of(data)) is not None:
            self.model.take_file(path)
        elif data.hasImage() and isinstance(image := data.imageData(), QImage):
            self.model.take_image(image)
        else:
            return False
        return True

    def _on_prepared(self, picture: Prepared) -> None:
        lot = shown_lot(self._live.room) or ""
        dialog = ShowPictureDialog(self._live, picture, lot, self._window)
        dialog.accepted.connect(lambda: self.model.show(dialog.chosen_lot() or lot, picture))
        dialog.put_up()

    def _on_refused(self, fault: Fault) -> None:
        words = {
            Fault.UNREADABLE: self.tr("The file cannot be read."),
            Fault.NO_PICTURE: self.tr("This is no picture that can be shown; save it as JPEG or PNG."),
            Fault.TOO_LARGE: self.tr("The file is too large; make it smaller than 60 MB."),
        }
        self._window.toast(words[fault], ToastKind.FAILED, "picture")

    def _on_sending(self) -> None:
        self._window.toast(lambda: self.tr("The picture is on its way…"), key="picture")

    def _on_shown(self, lot: str, _number: int) -> None:
        text = self.tr("Everybody is shown the picture of lot {lot}.").format(lot=lot)
        self._window.toast(text, ToastKind.DONE, "picture")

    def _on_failed(self, error: HouseError) -> None:
        why = phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)
        self._window.toast(
            self.tr("The picture was not shown: {why}").format(why=why), ToastKind.FAILED, "picture"
        )


def _is_picture(data: QMimeData) -> bool:
    return _file_of(data) is not None or data.hasImage()


def _file_of(data: QMimeData) -> Path | None:
    """Return the one picture file that is dragged; None for several, or for what is none."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.casefold() in SUFFIXES else None
