"""What the control window says to a clerk in a hurry: where the lot stands, and what came of a key."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from contract import commands
from contract.standing import Phase
from contract.verdicts import Code
from desktop_client.saleroom.control import Act
from desktop_client.viewmodels.control import Refusal
from desktop_client.windows import phrases
from desktop_client.windows.control import act_words
from desktop_client.windows.control.pressed_twice import PressedTwice
from desktop_client.windows.control.window import ControlWindow
from tests.widget.windows.conftest import Stage, settle

BLOCK = "43"


async def type_keys(window: ControlWindow, *keys: Qt.Key | str) -> None:
    window.activateWindow()
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)  # type: ignore[arg-type]
    await settle()


def refused(window: ControlWindow) -> str:
    view = window.keys._refusal.view
    return "" if view is None else view.text


def test_a_first_press_on_one_lot_is_none_on_the_next(qapp: object) -> None:
    owner = QObject()
    twice = PressedTwice(owner)
    assert not twice.press("43")
    assert twice.is_armed("43")
    assert not twice.is_armed("44")
    assert not twice.press("44")
    assert twice.press("44")
    assert not twice.is_armed("44")


@pytest.mark.parametrize(("key", "says"), [("f", "Lot 43 · fair warning"), ("l", "Lot 43 · final call")])
async def test_the_head_of_the_block_says_what_was_called(stage: Stage, key: str, says: str) -> None:
    window = await stage.control()
    assert window.block._caption.text().casefold() == "lot 43 on the block"
    await type_keys(window, key)
    assert window.block._caption.text().casefold() == says.casefold()
    stage.rehearsal.bid("ana")
    await settle()
    assert window.block._caption.text().casefold() == "lot 43 on the block"


async def test_the_key_that_undoes_a_reopening_leaves_its_reason_out_so_that_no_key_moves(
    stage: Stage,
) -> None:
    window = await stage.control()
    await type_keys(window, "s")
    window.model.reopen(BLOCK, "A bid arrived as the hammer fell.")
    await settle()
    assert window.keys.button(Act.UNDO).label() == "Undo: reopened"
    window.model.retract("At the bidder's wish.")
    await settle()
    assert window.keys.button(Act.UNDO).label() == "Undo: bid taken back"


async def test_a_bid_that_was_taken_back_is_a_line_that_says_so(stage: Stage) -> None:
    window = await stage.control()
    window.model.retract("At the bidder's wish.")
    await settle()
    newest = window.bids._bids.rows()[0]
    assert (window.bids._how(newest), newest.struck) == ("taken back", False)


@pytest.mark.parametrize(
    "code", [Code.TOO_LOW, Code.OVER_LIMIT, Code.BLOCKED, Code.NOT_REGISTERED, Code.ALREADY_LEADING]
)
def test_a_refusal_speaks_to_the_clerk_and_not_to_a_bidder(code: Code) -> None:
    said = act_words.refusal(Refusal(Act.BID_FOR, code=code))
    assert said != phrases.refusal(code)
    assert "you" not in said.casefold().split()


async def test_a_room_bid_below_the_ask_is_told_how_less_is_taken(stage: Stage) -> None:
    window = await stage.control()
    await type_keys(window, "1", "2", "5", "0", Qt.Key.Key_Space)
    assert "press Enter" in refused(window)
    await type_keys(window, "1", "1", "0", "0", Qt.Key.Key_Return)
    assert refused(window) == "The ask must be above the price."


async def test_an_unknown_buyer_is_told_of_where_every_refusal_stands(stage: Stage) -> None:
    window = await stage.control()
    await type_keys(window, Qt.Key.Key_Space)
    await type_keys(window, "s")
    assert window.model.buyer_asked == BLOCK
    await type_keys(window, "9", "9", "9", Qt.Key.Key_Return)
    assert "no such paddle" in refused(window)


async def test_nobody_leads_once_the_hammer_fell(stage: Stage) -> None:
    stage.rehearsal.call(
        commands.BidFor(lot=BLOCK, paddle="105", amount=130_000, mode=commands.BidMode.EXACT)
    )
    window = await stage.control()
    attendance = stage.rehearsal.houses[-1].attendance()
    here = [one for one in attendance.attendees if one.paddle != "105"]
    window.model.live._on_attendance(type(attendance)(attendance.sale, here))
    window.lines.show_lines()
    assert window.lines._buttons[0].label().endswith("leads")
    assert window.lines._buttons[0].isVisible()
    await type_keys(window, "s")
    assert not window.lines._buttons[0].isVisible()


async def test_what_everybody_was_told_last_stands_there_with_its_time(stage: Stage) -> None:
    window = await stage.control()
    assert not window.messages._said.isVisible()
    await type_keys(window, Qt.Key.Key_M)
    window.messages.send_quick(0)
    await settle()
    assert window.messages._said.isVisible()
    assert window.messages._said.text().endswith("· Last chance")


async def test_who_is_listed_is_who_is_counted(stage: Stage) -> None:
    window = await stage.control()
    rows = window.attendance._lines.rowCount()
    assert window.attendance._attending.accessibleName() == f"Attending · {rows}"
    attendance = stage.rehearsal.houses[-1].attendance()
    window.model.live._on_attendance(type(attendance)(attendance.sale, []))
    await settle()
    assert not window.attendance._table.isVisible()
    assert window.attendance._attending.height() == window.attendance._attending.sizeHint().height()
    assert window.attendance._bidding.height() >= window.attendance._bidding.sizeHint().height()


async def test_who_ends_a_sale_is_told_how_many_lots_were_not_called(stage: Stage) -> None:
    window = await stage.control()
    uncalled = window.model.live.room.overview.count(Phase.UPCOMING)
    assert uncalled
    assert f"not been called: {uncalled}." in window.questions.what_ending_means()


async def test_a_sale_that_is_over_leads_to_its_results(stage: Stage) -> None:
    window = await stage.control()
    await type_keys(window, "s")
    stage.rehearsal.call(commands.EndSale())
    await settle()
    asked: list[str] = []
    window.results_asked.connect(lambda: asked.append("results"))
    (link,) = [one for one in window.notices.over.findChildren(QPushButton) if one.isVisible()]
    link.click()
    assert asked == ["results"]
