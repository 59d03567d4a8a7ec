"""The own budget counts as the house counts what is at stake."""

from typing import Any

import msgspec
import pytest

from contract.commands import BidMode
from contract.terms import SaleKind
from contract.wire import You
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.budget import Outlay, outlay_with
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def maximum(lot: str, amount: int, **more: Any) -> Intention:
    return Intention(lot, amount, BidMode.MAX, **more)


def seen(**mine: object) -> PaperRoom:
    view = PaperRoom()
    view.open("1")
    assert view.room.you is not None
    view.room.you = msgspec.structs.replace(view.room.you, **mine)
    return view


def test_a_first_bid_adds_itself() -> None:
    assert outlay_with(seen(at_stake=0).room, maximum("1", 150)) == 150


def test_raising_the_own_maximum_adds_only_the_difference() -> None:
    view = seen(at_stake=500, maxes={"1": 300, "2": 200}, leading=["1"])
    assert outlay_with(view.room, maximum("1", 450)) == 650


def test_what_was_won_counts_too() -> None:
    assert outlay_with(seen(at_stake=700).room, maximum("2", 100)) == 800


def test_of_an_either_or_group_only_the_dearest_counts_while_none_has_opened() -> None:
    view = seen(at_stake=200, maxes={"2": 200}, groups={"2": "clock"})
    assert outlay_with(view.room, maximum("3", 150, group="clock")) == 200
    assert outlay_with(view.room, maximum("3", 350, group="clock")) == 350
    assert outlay_with(view.room, maximum("3", 150)) == 350


def test_once_a_lot_of_the_group_is_open_all_of_it_counts() -> None:
    view = seen(at_stake=300, maxes={"1": 300}, groups={"1": "clock"}, leading=["1"])
    assert outlay_with(view.room, maximum("2", 200, group="clock")) == 500


def test_in_a_timed_sale_all_lots_of_a_group_count_as_they_open_together() -> None:
    view = seen(at_stake=200, maxes={"2": 200}, groups={"2": "clock"})
    assert view.room.sale is not None
    timed = msgspec.structs.replace(view.room.sale.terms, kind=SaleKind.TIMED)
    view.room.sale = msgspec.structs.replace(view.room.sale, terms=timed)
    assert outlay_with(view.room, maximum("3", 150, group="clock")) == 350


@pytest.mark.parametrize(("would_be", "beyond"), [(900, 0), (1_000, 0), (1_200, 200)])
def test_beyond_is_what_is_above_the_budget(would_be: int, beyond: int) -> None:
    assert Outlay(would_be, 1_000).beyond == beyond


@pytest.mark.parametrize(
    "steps",
    [
        [("1", 400, {}), ("2", 200, {}), ("1", 500, {})],
        [("1", 400, {"plus_one": True}), ("1", 300, {}), ("2", 100, {"plus_one": True})],
        [("2", 200, {"group": "clock"}), ("3", 300, {"group": "clock"}), ("1", 100, {}), ("3", 90, {})],
        [("2", 200, {"group": "clock", "plus_one": True}), ("3", 200, {"group": "clock"})],
    ],
)
def test_the_count_agrees_with_what_the_house_then_says_is_at_stake(
    steps: list[tuple[str, int, Any]],
) -> None:
    view = PaperRoom(choices={"absentee": True})
    view.attend()
    for lot, amount, more in steps:
        expected = outlay_with(view.room, maximum(lot, amount, **more))
        assert view.paper.bid("a", amount, BidMode.MAX, lot=lot, **more).ok
        view.hear()
        assert isinstance(view.room.you, You)
        assert view.room.you.at_stake == expected
