"""Which texts of a window are cut off, or end in an ellipsis that no tooltip makes up for."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.widget.languages.painted import Painted
from tests.widget.languages.shown import cells_of, plain_text, texts_of


def cut_off(window: QWidget, painted: Painted) -> Iterator[str]:
    """Name what a person cannot read in full."""
    tips = {plain_text(text) for _, text, of in texts_of(window) if of in {"tip", "cell", "name"}}
    for part in window.findChildren(QWidget):
        if part.isVisible() and part.window() is window:
            yield from (f"{fault}: {text}" for fault, text in _of_part(part, tips))
            yield from _of_place(part, window)
    yield from (f"painted too wide: {text}" for text in painted.beyond)
    for text in painted.shortened.values():
        if not any(text in tip for tip in tips):
            yield f"shortened without a tooltip: {text}"


def _of_part(part: QWidget, tips: set[str]) -> Iterator[tuple[str, str]]:
    match part:
        case QLabel() if part.text():
            yield from _of_label(part)
        case QAbstractButton() if part.text():
            if not _holds(part, part.minimumSizeHint()):
                yield "too narrow", part.text()
        case QLineEdit() | QComboBox():
            yield from _of_field(part, tips)
        case QTabBar():
            yield from _of_tabs(part)
        case QHeaderView():
            yield from _of_header(part)
        case QAbstractItemView():
            yield from _of_cells(part)


def _of_field(field: QLineEdit | QComboBox, tips: set[str]) -> Iterator[tuple[str, str]]:
    if isinstance(field, QLineEdit):
        text = "" if field.text() else field.placeholderText()
        room = field.contentsRect().width() - field.textMargins().left() - field.textMargins().right()
    else:
        option = QStyleOptionComboBox()
        field.initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        rect = field.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, field)
        text, room = field.currentText(), rect.width() + 1
    if _width(field, text) > room and plain_text(text) not in tips:
        yield "too long for its field", text


def _of_label(label: QLabel) -> Iterator[tuple[str, str]]:
    if label.textFormat() is Qt.TextFormat.RichText:
        return
    if not label.wordWrap():
        if not _holds(label, label.minimumSizeHint()):
            yield "too narrow", label.text()
        return
    if label.heightForWidth(label.width()) > label.height() + 1:
        yield "too low", label.text()
    longest = max((_width(label, word) for word in re.split(r"[\s\u200b/-]", label.text())), default=0)
    if longest > label.contentsRect().width() + 1:
        yield "a word is too wide", label.text()


def _of_tabs(bar: QTabBar) -> Iterator[tuple[str, str]]:
    for at in range(bar.count()):
        rect = bar.tabRect(at)
        is_beyond = at == bar.currentIndex() and rect.right() > bar.width()  # others are an arrow away
        if is_beyond or _width(bar, bar.tabText(at)) > rect.width():
            yield "the tab is too narrow", bar.tabText(at)


def _of_header(header: QHeaderView) -> Iterator[tuple[str, str]]:
    model = header.model()
    if model is None or header.orientation() is not Qt.Orientation.Horizontal or header.height() == 0:
        return
    for at in range(header.count()):
        text = str(model.headerData(at, header.orientation()) or "")
        tip = str(model.headerData(at, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        if text and not header.isSectionHidden(at) and text not in tip:
            wanted = header.sectionSizeFromContents(at)
            if wanted.width() > header.sectionSize(at) + 1 or wanted.height() > header.height() + 1:
                yield "the heading is too long", text


def _of_cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    if not isinstance(view, QTableView):
        return  # rows of a list paint their words: see `painted`
    for index in cells_of(view):
        text, tip = index.data(Qt.ItemDataRole.DisplayRole), index.data(Qt.ItemDataRole.ToolTipRole)
        if not isinstance(text, str) or not text or view.indexWidget(index) is not None:
            continue
        option = QStyleOptionViewItem()
        option.font, option.fontMetrics = view.font(), QFontMetrics(view.font())
        option.widget = view
        option.rect = view.visualRect(index)
        wanted = view.itemDelegateForIndex(index).sizeHint(option, index)
        if wanted.width() > view.visualRect(index).width() + 1 and plain_text(text) not in plain_text(
            str(tip or "")
        ):
            yield "the cell is too narrow", text


def _of_place(part: QWidget, window: QWidget) -> Iterator[str]:
    """Name what sticks out at the sides: nothing here scrolls sideways but tables."""
    if isinstance(part, QScrollArea):
        content = part.widget()
        if content is not None and content.width() > part.viewport().width() + 1:
            yield f"wider than its place: {type(content).__name__}"
    if isinstance(part, QLabel | QAbstractButton | QLineEdit) and not _is_in_a_view(part):
        above = part.parentWidget()
        left = part.mapTo(window, part.rect().topLeft()).x()
        if left < -1 or left + part.width() > window.width() + 1:
            yield f"outside the window: {type(part).__name__} {part.property('text')}"
        elif above is not None and (part.x() < -1 or part.x() + part.width() > above.width() + 1):
            yield f"outside what it is in: {type(part).__name__} {part.property('text')}"


def _is_in_a_view(part: QWidget) -> bool:
    above = part.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QAbstractItemView)


def _holds(part: QWidget, needed: QSize) -> bool:
    return needed.boundedTo(part.size() + QSize(1, 1)) == needed


def _width(part: QWidget, text: str) -> int:
    return QFontMetrics(part.font()).horizontalAdvance(text)
