"""What a sale has brought, against estimates and reserves; and when a timed one ends."""

from contract.commands import Extend, OpenLot, OpenSale, Pass, RoomBid, Sell, Undo, Withdraw
from contract.terms import SaleKind
from contract.wire import Role
from desktop_client.saleroom.pace import pace
from desktop_client.saleroom.totals import share, totals
from desktop_client.viewmodels.control_sums import Sums
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def called() -> PaperRoom:
    """Lot 1 (200–300) sold at 350, lot 2 (reserve 80, no estimate) sold at 60, lot 3 passed."""
    view = PaperRoom(user="clerk", role=Role.CLERK)
    view.open()
    for action in (
        RoomBid(lot="1", amount=350),
        Sell(lot="1"),
        OpenLot(lot="2"),
        RoomBid(lot="2", amount=60),
        Sell(lot="2", override=True),
        OpenLot(lot="3"),
        Pass(lot="3"),
    ):
        assert view.paper.call(action).ok
    view.attend()
    view.room.take_catalogue(view.catalogue())
    return view


def test_the_hammer_is_compared_only_with_lots_that_have_an_estimate_or_a_reserve() -> None:
    sums = totals(called().room)
    assert (sums.sold, sums.called, sums.by_lot, sums.hammer) == (2, 3, 67, 410)
    assert (sums.low, sums.hammer_of_low, sums.of_low) == (200, 350, 175)
    assert (sums.high, sums.of_high, sums.over_high) == (300, 117, 1)
    assert (sums.reserves, sums.hammer_of_reserves, sums.of_reserves) == (80, 60, 75)
    assert (sums.under_reserve, sums.by_value) == (1, 100)


def test_a_withdrawn_lot_was_not_called() -> None:
    view = PaperRoom(user="clerk", role=Role.CLERK)
    view.attend()
    assert view.paper.call(OpenSale()).ok
    assert view.paper.call(Withdraw(lot="1")).ok
    view.hear()
    sums = totals(view.room)
    assert (sums.called, sums.by_lot, sums.by_value, sums.of_reserves) == (0, None, None, None)


def test_a_timed_sale_ends_when_its_last_lot_closes() -> None:
    times = {"kind": SaleKind.TIMED, "opens_at": 1, "closes_at": 9_000_000}
    view = PaperRoom(user="clerk", role=Role.CLERK, choices=times)
    view.attend()
    assert pace(view.room, 5).ends_at == 9_120_000
    assert view.paper.call(OpenSale()).ok
    assert view.paper.call(Extend(lot="3", by_ms=50_000)).ok
    view.hear()
    assert (pace(view.room, 5).ends_at, pace(view.room, 5).lots_per_hour) == (9_170_000, None)


def test_the_sums_follow_a_hammer_its_undo_and_a_catalogue_that_comes_late() -> None:
    view = PaperRoom(user="clerk", role=Role.CLERK)
    view.open()
    sums = Sums(view.room)
    assert sums.totals().sold == 0
    for action in (RoomBid(lot="1", amount=350), Sell(lot="1")):
        assert view.paper.call(action).ok
    view.hear()
    assert (sums.totals().hammer, sums.totals().of_low, sums.pace(5).sold) == (350, None, 1)
    view.room.take_catalogue(view.catalogue())
    assert sums.totals().of_low == 175
    assert view.paper.call(Undo(lot="1")).ok
    view.hear()
    assert (sums.totals().sold, sums.pace(5).sold) == (0, 0)


def test_a_share_is_the_nearest_whole_percent() -> None:
    assert [share(part, 16) for part in (0, 3, 8, 16)] == [0, 19, 50, 100]
    assert share(2, 3) == 67
    assert share(1, 0) is None
