"""A lot's pictures at the desk: seen small, put in order, taken away, and given by dropping files."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from contract.catalogue import DeskLotView
from desktop_client.theme import Kind, look
from desktop_client.viewmodels.pictures import PictureSize, PictureStore
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.picture_frame import PictureFit, PictureFrame
from desktop_client.widgets.section import Section

_SIDE = 76


class PictureStrip(Adaptive, QWidget):
    """The pictures of one lot.

    Signals:
        ordered(list[int]): the present numbers in their new order.
        removed(int): take this number away.
        files_asked: choose files for this lot.
        files_dropped(list[Path]): these files were dropped on the lot.
    """

    ordered = Signal(list)
    removed = Signal(int)
    files_asked = Signal()
    files_dropped = Signal(list)

    def __init__(self, store: PictureStore) -> None:
        super().__init__()
        self._store = store
        self._lot: DeskLotView | None = None
        self._frames: list[PictureFrame] = []
        self._group = QButtonGroup(self)
        self._section = Section()
        self._flow = FlowLayout(stretched=False)
        self._add = ActionButton(kind=Kind.QUIET, icon_name="plus")
        self._left = ActionButton(kind=Kind.QUIET, icon_name="chevron-left")
        self._right = ActionButton(kind=Kind.QUIET, icon_name="chevron-right")
        self._remove = ActionButton(kind=Kind.QUIET, icon_name="cross")
        self._buttons = QHBoxLayout()
        for button in (self._left, self._right, self._remove):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._section.set_trailing(self._add)
        self._section.add_layout(self._flow)
        self._section.add_layout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self.setAcceptDrops(True)
        self._connect()
        self._adapt()

    def show_lot(self, lot: DeskLotView | None) -> None:
        """Show a lot's pictures."""
        chosen = (
            self.chosen() if lot is not None and self._lot is not None and lot.lot == self._lot.lot else None
        )
        self._lot = lot
        count = 0 if lot is None else lot.pictures
        while len(self._frames) < count:
            self._add_frame()
        for place, frame in enumerate(self._frames):
            set_shown(frame, place < count)
            if place < count:
                self._fill(place + 1)
        if count:
            self._frames[min((chosen or 1) - 1, count - 1)].setChecked(True)
        self._section.show_count(count or None)
        self._flow.invalidate()
        self._show_buttons()

    def chosen(self) -> int | None:
        """Return the number of the chosen picture, None when there is none."""
        count = 0 if self._lot is None else self._lot.pictures
        number = self._group.checkedId()
        return number if 1 <= number <= count else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files while there is a lot to give them to."""
        if self._lot is not None and files_in(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        event.acceptProposedAction()
        self.files_dropped.emit(files_in(event.mimeData().urls()))

    def _add_frame(self) -> None:
        frame = PictureFrame(PictureFit.FILL)
        frame.setCheckable(True)
        frame.setFixedSize(look().px(_SIDE), look().px(_SIDE))
        self._frames.append(frame)
        number = len(self._frames)
        frame.set_purpose(lambda: self.tr("Picture {number}").format(number=number))
        self._group.addButton(frame, number)
        self._flow.addWidget(frame)

    def _fill(self, number: int) -> None:
        if self._lot is None:
            return
        image = self._store.picture(self._lot.lot, number, PictureSize.THUMB)
        picture = None if image is None else QPixmap.fromImage(image)
        self._frames[number - 1].show_picture(picture, is_expected=True)
        self._frames[number - 1].setEnabled(True)

    def _connect(self) -> None:
        self._store.arrived.connect(self._on_arrived)
        self._add.clicked.connect(self.files_asked)
        self._left.clicked.connect(lambda _checked=False: self._move(-1))
        self._right.clicked.connect(lambda _checked=False: self._move(1))
        self._remove.clicked.connect(self._on_remove)
        self._group.idToggled.connect(lambda *_: self._show_buttons())

    def _on_arrived(self, lot: str, number: int, size: PictureSize) -> None:
        mine = self._lot
        if mine is not None and mine.lot == lot and size is PictureSize.THUMB and number <= mine.pictures:
            self._fill(number)

    def _move(self, by: int) -> None:
        chosen = self.chosen()
        if chosen is None or self._lot is None:
            return
        order = list(range(1, self._lot.pictures + 1))
        target = chosen - 1 + by
        if 0 <= target < len(order):
            order.insert(target, order.pop(chosen - 1))
            self._frames[target].setChecked(True)
            self.ordered.emit(order)

    def _on_remove(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.removed.emit(chosen)

    def _show_buttons(self) -> None:
        chosen, count = self.chosen(), 0 if self._lot is None else self._lot.pictures
        self._left.setEnabled(chosen is not None and chosen > 1)
        self._right.setEnabled(chosen is not None and chosen < count)
        for button in (self._left, self._right, self._remove):
            set_shown(button, chosen is not None)
        self._add.setEnabled(self._lot is not None)

    def _retranslate(self) -> None:
        self._section.set_title(self.tr("Pictures"))
        self._add.set_label(self.tr("Add…"))
        self._left.set_label(self.tr("Earlier"))
        self._right.set_label(self.tr("Later"))
        self._remove.set_label(self.tr("Remove"))

    def _restyle(self) -> None:
        self._flow.setSpacing(look().space("s"))
        self._buttons.setSpacing(look().space("xs"))
        for frame in self._frames:
            frame.setFixedSize(look().px(_SIDE), look().px(_SIDE))


def files_in(urls: Iterable[QUrl]) -> list[Path]:
    """Return the files and folders of this computer among dropped addresses."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
