"""What clerks do from the rostrum besides calling: bid for paddles, own steps, the next lot, more time."""

from typing import Any

import pytest

from contract import feed
from contract.commands import (
    Action,
    BidFor,
    BidMode,
    EndSale,
    Extend,
    GiveFairWarning,
    Hold,
    LineUp,
    OpenLot,
    OpenSale,
    Pass,
    Reopen,
    Resume,
    RoomBid,
    Sell,
    SetAsk,
    SetIncrement,
    Undo,
    Withdraw,
)
from contract.standing import Phase
from contract.terms import SaleKind
from contract.verdicts import Code, Outcome
from contract.wire import PaddleStatus
from server.rules.commands import NewLot, SetRegistration
from server.rules.records import BidSecret
from server.rules.sale import Sale
from tests.support.rulebook import PaperSale, terms

LOTS = [NewLot(lot=number, title=number, start=100) for number in "123"]
CLOSES = 2_000_000


def live(**choices: Any) -> PaperSale:
    return PaperSale(terms(**choices), lots=LOTS)


def timed() -> PaperSale:
    return PaperSale(terms(SaleKind.TIMED, closes_at=CLOSES, stagger_ms=1_000), lots=LOTS)


def bid_for(paddle: str, amount: int, mode: str = "exact", lot: str = "1", **more: Any) -> BidFor:
    return BidFor(lot=lot, paddle=paddle, amount=amount, mode=BidMode(mode), **more)


# A clerk bids for a paddle


def test_a_bid_for_a_paddle_is_the_paddles_own() -> None:
    paper = live()
    verdict = paper.call(bid_for("102", 150))
    assert (verdict.outcome, paper.standing().leader) == (Outcome.LEADING, "102")
    row = paper.decisions[-1].records[0]
    assert isinstance(row.public, feed.BidTaken)
    assert row.public.by == "102"
    assert row.private == BidSecret(user="b", limit=150, by="clerk")
    assert row.user == "clerk"
    assert paper.decisions[-1].users == ["b"]


def test_a_bid_for_a_paddle_is_answered_by_the_book() -> None:
    paper = live()
    paper.bid("a", 300)
    assert paper.call(bid_for("102", 150)).outcome is Outcome.OUTBID
    assert paper.price() == (160, "a")


@pytest.mark.parametrize(("status", "code"), [("blocked", Code.BLOCKED), ("pending", Code.NOT_REGISTERED)])
def test_a_paddle_that_may_not_bid_is_not_bid_for(status: str, code: Code) -> None:
    paper = live()
    paper.do(SetRegistration(by="clerk", user="b", status=PaddleStatus(status), limit=None))
    verdict = paper.call(bid_for("102", 150))
    assert (verdict.code, verdict.message) == (code, f"Paddle 102 is {status}: it cannot bid.")


def test_a_bid_for_a_paddle_is_held_to_its_credit_limit_and_to_the_ask() -> None:
    paper = live()
    paper.do(SetRegistration(by="clerk", user="b", status=PaddleStatus.APPROVED, limit=200))
    assert paper.call(bid_for("102", 210)).code is Code.OVER_LIMIT
    assert paper.call(bid_for("102", 90)).code is Code.TOO_LOW
    assert paper.call(bid_for("999", 150)).code is Code.UNKNOWN_PADDLE
    assert paper.call(bid_for("102", 200)).ok


def test_a_letter_goes_into_the_book_of_a_sale_where_bidders_leave_none() -> None:
    paper = live(absentee=False)
    assert paper.bid("b", 300, lot="2").code is Code.NOT_OPEN
    assert paper.call(bid_for("102", 300, "max", "2")).ok
    assert paper.call(bid_for("103", 300, "exact", "2")).code is Code.NOT_OPEN
    assert [line.paddle for line in paper.sale.desk_lot("2").book] == ["102"]
    paper.call(Pass(lot="1"))
    paper.call(OpenLot(lot="2"))
    assert paper.price("2") == (100, "b")


def test_a_paddle_that_leads_raises_its_limit_through_the_clerk() -> None:
    paper = live()
    paper.bid("b", 300)
    assert paper.call(bid_for("102", 400, "max")).ok
    assert paper.sale.desk_lot("1").book[0].limit == 400
    assert paper.call(bid_for("102", 150)).code is Code.ALREADY_LEADING


