"""Lay widgets out in a row of equal columns that becomes two rows, or more, when the room gets narrow."""

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@dataclass(frozen=True, slots=True)
class _Measured:
    """The items that are not hidden, and their measures in pixels: Qt asks dozens of times in one layout."""

    shown: list[QLayoutItem]
    widest: int
    """The least width of the widest."""
    wanted: int
    """All widths that they ask for, together."""
    height: int


class FlowLayout(QLayout):
    """Equal columns, as many as fit without cutting a widget; the rest wraps, in rows as even as can be.

    `wordy` items have texts that wrap, and are higher where a column is narrow. Others are not asked.
    """

    def __init__(self, parent: QWidget | None = None, *, stretched: bool = True, wordy: bool = False) -> None:
        super().__init__(parent)
        self._is_stretched, self._is_wordy = stretched, wordy
        self._items: list[QLayoutItem] = []
        self._measured: _Measured | None = None
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end, as Qt asks until it gets None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Fill the width, never the height."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow row is a high one."""
        return True

    def invalidate(self) -> None:
        """Measure anew when next asked, as Qt says when an item comes, goes or changes its size."""
        self._measured = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of all rows at a width."""
        its = self._measures()
        if not its.shown:
            return 0
        columns = self.columns(width)
        rows = -(-len(its.shown) // columns)
        return rows * self._height_at(self._column_width(width, columns)) + (rows - 1) * self.spacing()

    def columns(self, width: int) -> int:
        """Return how many columns fit, at least one."""
        its = self._measures()
        fitting = max(1, (width + self.spacing()) // max(1, its.widest + self.spacing()))
        rows = -(-len(its.shown) // fitting)
        return max(1, -(-len(its.shown) // max(1, rows)))

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        its = self._measures()
        return QSize(its.wanted + self.spacing() * max(0, len(its.shown) - 1), its.height)

    def minimumSize(self) -> QSize:
        """Need one widget's room."""
        return QSize(self._measures().widest, self._measures().height)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        its = self._measures()
        columns = self.columns(rect.width())
        width = self._column_width(rect.width(), columns)
        height = self._height_at(width)
        for index, item in enumerate(its.shown):
            row, column = divmod(index, columns)
            left = rect.x() + round(column * (width + self.spacing()))
            top = rect.y() + row * (height + self.spacing())
            item.setGeometry(QRect(left, top, int(width), height))

    def _column_width(self, width: int, columns: int) -> float:
        if not self._is_stretched:
            return self._measures().widest
        return (width - self.spacing() * (columns - 1)) / columns

    def _height_at(self, width: float) -> int:
        its = self._measures()
        if not self._is_wordy:
            return its.height
        wordy = (item.heightForWidth(int(width)) for item in its.shown if item.hasHeightForWidth())
        return max(its.height, *wordy, 0)

    def _measures(self) -> _Measured:
        if self._measured is None:
            shown = [item for item in self._items if not item.isEmpty()]
            hints = [item.sizeHint() for item in shown]
            self._measured = _Measured(
                shown,
                widest=max((item.minimumSize().width() for item in shown), default=0),
                wanted=sum(hint.width() for hint in hints),
                height=max((hint.height() for hint in hints), default=0),
            )
        return self._measured
