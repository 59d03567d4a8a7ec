"""What the auctioneer's keys may do: the advice agrees with what the real rules decide."""

from collections.abc import Callable

import pytest

from contract import commands
from contract.terms import SaleKind
from contract.wire import Role
from desktop_client.saleroom.control import (
    Act,
    Possible,
    WhyNot,
    lowered_ask,
    next_lot,
    possible,
    raised_ask,
    reopenable,
)
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def _bid_for(lot: str, mode: commands.BidMode) -> commands.BidFor:
    return commands.BidFor(lot=lot, paddle="101", amount=10_000, mode=mode)


ACTIONS: dict[Act, Callable[[str], commands.Action]] = {
    Act.OPEN_SALE: lambda _lot: commands.OpenSale(),
    Act.END_SALE: lambda _lot: commands.EndSale(),
    Act.HOLD: lambda _lot: commands.Hold(text="wait"),
    Act.RESUME: lambda _lot: commands.Resume(),
    Act.ANNOUNCE: lambda _lot: commands.Announce(text="hello"),
    Act.OPEN_LOT: lambda lot: commands.OpenLot(lot=lot),
    Act.ROOM_BID: lambda lot: commands.RoomBid(lot=lot, amount=10_000),
    Act.SET_ASK: lambda lot: commands.SetAsk(lot=lot, amount=10_000),
    Act.RAISE_ASK: lambda lot: commands.SetAsk(lot=lot, amount=10_000),
    Act.FAIR_WARNING: lambda lot: commands.GiveFairWarning(lot=lot),
    Act.FINAL_CALL: lambda lot: commands.GiveFinalCall(lot=lot),
    Act.SELL: lambda lot: commands.Sell(lot=lot, override=True),
    Act.PASS: lambda lot: commands.Pass(lot=lot),
    Act.WITHDRAW: lambda lot: commands.Withdraw(lot=lot),
    Act.REOPEN: lambda lot: commands.Reopen(lot=lot, text="missed"),
    Act.UNDO: lambda lot: commands.Undo(lot=lot),
    Act.RETRACT: lambda lot: commands.Retract(lot=lot, text="wish"),
    Act.SET_STEP: lambda lot: commands.SetIncrement(lot=lot, step=25),
    Act.LINE_UP: lambda lot: commands.LineUp(lot=lot),
    Act.REOFFER: lambda lot: commands.Reopen(lot=lot, text="again"),
    Act.BID_FOR: lambda lot: _bid_for(lot, commands.BidMode.EXACT),
    Act.LEAVE_MAX: lambda lot: _bid_for(lot, commands.BidMode.MAX),
    Act.EXTEND: lambda lot: commands.Extend(lot=lot, by_ms=1_000),
    Act.EXTEND_ALL: lambda _lot: commands.Extend(lot=None, by_ms=1_000),
}
OPEN: list[commands.Action] = [commands.OpenSale(), commands.OpenLot(lot="1")]
BID = commands.RoomBid(lot="1", amount=150)
SITUATIONS: dict[str, list[commands.Action]] = {
    "nothing yet": [],
    "sale open": OPEN[:1],
    "lot open": OPEN,
    "a bid": [*OPEN, BID],
    "fair warning": [*OPEN, BID, commands.GiveFairWarning(lot="1")],
    "final call": [*OPEN, BID, commands.GiveFinalCall(lot="1")],
    "lined up": [*OPEN[:1], commands.LineUp(lot="1")],
    "lined up, another open": [*OPEN, commands.LineUp(lot="2")],
    "a step of its own": [*OPEN, commands.SetIncrement(lot="1", step=25)],
    "passed, lined up again": [*OPEN, commands.Pass(lot="1"), commands.LineUp(lot="1")],
    "on hold": [*OPEN, BID, commands.Hold(text="wait")],
    "sold": [*OPEN, BID, commands.Sell(lot="1")],
    "sold, another open": [*OPEN, BID, commands.Sell(lot="1"), commands.OpenLot(lot="2")],
    "passed": [*OPEN, commands.Pass(lot="1")],
    "withdrawn before": [*OPEN[:1], commands.Withdraw(lot="1")],
    "bid undone": [*OPEN, BID, commands.Undo(lot="1")],
    "all undone": [*OPEN, commands.Undo(lot="1")],
    "ended": [*OPEN, commands.Pass(lot="1"), commands.EndSale()],
}


def clerk(*actions: commands.Action, kind: SaleKind = SaleKind.LIVE) -> PaperRoom:
    times = {"opens_at": 1, "closes_at": 9_000_000} if kind is SaleKind.TIMED else {}
    view = PaperRoom(user="clerk", role=Role.CLERK, choices={"kind": kind, **times})
    view.attend()
    for action in actions:
        assert view.paper.call(action).ok
    view.hear()
    return view


