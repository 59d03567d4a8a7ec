"""The ladders shipped are the ones of RULES.md, band by band and rung by rung."""

import json
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

import resources
from contract.ladder import Ladder, read_ladder

CURRENCIES = {"auction-fr": "EUR", "collective": "EUR", "ebay-2003": "USD"}

# (below this amount, the step): RULES.md, "Increment ladder"; None is "and above".
AUCTION_FR = ((20, 5), (200, 10), (500, 50), (1000, 100), (5000, 200), (10_000, 500), (20_000, 1000))
AUCTION_FR_HIGH = ((50_000, 2000), (100_000, 5000), (200_000, 10_000))
EBAY = (("1", "0.05"), ("5", "0.25"), ("25", "0.50"), ("100", "1"), ("250", "2.50"), ("500", "5"))
EBAY_HIGH = (("1000", "10"), ("2500", "25"), ("5000", "50"), ("99999", "100"))


def _document(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(resources.path("ladders", f"{name}.json").read_text("utf-8"))
    return document


def _ladder(name: str) -> Ladder:
    return read_ladder(_document(name), CURRENCIES[name])


def _rungs(name: str, low: int, high: int) -> list[int]:
    """List the rungs from `low` to `high`, in whole units."""
    ladder, amount, rungs = _ladder(name), low * 100 - 1, []
    while (amount := int(ladder.next(amount))) <= high * 100:
        assert amount % 100 == 0
        rungs.append(amount // 100)
    return rungs


def test_exactly_the_three_ladders_of_the_rules_are_shipped() -> None:
    assert {file.stem for file in resources.path("ladders").glob("*.json")} == set(CURRENCIES)


@pytest.mark.parametrize("name", CURRENCIES)
def test_a_ladder_is_named_after_its_file_and_its_bands_rise(name: str) -> None:
    document = _document(name)
    starts = [Decimal(band["from"]) for band in document["bands"]]
    assert document["name"] == name
    assert document["currency"] in {CURRENCIES[name], None}
    assert all(lower < upper for lower, upper in pairwise(starts))


@pytest.mark.parametrize("name", CURRENCIES)
def test_every_amount_is_a_decimal_string_so_that_no_float_is_read(name: str) -> None:
    values = [value for band in _document(name)["bands"] for value in band.values()]
    texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
    assert all(isinstance(text, str) and Decimal(text) >= 0 for text in texts)


def test_auction_fr_climbs_by_the_step_of_each_band() -> None:
    expected, amount = [], 0
    for below, step in AUCTION_FR + AUCTION_FR_HIGH:
        while amount < below:
            amount += step
            expected.append(amount)
    assert _rungs("auction-fr", 1, 200_000) == expected


def test_the_collective_goes_by_ones_twos_0258_and_fives_in_every_decade() -> None:
    decade = [
        *range(100, 200, 10),
        *range(200, 300, 20),
        *(300, 320, 350, 380, 400, 420, 450, 480),
        *range(500, 1000, 50),
    ]
    expected = [
        *range(10, 100, 10),
        *decade,
        *(10 * rung for rung in decade),
        *(100 * rung for rung in decade),
    ]
    assert _rungs("collective", 1, 99_999) == expected


def test_ebay_of_2003_floats_by_the_increment_of_the_price() -> None:
    ladder, start = _ladder("ebay-2003"), Decimal("0.01")
    assert ladder.floating
    for below, increment in EBAY + EBAY_HIGH:
        for price in (start, Decimal(below) - Decimal("0.01")):
            assert int(ladder.next(int(price * 100))) == int((price + Decimal(increment)) * 100)
        start = Decimal(below)
