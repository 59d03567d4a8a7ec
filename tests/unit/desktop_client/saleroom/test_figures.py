"""What you have at stake, and how fast a sale goes."""

import msgspec

from contract.commands import OpenLot, Pass, Sell, Undo
from contract.wire import WonLot
from desktop_client.saleroom.pace import LONGEST_PAUSE_MS, Pace, pace
from desktop_client.saleroom.stakes import OpenStake, Stakes, stakes
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def test_without_a_paddle_nothing_is_at_stake() -> None:
    view = PaperRoom(user="nobody")
    view.open()
    assert stakes(view.room) == Stakes()


def test_what_is_led_left_won_and_lost_is_told_apart() -> None:
    view = PaperRoom(choices={"absentee": True, "credit_limit": 1_000})
    view.open()
    view.paper.bid("a", 300)
    view.paper.bid("a", 90, lot="2")
    view.hear()
    mine = stakes(view.room)
    assert mine.open == (OpenStake("1", 100, 300, leading=True), OpenStake("2", None, 90, leading=False))
    assert (mine.at_stake, mine.limit, mine.free) == (390, 1_000, 610)
    view.paper.bid("b", 400)
    view.hear()
    assert stakes(view.room).outbid == ("1",)
    view.paper.bid("a", 500)
    view.paper.call(Sell(lot="1"))
    view.hear()
    won = stakes(view.room)
    price = view.paper.standing().price
    assert price is not None
    assert (won.won, won.outbid) == ((WonLot("1", price),), ())


def sold_and_passed() -> PaperRoom:
    view = PaperRoom()
    view.open()
    view.paper.bid("a", 300, "exact")
    view.paper.now += 30_000
    view.paper.call(Sell(lot="1"))
    view.paper.call(OpenLot(lot="2"))
    view.paper.now += 36_000 - 20
    view.paper.call(Pass(lot="2"))
    view.hear()
    view.room.take_catalogue(view.catalogue())
    return view


def test_the_pace_is_that_between_hammers_and_tells_when_the_sale_ends() -> None:
    view = sold_and_passed()
    now = view.paper.now
    assert pace(view.room, now) == Pace(
        sold=1,
        passed=1,
        withdrawn=0,
        left=1,
        hammer_total=300,
        percent_of_low=150,
        lots_per_hour=100,
        ends_at=now + 36_000,
    )


def test_before_two_hammers_there_is_no_pace() -> None:
    view = PaperRoom()
    view.open()
    now = pace(view.room, 5)
    assert (now.lots_per_hour, now.ends_at, now.percent_of_low, now.left) == (None, None, None, 3)


def test_a_break_is_not_the_pace_and_an_undone_hammer_neither() -> None:
    view = sold_and_passed()
    view.paper.call(OpenLot(lot="3"))
    view.paper.now += LONGEST_PAUSE_MS + 1
    view.paper.call(Pass(lot="3"))
    view.hear()
    assert pace(view.room, 5).lots_per_hour == 100
    view.paper.call(Undo(lot="3"))
    view.paper.call(Undo(lot="3"))
    view.paper.call(Undo(lot="2"))
    view.hear()
    assert pace(view.room, 5).lots_per_hour is None


def test_a_lot_without_an_estimate_does_not_count_in_the_percentage() -> None:
    view = sold_and_passed()
    lots = [msgspec.structs.replace(lot, low_estimate=None) for lot in view.catalogue()]
    view.room.take_catalogue(lots)
    assert pace(view.room, 5).percent_of_low is None
