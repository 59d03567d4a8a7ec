"""The invitation as a QR code: a square that is scanned from a few steps away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_client.theme import look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.windows.room_display.code import code_image

_SIDE = 248


class CodeView(Adaptive, QLabel):
    """Shows one code, dark on light in either theme; each module has as many whole pixels as any other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._code = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._adapt()

    def show_code(self, text: str) -> None:
        """Show the code of a text; the same again does nothing."""
        if text != self._code:
            self._code = text
            self._restyle()

    def _restyle(self) -> None:
        if not self._code:
            return
        image = code_image(self._code)
        # It is read by devices: it grows half as much as the text, or it would push the words away.
        room = round(_SIDE * (1 + look().text_scale) / 2)
        ratio = self.devicePixelRatioF()
        side = max(1, int(room * ratio) // image.width()) * image.width()
        drawn = QPixmap.fromImage(
            image.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
            )
        )
        drawn.setDevicePixelRatio(ratio)
        self.setPixmap(drawn)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("QR code of the link"))
