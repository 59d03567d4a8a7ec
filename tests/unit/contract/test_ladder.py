"""Climbing the three ladders that ship, and any other."""

import json
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from contract.ladder import Band, Ladder, LadderError, read_ladder

FOLDER = Path(__file__).parents[3] / "resources" / "ladders"


def ladder(name: str, currency: str = "EUR") -> Ladder:
    return read_ladder(json.loads((FOLDER / f"{name}.json").read_text()), currency)


CLIMBS = """
auction-fr: 0>5 15>20 20>30 190>200 200>250 450>500 500>600 950>1000 1000>1200 4800>5000 9500>10000
auction-fr: 19000>20000 48000>50000 95000>100000 100000>110000 1000000>1010000 1234.56>1400
collective: 0>10 10>20 90>100 100>110 190>200 200>220 280>300 300>320 320>350 350>380 380>400 480>500
collective: 500>550 950>1000 1000>1100 2000>2200 3200>3500 48000>50000 3500000>3800000
ebay-2003: 0.99>1.04 1>1.25 5>5.50 25>26 99.99>100.99 100>102.50 250>255 500>510 1000>1025 2500>2550
ebay-2003: 5000>5100 20000>20100
"""


def climbs() -> list[tuple[str, str, str]]:
    """The table above as (ladder, amount, next amount)."""
    lines = [line.partition(":") for line in CLIMBS.split("\n") if line]
    return [(name, *step.split(">")) for name, _, steps in lines for step in steps.split()]  # type: ignore[misc]


@pytest.mark.parametrize(("name", "amount", "following"), climbs())
def test_the_next_amount_on_a_house_s_ladder(name: str, amount: str, following: str) -> None:
    assert ladder(name).next(minor(amount)) == minor(following)


def minor(text: str) -> int:
    whole, _, cents = text.partition(".")
    return int(whole) * 100 + int((cents or "0").ljust(2, "0"))


@pytest.mark.parametrize("name", ["auction-fr", "collective"])
@given(amount=st.integers(0, 10**9))
def test_next_is_the_smallest_rung_above_and_previous_its_mirror(name: str, amount: int) -> None:
    climbed = ladder(name)
    rung = climbed.next(amount)
    assert rung > amount
    assert climbed.is_rung(rung)
    below = climbed.previous(rung)
    assert below <= amount
    assert below == 0 or climbed.next(below) == rung


bands = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from([((0,), 1), ((0,), 7), ((0, 2, 5), 10)])),
    min_size=1, max_size=4, unique_by=lambda band: band[0],
)  # fmt: skip


@given(bands=bands, floating=st.booleans(), amount=st.integers(0, 120), count=st.integers(-1, 6))
def test_the_next_rungs_are_one_next_after_the_other(
    bands: list[tuple[int, tuple[tuple[int, ...], int]]], floating: bool, amount: int, count: int
) -> None:
    made = tuple(Band(start, every, pattern) for start, (pattern, every) in sorted(bands))
    climbed = Ladder("any", made, floating)
    rungs, at = [], amount
    for _ in range(count):
        at = climbed.next(at)
        rungs.append(at)
    assert climbed.rungs_above(amount, count) == rungs


def test_a_floating_ladder_has_no_rungs_and_takes_any_amount() -> None:
    floating = ladder("ebay-2003", "USD")
    assert floating.is_rung(12_345)
    assert floating.rungs_above(100, 3) == [125, 150, 175]


@pytest.mark.parametrize(
    "document",
    [
        {"name": "x", "bands": []},
        {"name": "x", "bands": [{"from": "0"}]},
        {"name": "x", "bands": [{"from": "0", "step": "0"}]},
        {"name": "x", "bands": [{"from": "0", "step": "-5"}]},
        {"name": "x", "bands": [{"from": "0", "step": "5", "pattern": ["0"]}]},
        {"name": "x", "bands": [{"from": "9", "step": "5"}, {"from": "9", "step": "1"}]},
        {"name": "x", "bands": [{"from": "0", "pattern": ["0", "50", "20"], "every": "100"}]},
        {"name": "x", "bands": [{"from": "0", "pattern": ["0", "100"], "every": "100"}]},
        {"name": "x", "bands": [{"from": "0", "step": 5}]},
        {"name": "x", "bands": [{"from": "0", "step": "5"}], "repeats_from": "100"},
        {"name": "x", "bands": [{"from": "0", "step": "5"}], "repeat_from": "100"},
        {"name": "x", "bands": [{"from": "0", "step": "99999999999999"}]},
        ["not", "an", "object"],
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused_with_a_reason(document: object) -> None:
    with pytest.raises(LadderError):
        read_ladder(document, "EUR")
