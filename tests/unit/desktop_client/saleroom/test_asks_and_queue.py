"""What the auctioneer's keys call next: cut asks, own steps, the queue, and why the ask is what it is."""

import pytest

from contract import commands
from contract.standing import ROOM
from contract.terms import SaleKind
from contract.wire import Role
from desktop_client.saleroom.ask_reasons import AskReason, AskWhy, ask_reason
from desktop_client.saleroom.asks import cut_ask, lowered_ask, raised_ask, step_of
from desktop_client.saleroom.contenders import contenders, hall_paddles
from desktop_client.saleroom.control import Act, WhyNot, closing_order, next_lot, possible
from desktop_client.saleroom.queue import passed_lots, upcoming_after, upcoming_before
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom

OPEN = (commands.OpenSale(), commands.OpenLot(lot="1"))


def clerk(*actions: commands.Action, **choices: object) -> PaperRoom:
    view = PaperRoom(user="clerk", role=Role.CLERK, choices=dict(choices))
    view.attend()
    call(view, *actions)
    return view


def call(view: PaperRoom, *actions: commands.Action) -> None:
    for action in actions:
        verdict = view.paper.call(action)
        assert verdict.ok, verdict
    view.hear()


def bid(view: PaperRoom, user: str, amount: int, mode: str = "exact") -> None:
    assert view.paper.bid(user, amount, mode).ok
    view.hear()


# ── the ask ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_cut_bid_asks_for_half_of_the_increment_and_can_be_cut_again() -> None:
    view = clerk(*OPEN)
    assert cut_ask(view.room, "1") is None
    assert possible(view.room, Act.CUT_ASK, "1", connected=True).why_not is WhyNot.NOTHING_TO_CUT
    bid(view, "a", 600)
    assert cut_ask(view.room, "1") == 625
    call(view, commands.SetAsk(lot="1", amount=625))
    assert cut_ask(view.room, "1") == 613
    call(view, commands.SetAsk(lot="1", amount=601))
    assert cut_ask(view.room, "1") is None


@pytest.mark.parametrize(("price", "cut"), [(10_000, 10_500), (10_050, 10_525)])
def test_a_cut_keeps_whole_units_of_the_currency_whole(price: int, cut: int) -> None:
    view = clerk(*OPEN)
    bid(view, "a", price)
    call(view, commands.SetAsk(lot="1", amount=price + 950 if price % 100 else price + 900))
    assert cut_ask(view.room, "1") == cut


def test_a_step_of_the_lots_own_moves_the_ask_up_and_down_by_it() -> None:
    view = clerk(*OPEN, commands.RoomBid(lot="1", amount=150))
    assert (step_of(view.room, "1"), raised_ask(view.room, "1")) == (10, 170)
    call(view, commands.SetIncrement(lot="1", step=25))
    assert view.room.standings["1"].ask == 175
    assert (step_of(view.room, "1"), raised_ask(view.room, "1"), lowered_ask(view.room, "1")) == (
        25,
        200,
        None,
    )
    call(view, commands.SetAsk(lot="1", amount=200))
    assert lowered_ask(view.room, "1") == 175
    call(view, commands.SetIncrement(lot="1", step=None))
    assert step_of(view.room, "1") == 10


# ── why ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_book_answering_is_told_with_who_holds_against_whom() -> None:
    view = clerk(*OPEN)
    bid(view, "a", 300, "max")
    call(view, commands.RoomBid(lot="1", amount=150))
    assert ask_reason(view.room, "1") == AskReason(AskWhy.BOOK_ANSWERED, ROOM, 150, 160, "101")


def test_a_lot_that_the_book_opens_says_so() -> None:
    view = clerk(commands.OpenSale(), absentee=True)
    assert view.paper.bid("a", 300).ok
    assert view.paper.bid("b", 150).ok
    call(view, commands.OpenLot(lot="1"))
    reason = ask_reason(view.room, "1")
    assert reason is not None
    assert (reason.why, reason.leader, reason.price) == (AskWhy.BOOK_OPENED, "101", 160)


def test_a_maximum_that_passes_the_limit_before_is_told() -> None:
    view = clerk(*OPEN)
    bid(view, "a", 300, "max")
    bid(view, "b", 500, "max")
    reason = ask_reason(view.room, "1")
    assert reason is not None
    assert (reason.why, reason.by, reason.price) == (AskWhy.BOOK_BEATEN, "102", 320)


