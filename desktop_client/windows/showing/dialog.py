"""The last look before a picture goes to everybody: what it is, and which lot it belongs to."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop_client.picture_files import Prepared
from desktop_client.theme import Kind, TextRole
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.picture_frame import PictureFrame
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.dialogs import Dialog

_PICTURE: Final = QSize(440, 300)
"""Its room, whatever the text size: beside large letters a screen has none to spare."""


class ShowPictureDialog(Dialog):
    """The picture, its lot, and Enter to show it."""

    def __init__(self, live: LiveSale, picture: Prepared, lot: str, parent: QWidget) -> None:
        self._show = ActionButton(kind=Kind.PRIMARY, icon_name="picture")
        super().__init__(parent, self._show)
        self._live, self.picture = live, picture
        self._frame, self.lot = self._framed(picture), FormField()
        self.lot.set_text(lot)
        self._named, self._told = TextLabel(role=TextRole.MUTED), TextLabel()
        for part in (self._frame, self.lot, self._named, self._told):
            self.body.addWidget(part)
        self._show.setDefault(True)
        self._show.clicked.connect(self.accept)
        self.lot.text_changed.connect(self._on_lot_typed)
        self._on_lot_typed(lot)
        self._adapt()
        self.lot.edit.selectAll()

    def _framed(self, picture: Prepared) -> PictureFrame:
        frame = PictureFrame()
        frame.show_picture(QPixmap.fromImage(picture.image), is_expected=False)
        frame.setEnabled(False)  # it is looked at, and not pressed
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        frame.setMinimumWidth(_PICTURE.width())
        frame.setFixedHeight(_PICTURE.height())
        return frame

    def chosen_lot(self) -> str | None:
        """Return the number of the lot, None while there is no such lot."""
        wanted = self.lot.text().strip().casefold()
        numbers = self._live.room.lot_numbers()
        return next((number for number in numbers if number.casefold() == wanted), None)

    def accept(self) -> None:
        """Close with a yes, unless there is no such lot."""
        if self.chosen_lot() is None:
            self.lot.show_error(self.tr("The sale has no such lot."))
            self.lot.setFocus()
            return
        super().accept()

    def _on_lot_typed(self, _text: str) -> None:
        lot = self.chosen_lot()
        view = self._live.lot_view(lot)
        self._named.show_text("" if view is None else view.title)
        self._show.setEnabled(lot is not None)

    def _retranslate(self) -> None:
        self.show_title(self.tr("Show a picture to everybody"))
        self._frame.set_purpose(self.windowTitle)
        self.lot.set_label(self.tr("Lot"))
        told = self.tr("Everybody who attends ({count}) sees it at once, and it stays with the lot.")
        self._told.show_text(told.format(count=self._live.room.attending))
        self._show.set_label(self.tr("Show now"))
        self._show.set_key(self.tr("Enter"))
        self._no.set_label(self.tr("Cancel"))
