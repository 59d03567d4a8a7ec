"""The rostrum's keyboard beyond its first keys: figures with a letter, telephones, the queue, the clock."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from contract import commands
from contract.commands import BidMode
from contract.people import GUEST_PREFIX, PhoneLine
from contract.standing import Phase
from contract.terms import Registration, SaleKind
from contract.wire import PaddleStatus
from desktop_client.saleroom.control import Act
from desktop_client.windows.control.figure_field import Prompt
from desktop_client.windows.control.keys import _SEQUENCES, LINE_KEYS, MESSAGE_KEYS
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.dialogs import ReasonQuestion
from tests.support.rehearsal import Rehearsal
from tests.widget.windows.conftest import Stage, settle
from tests.widget.windows.test_control import BLOCK, calls_of

ENTER, SHIFT, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Stages = Callable[[Rehearsal], Stage]


async def type_keys(window: ControlWindow, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys one after the other where the focus is."""
    window.activateWindow()
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifier)  # type: ignore[arg-type]
    await settle()


def refused(window: ControlWindow) -> str:
    view = window.keys._refusal.view
    return "" if view is None else view.text


def line(lot: str, paddle: str, user: str, name: str) -> PhoneLine:
    return PhoneLine(
        lot=lot, user=user, paddle=paddle, name=name, phone="+34 91 555 01 02", clerk_name="Inés"
    )


# ── figures and a letter ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("keys", "action"),
    [
        (("1", "0", "5", "b"), commands.BidFor(lot=BLOCK, paddle="105", amount=130_000, mode=BidMode.EXACT)),
        (("1", "5", "0", "0", Qt.Key.Key_Space), commands.RoomBid(lot=BLOCK, amount=150_000)),
        (("5", "0", "i"), commands.SetIncrement(lot=BLOCK, step=5_000)),
        (("i",), commands.SetIncrement(lot=BLOCK, step=None)),
        (("c",), commands.SetAsk(lot=BLOCK, amount=125_000)),
        (
            ("1", "0", "5", "x", "1", "6", "0", "0", ENTER),
            commands.BidFor(lot=BLOCK, paddle="105", amount=160_000, mode=BidMode.MAX),
        ),
        (
            ("1", "0", "5", "x", "1", "6", "0", "0", "+", ENTER),
            commands.BidFor(lot=BLOCK, paddle="105", amount=160_000, mode=BidMode.MAX, plus_one=True),
        ),
    ],
)
async def test_figures_and_a_letter_are_one_call(
    stage: Stage, keys: tuple[Qt.Key | str, ...], action: commands.AnyAction
) -> None:
    window = await stage.control()
    await type_keys(window, *keys)
    assert calls_of(stage) == [action]
    assert (refused(window), window.block.field.text()) == ("", "")


@pytest.mark.parametrize(
    ("keys", "says"), [(("b",), "number first"), (("9", "9", "9", "b"), "no such paddle")]
)
async def test_a_paddle_that_is_missing_or_unknown_is_told_of(
    stage: Stage, keys: tuple[str, ...], says: str
) -> None:
    window = await stage.control()
    await type_keys(window, *keys)
    assert calls_of(stage) == []
    assert says in refused(window)


async def test_while_figures_are_typed_the_line_says_what_they_can_mean(stage: Stage) -> None:
    window = await stage.control()
    await type_keys(window, "1")
    assert "B: paddle" in window.block._line.text()
    await type_keys(window, Qt.Key.Key_Escape)
    assert window.block._line.text() == ""
    await type_keys(window, "1", "0", "5", "x")
    assert "limit of paddle 105 for lot 43" in window.block._line.text()


async def test_the_line_says_that_the_book_answered(empty_stage: Stages) -> None:
    rehearsal = Rehearsal()
    rehearsal.bid("vidal", 1_500, lot="44", most=True)
    rehearsal.call(commands.OpenSale())
    rehearsal.call(commands.OpenLot(lot="44"))
    rehearsal.room_bid()
    window = await empty_stage(rehearsal).control()
    text = window.block._line.text()
    assert text.startswith("The book answered: paddle 103 holds against the room at ")


