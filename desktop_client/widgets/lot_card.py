"""One lot as a card that can be chosen: for the next lots, and for what I have won."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_client.theme import look, mark
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.lot_row import paint_row, row_height
from desktop_client.widgets.lot_type import LotRowView

__all__ = ["LotCard", "LotCardView"]

LotCardView = LotRowView


class LotCard(Adaptive, QPushButton):
    """A lot as the list paints it. It is a button: `clicked` tells that it was chosen, Enter too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = LotRowView("", "")
        mark(self, kind="lot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._adapt()

    @property
    def view(self) -> LotRowView:
        """Return the lot shown."""
        return self._view

    def show_lot(self, view: LotRowView) -> None:
        """Show a lot."""
        self._view = view
        self.setAccessibleName(view.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a row of the list."""
        return QSize(look().px(240), row_height(max(self.width(), look().px(240))))

    def minimumSizeHint(self) -> QSize:
        """Allow a narrow column."""
        return QSize(look().px(140), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button of the style sheet, and the lot over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint_row(painter, self.rect(), self._view, self.devicePixelRatioF())
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
