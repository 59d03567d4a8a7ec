"""What a bid does besides the vectors: refusals, leaders' raises, limits, ties, overrides."""

import pytest

from contract.commands import (
    Block,
    GiveFairWarning,
    GiveFinalCall,
    Hold,
    OpenLot,
    OpenSale,
    Pass,
    Resume,
    Retract,
    RoomBid,
    Sell,
    SetAsk,
)
from contract.standing import Phase, Reserve
from contract.terms import BelowReserve, Registration, Tie
from contract.verdicts import Code, Outcome
from contract.wire import PaddleStatus
from server.rules.commands import NewLot, SetRegistration
from tests.support.rulebook import PaperSale, terms

TWO_LOTS = [NewLot(lot="1", title="One", start=100), NewLot(lot="2", title="Two", start=500)]


def test_a_bid_below_the_ask_is_too_low_and_changes_nothing() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    before = len(paper.records)
    verdict = paper.bid("b", 109, "exact")
    assert verdict.code is Code.TOO_LOW
    assert verdict.standing is not None
    assert verdict.standing.ask == 110
    assert len(paper.records) == before


def test_the_leader_cannot_outbid_himself_by_a_double_click() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    assert paper.bid("a", 110, "exact").code is Code.ALREADY_LEADING
    assert paper.price() == (100, "a")


def test_two_room_bids_in_a_row_are_two_people_in_the_hall() -> None:
    paper = PaperSale()
    paper.call(RoomBid(lot="1", amount=100))
    assert paper.call(RoomBid(lot="1", amount=110)).ok
    assert paper.price() == (110, "room")


def test_a_max_can_be_lowered_to_the_price_and_not_below() -> None:
    paper = PaperSale()
    paper.bid("a", 400)
    paper.bid("b", 200)
    assert paper.price() == (220, "a")
    assert paper.bid("a", 219).code is Code.TOO_LOW
    assert paper.bid("a", 220).ok
    paper.bid("b", 240, "exact")
    assert paper.price() == (240, "b")


def test_a_raise_that_reaches_the_reserve_moves_the_price_to_it() -> None:
    paper = PaperSale(reserve=400)
    paper.bid("a", 300)
    verdict = paper.bid("a", 450)
    assert verdict.feed_no is not None
    assert paper.price() == (400, "a")
    assert paper.standing().reserve is Reserve.MET


def test_below_the_reserve_second_price_hides_the_limit() -> None:
    paper = PaperSale(terms(below_reserve=BelowReserve.SECOND_PRICE), reserve=400)
    paper.bid("a", 300)
    assert paper.price() == (100, "a")
    paper.bid("b", 200)
    assert paper.price() == (220, "a")


@pytest.mark.parametrize(("tie", "leader"), [(Tie.FIRST_RECEIVED, "a"), (Tie.ROOM_FIRST, "room")])
def test_room_and_book_at_the_same_amount(tie: Tie, leader: str) -> None:
    paper = PaperSale(terms(tie=tie))
    paper.bid("a", 300)
    paper.call(RoomBid(lot="1", amount=300))
    assert paper.price() == (300, leader)


def test_a_bid_that_answers_a_raised_ask_pays_it() -> None:
    paper = PaperSale()
    paper.bid("a", 150)
    paper.call(SetAsk(lot="1", amount=200))
    assert paper.bid("b", 190, "exact").code is Code.TOO_LOW
    paper.bid("b", 300)
    assert paper.price() == (200, "b")


def test_a_cut_bid_is_taken_and_the_ladder_goes_on() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.call(SetAsk(lot="1", amount=105))
    assert paper.bid("b", 105, "exact").outcome is Outcome.LEADING
    assert paper.standing().ask == 110


def test_the_ask_comes_down_to_find_an_opening_bid() -> None:
    paper = PaperSale()
    paper.call(SetAsk(lot="1", amount=60))
    paper.bid("a", 80)
    assert paper.price() == (60, "a")


def test_off_rung_bids_are_refused_when_the_terms_say_so() -> None:
    paper = PaperSale(terms(on_rungs_only=True))
    assert paper.bid("a", 115, "exact").code is Code.OFF_RUNG
    assert paper.bid("a", 120, "exact").ok


def test_a_credit_limit_counts_what_one_leads_and_has_won() -> None:
    paper = PaperSale(terms(credit_limit=1000), lots=TWO_LOTS)
    paper.bid("a", 600)
    paper.call(Sell(lot="1"))
    assert paper.sale.stakes.committed["a"] == 100
    paper.call(OpenLot(lot="2"))
    assert paper.bid("a", 901, lot="2").code is Code.OVER_LIMIT
    assert paper.bid("a", 900, lot="2").ok
    paper.bid("b", 950, lot="2")
    assert paper.sale.stakes.committed["a"] == 100


def test_paddles_that_may_not_bid() -> None:
    paper = PaperSale(terms(registration=Registration.APPROVAL))
    assert paper.bid("z", 100).code is Code.NOT_REGISTERED
    assert paper.bid("a", 100).code is Code.NOT_REGISTERED
    paper.do(SetRegistration(by="clerk", user="a", status=PaddleStatus.APPROVED, limit=None))
    assert paper.bid("a", 100).ok
    paper.call(Block(paddle="101"))
    assert paper.bid("a", 200).code is Code.BLOCKED


