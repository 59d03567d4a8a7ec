"""A table in words paints its cells itself; they look as the style sheet would have them."""

import itertools
from dataclasses import dataclass, replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from desktop_client.theme import Theme, ThemeMode, Weight, icon, look
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.windows.words_cell import WordsDelegate
from desktop_client.windows.words_table import Column, WordsTable

WIDTHS = (70, 120, 90, 110)
Table = TypeVar("Table", bound=QTableView)


@dataclass(frozen=True)
class Row:
    key: int
    who: str
    note: str
    price: str
    struck: bool = False
    ground: str | None = None


ROWS = (
    Row(41, "Ana Ruiz", "en línea", "1.200"),
    Row(42, "Somebody with far too long a name for a column", "room · & <b>", "950"),
    Row(43, "", "", "–"),
)


def drawing(row: Row) -> tuple[str, str]:
    return ("check", "leading") if row.price != "950" else ("", "")


def columns() -> tuple[Column, ...]:
    return (
        Column(lambda: "Lot", lambda row: str(row.key), strong=True, icon=drawing),
        Column(lambda: "Who", lambda row: row.who),
        Column(lambda: "Note", lambda row: row.note, muted=True),
        Column(lambda: "Price", lambda row: row.price, right=True, ink=lambda _row: "outbid"),
    )


def words_table(qtbot: QtBot, *rows: Row) -> WordsTable:
    source: KeyedRows[Row] = KeyedRows(columns=4)
    source.show(rows)
    table = WordsTable(
        source,
        columns(),
        struck=lambda row: row.struck,
        ground=lambda row: row.ground,
        selectable=True,
    )
    source.setParent(table)
    table.set_widths(*WIDTHS)
    return shown(qtbot, table)


def as_qt_paints(qtbot: QtBot) -> QTableView:
    """Make a table of the same cells that nobody but Qt paints, by the style sheet."""
    model = QStandardItemModel()
    for row in ROWS:
        items = [QStandardItem(words) for words in (str(row.key), row.who, row.note, row.price)]
        for item, ink in zip(items, ("text", "text", "muted", "outbid"), strict=True):
            item.setForeground(QBrush(look().colour(ink)))
            in_words = any(map(str.isalpha, item.text()))  # figures stand below one another
            item.setFont(look().prose() if in_words else look().font("body"))
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        items[0].setFont(look().font("body", Weight.STRONG))
        if drawing(row)[0]:
            items[0].setIcon(icon(*drawing(row), look().px(14)))
        items[3].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        model.appendRow(items)
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().setDefaultSectionSize(look().px(33))
    table.setIconSize(QSize(look().px(14), look().px(14)))
    for place, width in enumerate(WIDTHS):
        table.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
        table.setColumnWidth(place, look().px(width))
    return shown(qtbot, table)


def shown(qtbot: QtBot, table: Table) -> Table:
    qtbot.addWidget(table)
    table.resize(look().px(sum(WIDTHS)), look().px(33) * 5)
    table.show()
    return table


def picture(table: QTableView) -> QImage:
    return table.viewport().grab().toImage()


def differing(one: QImage, other: QImage) -> list[tuple[int, int, str, str]]:
    """Return up to ten places where two pictures of one size differ, with both colours."""
    assert one.size() == other.size()
    places = ((x, y) for y in range(one.height()) for x in range(one.width()))
    found = ((x, y) for x, y in places if one.pixel(x, y) != other.pixel(x, y))
    return [
        (x, y, one.pixelColor(x, y).name(), other.pixelColor(x, y).name())
        for x, y in itertools.islice(found, 10)
    ]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


@pytest.mark.parametrize("mode", list(ThemeMode))
@pytest.mark.parametrize("scale", [1.0, 1.1, 1.75])
def test_cells_look_as_the_style_sheet_has_them(
    qapp: QApplication, qtbot: QtBot, theme: Theme, mode: ThemeMode, scale: float
) -> None:
    theme.apply(qapp, mode, scale, reduced_motion=True)
    ours, theirs = words_table(qtbot, *ROWS), as_qt_paints(qtbot)
    for table in (ours, theirs):
        table.selectRow(1)
    assert differing(picture(ours), picture(theirs)) == []


