"""The catalogue strip: a list of lots from any item model that answers the roles below."""

from enum import IntEnum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_client.theme import look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.calm_list import CalmList
from desktop_client.widgets.lot_row import paint_row, row_height
from desktop_client.widgets.lot_type import LotRowView

_Index = QModelIndex | QPersistentModelIndex


class LotRole(IntEnum):
    """The roles that a lot model answers. NUMBER and TITLE must be there, the others may be None.

    VIEW gives all that is painted at once: one question for a row instead of seven.
    """

    NUMBER = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    CAPTION = Qt.ItemDataRole.UserRole + 3
    THUMBNAIL = Qt.ItemDataRole.UserRole + 4
    ON_THE_BLOCK = Qt.ItemDataRole.UserRole + 5
    WATCHED = Qt.ItemDataRole.UserRole + 6
    MINE = Qt.ItemDataRole.UserRole + 7
    PHASE = Qt.ItemDataRole.UserRole + 8
    VIEW = Qt.ItemDataRole.UserRole + 9


class LotDelegate(QStyledItemDelegate):
    """Paint a lot: thumbnail, number and title, caption; marked when on the block."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Give every row the same height."""
        width = option.widget.width() if option.widget is not None else option.rect.width()
        return QSize(look().px(120), row_height(width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        view = index.data(LotRole.VIEW)
        if not isinstance(view, LotRowView):
            view = _view_of(index)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ratio = painter.device().devicePixelRatioF()
        paint_row(painter, option.rect, view, ratio, is_selected=is_selected)


def _view_of(index: _Index) -> LotRowView:
    thumbnail = index.data(LotRole.THUMBNAIL)
    return LotRowView(
        number=str(index.data(LotRole.NUMBER) or ""),
        title=str(index.data(LotRole.TITLE) or ""),
        caption=str(index.data(LotRole.CAPTION) or ""),
        thumbnail=thumbnail if isinstance(thumbnail, QPixmap) else None,
        on_the_block=bool(index.data(LotRole.ON_THE_BLOCK)),
        watched=bool(index.data(LotRole.WATCHED)),
        mine=bool(index.data(LotRole.MINE)),
    )


@runtime_checkable
class FindsLots(Protocol):
    """A model that knows where a lot is, so that nobody has to look through all of them."""

    def row_of(self, lot: str) -> int | None:
        """Return which row shows a lot, None when it is not shown."""
        ...


def _find(model: QAbstractItemModel, number: str) -> QModelIndex:
    if isinstance(model, FindsLots):
        row = model.row_of(number)
        return QModelIndex() if row is None else model.index(row, 0)
    hits = model.match(model.index(0, 0), LotRole.NUMBER, number, 1, Qt.MatchFlag.MatchExactly)
    return hits[0] if hits else QModelIndex()


class LotList(Adaptive, CalmList):
    """A list of lots with one selected.

    Signals:
        lot_chosen(str): the number of the lot that was clicked, or on which Enter was pressed.
    """

    lot_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(LotDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._selected: str | None = None
        self._scrolled_to: int | None = None
        self._select_again = QTimer(self, singleShot=True, interval=0)
        self._select_again.timeout.connect(self._on_reset)
        self.clicked.connect(self._on_index_chosen)
        self.activated.connect(self._on_index_chosen)
        self._adapt()

    def is_on_the_way(self) -> bool:
        """Tell whether the arrow keys are on another lot than the one selected last."""
        index = self.currentIndex()
        return index.isValid() and str(index.data(LotRole.NUMBER)) != self._selected

    def select_lot(self, number: str) -> None:
        """Select a lot and bring it into view, without reporting it as chosen.

        The same one again does nothing: the reader may have scrolled on, or be on the way with the arrows.
        """
        if number == self._selected and self.currentIndex().isValid():
            return
        self._selected = number
        model = self.model()
        found = QModelIndex() if model is None else _find(model, number)
        if found.isValid():
            self.setCurrentIndex(found)
            self._bring_into_view()

    def reset(self) -> None:
        """Select the same lot among the new rows, in a turn of its own: thousands are laid out for it."""
        super().reset()
        self._select_again.start()

    def _on_reset(self) -> None:
        if self._selected is not None:
            self.select_lot(self._selected)

    def _bring_into_view(self) -> None:
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        self._scrolled_to = self.verticalScrollBar().value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew: a narrow row puts its caption below the title."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._scrolled_to == self.verticalScrollBar().value() and self.currentIndex().isValid():
            self._bring_into_view()

    def _on_index_chosen(self, index: QModelIndex) -> None:
        self.lot_chosen.emit(str(index.data(LotRole.NUMBER)))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Lots of the catalogue"))

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
