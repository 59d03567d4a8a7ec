"""Lay widgets out in a row of equal columns that becomes two rows, or more, when the room gets narrow."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Equal columns, as many as fit without cutting a widget; the rest wraps, in rows as even as can be."""

    def __init__(self, parent: QWidget | None = None, *, stretched: bool = True) -> None:
        super().__init__(parent)
        self._is_stretched = stretched
        self._items: list[QLayoutItem] = []
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

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of all rows at a width."""
        shown = self._shown()
        if not shown:
            return 0
        rows = -(-len(shown) // self.columns(width))
        return rows * self._row_height() + (rows - 1) * self.spacing()

    def columns(self, width: int) -> int:
        """Return how many columns fit, at least one."""
        widest = max((item.minimumSize().width() for item in self._shown()), default=1)
        fitting = max(1, (width + self.spacing()) // max(1, widest + self.spacing()))
        rows = -(-len(self._shown()) // fitting)
        return max(1, -(-len(self._shown()) // max(1, rows)))

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        hints = [item.sizeHint().width() for item in self._shown()]
        return QSize(sum(hints) + self.spacing() * max(0, len(hints) - 1), self._row_height())

    def minimumSize(self) -> QSize:
        """Need one widget's room."""
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest, self._row_height())

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        shown = self._shown()
        if not shown:
            return
        columns = self.columns(rect.width())
        width: float = max(item.minimumSize().width() for item in shown)
        if self._is_stretched:
            width = (rect.width() - self.spacing() * (columns - 1)) / columns
        for index, item in enumerate(shown):
            row, column = divmod(index, columns)
            left = rect.x() + round(column * (width + self.spacing()))
            top = rect.y() + row * (self._row_height() + self.spacing())
            item.setGeometry(QRect(left, top, int(width), self._row_height()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _row_height(self) -> int:
        return max((item.sizeHint().height() for item in self._shown()), default=0)