# A step of the lot's own


def test_a_lot_climbs_by_a_step_of_its_own_until_it_closes() -> None:
    paper = live()
    paper.call(RoomBid(lot="1", amount=100))
    assert paper.call(SetIncrement(lot="1", step=25)).ok
    standing = paper.standing()
    assert (standing.step, standing.ask, standing.next_rungs) == (25, 125, [150, 175, 200, 225, 250])
    paper.bid("a", 300)
    assert paper.price() == (125, "a")
    paper.call(Sell(lot="1"))
    assert paper.standing().step is None
    paper.call(Reopen(lot="1", text="a missed bid"))
    assert paper.standing().ask == 130


def test_the_book_answers_by_the_step() -> None:
    paper = live()
    paper.bid("a", 400)
    paper.call(SetIncrement(lot="1", step=7))
    paper.call(RoomBid(lot="1", amount=200))
    assert paper.price() == (207, "a")


def test_without_a_step_the_ladder_holds_again() -> None:
    paper = live()
    paper.call(RoomBid(lot="1", amount=100))
    paper.call(SetIncrement(lot="1", step=25))
    assert paper.call(SetIncrement(lot="1", step=None)).ok
    assert (paper.standing().step, paper.standing().ask) == (None, 110)
    rows = len(paper.records)
    assert paper.call(SetIncrement(lot="1", step=None)).ok
    assert len(paper.records) == rows


def test_a_step_takes_the_place_of_an_ask_and_can_be_undone() -> None:
    paper = live()
    paper.call(RoomBid(lot="1", amount=100))
    paper.call(SetAsk(lot="1", amount=180))
    paper.call(SetIncrement(lot="1", step=25))
    assert paper.standing().ask == 125
    paper.call(Undo(lot="1"))
    assert (paper.standing().step, paper.standing().ask) == (None, 180)


def test_rungs_are_those_of_the_step_where_the_sale_takes_no_others() -> None:
    paper = live(on_rungs_only=True)
    paper.call(RoomBid(lot="1", amount=100))
    paper.call(SetIncrement(lot="1", step=25))
    assert paper.bid("a", 130, "exact").code is Code.OFF_RUNG
    assert paper.bid("a", 150, "exact").ok


def test_no_lot_of_a_timed_sale_has_a_step_of_its_own() -> None:
    assert timed().call(SetIncrement(lot="1", step=25)).code is Code.WRONG_PHASE


# The next lot


def test_the_next_lot_is_known_until_a_lot_is_opened() -> None:
    paper = live()
    assert paper.call(LineUp(lot="3")).ok
    assert paper.sale.view().lined_up == Sale.load(paper.records).lined_up == "3"
    (row,) = paper.decisions[-1].records
    assert isinstance(row.public, feed.LinedUp)
    paper.call(LineUp(lot="3"))
    assert paper.decisions[-1].records == []
    paper.call(Pass(lot="1"))
    paper.call(OpenLot(lot="2"))
    assert paper.sale.view().lined_up is None


def test_a_lot_that_is_withdrawn_does_not_come_next() -> None:
    paper = live()
    paper.call(LineUp(lot="3"))
    paper.call(Withdraw(lot="3"))
    assert paper.sale.lined_up is None


def test_a_passed_lot_can_come_next_again_and_no_other_that_was_called() -> None:
    paper = live()
    assert paper.call(LineUp(lot="1")).code is Code.WRONG_PHASE
    paper.call(Pass(lot="1"))
    assert paper.call(LineUp(lot="1")).ok
    paper.call(Reopen(lot="1", text="again"))
    assert paper.sale.lined_up is None
    paper.call(LineUp(lot="3"))
    paper.call(Pass(lot="1"))
    paper.call(Reopen(lot="1", text="a missed bid"))
    assert paper.sale.lined_up == "3"
    assert timed().call(LineUp(lot="1")).code is Code.WRONG_PHASE


# More time