# ── telephones and the hall ──────────────────────────────────────────────────────────────────────────────


async def test_f2_bids_for_who_is_on_the_telephone(stage: Stage) -> None:
    window = await stage.control()
    house = stage.rehearsal.houses[-1]
    house.api.lines = [line(BLOCK, "105", "okafor", "T. Okafor"), line("44", "104", "prado", "Galería Prado")]
    window.model.lines.load()
    await settle()
    assert window.lines._buttons[0].label() == "Bid for 105 · T. Okafor"
    assert window.lines._calls.text() == "Call now for lot 44: 104 Galería Prado +34 91 555 01 02 by Inés"
    await type_keys(window, Qt.Key.Key_F2)
    assert calls_of(stage) == [commands.BidFor(lot=BLOCK, paddle="105", amount=130_000, mode=BidMode.EXACT)]
    assert window.lines._buttons[0].label() == "105 · T. Okafor leads"
    await type_keys(window, Qt.Key.Key_F3)
    assert "No telephone or paddle" in refused(window)


async def test_a_paddle_that_bid_in_the_hall_gets_the_next_key(empty_stage: Stages) -> None:
    rehearsal = Rehearsal(bidders=("ana", "soler", "vidal", "prado", "okafor"))
    rehearsal.call(commands.OpenSale())
    rehearsal.call(commands.OpenLot(lot="41"))
    stage = empty_stage(rehearsal)
    window = await stage.control()
    attendance = rehearsal.houses[-1].attendance()
    here = [one for one in attendance.attendees if one.paddle != "104"]
    window.model.live._on_attendance(type(attendance)(attendance.sale, here))
    await type_keys(window, "1", "0", "4", "b")
    rehearsal.bid("ana")
    await settle()
    await type_keys(window, Qt.Key.Key_F2)
    paddles = [call.paddle for call in calls_of(stage) if isinstance(call, commands.BidFor)]
    assert paddles == ["104", "104"]


async def test_bids_that_a_clerk_entered_for_a_guest_are_not_called_online(empty_stage: Stages) -> None:
    rehearsal = Rehearsal(bidders=("ana", "soler"))
    rehearsal.call(commands.OpenSale())
    rehearsal.call(commands.OpenLot(lot="41"))
    stage = empty_stage(rehearsal)
    window = await stage.control()
    rehearsal.bid("ana")
    await settle()
    online = window.model.live.room.desk.paddles["ana"]
    assert [window.bids._how(bid) for bid in window.bids._bids.rows()] == ["online"]
    guest = msgspec.structs.replace(online, user=GUEST_PREFIX + "1")
    window.model.live.room.desk.paddles = {guest.user: guest}
    window.bids.show_bids()
    assert [window.bids._how(bid) for bid in window.bids._bids.rows()] == ["clerk"]


async def test_after_figures_the_window_has_the_keys_again_and_no_button(stage: Stage) -> None:
    window = await stage.control()
    await type_keys(window, "1", "5", "0", "0", Qt.Key.Key_Space)
    assert window.focusWidget() is window


async def test_after_a_hammer_to_the_room_figures_and_enter_say_who_bought_it(stage: Stage) -> None:
    window = await stage.control()
    api = stage.rehearsal.houses[-1].api
    await type_keys(window, Qt.Key.Key_Space, "s")
    assert window.block.field.prompt is Prompt.BUYER
    assert window.notices.buyer.view is not None
    await type_keys(window, "1", "0", "5", ENTER)
    assert api.allotted == [(BLOCK, "105")]
    assert window.notices.buyer.view is None
    assert "paddle 105" in window.block._bid.remark.text()
    stage.rehearsal.call(commands.OpenLot(lot="44"))
    stage.rehearsal.room_bid()
    stage.rehearsal.call(commands.Sell(lot="44"))
    await settle()
    assert window.lines._buttons[0].label() == "105 · T. Okafor bought it"
    await type_keys(window, Qt.Key.Key_F2)
    assert api.allotted[-1] == ("44", "105")