@pytest.mark.parametrize("kind", SaleKind)
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("act", ACTIONS)
def test_a_key_is_grey_exactly_when_the_rules_would_refuse(act: Act, situation: str, kind: SaleKind) -> None:
    # The clock opens a timed sale's lots, so what the auctioneer calls is left out of its situations.
    called = (
        commands.OpenLot,
        commands.GiveFairWarning,
        commands.GiveFinalCall,
        commands.LineUp,
        commands.SetIncrement,
    )
    actions = [
        action
        for action in SITUATIONS[situation]
        if kind is SaleKind.LIVE or not isinstance(action, (*called, commands.EndSale))
    ]
    for lot in ("1", "2"):
        view = clerk(*actions, kind=kind)
        advice = possible(view.room, act, lot, connected=True)
        assert bool(advice) is view.paper.call(ACTIONS[act](lot)).ok, (lot, advice)


def test_without_a_connection_nothing_is_possible() -> None:
    assert possible(clerk(*OPEN).room, Act.PASS, "1", connected=False) == Possible(WhyNot.NO_CONNECTION)


def test_over_a_connection_that_carries_no_calls_none_is_possible() -> None:
    advice = possible(clerk(*OPEN).room, Act.PASS, "1", connected=True, carries_calls=False)
    assert advice == Possible(WhyNot.NO_CALLS_HERE)


def test_a_bidder_calls_nothing() -> None:
    view = PaperRoom()
    view.open()
    assert possible(view.room, Act.PASS, "1", connected=True) == Possible(WhyNot.NOT_A_CLERK)


def test_without_a_lot_the_keys_that_need_one_say_so() -> None:
    room = clerk(*OPEN).room
    assert possible(room, Act.PASS, None, connected=True) == Possible(WhyNot.NO_LOT)
    assert possible(room, Act.HOLD, None, connected=True)


@pytest.mark.parametrize(
    ("act", "asks"),
    [(Act.WITHDRAW, True), (Act.PASS, False), (Act.UNDO, False)],
)
def test_only_what_cannot_be_undone_asks_first(act: Act, asks: bool) -> None:
    assert possible(clerk(*OPEN).room, act, "1", connected=True).ask_first is asks


def test_selling_under_the_reserve_asks_first() -> None:
    view = clerk(commands.OpenSale(), commands.OpenLot(lot="2"), commands.RoomBid(lot="2", amount=60))
    assert possible(view.room, Act.SELL, "2", connected=True) == Possible(ask_first=True)
    assert view.paper.call(commands.RoomBid(lot="2", amount=100)).ok
    view.hear()
    assert possible(view.room, Act.SELL, "2", connected=True) == Possible(ask_first=False)


def test_the_ask_goes_up_and_down_the_ladder_but_not_to_the_price() -> None:
    view = clerk(*OPEN)
    assert (raised_ask(view.room, "1"), lowered_ask(view.room, "1")) == (110, None)
    view.paper.call(commands.RoomBid(lot="1", amount=150))
    view.paper.call(commands.SetAsk(lot="1", amount=170))
    view.hear()
    assert (raised_ask(view.room, "1"), lowered_ask(view.room, "1")) == (180, 160)
    view.paper.call(commands.SetAsk(lot="1", amount=160))
    view.hear()
    assert lowered_ask(view.room, "1") is None
    assert possible(view.room, Act.LOWER_ASK, "1", connected=True) == Possible(WhyNot.NO_LOWER_RUNG)


def test_the_next_lot_is_the_first_upcoming_one_after_the_latest_then_from_the_top() -> None:
    view = clerk()
    assert next_lot(view.room) == "1"
    view = clerk(commands.OpenSale(), commands.OpenLot(lot="2"))
    assert next_lot(view.room) == "3"
    view.paper.call(commands.Pass(lot="2"))
    view.paper.call(commands.OpenLot(lot="3"))
    view.hear()
    assert next_lot(view.room) == "1"
    view.paper.call(commands.Pass(lot="3"))
    view.paper.call(commands.Withdraw(lot="1"))
    view.hear()
    assert next_lot(view.room) is None


def test_the_lot_closed_last_can_be_reopened_by_one_key() -> None:
    view = clerk(*OPEN)
    assert reopenable(view.room) is None
    view.paper.call(commands.Pass(lot="1"))
    view.hear()
    assert reopenable(view.room) == "1"
    view.paper.call(commands.Reopen(lot="1", text="missed"))
    view.hear()
    assert reopenable(view.room) is None