def test_one_open_lot_or_all_get_more_time() -> None:
    paper = timed()
    assert paper.call(Extend(lot="2", by_ms=5_000)).ok
    assert [s.closes_at for s in paper.sale.standings()] == [CLOSES, CLOSES + 6_000, CLOSES + 2_000]
    assert paper.call(Extend(lot=None, by_ms=10_000)).ok
    closing = [CLOSES + 10_000, CLOSES + 16_000, CLOSES + 12_000]
    assert [s.closes_at for s in paper.sale.standings()] == closing
    assert paper.sale.next_deadline() == CLOSES + 10_000


def test_a_lot_whose_time_is_up_gets_none() -> None:
    paper = timed()
    paper.now = CLOSES + 500
    assert paper.call(Extend(lot=None, by_ms=5_000)).ok
    assert [s.phase for s in paper.sale.standings()] == [Phase.PASSED, Phase.OPEN, Phase.OPEN]
    assert paper.call(Extend(lot="1", by_ms=5_000)).code is Code.WRONG_PHASE
    assert live().call(Extend(lot="1", by_ms=5_000)).code is Code.WRONG_PHASE


def test_no_lot_gets_more_time_before_its_sale_opens() -> None:
    """Once this went on to close lots of a sale that had none running."""
    opens = terms(SaleKind.TIMED, opens_at=1_000_500, closes_at=CLOSES)
    paper = PaperSale(opens, lots=LOTS, opened=False)
    paper.now = 1_000_600
    assert paper.call(Extend(lot=None, by_ms=5_000)).code is Code.NOT_OPEN
    assert paper.call(Extend(lot="1", by_ms=5_000)).code is Code.NOT_OPEN


def test_time_given_in_a_hold_is_not_taken_from_what_the_hold_gives_back() -> None:
    paper = timed()
    paper.call(Hold(text="a moment"))
    began = paper.now
    paper.now += 60_000
    paper.call(Extend(lot="1", by_ms=5_000))
    paper.call(Resume())
    assert paper.standing().closes_at == CLOSES + 5_000 + (paper.now - began)


# Undo with what came after


def hammered() -> PaperSale:
    paper = live()
    paper.call(RoomBid(lot="1", amount=100))  # entry 3
    paper.call(RoomBid(lot="1", amount=120))  # 4
    paper.call(GiveFairWarning(lot="1"))
    paper.call(Sell(lot="1"))  # 6, and its head
    return paper


def test_an_earlier_entry_is_undone_with_what_came_after_it() -> None:
    paper = hammered()
    assert paper.call(Undo(lot="1", entry=4)).code is Code.NOTHING_TO_UNDO
    assert paper.call(Undo(lot="1", entry=4, and_later=True)).ok
    struck = [r.public.undoes for r in paper.records if isinstance(r.public, feed.EntryUndone)]
    assert struck == [6, 5, 4]
    assert (paper.standing().phase, paper.standing().price) == (Phase.OPEN, 100)


def test_a_bid_on_an_open_lot_is_undone_with_or_without_what_came_after() -> None:
    for and_later, price in ((False, 120), (True, None)):
        paper = live()
        paper.call(RoomBid(lot="1", amount=100))
        paper.call(RoomBid(lot="1", amount=120))
        assert paper.call(Undo(lot="1", entry=3, and_later=and_later)).ok
        assert paper.standing().price == price


def test_nothing_is_struck_where_not_all_can_be() -> None:
    paper = hammered()
    paper.call(OpenLot(lot="2"))
    rows = len(paper.records)
    assert paper.call(Undo(lot="1", entry=4, and_later=True)).code is Code.WRONG_PHASE
    assert len(paper.records) == rows


@pytest.mark.parametrize(
    "action",
    [
        LineUp(lot="2"),
        SetIncrement(lot="1", step=5),
        bid_for("101", 300, "max", "2"),
        Extend(lot=None, by_ms=1),
    ],
)
def test_after_the_end_nothing_more_is_called(action: Action) -> None:
    paper = live()
    paper.call(Pass(lot="1"))
    paper.call(EndSale())
    assert paper.call(action).code is Code.SALE_ENDED


def test_a_lot_can_be_lined_up_before_the_sale_opens() -> None:
    paper = PaperSale(terms(), lots=LOTS, opened=False)
    assert paper.call(LineUp(lot="2")).ok
    paper.call(OpenSale())
    assert paper.sale.lined_up == "2"
