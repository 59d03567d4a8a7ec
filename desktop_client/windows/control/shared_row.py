"""The row of the auctioneer's main keys: as wide as their words need when they fit, else even columns."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desktop_client.widgets.flow_layout import FlowLayout


class SharedRow(FlowLayout):
    """One row in which spare room is shared out evenly; where one row is too narrow, two even columns."""

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        widths = self._widths()
        spare = rect.width() - self._needed(widths)
        if not widths or spare < 0:
            super().setGeometry(rect)
            return
        left = rect.x()
        for place, (item, width) in enumerate(zip(self._shown(), widths, strict=True)):
            given = width + spare * (place + 1) // len(widths) - spare * place // len(widths)
            item.setGeometry(QRect(left, rect.y(), given, self._row_height()))
            left += given + self.spacing()

    def heightForWidth(self, width: int) -> int:
        """Return one row's height where one row fits."""
        widths = self._widths()
        return self._row_height() if self._needed(widths) <= width else super().heightForWidth(width)

    def widgets(self) -> list[QWidget]:
        """Return the widgets of the row, hidden ones too."""
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def _widths(self) -> list[int]:
        return [item.minimumSize().width() for item in self._shown()]

    def _needed(self, widths: list[int]) -> int:
        return sum(widths) + self.spacing() * max(0, len(widths) - 1)
