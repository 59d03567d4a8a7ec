"""Either-or: of several lots one is enough, and winning it takes the others out of the book."""

import pytest

from contract.commands import BidFor, BidMode, OpenLot, OpenSale, Pass, RoomBid, Sell, Undo
from contract.terms import SaleKind
from contract.verdicts import Code
from contract.wire import PaddleStatus, Role, You
from server.rules.commands import AddLots, NewLot, SetRegistration, Tick
from server.rules.records import MaxSet
from tests.support.rulebook import PaperSale, terms

LOTS = [NewLot(lot=number, title=number, start=100) for number in "1234"]


def with_group(limit: int | None = None) -> PaperSale:
    """Maxes of 300, 400 and 350 in group g on lots 1 to 3, and 200 on lot 4 in none."""
    paper = PaperSale(terms(absentee=True), lots=LOTS, opened=False)
    if limit is not None:
        paper.do(SetRegistration(by="clerk", user="a", status=PaddleStatus.APPROVED, limit=limit))
    for lot, amount in (("1", 300), ("2", 400), ("3", 350)):
        assert paper.bid("a", amount, lot=lot, group="g").ok
    assert paper.bid("a", 200, lot="4").ok
    return paper


def you(paper: PaperSale, user: str = "a") -> You:
    return paper.sale.you(user, user.upper(), Role.BIDDER)


def opened(paper: PaperSale, lot: str) -> PaperSale:
    paper.call(OpenSale())
    assert paper.call(OpenLot(lot=lot)).ok
    return paper


def test_winning_one_takes_the_others_of_the_group_out_of_the_book() -> None:
    paper = opened(with_group(), "1")
    paper.call(Sell(lot="1"))
    assert you(paper).maxes == {"4": 200}
    assert you(paper).groups == {}
    assert paper.decisions[-1].users == ["a"]
    taken = [r.private for r in paper.decisions[-1].records if isinstance(r.private, MaxSet)]
    assert {(max_.lot, max_.limit) for max_ in taken} == {("2", 0), ("3", 0)}


@pytest.mark.parametrize("how", ["passed", "lost"])
def test_not_winning_leaves_the_others(how: str) -> None:
    paper = opened(with_group(), "1")
    if how == "lost":
        paper.call(RoomBid(lot="1", amount=320))
        paper.call(Sell(lot="1"))
    else:
        paper.call(Pass(lot="1"))
    assert you(paper).maxes == {"2": 400, "3": 350, "4": 200}


def test_groups_are_each_bidders_own() -> None:
    paper = with_group()
    paper.bid("b", 500, lot="1", group="g")
    paper.bid("b", 150, lot="4", group="g")
    opened(paper, "1").call(Sell(lot="1"))
    assert you(paper).maxes == {"2": 400, "3": 350, "4": 200}
    assert you(paper, "b").maxes == {}


def test_raising_the_max_of_a_lot_that_was_opened_keeps_it_in_its_group() -> None:
    paper = opened(with_group(), "1")
    assert paper.bid("a", 500, lot="1").ok
    paper.call(Sell(lot="1"))
    assert you(paper).maxes == {"4": 200}


def test_an_undone_hammer_does_not_bring_the_others_back() -> None:
    paper = opened(with_group(), "1")
    paper.call(Sell(lot="1"))
    assert paper.call(Undo(lot="1")).ok
    assert you(paper).maxes == {"1": 300, "4": 200}


def test_only_the_dearest_of_a_group_is_at_stake() -> None:
    paper = with_group()
    assert you(paper).at_stake == 400 + 200
    assert you(paper).groups == {"1": "g", "2": "g", "3": "g"}
    opened(paper, "1")
    assert you(paper).at_stake == 400 + 200
    paper.call(Sell(lot="1"))
    assert you(paper).at_stake == 100 + 200


def test_the_credit_limit_counts_the_dearest_of_a_group_once() -> None:
    paper = with_group(limit=600)
    assert paper.bid("a", 401, lot="3", group="g").code is Code.OVER_LIMIT
    assert paper.bid("a", 400, lot="3", group="g").ok
    assert paper.bid("a", 300, lot="1").code is Code.OVER_LIMIT  # out of the group it counts beside it
    assert paper.bid("a", 350, lot="3", group="g").ok


def test_a_max_left_again_without_its_group_is_out_of_it() -> None:
    paper = with_group()
    paper.bid("a", 300, lot="1")
    assert you(paper).groups == {"2": "g", "3": "g"}
    opened(paper, "1").call(Sell(lot="1"))
    assert you(paper).maxes == {"2": 400, "3": 350, "4": 200}


def test_a_group_is_for_maxes_left_before_the_lot_opens() -> None:
    paper = PaperSale(terms(absentee=True), lots=LOTS)
    assert paper.bid("b", 300, lot="1", group="g").code is Code.WRONG_PHASE
    assert paper.standing("1").bids == 0


def test_the_clerk_sees_the_group_in_the_book_and_enters_it_from_a_letter() -> None:
    paper = PaperSale(terms(), lots=LOTS, opened=False)
    for lot in "12":
        letter = BidFor(lot=lot, paddle="101", amount=300, mode=BidMode.MAX, group="g")
        assert paper.call(letter).ok
    assert [line.group for line in paper.sale.desk_lot("2").book] == ["g"]
    opened(paper, "1").call(Sell(lot="1"))
    assert paper.sale.desk_lot("2").book == []


def test_the_clock_that_sells_stops_the_group_too() -> None:
    paper = PaperSale(terms(SaleKind.TIMED, absentee=True, closes_at=2_000_000), lots=LOTS[:1], opened=False)
    paper.bid("a", 300, lot="1", group="g")
    paper.call(OpenSale())
    paper.do(AddLots(by="clerk", lots=LOTS[1:2]))
    paper.bid("a", 300, lot="2", group="g")
    paper.now = 2_000_000
    paper.do(Tick())
    assert you(paper).maxes == {}


def test_security_11_lots_that_open_together_all_count_though_one_would_be_enough() -> None:
    """In a timed sale nothing stops the others: a limit of 400 must not come to 1,200."""
    timed = terms(SaleKind.TIMED, absentee=True, opens_at=2_000_000, closes_at=3_000_000)
    paper = PaperSale(timed, lots=LOTS, opened=False)
    paper.do(SetRegistration(by="clerk", user="a", status=PaddleStatus.APPROVED, limit=400))
    assert paper.bid("a", 250, lot="1", group="g").ok
    assert paper.bid("a", 250, lot="2", group="g").code is Code.OVER_LIMIT
    assert paper.bid("a", 150, lot="2", group="g").ok
    assert you(paper).at_stake == 400
    paper.now = 2_000_000
    paper.do(Tick())
    assert you(paper).at_stake == 400
