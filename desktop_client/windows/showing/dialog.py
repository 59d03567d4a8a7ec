"""The last look before a picture goes to everybody: what it is, and which lot it belongs to."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.picture_files import Prepared
from desktop_client.theme import Kind, TextRole, look
from desktop_client.viewmodels.live_sale import LiveSale
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.picture_frame import PictureFrame
from desktop_client.widgets.text_label import TextLabel

_PICTURE: Final = QSize(440, 300)
"""Its room, whatever the text size: beside large letters a screen has none to spare."""


class ShowPictureDialog(QDialog):
    """The picture, its lot, and Enter to show it."""

    def __init__(self, live: LiveSale, picture: Prepared, lot: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._live, self.picture = live, picture
        title = self.tr("Show a picture to everybody")
        self.setWindowTitle(title)
        frame = PictureFrame()
        frame.show_picture(QPixmap.fromImage(picture.image), is_expected=False)
        frame.setEnabled(False)  # it is looked at, and not pressed
        frame.set_purpose(lambda: title)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        frame.setMinimumWidth(_PICTURE.width())
        frame.setFixedHeight(_PICTURE.height())
        self.lot = FormField(self.tr("Lot"))
        self.lot.set_text(lot)
        self._title = TextLabel(role=TextRole.MUTED)
        told = self.tr("Everybody who attends ({count}) sees it at once, and it stays with the lot.")
        people = told.format(count=live.room.attending)
        enter = self.tr("Enter")
        self._show = ActionButton(self.tr("Show now"), key=enter, kind=Kind.PRIMARY, icon_name="picture")
        self._show.setDefault(True)
        self._cancel = ActionButton(self.tr("Cancel"), key="Esc")
        self._show.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.lot.text_changed.connect(self._on_lot_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look().space("xl")] * 4)
        column.setSpacing(look().space("m"))
        column.addWidget(TextLabel(title, role=TextRole.TITLE))
        column.addWidget(frame)
        column.addWidget(self.lot)
        column.addWidget(self._title)
        column.addWidget(TextLabel(people))
        buttons = QHBoxLayout()
        buttons.setSpacing(look().space("s"))
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._show)
        column.addLayout(buttons)
        self._on_lot_typed(lot)
        self.lot.edit.selectAll()

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
        self._title.show_text("" if view is None else view.title)
        self._show.setEnabled(lot is not None)
