"""Undo in the corners: what depended on a struck entry, and what a struck entry must not leave behind."""

import msgspec

from contract.commands import OpenLot, Pass, Reopen, Retract, RoomBid, SetAsk, Undo
from contract.feed import BidTaken, LotReopened
from contract.standing import Phase
from contract.terms import SaleKind
from contract.verdicts import Code, Verdict
from server.rules.commands import ExtendAfterOutage, NewLot, Tick
from server.rules.records import Record
from server.rules.sale import Sale
from tests.support.rulebook import PaperSale, terms

CLOSES = 2_000_000


def bid_number(paper: PaperSale, nth: int) -> int:
    """The feed number of the nth bid, from 0."""
    return [r.feed_no or 0 for r in paper.records if isinstance(r.public, BidTaken)][nth]


def strike(paper: PaperSale, nth: int) -> Verdict:
    verdict = paper.call(Undo(lot="1", entry=bid_number(paper, nth)))
    assert verdict.ok, verdict
    stored = msgspec.json.encode(paper.records)
    folded = Sale.load(msgspec.json.decode(stored, type=list[Record]))
    assert folded.standings() == paper.sale.standings()
    assert folded.desk_lot("1") == paper.sale.desk_lot("1")
    return verdict


def timed() -> PaperSale:
    return PaperSale(terms(SaleKind.TIMED, closes_at=CLOSES))


def test_a_raise_falls_with_the_bid_that_it_raised() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.bid("a", 500)
    strike(paper, 0)
    assert paper.price() == (None, None)
    assert paper.standing().ask == 100
    assert paper.sale.desk_lot("1").book == []
    assert paper.sale.stakes.committed["a"] == 0


def test_a_raise_of_a_struck_bid_does_not_raise_an_earlier_one_of_the_same_bidder() -> None:
    paper = PaperSale(reserve=400)
    paper.bid("a", 100, "exact")
    paper.bid("b", 410, "exact")
    paper.bid("a", 465, "exact")
    paper.bid("a", 480)
    strike(paper, 1)
    strike(paper, 2)
    assert paper.price() == (100, "a")
    assert paper.sale.stakes.committed["a"] == 100


def test_a_raise_stays_when_a_bid_of_another_is_struck() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.bid("b", 200)
    paper.bid("a", 500)
    strike(paper, 1)
    assert paper.price() == (100, "a")
    assert paper.sale.stakes.committed["a"] == 500


def test_nobody_competes_with_himself_once_the_bid_between_is_struck() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.bid("b", 310, "exact")
    paper.bid("a", 400)
    strike(paper, 1)
    assert paper.price() == (100, "a")
    paper.bid("b", 350)
    assert paper.price() == (380, "a")


def test_what_was_bid_openly_stays_the_price_once_the_bid_between_is_struck() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.call(RoomBid(lot="1", amount=110))
    paper.bid("a", 120, "exact")
    strike(paper, 1)
    assert paper.price() == (120, "a")


def test_a_raise_does_not_become_an_absentee_max_when_the_opening_is_struck() -> None:
    paper = PaperSale(terms(absentee=True))
    paper.bid("a", 300)
    paper.bid("a", 500)
    strike(paper, 0)
    assert paper.call(Undo(lot="1")).ok
    assert paper.standing().phase is Phase.UPCOMING
    assert paper.sale.desk_lot("1").book == []
    paper.bid("b", 150)
    paper.call(OpenLot(lot="1"))
    assert paper.price() == (100, "b")


def test_a_reopening_struck_after_a_raise_leaves_the_lot_as_it_had_closed() -> None:
    paper = PaperSale(reserve=400)
    paper.bid("a", 300)
    paper.call(Pass(lot="1"))
    paper.call(Reopen(lot="1", text="he would pay more"))
    paper.bid("a", 400)
    reopened = next(r.feed_no for r in paper.records if isinstance(r.public, LotReopened))
    assert paper.call(Undo(lot="1", entry=reopened)).ok
    assert paper.standing().phase is Phase.PASSED
    assert paper.price() == (300, "a")


def test_a_retraction_whose_bid_is_struck_asks_for_the_start_price_again() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.call(Retract(lot="1", text="misheard"))
    strike(paper, 0)
    assert paper.standing().ask == 100
    assert paper.bid("b", 1).code is Code.TOO_LOW


def test_an_ask_that_answered_a_struck_bid_stays_what_the_auctioneer_said() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.call(SetAsk(lot="1", amount=200))
    strike(paper, 0)
    assert paper.standing().ask == 200


def test_striking_a_late_bid_of_a_timed_lot_does_not_take_the_time_away_again() -> None:
    paper = timed()
    paper.now = CLOSES - 5_000
    paper.bid("a", 300)
    shown = paper.standing().closes_at
    assert shown is not None
    assert shown > CLOSES
    paper.now = CLOSES + 1_000
    strike(paper, 0)
    assert paper.standing().closes_at == shown
    assert paper.bid("b", 100).ok


def test_the_time_given_back_after_an_outage_cannot_be_undone() -> None:
    paper = timed()
    paper.bid("a", 300)
    away_since, paper.now = paper.now, paper.now + 60_000
    paper.do(ExtendAfterOutage(since=away_since))
    given = paper.now - away_since
    assert paper.call(Undo(lot="1")).ok
    assert paper.price() == (None, None)
    assert paper.standing().closes_at == CLOSES + given


def test_the_hammer_of_the_clock_is_not_undone_but_reopened() -> None:
    lots = [NewLot(lot="1", title="One", start=100), NewLot(lot="2", title="Two", start=100)]
    paper = PaperSale(terms(SaleKind.TIMED, closes_at=CLOSES), lots=lots)
    paper.bid("a", 300)
    paper.now = CLOSES
    paper.do(Tick())
    verdict = paper.call(Undo(lot="1"))
    assert verdict.code is Code.WRONG_PHASE
    assert "reopen" in (verdict.message or "")
    assert paper.call(Reopen(lot="1", text="the net was down")).ok