def test_refusals_by_the_phase_of_sale_and_lot() -> None:
    paper = PaperSale(opened=False, lots=TWO_LOTS)
    assert paper.bid("a", 100).code is Code.NOT_OPEN
    assert paper.bid("a", 100, lot="9").code is Code.UNKNOWN_LOT
    paper.call(OpenSale())
    paper.call(OpenLot(lot="1"))
    assert paper.bid("a", 500, lot="2").code is Code.NOT_OPEN
    paper.call(Hold(text="A moment, please"))
    assert paper.bid("a", 100).code is Code.ON_HOLD
    paper.call(Resume())
    assert paper.bid("a", 100).ok
    paper.call(Sell(lot="1"))
    assert paper.bid("b", 200).code is Code.LOT_CLOSED


def test_a_bid_that_arrives_too_late_to_be_meant_is_not_placed() -> None:
    paper = PaperSale()
    assert paper.bid("a", 100, expires_at=paper.now).code is Code.EXPIRED
    assert paper.bid("a", 100, expires_at=paper.now + 1000).ok


def test_a_bid_after_the_hammer_is_missed_and_tells_both_times() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.call(Sell(lot="1"))
    hammer = paper.now
    verdict = paper.bid("b", 110, "exact")
    assert verdict.code is Code.LOT_CLOSED
    assert (verdict.closed_at, verdict.at) == (hammer, hammer + 10)
    assert verdict.message is not None
    assert "00:16:40.100" in verdict.message
    missed = paper.decisions[-1].missed
    assert missed is not None
    assert (missed.paddle, missed.amount, missed.closed_at) == ("102", 110, hammer)


def test_a_missed_max_tells_the_clerk_no_amount() -> None:
    paper = PaperSale()
    paper.call(Pass(lot="1"))
    paper.bid("b", 777)
    missed = paper.decisions[-1].missed
    assert missed is not None
    assert missed.amount is None


def test_the_book_opens_a_lot_a_rung_above_the_second_limit() -> None:
    paper = PaperSale(terms(absentee=True), lots=TWO_LOTS)
    paper.bid("a", 650, lot="2")
    paper.bid("b", 1000, lot="2")
    assert paper.standing("2").price is None
    assert paper.standing("2").bids == 0
    paper.call(Pass(lot="1"))
    paper.call(OpenLot(lot="2"))
    assert paper.price("2") == (700, "b")
    assert paper.standing("2").bids == 2


def test_a_max_left_on_an_upcoming_lot_is_sealed() -> None:
    paper = PaperSale(terms(absentee=True), lots=TWO_LOTS)
    verdict = paper.bid("a", 650, lot="2")
    assert (verdict.outcome, verdict.feed_no) == (Outcome.DONE, None)
    assert paper.records[-1].public is None
    assert paper.records[-1].kind == "sealed"


def test_a_retracted_bid_revives_no_other_and_is_asked_anew() -> None:
    paper = PaperSale()
    paper.bid("a", 150)
    paper.bid("b", 300)
    assert paper.price() == (160, "b")
    paper.call(Retract(lot="1", text="misheard"))
    assert paper.price() == (None, None)
    assert paper.standing().ask == 160
    paper.bid("c", 400)
    assert paper.price() == (160, "c")


def test_a_bid_in_final_call_reopens_the_bidding() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.call(GiveFairWarning(lot="1"))
    paper.call(GiveFinalCall(lot="1"))
    assert paper.standing().phase is Phase.FINAL_CALL
    paper.bid("b", 110, "exact")
    assert paper.standing().phase is Phase.OPEN


@pytest.mark.parametrize("status", [PaddleStatus.BLOCKED, PaddleStatus.REFUSED, PaddleStatus.PENDING])
def test_a_max_of_a_paddle_that_may_not_bid_any_more_is_out_of_the_book(status: PaddleStatus) -> None:
    paper = PaperSale(terms(absentee=True), lots=TWO_LOTS)
    paper.bid("a", 650, lot="2")
    paper.bid("b", 1000, lot="2")
    paper.do(SetRegistration(by="clerk", user="b", status=status, limit=None))
    assert paper.sale.stakes.committed["b"] == 0
    paper.call(Pass(lot="1"))
    paper.call(OpenLot(lot="2"))
    assert paper.price("2") == (500, "a")


def test_a_max_may_be_lowered_even_above_a_credit_limit_that_was_cut() -> None:
    paper = PaperSale()
    paper.bid("a", 900)
    paper.do(SetRegistration(by="clerk", user="a", status=PaddleStatus.APPROVED, limit=300))
    assert paper.bid("a", 800).ok
    assert paper.bid("a", 850).code is Code.OVER_LIMIT


def test_the_same_max_left_twice_keeps_its_place_before_an_equal_one() -> None:
    paper = PaperSale(terms(absentee=True), lots=TWO_LOTS)
    paper.bid("a", 800, lot="2")
    paper.bid("b", 800, lot="2")
    again = paper.bid("a", 800, lot="2")
    assert (again.ok, again.outcome, again.seq) == (True, Outcome.DONE, None)
    paper.call(Pass(lot="1"))
    paper.call(OpenLot(lot="2"))
    assert paper.price("2") == (800, "a")
