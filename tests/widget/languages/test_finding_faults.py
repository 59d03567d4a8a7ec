"""What looks for faults finds them: a text nobody translates, one that is cut off, one that is shortened."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from tests.widget.languages.fitting import cut_off
from tests.widget.languages.painted import Painted, watched
from tests.widget.languages.pseudo import pseudo
from tests.widget.languages.untranslated import untranslated

LONG = "ẋ" * 60


class Paints(QWidget):
    """Paints a text into a room of 100 pixels, shortened or not."""

    def __init__(self, text: str, *, shortens: bool = False) -> None:
        super().__init__()
        self._text, self._shortens = text, shortens

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self._text
        if self._shortens:
            text = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, 100)
        painter.drawText(QRect(0, 0, 100, 40), Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


def a_table() -> QWidget:
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels([LONG])
    table.setItem(0, 0, QTableWidgetItem(LONG))
    return table


def narrow(widget: QWidget) -> QWidget:
    widget.setFixedWidth(60)
    return widget


def low(label: QLabel) -> QWidget:
    label.setWordWrap(True)
    label.setFixedSize(90, 10)
    return label


def a_field() -> QWidget:
    field = QLineEdit()
    field.setPlaceholderText(LONG)
    return narrow(field)


def with_tip(widget: QWidget) -> QWidget:
    widget.setToolTip(LONG)
    return widget


def look_at(qtbot: QtBot, part: QWidget) -> tuple[QWidget, Painted]:
    window = QWidget()
    qtbot.addWidget(window)
    part.setParent(window)
    window.resize(300, 200)
    window.show()
    with watched() as painted:
        window.grab()
    return window, painted


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: narrow(QLabel(LONG)), "too narrow"),
        (lambda: narrow(QPushButton(LONG)), "too narrow"),
        (lambda: low(QLabel("ẋ ẋ ẋ ẋ ẋ ẋ ẋ ẋ ẋ ẋ ẋ ẋ ẋ ẋ ẋ")), "too low"),
        (lambda: low(QLabel(LONG)), "a word is too wide"),
        (a_field, "too long for its field"),
        (a_table, "the heading is too long"),
        (a_table, "the cell is too narrow"),
        (lambda: Paints(LONG), "painted too wide"),
        (lambda: Paints(LONG, shortens=True), "shortened without a tooltip"),
    ],
)
def test_a_text_that_does_not_fit_is_found(qtbot: QtBot, make: Callable[[], QWidget], fault: str) -> None:
    assert any(found.startswith(fault) for found in cut_off(*look_at(qtbot, make())))


def test_a_tooltip_makes_up_for_what_is_shortened(qtbot: QtBot) -> None:
    assert list(cut_off(*look_at(qtbot, with_tip(Paints(LONG, shortens=True))))) == []
    assert list(cut_off(*look_at(qtbot, with_tip(a_field())))) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: QLabel("Left in English"),
        lambda: with_name(QWidget(), "Left in English"),
        lambda: Paints("Left"),
        lambda: Paints("Left in English and shortened to what fits", shortens=True),
    ],
)
def test_a_text_that_nobody_translates_is_found(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    assert list(untranslated(*look_at(qtbot, make())))


def with_name(widget: QWidget, name: str) -> QWidget:
    widget.setAccessibleName(name)
    return widget


def test_what_the_house_wrote_and_what_is_the_same_everywhere_is_no_fault(qtbot: QtBot) -> None:
    label = QLabel("Bracket clock, London, c. 1780 · Ctrl+M · 22 Nov 2026 · 1,300")
    assert list(untranslated(*look_at(qtbot, label))) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Lot {lot}", "‹Ľöţ {lot}›"),
        ("%n of <b>them</b> &amp; &Save", "‹%n öƒ <b>ţĥéɱ</b> &amp; &Šåṽéé›"),
        ("Bidders waiting", "‹Ƀîđđééřš ŵååîîţîñğ›"),
    ],
)
def test_the_language_keeps_what_is_no_text_and_makes_words_longer(source: str, said: str) -> None:
    assert pseudo(source) == said
