"""Alarms of watched lots: once as a lot comes near, once as it is called, never twice for nothing."""

import msgspec
import pytest

from contract import feed
from contract.commands import EndSale, OpenLot, OpenSale, Pass
from contract.standing import Phase
from contract.terms import SaleKind
from contract.wire import FeedMessage
from desktop_client.saleroom.alarms import AlarmBell, AlarmRule, Ring
from desktop_client.saleroom.coming import Coming, coming, queue
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom

TWO_LOTS = AlarmRule(lots=2, minutes=0)


def rung(bell: AlarmBell, view: PaperRoom, *lots: str, rule: AlarmRule = TWO_LOTS) -> list[tuple[str, Ring]]:
    return [(one.coming.lot, one.ring) for one in bell.listen(view.room, lots, rule, view.paper.now)]


def test_before_the_sale_opens_nothing_is_near() -> None:
    view = PaperRoom()
    view.attend()
    assert rung(AlarmBell(), view, "1", "2") == []


def test_an_alarm_rings_once_as_the_lot_comes_near_and_once_as_it_is_called() -> None:
    view, bell = PaperRoom(), AlarmBell()
    view.attend()
    view.paper.call(OpenSale())
    view.hear()
    assert rung(bell, view, "3") == []
    view.paper.call(OpenLot(lot="1"))
    view.hear()
    assert rung(bell, view, "3") == [("3", Ring.SOON)]
    assert rung(bell, view, "3") == []
    view.paper.call(Pass(lot="1"))
    view.paper.call(OpenLot(lot="3"))
    view.hear()
    assert rung(bell, view, "3") == [("3", Ring.ON_THE_BLOCK)]
    assert rung(bell, view, "3") == []


def test_a_lot_that_is_lined_up_is_the_next_whatever_the_catalogue_says() -> None:
    view, bell = PaperRoom(), AlarmBell()
    view.open("1")
    assert queue(view.room) == ["2", "3"]
    lined_up = feed.LinedUp(n=view.room.last + 1, at=5, lot="3", standing=view.room.standings["3"])
    view.room.take_feed(FeedMessage("s", [lined_up]))
    assert queue(view.room) == ["3", "2"]
    assert rung(bell, view, "3", rule=AlarmRule(lots=1, minutes=0)) == [("3", Ring.SOON)]


def test_a_lot_moved_far_away_rings_again_when_it_comes_back() -> None:
    view, bell = PaperRoom(), AlarmBell()
    view.open("1")
    one_lot = AlarmRule(lots=1, minutes=0)
    assert rung(bell, view, "2", rule=one_lot) == [("2", Ring.SOON)]
    more = {f"{n}": msgspec.structs.replace(view.room.standings["3"], lot=f"{n}") for n in range(4, 8)}
    view.room.standings = {**view.room.standings, **more}
    n = view.room.last
    view.room.take_feed(FeedMessage("s", [feed.LotsMoved(n=n + 1, at=5, lots=["2"])]))
    assert rung(bell, view, "2", rule=one_lot) == []
    view.room.take_feed(FeedMessage("s", [feed.LotsMoved(n=n + 2, at=6, lots=["2"], before="3")]))
    assert rung(bell, view, "2", rule=one_lot) == [("2", Ring.SOON)]


def test_a_skipped_lot_that_waits_again_and_is_called_again_rings_again() -> None:
    view, bell = PaperRoom(), AlarmBell()
    view.open("2")
    assert rung(bell, view, "2") == [("2", Ring.ON_THE_BLOCK)]
    opened = view.room.standings["2"]
    view.room.standings["2"] = msgspec.structs.replace(opened, phase=Phase.UPCOMING)
    view.room.overview.begin(view.room.standings)
    assert rung(bell, view, "2") == []
    view.room.standings["2"] = opened
    view.room.overview.begin(view.room.standings)
    assert rung(bell, view, "2") == [("2", Ring.ON_THE_BLOCK)]


def test_in_a_timed_sale_the_clock_rings() -> None:
    view = PaperRoom(choices={"kind": SaleKind.TIMED, "closes_at": 1_000_000, "stagger_ms": 60_000})
    view.attend()
    view.paper.call(OpenSale())
    view.hear()
    bell, rule, lots = AlarmBell(), AlarmRule(lots=5, minutes=2), ("1", "2")
    assert [one.ring for one in bell.listen(view.room, lots, rule, 870_000)] == []
    assert [one.coming for one in bell.listen(view.room, lots, rule, 880_000)] == [
        Coming("1", ms=120_000, is_open=True)
    ]
    assert [one.ring for one in bell.listen(view.room, lots, rule, 941_000)] == [Ring.CLOSING]
    assert bell.listen(view.room, lots, rule, 999_000) == []


def test_more_time_than_the_rule_twice_over_arms_the_clock_anew() -> None:
    view = PaperRoom(choices={"kind": SaleKind.TIMED, "closes_at": 1_000_000})
    view.attend()
    view.paper.call(OpenSale())
    view.hear()
    bell, rule = AlarmBell(), AlarmRule(lots=0, minutes=2)
    assert bell.listen(view.room, ("1",), rule, 990_000)
    later = msgspec.structs.replace(view.room.standings["1"], closes_at=2_000_000)
    view.room.standings["1"] = later
    assert bell.listen(view.room, ("1",), rule, 995_000) == []
    assert [one.ring for one in bell.listen(view.room, ("1",), rule, 1_900_000)] == [Ring.CLOSING]


@pytest.mark.parametrize(
    ("lots", "minutes", "near"), [(0, 0, False), (2, 0, True), (1, 0, False), (0, 3, True)]
)
def test_each_half_of_the_rule_can_be_off(lots: int, minutes: int, near: bool) -> None:
    assert AlarmRule(lots, minutes).is_near(Coming("1", lots=1, ms=150_000)) is near


def test_closed_lots_and_an_ended_sale_are_no_longer_coming() -> None:
    view = PaperRoom()
    view.open("1")
    view.paper.call(Pass(lot="1"))
    view.hear()
    assert [one.lot for one in coming(view.room, ("1", "2"), view.paper.now)] == ["2"]
    view.paper.call(EndSale())
    view.hear()
    assert coming(view.room, ("2",), view.paper.now) == []
