"""Rates and tiers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.terms import PremiumBand
from desktop_client.formats import Formats
from desktop_client.windows.office.after.rates import RateError, read_rate, read_tiers, tiers_text

FORMATS = Formats("en_GB")


@pytest.mark.parametrize(
    ("text", "rate_bp"), [("", 0), ("21", 2_100), ("14.5", 1_450), ("14,25 %", 1_425), ("100", 10_000)]
)
def test_a_rate_is_read(text: str, rate_bp: int) -> None:
    assert read_rate(text) == rate_bp


@pytest.mark.parametrize("text", ["x", "-1", "101", "14.555", "1e2", "5 < 3"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(RateError):
        read_rate(text)


@given(st.integers(0, 10_000))
def test_every_rate_is_written_as_it_is_read(rate_bp: int) -> None:
    assert read_rate(FORMATS.rate(rate_bp)) == rate_bp


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("", []),
        ("0", []),
        ("15", [(0, 1_500)]),
        ("20 < 5,000; 15", [(0, 2_000), (500_000, 1_500)]),
        ("0 < 100; 12.5 < 5000; 10", [(0, 0), (10_000, 1_250), (500_000, 1_000)]),
    ],
)
def test_tiers_are_read(text: str, tiers: list[tuple[int, int]]) -> None:
    found = [(tier.above, tier.rate_bp) for tier in read_tiers(text, FORMATS, "EUR")]
    assert found == tiers


@pytest.mark.parametrize("text", ["20 < 5000", "20 < ; 15", "20 < 5000; 15 < 4000; 10", "20; 15", "a < b; 3"])
def test_tiers_that_do_not_rise_to_an_end_are_refused(text: str) -> None:
    with pytest.raises(RateError):
        read_tiers(text, FORMATS, "EUR")


def test_tiers_are_written_as_they_are_read() -> None:
    tiers = [PremiumBand(above=0, rate_bp=2_000), PremiumBand(above=500_000, rate_bp=1_250)]
    assert read_tiers(tiers_text(tiers, FORMATS, "EUR"), FORMATS, "EUR") == tiers
