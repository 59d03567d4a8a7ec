"""The own budget counts as the house counts what is at stake."""

import msgspec
import pytest

from contract.commands import BidMode
from contract.wire import You
from desktop_client.saleroom.budget import Outlay, outlay_with
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def seen(**mine: object) -> PaperRoom:
    view = PaperRoom()
    view.open("1")
    assert view.room.you is not None
    view.room.you = msgspec.structs.replace(view.room.you, **mine)
    return view


def test_a_first_bid_adds_itself() -> None:
    assert outlay_with(seen(at_stake=0).room, "1", 150) == 150


def test_raising_the_own_maximum_adds_only_the_difference() -> None:
    view = seen(at_stake=500, maxes={"1": 300, "2": 200}, leading=["1"])
    assert outlay_with(view.room, "1", 450) == 650


def test_what_was_won_counts_too() -> None:
    assert outlay_with(seen(at_stake=700).room, "2", 100) == 800


def test_of_an_either_or_group_only_the_dearest_counts_while_none_has_opened() -> None:
    view = seen(at_stake=200, maxes={"2": 200}, groups={"2": "clock"})
    assert outlay_with(view.room, "3", 150, "clock") == 200
    assert outlay_with(view.room, "3", 350, "clock") == 350
    assert outlay_with(view.room, "3", 150) == 350


def test_once_a_lot_of_the_group_is_open_all_of_it_counts() -> None:
    view = seen(at_stake=300, maxes={"1": 300}, groups={"1": "clock"}, leading=["1"])
    assert outlay_with(view.room, "2", 200, "clock") == 500


@pytest.mark.parametrize(("would_be", "beyond"), [(900, 0), (1_000, 0), (1_200, 200)])
def test_beyond_is_what_is_above_the_budget(would_be: int, beyond: int) -> None:
    assert Outlay(would_be, 1_000).beyond == beyond


def test_the_count_agrees_with_what_the_house_then_says_is_at_stake() -> None:
    view = PaperRoom(choices={"absentee": True})
    view.attend()
    for lot, amount in (("1", 400), ("2", 200), ("1", 500)):
        you = view.room.you
        assert isinstance(you, You)
        expected = outlay_with(view.room, lot, amount)
        assert view.paper.bid("a", amount, BidMode.MAX, lot=lot).ok
        view.hear()
        assert view.room.you is not None and view.room.you.at_stake == expected