def test_cells_follow_another_look(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    theme.apply(qapp, ThemeMode.LIGHT, 1.0, reduced_motion=True)
    ours = words_table(qtbot, *ROWS)
    before = picture(ours)
    theme.apply(qapp, ThemeMode.DARK, 1.75, reduced_motion=True)
    ours.resize(look().px(sum(WIDTHS)), look().px(33) * 5)
    assert picture(ours) == picture(words_table(qtbot, *ROWS))
    theme.apply(qapp, ThemeMode.LIGHT, 1.0, reduced_motion=True)
    ours.resize(look().px(sum(WIDTHS)), look().px(33) * 5)
    assert picture(ours) == before


def test_a_ground_lies_behind_its_row_and_the_selection_above_it(qtbot: QtBot) -> None:
    table = words_table(qtbot, Row(1, "a", "b", "c", ground="outbid_soft"), Row(2, "a", "b", "c"))
    corner = QPoint(1, 1)
    assert picture(table).pixelColor(corner) == look().colour("outbid_soft")
    below = table.visualRect(table.model().index(1, 0)).topLeft() + corner
    assert picture(table).pixelColor(below) != look().colour("outbid_soft")
    table.selectRow(0)
    assert picture(table).pixelColor(corner) == look().colour("accent_soft")


def test_only_a_struck_row_is_struck_through(qtbot: QtBot) -> None:
    table = words_table(qtbot, Row(1, "a" * 10, "", "", struck=True), Row(2, "a" * 10, "", ""))
    image = picture(table)
    cells = [table.visualRect(table.model().index(place, 1)).adjusted(0, 1, 0, -2) for place in (0, 1)]
    runs = [
        max(longest_run(image, y, cell.left(), cell.right()) for y in range(cell.top(), cell.bottom()))
        for cell in cells
    ]
    assert runs[1] < 10 < runs[0]


def longest_run(image: QImage, y: int, left: int, right: int) -> int:
    """Return how many pixels of muted or plain words lie beside each other at most."""
    inks = {look().colour(name).rgb() for name in ("muted", "text")}
    marks = "".join("x" if image.pixel(x, y) in inks else " " for x in range(left, right))
    return max((len(run) for run in marks.split()), default=0)


def test_a_column_as_wide_as_its_contents_elides_nothing(qtbot: QtBot) -> None:
    table = words_table(qtbot, *ROWS)
    for row, place in ((0, 0), (1, 1), (1, 2)):
        table.resizeColumnToContents(place)
        cell = table.visualRect(table.model().index(row, place))
        words = cell.adjusted(0, 0, -look().space("s"), 0)
        fitting = picture(table).copy(words)
        table.setColumnWidth(place, cell.width() + 100)
        assert picture(table).copy(words) == fitting
        table.setColumnWidth(place, cell.width() - 6)
        assert picture(table).copy(words) != fitting
        table.setColumnWidth(place, 30)


def test_only_the_rows_that_changed_are_painted_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    source: KeyedRows[Row] = KeyedRows(columns=4)
    source.show(ROWS)
    table = shown(qtbot, WordsTable(source, columns()))
    source.setParent(table)
    painted: list[int] = []
    paint = WordsDelegate.paint

    def noted(
        delegate: WordsDelegate, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        painted.append(index.row())
        paint(delegate, painter, option, index)

    monkeypatch.setattr(WordsDelegate, "paint", noted)
    qtbot.waitUntil(lambda: set(painted) == {0, 1, 2})
    painted.clear()
    source.show([ROWS[0], replace(ROWS[1], price="1.000"), ROWS[2]])
    qtbot.waitUntil(lambda: bool(painted))
    assert painted == [1, 1, 1, 1]


def test_who_does_not_look_is_told_the_words(qtbot: QtBot) -> None:
    table = words_table(qtbot, *ROWS)
    index = table.model().index(1, 2)
    assert index.data() == index.data(Qt.ItemDataRole.ToolTipRole) == "room · & <b>"


def test_the_chosen_row_stays_chosen_whatever_comes_in_between(qtbot: QtBot, theme: Theme) -> None:
    source: KeyedRows[Row] = KeyedRows(columns=4)
    source.show(ROWS)
    table = WordsTable(source, columns(), selectable=True)
    qtbot.addWidget(table)
    table.setCurrentIndex(table.model().index(1, 0))
    source.show((ROWS[0], Row(50, "In between", "", "–"), *ROWS[1:]))
    assert table.currentIndex().data(ROW_ROLE).key == 42
    source.show(ROWS[::-1])
    assert table.currentIndex().data(ROW_ROLE).key == 42
    source.show(ROWS[::2])
    assert not table.currentIndex().isValid()
