"""The row of the auctioneer's main keys: as wide as their words need when they fit, else even columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from desktop_client.widgets.flow_layout import FlowLayout


class SharedRow(FlowLayout):
    """One row, its columns as even as their words allow; where one is too narrow, as few rows as can be.

    These are even columns, unless one long word would make more rows of them than sharing does.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        shown, in_a_row = self._measures().shown, self._in_a_row(rect.width())
        if not shown or self.columns(rect.width()) == in_a_row < len(shown):
            super().setGeometry(rect)
            return
        top, height = rect.y(), self._measures().height
        for start in range(0, len(shown), in_a_row):
            self._share(shown[start : start + in_a_row], QRect(rect.x(), top, rect.width(), height))
            top += height + self.spacing()

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of as many rows as it takes."""
        its = self._measures()
        rows = -(-len(its.shown) // self._in_a_row(width))
        return rows * its.height + max(0, rows - 1) * self.spacing()

    def widgets(self) -> list[QWidget]:
        """Return the widgets of the row, hidden ones too."""
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def _in_a_row(self, width: int) -> int:
        """Return how many items stand in a row, the rows as even as can be; at least one."""
        needed = [item.minimumSize().width() for item in self._measures().shown]
        for rows in range(1, len(needed) + 1):
            most = -(-len(needed) // rows)
            lines = [needed[start : start + most] for start in range(0, len(needed), most)]
            if all(sum(line) + self.spacing() * (len(line) - 1) <= width for line in lines):
                return most
        return 1

    def _share(self, items: list[QLayoutItem], row: QRect) -> None:
        """Place the items of one row, as even as their words allow."""
        needed = [item.minimumSize().width() for item in items]
        widths = levelled(needed, row.width() - self.spacing() * (len(items) - 1))
        left = row.x()
        for item, width in zip(items, widths, strict=True):
            item.setGeometry(QRect(left, row.y(), width, row.height()))
            left += width + self.spacing()


def levelled(needed: Sequence[int], room: int) -> list[int]:
    """Return widths in pixels that fill a room: even, but for what needs more than its share."""
    given = [0] * len(needed)
    for done, place in enumerate(sorted(range(len(needed)), key=needed.__getitem__, reverse=True)):
        given[place] = max(needed[place], room // (len(needed) - done))
        room -= given[place]
    return given