# ── the queue ────────────────────────────────────────────────────────────────────────────────────────────


async def test_k_skips_the_next_lot_and_j_goes_back(stage: Stage) -> None:
    window = await stage.control()
    assert window.model.next_lot == "44"
    await type_keys(window, "k")
    assert window.model.next_lot == "45"
    await type_keys(window, "k", "k", "j")
    assert window.model.next_lot == "46"
    assert calls_of(stage) == [commands.LineUp(lot=lot) for lot in ("45", "46", "47", "46")]


async def test_g_asks_for_a_lot_number_with_its_letters(stage: Stage) -> None:
    window = await stage.control()
    await type_keys(window, "g", "4", "7", ENTER)
    assert calls_of(stage) == [commands.LineUp(lot="47")]
    assert window.model.next_lot == "47"
    await type_keys(window, "g", "x", ENTER)
    assert window.block.field.property("error") == "true"
    assert "no such lot" in refused(window)


async def test_figures_and_n_open_a_lot_out_of_order(stage: Stage) -> None:
    window = await stage.control()
    stage.rehearsal.call(commands.Sell(lot=BLOCK))
    await settle()
    await type_keys(window, "4", "8", "n")
    assert calls_of(stage) == [commands.OpenLot(lot="48")]
    stage.rehearsal.call(commands.Pass(lot="48"))
    await settle()
    await type_keys(window, "9", "9", "n")
    assert "no such lot" in refused(window)


async def test_o_offers_passed_lots_again_and_n_opens_one_that_was_lined_up(empty_stage: Stages) -> None:
    rehearsal = Rehearsal()
    rehearsal.call(commands.OpenSale())
    stage = empty_stage(rehearsal)
    window = await stage.control()
    assert not window.keys.button(Act.REOFFER).isEnabled()
    await type_keys(window, "o")
    assert "No lot is passed" in refused(window)
    for lot in ("41", "42"):
        rehearsal.call(commands.OpenLot(lot=lot))
        rehearsal.call(commands.Pass(lot=lot))
    await settle()
    assert window.keys.button(Act.REOFFER).label() == "Offer again · 2"
    await type_keys(window, "o")
    assert rehearsal.standing("41").phase is Phase.OPEN
    await type_keys(window, "p")
    await type_keys(window, "g", "4", "2", ENTER)
    await type_keys(window, "n")
    assert rehearsal.standing("42").phase is Phase.OPEN


# ── the room ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_quick_message_of_the_house_goes_out_by_its_number(stage: Stage) -> None:
    window = await stage.control()
    stage.preferences.choose_messages(("Only today", "Coffee at eleven"), "Back at noon.")
    await type_keys(window, "2", modifier=ALT)
    assert calls_of(stage) == [commands.Announce(text="Coffee at eleven")]
    await type_keys(window, "h")
    assert calls_of(stage)[-1] == commands.Hold(text="Back at noon.")
    stage.preferences.choose_messages((), "")


async def test_shift_h_asks_what_a_hold_says(stage: Stage) -> None:
    window = await stage.control()
    await type_keys(window, "h", modifier=SHIFT)
    (question,) = window.findChildren(ReasonQuestion)
    question._edit.setText("The lift is stuck.")
    question.accept()
    await settle()
    assert calls_of(stage) == [commands.Hold(text="The lift is stuck.")]


async def test_a_approves_who_waits_longest_and_shift_a_refuses_the_next(empty_stage: Stages) -> None:
    rehearsal = Rehearsal(registration=Registration.APPROVAL, bidders=("ana", "soler"))
    window = await empty_stage(rehearsal).control()
    await type_keys(window, "a")
    await type_keys(window, "a", modifier=SHIFT)
    statuses = {paddle.user: paddle.status for paddle in rehearsal.sale.desk_paddles()}
    assert statuses == {"ana": PaddleStatus.APPROVED, "soler": PaddleStatus.REFUSED}


