"""The feed: what happened, newest first, as the room saw it. Undone bids stay, struck through."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_client.theme import Weight, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.feed_model import FeedKind, FeedModel, FeedRole, FeedRow, Told, as_it_is

__all__ = ["EventFeed", "FeedKind", "FeedModel", "FeedRole", "FeedRow"]

_Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class FeedDelegate(QStyledItemDelegate):
    """Paint a row: time, who, amount; in two lines where one is too narrow."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Give every row the same height, so that the list stays cheap."""
        line = QFontMetrics(look().font("body", Weight.STRONG)).height()
        width = option.widget.width() if option.widget is not None else 0
        lines = line + (QFontMetrics(look().font("small")).height() if _is_narrow(width) else 0)
        return QSize(width, lines + 2 * look().px(7) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(FeedRole.ROW)
        if not isinstance(row, FeedRow):
            return
        painter.save()
        rect = option.rect
        painter.setPen(look().colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        text_rect = rect.adjusted(1, look().px(7), -1, -look().px(7) - 1)
        if _is_narrow(rect.width()):
            below = QFontMetrics(look().font("small")).height()
            _paint_time(painter, text_rect.adjusted(0, text_rect.height() - below, 0, 0), row)
            _paint_bid(painter, text_rect.adjusted(0, 0, 0, -below), row)
        else:
            time_width = QFontMetrics(look().font()).horizontalAdvance("00:00:00") + look().space("l")
            _paint_time(painter, text_rect, row)
            _paint_bid(painter, text_rect.adjusted(time_width, 0, 0, 0), row)
        painter.restore()


def _is_narrow(width: int) -> bool:
    return width < QFontMetrics(look().font("body", Weight.STRONG)).horizontalAdvance(
        "00:00:00  Paddle 0000  00.000"
    )


def _paint_time(painter: QPainter, rect: QRect, row: FeedRow) -> None:
    painter.setFont(look().font("small" if _is_narrow(rect.width()) else "body"))
    painter.setPen(look().colour("muted"))
    painter.drawText(rect, _LEFT, row.time_text)


def _paint_bid(painter: QPainter, rect: QRect, row: FeedRow) -> None:
    ink = "muted" if row.struck else "leading" if row.is_you else "text"
    amount_font = look().font("body", Weight.REGULAR if row.struck else Weight.BOLD)
    who_font = look().font("body", Weight.BOLD if row.is_you and not row.struck else Weight.REGULAR)
    for font in (amount_font, who_font):
        font.setStrikeOut(row.struck)
    amount_width = QFontMetrics(amount_font).horizontalAdvance(row.amount_text)
    painter.setFont(amount_font)
    painter.setPen(look().colour("muted" if row.struck else "text"))
    painter.drawText(rect, _RIGHT, row.amount_text)
    room = rect.adjusted(0, 0, -amount_width - look().space("s"), 0)
    painter.setFont(who_font)
    painter.setPen(look().colour("info" if row.kind is FeedKind.MESSAGE and not row.struck else ink))
    shown = QFontMetrics(who_font).elidedText(row.who, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LEFT, shown)


class EventFeed(Adaptive, QListView):
    """The list. It has a model of its own; give it another whose ROW role returns a FeedRow.

    `words` turns what is shown into FeedRows, when it is painted.
    """

    def __init__(self, words: Callable[[Any], FeedRow] = as_it_is, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = FeedModel(self, words)
        self.setItemDelegate(FeedDelegate(self))
        self.setModel(self._own)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
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
        self.scheduleDelayedItemsLayout()
