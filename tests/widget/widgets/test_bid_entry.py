"""The ladder and the max bid: other ways to name an amount."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_client.widgets.bid_ladder import BidLadder
from desktop_client.widgets.max_bid_field import MaxBidField

RUNGS = [(135_000, "1.350"), (140_000, "1.400"), (145_000, "1.450"), (150_000, "1.500"), (160_000, "1.600")]
BEYOND_32_BITS = 10_000_000_000


def shown(ladder: BidLadder) -> list[QPushButton]:
    return [button for button in ladder.findChildren(QPushButton) if button.isVisible()]


@pytest.fixture
def ladder(qtbot: QtBot) -> BidLadder:
    made = BidLadder()
    qtbot.addWidget(made)
    made.show_rungs(RUNGS)
    made.resize(700, made.heightForWidth(700))
    made.show()
    return made


def test_each_rung_says_its_amount_and_reports_it(qtbot: QtBot, ladder: BidLadder) -> None:
    chosen: list[int] = []
    ladder.rung_chosen.connect(chosen.append)
    for button in shown(ladder):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [amount for amount, _ in RUNGS]
    assert shown(ladder)[0].accessibleName() == "up to 1.350"


def test_an_amount_beyond_32_bits_arrives_whole(qtbot: QtBot, ladder: BidLadder) -> None:
    ladder.show_rungs([(BEYOND_32_BITS, "100.000.000")])
    with qtbot.waitSignal(ladder.rung_chosen) as signal:
        shown(ladder)[0].click()
    assert signal.args == [BEYOND_32_BITS]


def test_a_rung_that_moves_under_the_finger_leaves_what_was_there_before(
    qtbot: QtBot, ladder: BidLadder
) -> None:
    chosen: list[int] = []
    ladder.rung_chosen.connect(chosen.append)
    first = ladder.findChildren(QPushButton)[0]
    qtbot.mousePress(first, Qt.MouseButton.LeftButton)
    ladder.show_rungs(RUNGS[1:])
    qtbot.mouseRelease(first, Qt.MouseButton.LeftButton)
    assert chosen == [RUNGS[0][0]]


def test_fewer_rungs_hide_buttons_and_more_bring_them_back(ladder: BidLadder) -> None:
    ladder.show_rungs(RUNGS[:2])
    assert len(shown(ladder)) == 2
    ladder.show_rungs(RUNGS)
    assert len(shown(ladder)) == 5


def test_a_switched_off_ladder_reports_nothing(qtbot: QtBot, ladder: BidLadder) -> None:
    ladder.show_rungs(RUNGS, enabled=False)
    with qtbot.assertNotEmitted(ladder.rung_chosen):
        qtbot.mouseClick(shown(ladder)[0], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("width", [700, 380, 160])
def test_a_narrow_ladder_wraps_instead_of_cutting_a_word(ladder: BidLadder, width: int) -> None:
    ladder.resize(width, ladder.heightForWidth(width))
    ladder.layout().activate()  # type: ignore[union-attr]
    for button in shown(ladder):
        assert button.width() >= button.minimumSizeHint().width()
        corner = button.mapTo(ladder, QPoint(button.width(), button.height()))
        assert corner.x() <= ladder.width() + 1
        assert corner.y() <= ladder.height() + 1


@pytest.fixture
def field(qtbot: QtBot) -> MaxBidField:
    made = MaxBidField(lambda text: int(text) * 100 if text.isdigit() else None)
    qtbot.addWidget(made)
    made.show()
    return made


def edit_of(field: MaxBidField) -> QLineEdit:
    return field.findChild(QLineEdit)


def test_enter_leaves_the_typed_max(qtbot: QtBot, field: MaxBidField) -> None:
    qtbot.keyClicks(edit_of(field), " 1500 ")
    with qtbot.waitSignal(field.max_bid_left) as signal:
        qtbot.keyClick(edit_of(field), Qt.Key.Key_Return)
    assert signal.args == [150_000]


@pytest.mark.parametrize("text", ["", "many", "-5", "0"])
def test_what_is_no_amount_is_refused_in_words(qtbot: QtBot, field: MaxBidField, text: str) -> None:
    qtbot.keyClicks(edit_of(field), text)
    with qtbot.assertNotEmitted(field.max_bid_left):
        qtbot.mouseClick(field.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert "not an amount" in field.error()
    assert edit_of(field).accessibleDescription() == field.error()


def test_an_error_goes_when_something_else_is_typed(qtbot: QtBot, field: MaxBidField) -> None:
    field.show_error("At least € 1.300.")
    qtbot.keyClicks(edit_of(field), "1")
    assert field.error() == ""


def test_a_left_max_is_shown_and_the_field_emptied(field: MaxBidField) -> None:
    edit_of(field).setText("2000")
    field.show_max("€ 2.000")
    assert edit_of(field).text() == ""
    assert "€ 2.000" in edit_of(field).accessibleDescription()


def test_a_forbidden_max_cannot_be_typed(field: MaxBidField) -> None:
    field.show_enabled(False)
    assert not edit_of(field).isEnabled()
