"""Paddles: whose number is whose, chosen by a clerk or given in order."""

import pytest

from contract.commands import BookOut
from contract.terms import Registration
from contract.verdicts import Code, Verdict
from contract.wire import PaddleStatus
from server.rules.commands import NewLot, Register, SetRegistration, TakeOutMax
from server.rules.sale import Sale
from tests.support.rulebook import PaperSale, terms


def approve(paper: PaperSale, user: str, paddle: str | None, limit: int | None = None) -> Verdict:
    return paper.do(
        SetRegistration(by="clerk", user=user, status=PaddleStatus.APPROVED, limit=limit, paddle=paddle)
    )


def test_a_clerk_registers_somebody_with_a_number_and_a_limit_at_once() -> None:
    paper = PaperSale(terms(registration=Registration.APPROVAL, credit_limit=500), opened=False)
    paper.do(Register(user="f", name="F", paddle="7", limit=900, approved=True))
    paper.do(Register(user="g", name="G"))
    guest, other = paper.sale.desk_paddles()[-2:]
    assert (guest.paddle, guest.status, guest.limit) == ("7", PaddleStatus.APPROVED, 900)
    assert (other.paddle, other.status, other.limit) == ("107", PaddleStatus.PENDING, 500)


def test_a_number_in_order_that_a_clerk_gave_away_is_left_out() -> None:
    paper = PaperSale(opened=False)
    paper.do(Register(user="f", name="F", paddle="107"))
    paper.do(Register(user="g", name="G"))
    assert paper.sale.paddle_of("g") == "108"


@pytest.mark.parametrize("paddle", ["101", "room", "Room"])
def test_a_number_that_is_taken_is_given_to_nobody_else(paddle: str) -> None:
    paper = PaperSale(opened=False)
    assert paper.do(Register(user="f", name="F", paddle=paddle)).code is Code.CONFLICT
    assert approve(paper, "b", paddle).code is Code.CONFLICT
    assert paper.sale.registration("f") is None
    assert paper.sale.paddle_of("b") == "102"


@pytest.mark.parametrize(
    "paddle", [" 101", "101 ", "1\n2", "\x00", "101\u200b", "\u202e101", "１０１", "-1", "=1+1", "7" * 21]
)
def test_security_10_no_number_looks_like_anothers_or_breaks_a_line(paddle: str) -> None:
    paper = PaperSale()
    assert paper.do(Register(user="f", name="F", paddle=paddle)).code is Code.MALFORMED
    assert approve(paper, "b", paddle).code is Code.MALFORMED
    assert "f" not in paper.sale.paddles


def test_a_paddle_gets_another_number_and_the_one_before_is_free() -> None:
    paper = PaperSale(opened=False)
    assert approve(paper, "a", "7").ok
    assert approve(paper, "b", "101").ok
    for sale in (paper.sale, Sale.load(paper.records)):
        assert (sale.user_of("7"), sale.user_of("101"), sale.user_of("102")) == ("a", "b", None)


def test_a_paddle_that_has_bid_keeps_its_number() -> None:
    paper = PaperSale()
    paper.bid("b", 100)
    paper.bid("a", 90)  # refused: it never was a bid
    assert approve(paper, "b", "7").code is Code.WRONG_PHASE
    assert approve(paper, "a", "7").ok


def test_a_paddle_that_left_a_max_keeps_its_number_even_when_it_was_taken_out() -> None:
    paper = PaperSale(terms(absentee=True), opened=False)
    paper.bid("a", 300)
    paper.do(TakeOutMax(user="a", id="x", lot="1"))
    assert approve(paper, "a", "7").code is Code.WRONG_PHASE


def test_a_bidder_takes_his_own_max_out_of_the_book() -> None:
    paper = PaperSale(terms(absentee=True), opened=False)
    paper.bid("a", 300)
    paper.bid("b", 200)
    verdict = paper.do(TakeOutMax(user="a", id="x", lot="1"))
    assert (verdict.ok, verdict.id) == (True, "x")
    assert paper.decisions[-1].users == ["a"]
    assert [line.limit for line in paper.sale.desk_lot("1").book] == [200]
    assert paper.sale.stakes.committed["a"] == 0
    assert paper.do(TakeOutMax(user="a", id="y", lot="1")).code is Code.NO_BID


def test_a_clerk_takes_a_paddles_max_out_of_the_book() -> None:
    paper = PaperSale(terms(absentee=True), opened=False)
    paper.bid("a", 300)
    assert paper.call(BookOut(lot="1", paddle="102")).code is Code.NO_BID
    assert paper.call(BookOut(lot="1", paddle="999")).code is Code.UNKNOWN_PADDLE
    assert paper.call(BookOut(lot="1", paddle="101")).ok
    assert paper.decisions[-1].users == ["a"]
    assert paper.sale.desk_lot("1").book == []


def test_nothing_leaves_the_book_once_its_lot_was_opened() -> None:
    lots = [NewLot(lot="1", title="One", start=100)]
    paper = PaperSale(terms(absentee=True), lots=lots)
    paper.bid("a", 300)
    assert paper.do(TakeOutMax(user="a", id="x", lot="1")).code is Code.WRONG_PHASE
    assert paper.call(BookOut(lot="1", paddle="101")).code is Code.WRONG_PHASE


def test_what_a_clerk_does_not_change_stays_as_another_has_just_made_it() -> None:
    paper = PaperSale()
    before = paper.sale.paddles["a"].limit
    paper.do(SetRegistration(by="clerk", user="a", status=PaddleStatus.BLOCKED, text="Unpaid."))
    paper.do(SetRegistration(by="other", user="a", limit=900))
    a = paper.sale.paddles["a"]
    assert (before, a.status, a.limit, a.text) == (None, PaddleStatus.BLOCKED, 900, "Unpaid.")
    paper.do(SetRegistration(by="clerk", user="a", status=PaddleStatus.APPROVED))
    a = paper.sale.paddles["a"]
    assert (a.status, a.limit, a.text) == (PaddleStatus.APPROVED, 900, None)
