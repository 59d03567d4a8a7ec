"""What clerks do for others is told to whom it concerns, and to every clerk: two see the same."""

from contract.commands import (
    BidFor,
    BidMode,
    BookOut,
    LineUp,
    MoveLots,
    OpenLot,
    OpenSale,
    Sell,
    SetIncrement,
)
from contract.feed import CatalogueChanged, LinedUp, LotChanged, LotsMoved
from contract.wire import PaddleStatus
from server.rules.commands import AddLots, ChangeLot, NewLot, SetRegistration
from tests.support.rulebook import PaperSale, terms
from tests.support.told import public, to_users, told_of

LOTS = [NewLot(lot=number, title=number, start=100) for number in "123"]


def upcoming() -> PaperSale:
    return PaperSale(terms(absentee=True), lots=LOTS, opened=False)


def test_a_letter_is_told_to_its_bidder_and_to_the_desk_only() -> None:
    sale = upcoming()
    letter = BidFor(lot="2", paddle="101", amount=777, mode=BidMode.MAX, plus_one=True, group="chairs")
    told = told_of(sale, lambda: sale.call(letter))
    assert to_users(told) == {"a": [("max_left", 777)]}
    assert told.entries == []
    assert told.desk is not None
    (line,) = told.desk.lots[0].book
    assert (line.paddle, line.limit, line.plus_one, line.group) == ("101", 777, True, "chairs")


def test_a_max_that_a_clerk_takes_out_is_told_to_its_bidder() -> None:
    sale = upcoming()
    sale.bid("a", 700, lot="2")
    told = told_of(sale, lambda: sale.call(BookOut(lot="2", paddle="101")))
    assert to_users(told) == {"a": [("changed", None)]}
    assert told.desk is not None
    assert told.desk.lots[0].book == []


def test_whoever_won_one_of_a_group_hears_which_others_stopped() -> None:
    sale = upcoming()
    for lot in "123":
        sale.bid("a", 300, lot=lot, group="g")
    sale.call(OpenSale())
    sale.call(OpenLot(lot="1"))
    told = told_of(sale, lambda: sale.call(Sell(lot="1")))
    assert [(entry.type.value, entry.lot) for entry in told.you["a"]] == [
        ("won", "1"),
        ("changed", "2"),
        ("changed", "3"),
    ]
    assert '"g"' not in public(told)
    assert told.desk is not None
    assert {lot.lot: len(lot.book) for lot in told.desk.lots} == {"1": 1, "2": 0, "3": 0}


def test_one_increment_more_shows_in_nothing_public() -> None:
    plain, more = PaperSale(), PaperSale()
    told = (
        told_of(plain, lambda: plain.bid("a", 300)),
        told_of(more, lambda: more.bid("a", 300, plus_one=True)),
    )
    assert public(told[0]) == public(told[1])


def test_lots_that_are_added_are_on_every_clerks_desk_and_named_in_the_feed() -> None:
    sale = upcoming()
    added = [NewLot(lot="4", title="Four", start=100, reserve=555)]
    told = told_of(sale, lambda: sale.do(AddLots(by="clerk", lots=added)))
    assert [type(entry) for entry in told.entries] == [CatalogueChanged]
    assert "555" not in public(told)
    assert told.desk is not None
    assert [(lot.lot, lot.reserve) for lot in told.desk.lots] == [("4", 555)]


def test_a_changed_lot_tells_its_reserve_to_the_desk_only() -> None:
    sale = upcoming()
    change = ChangeLot(by="clerk", lot="2", title="Two", start=100, reserve=555)
    told = told_of(sale, lambda: sale.do(change))
    assert [type(entry) for entry in told.entries] == [LotChanged]
    assert "555" not in public(told)
    assert told.desk is not None
    assert told.desk.lots[0].reserve == 555


def test_what_one_clerk_arranges_the_other_sees_in_the_feed() -> None:
    sale = PaperSale(lots=LOTS)
    told = told_of(sale, lambda: (sale.call(LineUp(lot="3")), sale.call(MoveLots(lots=["3"], before="2"))))
    assert [type(entry) for entry in told.entries] == [LinedUp, LotsMoved]
    told = told_of(sale, lambda: sale.call(SetIncrement(lot="1", step=25)))
    assert told.entries[0].standing.step == 25  # type: ignore[union-attr]


def test_another_paddle_number_is_on_every_clerks_desk_and_told_to_its_owner() -> None:
    sale = upcoming()
    change = SetRegistration(by="clerk", user="a", status=PaddleStatus.APPROVED, limit=None, paddle="7")
    told = told_of(sale, lambda: sale.do(change))
    assert to_users(told) == {"a": [("changed", None)]}
    assert told.desk is not None
    assert [one.paddle for one in told.desk.paddles] == ["7"]
