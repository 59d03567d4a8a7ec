"""The twelve test vectors of the auction rules."""

from contract.commands import RoomBid
from contract.standing import Reserve
from contract.verdicts import Outcome
from tests.support.rulebook import PaperSale, terms


def test_vector_1_the_first_max_opens_at_the_start_price() -> None:
    paper = PaperSale()
    assert paper.bid("a", 300).outcome is Outcome.LEADING
    assert paper.price() == (100, "a")


def test_vector_2_a_lower_max_is_outbid_at_once() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    assert paper.bid("b", 150).outcome is Outcome.OUTBID
    assert paper.price() == (160, "a")


def test_vector_3_of_two_equal_limits_the_earlier_leads() -> None:
    paper = PaperSale()
    paper.bid("a", 300)
    paper.bid("b", 150)
    assert paper.bid("c", 300).outcome is Outcome.TIED_LATER
    assert paper.price() == (300, "a")


def test_vector_4_a_raise_of_the_leader_moves_nothing() -> None:
    paper = PaperSale()
    for user, limit in (("a", 300), ("b", 150), ("c", 300)):
        paper.bid(user, limit)
    verdict = paper.bid("a", 500)
    assert verdict.ok and verdict.feed_no is None
    assert paper.price() == (300, "a")


def test_vector_4_with_raise_breaks_tie_the_price_takes_one_rung() -> None:
    paper = PaperSale(terms(raise_breaks_tie=True))
    for user, limit in (("a", 300), ("b", 150), ("c", 300)):
        paper.bid(user, limit)
    assert paper.bid("a", 500).feed_no is not None
    assert paper.price() == (320, "a")


def test_vectors_5_to_7_below_and_above_a_reserve() -> None:
    paper = PaperSale(reserve=400)
    paper.bid("a", 300)
    assert paper.price() == (300, "a") and paper.standing().reserve is Reserve.UNMET
    paper.bid("b", 450)
    assert paper.price() == (400, "b") and paper.standing().reserve is Reserve.MET
    paper.bid("a", 420)
    assert paper.price() == (450, "b")


def test_vector_8_the_price_is_a_rung_above_the_second_limit() -> None:
    paper = PaperSale()
    paper.bid("a", 315)
    paper.bid("b", 320)
    assert paper.price() == (320, "b")


def test_vector_9_a_lot_is_won_by_less_than_an_increment() -> None:
    paper = PaperSale()
    paper.bid("a", 330)
    paper.bid("b", 340)
    assert paper.price() == (340, "b")


def test_vectors_10_to_12_jump_bid_then_max_then_the_book_answers_the_room() -> None:
    paper = PaperSale()
    paper.bid("a", 100, "exact")
    paper.bid("b", 150, "exact")
    assert paper.price() == (150, "b")
    paper.bid("a", 400)
    assert paper.price() == (160, "a")
    assert paper.call(RoomBid(lot="1", amount=170)).outcome is Outcome.OUTBID
    assert paper.price() == (180, "a")
