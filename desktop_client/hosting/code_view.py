"""The invitation as a QR code: a square that is scanned from a few steps away."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_client.theme import look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.windows.room_display.code import code_image

_SIDE = 248


class CodeView(Adaptive, QWidget):
    """Paints one code, dark on light in either theme."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._adapt()

    def show_code(self, text: str) -> None:
        """Show the code of a text; the same again does nothing."""
        if text != self._text:
            self._text = text
            self._restyle()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the code over all of it: each module has as many whole pixels as any other."""
        if not self._text:
            return
        painter = QPainter(self)
        painter.drawImage(self.rect(), code_image(self._text))
        painter.end()

    def _restyle(self) -> None:
        # It is read by devices: it grows half as much as the text, or it would push the words away.
        room = round(_SIDE * (1 + look().text_scale) / 2)
        modules = code_image(self._text).width() if self._text else 1
        side = max(1, room // modules) * modules
        self.setFixedSize(side, side)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("QR code of the link"))
