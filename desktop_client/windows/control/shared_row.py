"""The row of the auctioneer's main keys: as wide as their words need when they fit, else even columns."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from desktop_client.widgets.flow_layout import FlowLayout


class SharedRow(FlowLayout):
    """One row in which spare room is shared out evenly; where one is too narrow, as few rows as can be.

    These are even columns, unless one long word would make more rows of them than sharing does.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        shown, in_a_row = self._shown(), self._in_a_row(rect.width())
        if not shown or self.columns(rect.width()) == in_a_row < len(shown):
            super().setGeometry(rect)
            return
        top = rect.y()
        for start in range(0, len(shown), in_a_row):
            self._share(
                shown[start : start + in_a_row], QRect(rect.x(), top, rect.width(), self._row_height())
            )
            top += self._row_height() + self.spacing()

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of as many rows as it takes."""
        rows = -(-len(self._shown()) // self._in_a_row(width))
        return rows * self._row_height() + max(0, rows - 1) * self.spacing()

    def widgets(self) -> list[QWidget]:
        """Return the widgets of the row, hidden ones too."""
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def _in_a_row(self, width: int) -> int:
        """Return how many items stand in a row, the rows as even as can be; at least one."""
        needed = [item.minimumSize().width() for item in self._shown()]
        for rows in range(1, len(needed) + 1):
            most = -(-len(needed) // rows)
            lines = [needed[start : start + most] for start in range(0, len(needed), most)]
            if all(sum(line) + self.spacing() * (len(line) - 1) <= width for line in lines):
                return most
        return 1

    def _share(self, items: list[QLayoutItem], row: QRect) -> None:
        """Place the items of one row, each as wide as it needs and a share of what is spare."""
        widths = [item.minimumSize().width() for item in items]
        spare = max(0, row.width() - sum(widths) - self.spacing() * (len(items) - 1))
        left = row.x()
        for place, (item, width) in enumerate(zip(items, widths, strict=True)):
            given = width + spare * (place + 1) // len(items) - spare * place // len(items)
            item.setGeometry(QRect(left, row.y(), given, row.height()))
            left += given + self.spacing()
