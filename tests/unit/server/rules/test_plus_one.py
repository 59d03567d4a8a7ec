"""One increment more, once, for whoever would lose a tie (decision 12). The ladder: 280, 300, 320, 350."""

from typing import Any

import pytest

from contract.commands import OpenLot, OpenSale, RoomBid, SetAsk, SetIncrement
from contract.standing import Reserve
from contract.terms import BelowReserve, Tie
from contract.verdicts import Code, Outcome
from contract.wire import PaddleStatus
from server.rules.commands import NewLot, SetRegistration
from tests.support.rulebook import PaperSale, terms

Left = tuple[str, int, bool]


def with_book(*left: Left, **choices: Any) -> PaperSale:
    """A lot that was opened on these maxes, left in this order."""
    paper = PaperSale(terms(absentee=True, **choices), opened=False)
    for user, amount, plus_one in left:
        assert paper.bid(user, amount, plus_one=plus_one).ok
    paper.call(OpenSale())
    paper.call(OpenLot(lot="1"))
    return paper


def test_the_later_of_two_equal_limits_leads_with_one_increment_more() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    assert paper.bid("b", 300, plus_one=True).outcome is Outcome.LEADING
    assert paper.price() == (320, "b")


def test_the_earlier_leads_at_the_tie_and_keeps_its_one_increment_more() -> None:
    paper = PaperSale()
    paper.bid("a", 300, plus_one=True)
    assert paper.bid("b", 300).outcome is Outcome.TIED_LATER
    assert paper.price() == (300, "a")
    assert paper.sale.you("a", "A", "bidder").plus_ones == ["1"]  # type: ignore[arg-type]


def test_of_two_with_one_increment_more_the_earlier_leads_at_that() -> None:
    paper = PaperSale()
    paper.bid("a", 300, plus_one=True)
    assert paper.bid("b", 300, plus_one=True).outcome is Outcome.TIED_LATER
    assert paper.price() == (320, "a")


def test_one_increment_more_is_used_once() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.bid("b", 300, plus_one=True)
    paper.call(SetAsk(lot="1", amount=321))
    paper.call(RoomBid(lot="1", amount=350))
    assert paper.price() == (350, "room")
    assert paper.sale.you("b", "B", "bidder").plus_ones == []  # type: ignore[arg-type]


def test_it_says_nothing_where_no_limit_is_equal() -> None:
    paper = PaperSale()
    paper.bid("a", 300, plus_one=True)
    assert paper.bid("b", 320).outcome is Outcome.LEADING
    assert paper.price() == (320, "b")


@pytest.mark.parametrize(
    ("tie", "price", "leader"), [(Tie.FIRST_RECEIVED, 300, "a"), (Tie.ROOM_FIRST, 320, "a")]
)
def test_the_book_answers_a_room_that_goes_first_at_its_limit(tie: Tie, price: int, leader: str) -> None:
    paper = PaperSale(terms(tie=tie))
    paper.bid("a", 300, plus_one=True)
    paper.call(RoomBid(lot="1", amount=300))
    assert paper.price() == (price, leader)


@pytest.mark.parametrize(
    ("left", "price", "leader"),
    [
        ([("a", 300, False), ("b", 300, True)], 320, "b"),
        ([("b", 300, True), ("a", 300, False)], 300, "b"),
        ([("a", 300, False), ("b", 300, True), ("c", 300, True)], 320, "b"),
        ([("a", 300, False), ("b", 300, True), ("d", 320, False)], 320, "d"),
        ([("d", 320, False), ("a", 300, False), ("b", 300, True)], 320, "d"),
        ([("a", 300, True), ("b", 300, True), ("c", 200, True)], 320, "a"),
    ],
)
def test_the_book_opens_a_lot_with_it(left: list[Left], price: int, leader: str) -> None:
    assert with_book(*left).price() == (price, leader)


def test_the_increment_is_the_lots_own_where_it_has_one() -> None:
    paper = PaperSale()
    paper.call(SetIncrement(lot="1", step=5))
    paper.bid("a", 300)
    paper.bid("b", 300, plus_one=True)
    assert paper.price() == (305, "b")


def test_it_can_meet_the_reserve() -> None:
    paper = PaperSale(terms(below_reserve=BelowReserve.SECOND_PRICE), reserve=320)
    paper.bid("a", 300)
    assert paper.standing().reserve is Reserve.UNMET
    paper.bid("b", 300, plus_one=True)
    assert paper.price() == (320, "b")
    assert paper.standing().reserve is Reserve.MET


def test_it_counts_in_the_credit_limit() -> None:
    paper = PaperSale()
    paper.do(SetRegistration(by="clerk", user="a", status=PaddleStatus.APPROVED, limit=300))
    assert paper.bid("a", 300, plus_one=True).code is Code.OVER_LIMIT
    assert paper.bid("a", 280, plus_one=True).ok
    assert paper.sale.stakes.of("a") == 300
    assert paper.bid("a", 300).ok  # in place of it


def test_the_leader_adds_it_and_takes_it_back_and_nothing_public_moves() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    before = paper.standing()
    assert paper.bid("a", 300).code is Code.ALREADY_LEADING
    assert paper.bid("a", 300, plus_one=True).ok
    assert paper.standing() == before
    paper.bid("b", 300, plus_one=True)
    assert paper.price() == (320, "a")


def test_it_is_for_maxes_only() -> None:
    paper = PaperSale()
    assert paper.bid("a", 300, "exact", plus_one=True).code is Code.MALFORMED
    assert paper.bid("a", 300, "exact", group="g").code is Code.MALFORMED


def test_adding_it_to_a_max_in_the_book_keeps_the_time_of_the_max() -> None:
    paper = PaperSale(terms(absentee=True), lots=[NewLot(lot="1", title="One", start=100)], opened=False)
    paper.bid("a", 300)
    paper.bid("b", 300)
    paper.bid("a", 300, plus_one=True)
    line = paper.sale.desk_lot("1").book[0]
    assert (line.paddle, line.limit, line.plus_one) == ("101", 300, True)
    paper.call(OpenSale())
    paper.call(OpenLot(lot="1"))
    assert paper.price() == (300, "a")
