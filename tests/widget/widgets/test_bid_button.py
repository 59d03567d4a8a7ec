"""The bid button: one state at a time, and no bid that nobody meant."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_client.theme import icon_exists, look
from desktop_client.theme.tokens import contrast
from desktop_client.widgets.bid_button import BidButton, BidButtonState
from desktop_client.widgets.bid_button_faces import FACES
from desktop_client.widgets.bid_ladder import BidLadder
from tests.widget.widgets.conftest import Clock

S = BidButtonState


@pytest.fixture
def bids() -> list[str]:
    return []


@pytest.fixture
def button(qtbot: QtBot, clock: Clock, bids: list[str]) -> BidButton:
    made = BidButton(clock)
    qtbot.addWidget(made)
    made.pressed_once.connect(lambda: bids.append(made.word()))
    made.resize(400, 60)
    made.show()
    return made


def click(qtbot: QtBot, button: BidButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_states_are_those_of_the_design() -> None:
    assert [state.value for state in S] == [
        *(
            "sign_in",
            "register",
            "waiting_for_approval",
            "upcoming",
            "not_open",
            "bid",
            "sending",
            "checking",
            "received",
        ),
        *("leading", "outbid", "on_hold", "closed_sold_to_you", "closed_sold", "closed_passed"),
        "no_connection",
    ]


@pytest.mark.parametrize("state", S)
def test_every_state_has_a_word_an_icon_and_a_reason_when_it_is_inert(button: BidButton, state: S) -> None:
    button.show_state(state, "€ 1.300")
    assert button.word()
    assert "{" not in button.word()
    assert icon_exists(FACES[state].icon)
    assert button.is_pressable or button.reason() or state is S.CLOSED_SOLD_TO_YOU
    assert button.word() in button.accessibleName()


def test_no_two_states_say_the_same(button: BidButton) -> None:
    words = set()
    for state in S:
        button.show_state(state, "€ 1.300")
        words.add(button.word())
    assert len(words) == len(S)


@pytest.mark.parametrize("state", S)
def test_only_a_bid_and_an_outbid_face_bid(
    qtbot: QtBot, button: BidButton, bids: list[str], state: S
) -> None:
    button.show_state(state, "€ 1.300")
    click(qtbot, button)
    assert len(bids) == (1 if state in (S.BID, S.OUTBID) else 0)


def test_a_double_click_bids_once(qtbot: QtBot, button: BidButton, bids: list[str], clock: Clock) -> None:
    button.show_state(S.BID, "€ 1.300")
    click(qtbot, button)
    clock.now += 0.2
    click(qtbot, button)
    assert bids == ["Bid € 1.300"]


def test_a_double_click_does_not_answer_the_next_bidder_by_accident(
    qtbot: QtBot, button: BidButton, bids: list[str], clock: Clock
) -> None:
    button.show_state(S.BID, "€ 1.300")
    click(qtbot, button)
    button.show_state(S.SENDING, "€ 1.300")
    button.show_state(S.OUTBID, "€ 1.400")
    clock.now += 0.3
    click(qtbot, button)
    assert len(bids) == 1
    clock.now += 0.2
    click(qtbot, button)
    assert bids[1:] == ["Outbid: bid € 1.400"]


def test_an_amount_that_changes_under_the_finger_is_not_bid(
    qtbot: QtBot, button: BidButton, bids: list[str]
) -> None:
    button.show_state(S.BID, "€ 1.300")
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    button.show_state(S.BID, "€ 1.400")
    with qtbot.waitSignal(button.moved_under_press):
        qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert bids == []
    click(qtbot, button)
    assert bids == ["Bid € 1.400"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_keyboard_bids(qtbot: QtBot, button: BidButton, bids: list[str], key: Qt.Key) -> None:
    button.show_state(S.BID, "€ 1.300")
    button.setAutoDefault(True)
    qtbot.keyClick(button, key)
    assert len(bids) == 1


def test_the_doors_ask_for_what_is_missing(qtbot: QtBot, button: BidButton) -> None:
    button.show_state(S.SIGN_IN)
    with qtbot.waitSignal(button.sign_in_asked):
        click(qtbot, button)
    button.show_state(S.REGISTER)
    with qtbot.waitSignal(button.register_asked):
        click(qtbot, button)


def test_with_confirmation_the_first_press_only_arms(
    qtbot: QtBot, button: BidButton, bids: list[str], clock: Clock
) -> None:
    button.set_confirm_mode(True)
    button.show_state(S.BID, "€ 1.300")
    click(qtbot, button)
    assert bids == []
    assert button.word() == "Press again to bid € 1.300"
    clock.now += 1
    click(qtbot, button)
    assert len(bids) == 1


def test_a_price_that_moves_undoes_a_first_press(
    qtbot: QtBot, button: BidButton, bids: list[str], clock: Clock
) -> None:
    button.set_confirm_mode(True)
    button.show_state(S.BID, "€ 1.300")
    click(qtbot, button)
    button.show_state(S.BID, "€ 1.400")
    clock.now += 1
    click(qtbot, button)
    assert bids == []
    assert button.word() == "Press again to bid € 1.400"


def test_a_face_that_turns_inert_keeps_the_focus(qtbot: QtBot, clock: Clock) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, ladder = BidButton(clock), BidLadder()
    bids: list[str] = []
    rungs: list[int] = []
    button.pressed_once.connect(lambda: bids.append(button.word()))
    ladder.rung_chosen.connect(rungs.append)
    column = QVBoxLayout(window)
    column.addWidget(button)
    column.addWidget(ladder)
    ladder.show_rungs([(135000, "1.350")])
    button.show_state(S.BID, "€ 1.300")
    window.show()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    button.show_state(S.SENDING, "€ 1.300")
    assert window.focusWidget() is button
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(bids) == 1
    assert rungs == []


def test_the_detail_replaces_the_reason(button: BidButton) -> None:
    button.show_state(S.ON_HOLD, detail="Back in ten minutes")
    assert button.reason() == "Back in ten minutes"


@pytest.mark.parametrize("width", [240, 420, 700])
def test_no_state_changes_the_height(button: BidButton, width: int) -> None:
    heights = set()
    for state in S:
        button.show_state(state, "€ 1.300")
        heights.add(button.heightForWidth(width))
    assert len(heights) == 1


@pytest.mark.parametrize("state", S)
def test_the_words_can_be_read_on_what_is_really_painted(button: BidButton, state: S) -> None:
    button.show_state(state, "€ 1.300")
    ground = button.grab().toImage().pixelColor(12, button.height() // 2)
    assert contrast(look().colour(FACES[state].style.ink).name(), ground.name()) >= 4.5
