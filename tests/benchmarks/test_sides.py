"""The sides of a comparison: each lets the generator's bidders in, takes a bid and tells everybody of it."""

from pathlib import Path

import msgspec
import pytest

from benchmarks.load.order import Order
from benchmarks.measure import Bench
from benchmarks.node import find
from benchmarks.served import NotServed, play
from benchmarks.sides import Side, opened, played, present

pytestmark = pytest.mark.processes


@pytest.mark.parametrize("side", present(Bench(Path(), 0, True, find()), *Side))
def test_a_side_tells_every_bidder_of_every_bid(side: Side, tmp_path: Path) -> None:
    bench = Bench(tmp_path, round=0, quick=True, node=find())
    raw = played(bench, side, "burst", clients=5, seconds=0.1, rate=100)
    assert raw[f"{side.value}_accepted"] == 10
    assert raw[f"{side.value}_messages"] >= 1 and raw[f"{side.value}_rate"] > 0


def test_messages_of_the_house_and_of_the_floor_are_about_as_long(tmp_path: Path) -> None:
    bench = Bench(tmp_path, round=0, quick=True, node=None)
    house, floor = (
        played(bench, side, "fanout", clients=5, seconds=0.5, rate=10)[f"{side.value}_bytes"]
        for side in (Side.HOUSE, Side.FLOOR)
    )
    # Beside the entries a house tells each bidder what is his: much of it among five, little in a full room.
    assert floor * 0.95 < house < floor * 2.5


def test_what_the_generator_cannot_do_is_said(tmp_path: Path) -> None:
    with opened(Side.HOUSE, tmp_path, 1, None) as room:
        stranger = Order("burst", msgspec.structs.replace(room, tokens=["nobody's"]), clients=1)
        with pytest.raises(NotServed, match=r"not let in.*unauthenticated"):
            play([stranger], tmp_path)
