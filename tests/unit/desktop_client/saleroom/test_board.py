"""What the hall sees: the lot on the block, what comes, what was sold, and nothing that is struck."""

import pytest

from contract import commands
from contract.display import Display
from contract.standing import Phase
from contract.terms import SaleKind
from contract.wire import SaleStatus
from desktop_client.saleroom.board import board, coming_lots, shown_lot
from desktop_client.saleroom.room import SaleRoom
from tests.support.rehearsal import SALE, Rehearsal, run_first_lots


def room_of(rehearsal: Rehearsal) -> SaleRoom:
    room = SaleRoom(SALE)
    room.take_catalogue(rehearsal.catalogue())
    room.take_attended(rehearsal.clerk().attended())
    return room


@pytest.fixture
def rehearsal() -> Rehearsal:
    made = Rehearsal()
    run_first_lots(made)
    return made


def test_the_lot_on_the_block_with_its_price_in_other_currencies(rehearsal: Rehearsal) -> None:
    shown = board(room_of(rehearsal), Display(rates={"USD": "1.1", "JPY": "160"}))
    assert (shown.lot, shown.amount) == ("43", 120_000)
    assert shown.prices == (("USD", 132_000), ("JPY", 192_000))
    assert [line.lot for line in shown.coming] == ["44", "45", "46", "47"]
    assert [(line.lot, line.standing.phase) for line in shown.over] == [
        ("42", Phase.SOLD),
        ("41", Phase.SOLD),
    ]


def test_what_is_listed_is_the_houses_choice(rehearsal: Rehearsal) -> None:
    shown = board(room_of(rehearsal), Display(sold_list=False, next_lots=1, estimates=False))
    assert (shown.over, [line.lot for line in shown.coming], shown.estimates) == ((), ["44"], False)


def test_a_lot_that_is_sold_stays_until_the_next_one_opens(rehearsal: Rehearsal) -> None:
    rehearsal.call(commands.Sell(lot="43"))
    sold = board(room_of(rehearsal), Display())
    assert sold.lot == "43"
    assert sold.standing is not None
    assert sold.standing.phase is Phase.SOLD
    assert "43" not in [line.lot for line in sold.over]
    rehearsal.call(commands.OpenLot(lot="44"))
    after = board(room_of(rehearsal), Display())
    assert (after.lot, after.over[0].lot) == ("44", "43")


def test_before_the_opening_the_first_lot_is_announced() -> None:
    shown = board(room_of(Rehearsal()), Display())
    assert (shown.lot, shown.amount, shown.status) == ("41", 120_000, SaleStatus.UPCOMING)
    assert [line.lot for line in shown.coming] == ["41", "42", "43", "44"]


def test_the_lot_that_is_lined_up_comes_first(rehearsal: Rehearsal) -> None:
    rehearsal.call(commands.LineUp(lot="47"))
    assert coming_lots(room_of(rehearsal), "43")[:3] == ["47", "44", "45"]


def test_a_lot_that_is_open_again_is_not_listed_as_sold(rehearsal: Rehearsal) -> None:
    rehearsal.call(commands.Sell(lot="43"))
    rehearsal.call(commands.OpenLot(lot="44"))
    rehearsal.call(commands.Pass(lot="44"))
    rehearsal.call(commands.Reopen(lot="43", text="too early"))
    shown = board(room_of(rehearsal), Display())
    assert (shown.lot, [line.lot for line in shown.over]) == ("43", ["44", "42", "41"])


def test_what_the_auctioneer_said_stands_until_the_next_lot(rehearsal: Rehearsal) -> None:
    rehearsal.call(commands.Announce(text="Tea at four."))
    assert board(room_of(rehearsal), Display()).said == "Tea at four."
    rehearsal.call(commands.Sell(lot="43"))
    rehearsal.call(commands.OpenLot(lot="44"))
    assert board(room_of(rehearsal), Display()).said == ""


def test_a_timed_sale_shows_what_closes_next() -> None:
    timed = Rehearsal(kind=SaleKind.TIMED)
    timed.call(commands.OpenSale())
    room = room_of(timed)
    assert (shown_lot(room), coming_lots(room, "41")[:2]) == ("41", ["42", "43"])


def test_after_the_end_no_lot_is_shown(rehearsal: Rehearsal) -> None:
    rehearsal.call(commands.Sell(lot="43"))
    rehearsal.call(commands.EndSale())
    shown = board(room_of(rehearsal), Display())
    assert (shown.lot, shown.status, shown.over[0].lot) == (None, SaleStatus.ENDED, "43")
    assert shown.coming == ()
