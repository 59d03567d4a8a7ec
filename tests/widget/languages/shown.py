"""Every text that a person reads, hears or finds in a window, and where it stands."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_ROWS_AT_MOST = 60
_TAG = re.compile(r"<[^>]*>")


class Text(NamedTuple):
    """A text and the part of the window that says it."""

    where: QWidget
    text: str
    of: str


def plain_text(text: str) -> str:
    """Return what is read of a text with tags, such as a tooltip."""
    return html.unescape(_TAG.sub("", text))


def texts_of(window: QWidget) -> Iterator[Text]:
    """Name every text of the visible parts of a window, also what only a screen reader or a pointer finds."""
    yield Text(window, window.windowTitle(), "title")
    for part in (window, *window.findChildren(QWidget)):
        if isinstance(part, QMenu) and part.window() is not window and part.parent() is not None:
            yield from (Text(part, text, "menu") for text in _of_actions(part.actions()))
        if part.isVisible() and part.window() is window:
            yield from (Text(part, text, of) for text, of in _of_part(part))
            told = (part.toolTip(), part.accessibleName(), part.accessibleDescription())
            yield from (Text(part, text, of) for text, of in zip(told, ("tip", "name", "about"), strict=True))


def _of_part(part: QWidget) -> Iterator[tuple[str, str]]:
    match part:
        case QLabel() | QAbstractButton():
            yield part.text(), "text"
        case QLineEdit():
            yield part.placeholderText(), "placeholder"
        case QPlainTextEdit():
            yield part.placeholderText(), "placeholder"
        case QGroupBox():
            yield part.title(), "text"
        case QComboBox():
            yield from ((part.itemText(at), "item") for at in range(part.count()))
        case QTabBar():
            yield from ((part.tabText(at), "tab") for at in range(part.count()))
        case QHeaderView():
            yield from _of_header(part)
        case QAbstractItemView():
            yield from _of_cells(part)


def _of_header(header: QHeaderView) -> Iterator[tuple[str, str]]:
    model = header.model()
    for at in range(header.count() if model is not None else 0):
        if not header.isSectionHidden(at):
            yield str(model.headerData(at, header.orientation()) or ""), "heading"


def cells_of(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Name the cells that are in sight."""
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), _ROWS_AT_MOST)):
        for column in range(columns):
            index = model.index(row, column)
            if not view.visualRect(index).isEmpty():
                yield index


def _of_cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    for index in cells_of(view):
        for role in roles:
            if isinstance(said := index.data(role), str):
                yield said, "cell"


def _of_actions(actions: list[QAction]) -> Iterator[str]:
    for action in actions:
        if action.isVisible() and not action.isSeparator():
            yield action.text().partition("\t")[0]