def test_a_jump_is_told_and_an_ordinary_bid_is_not() -> None:
    view = clerk(*OPEN)
    bid(view, "a", 100)
    bid(view, "b", 110)
    assert ask_reason(view.room, "1") is None
    bid(view, "a", 200)
    assert ask_reason(view.room, "1") == AskReason(AskWhy.JUMP, "101", 200, 200, "101")


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (commands.SetAsk(lot="1", amount=130), AskWhy.SET),
        (commands.SetIncrement(lot="1", step=25), AskWhy.OWN_STEP),
        (commands.Retract(lot="1", text="wish"), AskWhy.TAKEN_BACK),
        (commands.SetIncrement(lot="1", step=None), None),
    ],
)
def test_what_the_clerk_did_to_the_ask_is_told(action: commands.Action, why: AskWhy | None) -> None:
    view = clerk(*OPEN)
    bid(view, "a", 100)
    call(view, action)
    reason = ask_reason(view.room, "1")
    assert (None if reason is None else reason.why) is why


def test_a_struck_bid_explains_nothing_any_more() -> None:
    view = clerk(*OPEN)
    bid(view, "a", 100)
    bid(view, "b", 200)
    call(view, commands.Undo(lot="1"))
    assert ask_reason(view.room, "1") is None


def test_a_closed_lot_has_no_ask_to_explain() -> None:
    view = clerk(*OPEN, commands.RoomBid(lot="1", amount=500), commands.Sell(lot="1"))
    assert ask_reason(view.room, "1") is None
    assert ask_reason(view.room, None) is None


# ── the queue ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_lot_that_was_lined_up_comes_next_and_afterwards_the_catalogue_goes_on() -> None:
    view = clerk(commands.OpenSale(), commands.LineUp(lot="3"))
    assert next_lot(view.room) == "3"
    call(view, commands.OpenLot(lot="3"))
    assert next_lot(view.room) == "1"


def test_skipping_goes_round_and_comes_back_to_what_was_skipped() -> None:
    room = clerk(commands.OpenSale()).room
    assert [upcoming_after(room, lot) for lot in ("1", "2", "3", None)] == ["2", "3", "1", "1"]
    assert [upcoming_before(room, lot) for lot in ("1", "2", "3")] == ["3", "1", "2"]


def test_passed_lots_are_offered_again_the_one_passed_longest_ago_first() -> None:
    view = clerk(commands.OpenSale())
    for lot in ("2", "1"):
        call(view, commands.OpenLot(lot=lot), commands.Pass(lot=lot))
    assert passed_lots(view.room) == ["2", "1"]
    call(view, commands.Reopen(lot="2", text="again"), commands.Pass(lot="2"))
    assert passed_lots(view.room) == ["1", "2"]


def test_a_passed_lot_can_be_lined_up() -> None:
    view = clerk(*OPEN, commands.Pass(lot="1"), commands.LineUp(lot="1"))
    assert next_lot(view.room) == "1"
    assert possible(view.room, Act.REOFFER, "1", connected=True)


def test_a_timed_sale_is_watched_in_the_order_in_which_lots_close() -> None:
    view = clerk(commands.OpenSale(), kind=SaleKind.TIMED, opens_at=1, closes_at=9_000_000)
    assert closing_order(view.room) == ["1", "2", "3"]
    call(view, commands.Extend(lot="1", by_ms=600_000))
    assert closing_order(view.room) == ["2", "3", "1"]


# ── who bids ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_leader_stands_first_then_who_bid_lately_and_struck_bids_do_not_count() -> None:
    view = clerk(*OPEN)
    bid(view, "a", 100)
    bid(view, "b", 110)
    call(view, commands.RoomBid(lot="1", amount=120))
    bid(view, "a", 130)
    assert [(one.paddle, one.bids, one.leads) for one in contenders(view.room, "1")] == [
        ("101", 2, True),
        (ROOM, 1, False),
        ("102", 1, False),
    ]
    call(view, commands.Undo(lot="1"))
    assert [one.paddle for one in contenders(view.room, "1")] == [ROOM, "102", "101"]


def test_who_left_a_maximum_before_the_lot_opened_contends_from_the_first() -> None:
    view = clerk(commands.OpenSale(), absentee=True)
    assert view.paper.bid("a", 300).ok
    call(view, commands.OpenLot(lot="1"))
    assert [(one.paddle, one.leads) for one in contenders(view.room, "1")] == [("101", True)]


def test_a_paddle_that_bids_without_being_online_bids_through_the_clerk() -> None:
    view = clerk(*OPEN)
    exact = commands.BidMode.EXACT
    call(view, commands.BidFor(lot="1", paddle="103", amount=100, mode=exact))
    assert hall_paddles(view.room, "1") == ["103"]
