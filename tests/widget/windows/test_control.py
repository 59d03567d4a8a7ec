"""The auctioneer's window: each key is one call, and what is not possible says why instead."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from contract import commands
from contract.standing import Phase
from contract.terms import Registration, SaleKind
from contract.wire import PaddleStatus, SaleStatus
from desktop_client.connection.states import Transport
from desktop_client.saleroom.control import Act
from desktop_client.widgets.phase_banner import PhaseNotice
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.dialogs import ReasonQuestion
from tests.support.rehearsal import Rehearsal, RehearsalConnection
from tests.widget.windows.conftest import Stage, settle

BLOCK = "43"


def connection_of(stage: Stage) -> RehearsalConnection:
    connection = stage.rehearsal.houses[-1].connection
    assert connection is not None
    return connection


def calls_of(stage: Stage) -> list[commands.AnyAction]:
    return [sent.action for sent in connection_of(stage).sent if isinstance(sent, commands.Call)]


async def press(window: ControlWindow, key: Qt.Key | str) -> None:
    QTest.keyClick(window, key)  # type: ignore[arg-type]
    await settle()


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Qt.Key.Key_Space, commands.RoomBid(lot=BLOCK, amount=130_000)),
        (Qt.Key.Key_Plus, commands.SetAsk(lot=BLOCK, amount=140_000)),
        (Qt.Key.Key_F, commands.GiveFairWarning(lot=BLOCK)),
        (Qt.Key.Key_L, commands.GiveFinalCall(lot=BLOCK)),
        (Qt.Key.Key_S, commands.Sell(lot=BLOCK)),
        (Qt.Key.Key_P, commands.Pass(lot=BLOCK)),
        (Qt.Key.Key_U, commands.Undo(lot=BLOCK)),
    ],
)
async def test_a_key_is_one_call(stage: Stage, key: Qt.Key, action: commands.AnyAction) -> None:
    window = await stage.control()
    await press(window, key)
    assert calls_of(stage) == [action]
    assert window.keys._refusal.view is None


async def test_security_20_the_auctioneer_sees_that_the_house_cannot_write(stage: Stage) -> None:
    window = await stage.control()
    beat = stage.rehearsal.houses[-1].beat()
    connection_of(stage)._listeners.on_beat(msgspec.structs.replace(beat, rostrum="away"))
    await settle()
    assert window.notices.phase.notice is PhaseNotice.HOUSE_CANNOT_WRITE
    connection_of(stage)._listeners.on_beat(beat)
    await settle()
    assert window.notices.phase.notice is PhaseNotice.NONE


async def test_taking_a_bid_back_asks_why_first(stage: Stage) -> None:
    window = await stage.control()
    await press(window, Qt.Key.Key_T)
    assert calls_of(stage) == []
    question = next(iter(window.findChildren(ReasonQuestion)))
    question.accept()
    await settle()
    assert calls_of(stage) == [commands.Retract(lot=BLOCK, text="At the bidder's wish.")]
    assert window.model.block_standing is not None
    assert window.model.block_standing.leader is None


async def test_in_a_timed_sale_the_keys_stay_on_the_lot_that_was_chosen(
    empty_stage: Callable[[Rehearsal], Stage],
) -> None:
    rehearsal = Rehearsal(kind=SaleKind.TIMED)
    rehearsal.call(commands.OpenSale())
    window = await empty_stage(rehearsal).control()
    assert window.model.block == "41"
    window.model.choose("44")
    rehearsal.bid("soler", lot="45")
    await settle()
    assert window.model.block == "44"


async def test_minus_lowers_an_ask_that_was_raised(stage: Stage) -> None:
    window = await stage.control()
    await press(window, Qt.Key.Key_Plus)
    await press(window, Qt.Key.Key_Minus)
    assert calls_of(stage)[1] == commands.SetAsk(lot=BLOCK, amount=130_000)


async def test_the_key_that_undoes_an_ask_names_its_amount(stage: Stage) -> None:
    window = await stage.control()
    assert window.keys.button(Act.UNDO).label() == "Undo 102: 1,200"
    await press(window, Qt.Key.Key_Plus)
    assert window.keys.button(Act.UNDO).label() == "Undo: Asking now: 1,400"


async def test_the_key_that_undoes_a_hammer_is_short_so_that_no_key_moves(stage: Stage) -> None:
    window = await stage.control()
    await press(window, Qt.Key.Key_S)
    assert window.keys.button(Act.UNDO).label() == "Undo: sold"


async def test_figures_typed_anywhere_and_enter_set_the_ask(stage: Stage) -> None:
    window = await stage.control()
    window.activateWindow()
    await press(window, Qt.Key.Key_1)
    field = QApplication.focusWidget()
    assert field is window.block.field
    QTest.keyClicks(field, "650")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await settle()
    assert calls_of(stage) == [commands.SetAsk(lot=BLOCK, amount=165_000)]


async def test_the_other_keys_work_while_an_amount_is_being_typed(stage: Stage) -> None:
    window = await stage.control()
    window.activateWindow()
    await press(window, Qt.Key.Key_1)
    QTest.keyClick(window.block.field, Qt.Key.Key_F)
    await settle()
    assert calls_of(stage) == [commands.GiveFairWarning(lot=BLOCK)]


async def test_letters_in_the_message_field_are_letters(stage: Stage) -> None:
    window = await stage.control()
    window.activateWindow()
    edit = window.messages._edit
    edit.setFocus()
    QTest.keyClicks(edit, "Fine lots")
    await settle()
    assert calls_of(stage) == []
    QTest.keyClick(edit, Qt.Key.Key_Return)
    await settle()
    assert calls_of(stage) == [commands.Announce(text="Fine lots")]


async def test_h_holds_with_a_sentence_and_goes_on(stage: Stage) -> None:
    window = await stage.control()
    await press(window, Qt.Key.Key_H)
    await press(window, Qt.Key.Key_H)
    hold, resume = calls_of(stage)
    assert isinstance(hold, commands.Hold)
    assert hold.text
    assert resume == commands.Resume()


async def test_n_opens_the_sale_then_each_next_lot_and_asks_before_the_end(
    empty_stage: Callable[[Rehearsal], Stage],
) -> None:
    stage = empty_stage(Rehearsal())
    window = await stage.control()
    asked: list[None] = []
    window.end_sale_asked.connect(lambda: asked.append(None))
    await press(window, Qt.Key.Key_N)
    assert calls_of(stage) == [commands.OpenSale()]
    for number in stage.rehearsal.sale.lots:
        await press(window, Qt.Key.Key_N)
        assert calls_of(stage)[-1] == commands.OpenLot(lot=number)
        await press(window, Qt.Key.Key_P)
    await press(window, Qt.Key.Key_N)
    assert len(asked) == 1
    assert stage.rehearsal.sale.status is SaleStatus.OPEN


async def test_a_lot_chosen_in_the_queue_comes_next(stage: Stage) -> None:
    window = await stage.control()
    window.queue._list.lot_chosen.emit("46")
    await settle()
    await press(window, Qt.Key.Key_S)
    await press(window, Qt.Key.Key_N)
    assert calls_of(stage)[-1] == commands.OpenLot(lot="46")


async def test_selling_under_the_reserve_takes_a_second_press(
    empty_stage: Callable[[Rehearsal], Stage],
) -> None:
    rehearsal = Rehearsal()
    rehearsal.call(commands.OpenSale())
    rehearsal.call(commands.OpenLot(lot="43"))
    rehearsal.bid("ana")
    stage = empty_stage(rehearsal)
    window = await stage.control()
    await press(window, Qt.Key.Key_S)
    assert calls_of(stage) == []
    assert window.keys._refusal.view is not None
    assert "reserve is not met" in window.keys._refusal.view.text
    await press(window, Qt.Key.Key_S)
    assert calls_of(stage) == [commands.Sell(lot="43", override=True)]
    assert rehearsal.standing("43").phase is Phase.SOLD


async def test_a_key_that_can_do_nothing_is_grey_and_says_why(stage: Stage) -> None:
    window = await stage.control()
    stage.rehearsal.call(commands.Sell(lot=BLOCK))
    await settle()
    assert not window.keys.button(Act.FAIR_WARNING).isEnabled()
    await press(window, Qt.Key.Key_F)
    assert calls_of(stage) == []
    assert window.keys._refusal.view is not None
    assert "closed" in window.keys._refusal.view.text


async def test_what_the_house_refuses_is_said_beside_the_keys(stage: Stage) -> None:
    window = await stage.control()
    window.model.set_ask(100)
    await settle()
    assert window.keys._refusal.view is not None
    assert window.keys._refusal.view.headline == "Set the ask"


async def test_without_a_connection_nothing_is_sent(stage: Stage) -> None:
    window = await stage.control()
    connection_of(stage).lose()
    await settle()
    await press(window, Qt.Key.Key_Space)
    assert calls_of(stage) == []
    assert window.keys._refusal.view is not None
    assert "no connection" in window.keys._refusal.view.text


@pytest.mark.parametrize("transport", [Transport.HTTP_LONG_POLLING, Transport.HTTP_POLLING])
async def test_over_plain_http_a_key_says_that_no_call_can_be_sent(
    stage: Stage, transport: Transport
) -> None:
    window = await stage.control()
    connection = connection_of(stage)
    connection.go(replace(connection.state, transport=transport))
    await press(window, Qt.Key.Key_F)
    assert calls_of(stage) == []
    assert window.keys._refusal.view is not None
    assert "plain HTTP" in window.keys._refusal.view.text


async def test_a_bid_after_the_hammer_is_shown_and_reopened_with_one_press(stage: Stage) -> None:
    window = await stage.control()
    stage.rehearsal.call(commands.Sell(lot=BLOCK))
    stage.rehearsal.bid("prado", 1_400, lot=BLOCK, after_ms=300)
    await settle()
    assert window.notices.missed.view is not None
    text = window.notices.missed.view.text
    assert "€1,400: received 14:01:18.300, hammer 14:01:18.000 (0.3" in text
    await press(window, Qt.Key.Key_R)
    assert isinstance(calls_of(stage)[0], commands.Reopen)
    assert stage.rehearsal.standing(BLOCK).phase is Phase.OPEN
    assert window.notices.missed.view is None


async def test_a_missed_bid_is_not_told_again_after_the_next_hammer(stage: Stage) -> None:
    window = await stage.control()
    stage.rehearsal.call(commands.Sell(lot=BLOCK))
    stage.rehearsal.bid("prado", 1_400, lot=BLOCK, after_ms=300)
    await settle()
    await press(window, Qt.Key.Key_R)
    stage.rehearsal.call(commands.Sell(lot=BLOCK))
    await settle()
    assert window.notices.missed.view is None
    await press(window, Qt.Key.Key_R)
    assert len(window.findChildren(ReasonQuestion)) == 1, "the second reopening is for a reason of its own"
    stage.rehearsal.bid("prado", 1_500, lot=BLOCK, after_ms=300)
    await settle()
    assert window.notices.missed.view is not None
    assert "€1,500" in window.notices.missed.view.text


async def test_registrations_are_approved_and_refused(empty_stage: Callable[[Rehearsal], Stage]) -> None:
    rehearsal = Rehearsal(registration=Registration.APPROVAL, bidders=("ana", "soler"))
    stage = empty_stage(rehearsal)
    window = await stage.control()
    links = [link for link in window.attendance.findChildren(QPushButton) if link.isVisible()]
    assert [link.text() for link in links] == ["approve", "refuse", "approve", "refuse"]
    links[0].click()
    links[3].click()
    await settle()
    statuses = {paddle.user: paddle.status for paddle in rehearsal.sale.desk_paddles()}
    assert statuses == {"ana": PaddleStatus.APPROVED, "soler": PaddleStatus.REFUSED}


async def test_the_table_shows_who_bid_which_way(stage: Stage) -> None:
    window = await stage.control()
    model = window.bids.model()
    rows = [[str(model.index(row, column).data()) for column in (1, 2, 3)] for row in range(model.rowCount())]
    assert rows[0] == ["102 · J. Soler", "online", "1,200"]
    assert ["Room", "clerk", "1,100"] in rows


async def test_the_head_tells_pace_and_hammer_total(stage: Stage) -> None:
    window = await stage.control()
    assert "€1,640" in window.head.hammer.accessibleName()
    assert "lots an hour" in window.head.pace.accessibleName()


async def test_a_lot_is_withdrawn_by_the_same_key_twice(stage: Stage) -> None:
    window = await stage.control()
    await press(window, Qt.Key.Key_W)
    assert calls_of(stage) == []
    assert window.keys._refusal.view is not None
    assert "lot 43" in window.keys._refusal.view.text
    window.keys.button(Act.WITHDRAW).click()
    await settle()
    assert calls_of(stage) == [commands.Withdraw(lot=BLOCK)]


async def test_reopening_without_a_missed_bid_asks_for_the_reason(stage: Stage) -> None:
    window = await stage.control()
    stage.rehearsal.call(commands.Pass(lot=BLOCK))
    await settle()
    await press(window, Qt.Key.Key_R)
    (question,) = window.findChildren(ReasonQuestion)
    question._edit.setText("The bidder in the hall was overlooked.")
    question._yes.click()
    await settle()
    assert calls_of(stage) == [commands.Reopen(lot=BLOCK, text="The bidder in the hall was overlooked.")]
