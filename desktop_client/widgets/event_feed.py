"""The feed: what happened, newest first, as the room saw it. Undone bids stay, struck through."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_client.theme import Weight, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.calm_list import CalmList
from desktop_client.widgets.feed_model import FeedKind, FeedModel, FeedRole, FeedRow, Told, as_it_is
from desktop_client.widgets.set_lines import SetLines

__all__ = ["EventFeed", "FeedKind", "FeedModel", "FeedRole", "FeedRow"]

_Index = QModelIndex | QPersistentModelIndex


class _Type:
    """The fonts of a feed's rows and their measures, taken once for each look: a rush paints many rows."""

    def __init__(self) -> None:
        struck = look().font()
        struck.setStrikeOut(True)
        self.body, self.small = SetLines(look().font()), SetLines(look().font("small"))
        self.bold, self.struck = SetLines(look().font("body", Weight.BOLD)), SetLines(struck)
        strong = QFontMetrics(look().font("body", Weight.STRONG))
        self.line, self.below = strong.height(), self.small.metrics.height()
        self.narrow_below = strong.horizontalAdvance("00:00:00  Paddle 0000  00.000")
        self.time = self.body.width("00:00:00") + look().space("l")
        self.pad, self.gap = look().px(7), look().space("s")


class FeedDelegate(QStyledItemDelegate):
    """Paint a row: time, who, amount; in two lines where one is too narrow."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._type: _Type | None = None

    def restyle(self) -> None:
        """Measure anew in another look."""
        self._type = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Give every row the same height, so that the list stays cheap."""
        kind = self._measured()
        width = option.widget.width() if option.widget is not None else 0
        lines = kind.line + (kind.below if width < kind.narrow_below else 0)
        return QSize(width, lines + 2 * kind.pad + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row, kind = index.data(FeedRole.ROW), self._measured()
        if not isinstance(row, FeedRow):
            return
        painter.save()
        rect = option.rect
        painter.setPen(look().colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        text_rect = rect.adjusted(1, kind.pad, -1, -kind.pad - 1)
        painter.setPen(look().colour("muted"))
        if rect.width() < kind.narrow_below:
            kind.small.paint(painter, text_rect.adjusted(0, kind.line, 0, 0), row.time_text)
            _paint_bid(painter, text_rect.adjusted(0, 0, 0, -kind.below), row, kind)
        else:
            kind.body.paint(painter, text_rect, row.time_text)
            _paint_bid(painter, text_rect.adjusted(kind.time, 0, 0, 0), row, kind)
        painter.restore()

    def _measured(self) -> _Type:
        if self._type is None:
            self._type = _Type()
        return self._type


def _paint_bid(painter: QPainter, rect: QRect, row: FeedRow, kind: _Type) -> None:
    amount = kind.struck if row.struck else kind.bold
    painter.setPen(look().colour("muted" if row.struck else "text"))
    amount.paint(painter, rect, row.amount_text, right=True)
    room = rect.adjusted(0, 0, -amount.width(row.amount_text) - kind.gap, 0)
    ink = "muted" if row.struck else "leading" if row.is_you else "text"
    painter.setPen(look().colour("info" if row.kind is FeedKind.MESSAGE and not row.struck else ink))
    who = kind.struck if row.struck else kind.bold if row.is_you else kind.body
    who.paint(painter, room, row.who, elided=True)


class EventFeed(Adaptive, CalmList):
    """The list. It has a model of its own; give it another whose ROW role returns a FeedRow.

    `words` turns what is shown into FeedRows, when it is painted.
    """

    def __init__(self, words: Callable[[Any], FeedRow] = as_it_is, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = FeedModel(self, words)
        self._delegate = FeedDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(self._own)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._adapt()

    def show_rows(self, rows: Iterable[Told]) -> None:
        """Replace all rows of the own model."""
        self._own.show_rows(rows)

    def update_rows(self, rows: Iterable[Told]) -> None:
        """Add or change rows of the own model, by key, in one batch."""
        self._own.update_rows(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew: a narrow list has two lines a row."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Events of the sale, newest first"))

    def _restyle(self) -> None:
        self._delegate.restyle()
        self.scheduleDelayedItemsLayout()
