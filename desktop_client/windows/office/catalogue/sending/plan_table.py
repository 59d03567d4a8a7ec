"""The plan of pictures as a table: the file, its lot, which can be typed over, and how far it is."""

from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from contract.verdicts import Code
from desktop_client.theme import Surface, Weight, look, mark
from desktop_client.viewmodels.catalogue_pictures import PictureItem, PicturesViewModel, Sending
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.cell_editor import CellEditor
from desktop_client.windows import phrases

_Index = QModelIndex | QPersistentModelIndex
_FILE, _LOT, _STATE = range(3)

_STATES: dict[Sending, object] = {
    Sending.PLANNED: QT_TRANSLATE_NOOP("PicturePlan", "picture {number}"),
    Sending.SENDING: QT_TRANSLATE_NOOP("PicturePlan", "on its way…"),
    Sending.DONE: QT_TRANSLATE_NOOP("PicturePlan", "taken"),
    Sending.TOO_LARGE: QT_TRANSLATE_NOOP("PicturePlan", "larger than 25 MB"),
    Sending.UNREADABLE: QT_TRANSLATE_NOOP("PicturePlan", "the file cannot be read"),
}
_INKS = {Sending.DONE: "leading", Sending.SENDING: "info", Sending.PLANNED: "muted"}


class PlanTable(Adaptive, QTableView):
    """A row a file; what goes nowhere stands first and is marked."""

    def __init__(self, model: PicturesViewModel) -> None:
        super().__init__()
        self.rows = PlanRows(model)
        self.setModel(self.rows)
        self.setItemDelegate(CellEditor(self))
        mark(self, surface=Surface.CARD)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(_FILE, QHeaderView.ResizeMode.Stretch)
        self._adapt()

    def chosen(self) -> list[int]:
        """Return the places of the chosen files."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def _retranslate(self) -> None:
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _STATE)
        self.setAccessibleName(self.tr("Pictures and their lots"))

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(look().px(48))
        self.setIconSize(QSize(look().px(40), look().px(40)))
        self.setColumnWidth(_LOT, look().px(90))
        self.setColumnWidth(_STATE, look().px(230))


class PlanRows(QAbstractTableModel):
    """The plan; only the lot can be typed over.

    Signals:
        lot_unknown(str): what was typed for a lot is none, so the file stays where it was.
    """

    lot_unknown = Signal(str)

    def __init__(self, model: PicturesViewModel) -> None:
        super().__init__()
        self._model = model
        self._items: list[PictureItem] = []
        model.planned.connect(self._on_planned)
        model.item_changed.connect(self._on_item_changed)
        model.thumb_arrived.connect(self._on_item_changed)

    def _on_planned(self) -> None:
        self.beginResetModel()
        self._items = self._model.items
        self.endResetModel()

    def _on_item_changed(self, place: int) -> None:
        if place < self.rowCount():
            self.dataChanged.emit(self.index(place, 0), self.index(place, _STATE))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many columns there are."""
        return 0 if parent.isValid() else 3

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let a lot be typed."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == _LOT else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        item, column = self._items[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (item.path.name, item.lot or self.tr("no lot"), _state(item))[column]
            case Qt.ItemDataRole.EditRole:
                return item.lot or ""
            case Qt.ItemDataRole.ToolTipRole:
                return str(item.path) if column == _FILE else _state(item) if column == _STATE else None
            case Qt.ItemDataRole.DecorationRole if column == _FILE:
                image = self._model.thumb(index.row())
                return None if image is None else QIcon(QPixmap.fromImage(image))
            case Qt.ItemDataRole.ForegroundRole:
                return look().colour(_ink(item, column))
            case Qt.ItemDataRole.FontRole:
                return look().prose("body", Weight.STRONG if column == _LOT else Weight.REGULAR)
            case _:
                return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Give a file to a lot."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        lot = str(value).strip()
        is_taken = self._model.assign(index.row(), lot)
        if not is_taken and lot.casefold() != (self._items[index.row()].lot or "").casefold():
            self.lot_unknown.emit(lot)
        return is_taken

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("Lot"), self.tr("State"))[section]
        return None


def _state(item: PictureItem) -> str:
    if item.lot is None:
        return QCoreApplication.translate("PicturePlan", "stays here: type its lot")
    if item.sending is Sending.FAILED:
        if item.why == Code.MALFORMED.value:
            return QCoreApplication.translate("PicturePlan", "not a picture")
        return phrases.connection_reason(item.why) or phrases.refusal(item.why)
    return QCoreApplication.translate("PicturePlan", str(_STATES[item.sending])).format(number=item.place)


def _ink(item: PictureItem, column: int) -> str:
    if item.lot is None:
        return "warning" if column != _FILE else "text"
    return _INKS.get(item.sending, "outbid") if column == _STATE else "text"