async def test_a_typed_paddle_is_blocked_with_a_reason(stage: Stage) -> None:
    window = await stage.control()
    await type_keys(window, "1", "0", "2")
    await type_keys(window, "b", modifier=CONTROL)
    (question,) = window.findChildren(ReasonQuestion)
    question.accept()
    await settle()
    assert calls_of(stage) == [commands.Block(paddle="102", text="By decision of the house.")]


async def test_a_missed_bid_is_dismissed_by_its_key(stage: Stage) -> None:
    window = await stage.control()
    stage.rehearsal.call(commands.Sell(lot=BLOCK))
    stage.rehearsal.bid("prado", 1_400, lot=BLOCK, after_ms=300)
    await settle()
    await type_keys(window, "d")
    assert window.notices.missed.view is None
    assert calls_of(stage) == []


async def test_who_bids_stands_on_top_of_who_attends(stage: Stage) -> None:
    window = await stage.control()
    rows = window.attendance._lines.rows()
    assert [row.paddle for row in rows[:2]] == ["102", "101"]
    assert window.attendance._bidding.text() == "2 bidding"


# ── timed sales ──────────────────────────────────────────────────────────────────────────────────────────


async def test_a_timed_sale_is_watched_and_given_more_time(empty_stage: Stages) -> None:
    rehearsal = Rehearsal(kind=SaleKind.TIMED)
    rehearsal.call(commands.OpenSale())
    stage = empty_stage(rehearsal)
    window = await stage.control()
    assert window.closing._lines.lots() == tuple(rehearsal.sale.lots)
    assert not window.keys.button(Act.FAIR_WARNING).isVisible()
    await type_keys(window, "k")
    assert window.model.block == "42"
    await type_keys(window, "e")
    await type_keys(window, "5", "e")
    await type_keys(window, "e", modifier=SHIFT)
    assert calls_of(stage) == [
        commands.Extend(lot="42", by_ms=120_000),
        commands.Extend(lot="42", by_ms=300_000),
        commands.Extend(lot=None, by_ms=120_000),
    ]
    order = window.closing._lines.lots()
    assert order.index("42") > order.index("45")


# ── the card ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_sale_that_is_over_has_nothing_to_come(stage: Stage) -> None:
    window = await stage.control()
    assert "to come" in window.head.tally(window._formats)
    rehearsal = stage.rehearsal
    rehearsal.call(commands.Pass(lot=BLOCK))
    rehearsal.call(commands.EndSale())
    await settle()
    assert window.model.live.has_ended()
    assert window.head.tally(window._formats) == "2 sold · 1 passed · 5 not called"
    assert not window.head._pace.wanted
    assert "Ends about" not in {word for word, _figure in window.totals._lines()}


def test_no_key_is_bound_twice() -> None:
    every = [*_SEQUENCES.values(), *LINE_KEYS, *MESSAGE_KEYS]
    assert len(every) == len(set(every))


async def test_every_key_is_on_the_card(stage: Stage) -> None:
    window = await stage.control()
    shown = {key.replace(" ", "") for group in window.key_groups() for key, _ in group.keys}
    pieces = {piece for key in shown for piece in _pieces(key)}
    spoken = {"Space": "Space", "-": "−"}
    missing = {
        name for name, keys in _SEQUENCES.items() if spoken.get(keys, keys) not in pieces and name != "refuse"
    }
    assert missing == set()


def _pieces(shown: str) -> set[str]:
    """Return a key of the card in every reading: alone, without the figures before it, and each of two."""
    bare = shown.lstrip("0123456789")
    return {shown, bare, *(bare if len(bare) == 2 and bare[0] != "F" else "")}
