"""Premium, commission and VAT: tiers, roundings, and that nothing is lost between them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.charges import WHOLE_BP, half_even, share, tiered
from contract.money import MAX_AMOUNT
from contract.terms import PremiumBand

AMOUNTS = st.integers(min_value=0, max_value=MAX_AMOUNT)
RATES = st.integers(min_value=0, max_value=WHOLE_BP)
TIERS = st.lists(
    st.builds(PremiumBand, above=AMOUNTS, rate_bp=RATES), max_size=6, unique_by=lambda t: t.above
)


def tier(above: int, rate_bp: int) -> PremiumBand:
    return PremiumBand(above=above, rate_bp=rate_bp)


@pytest.mark.parametrize(
    ("amount", "rate_bp", "expected"),
    [
        (100_000, 2_500, 25_000),
        (10, 500, 0),  # 0.5 goes down to the even 0
        (30, 500, 2),  # 1.5 goes up to the even 2
        (50, 500, 2),  # 2.5 goes down to the even 2
        (51, 500, 3),
        (333, 2_100, 70),  # 69.93
        (0, 2_100, 0),
        (999, 0, 0),
    ],
)
def test_a_share_is_rounded_once_half_to_even(amount: int, rate_bp: int, expected: int) -> None:
    assert share(amount, rate_bp) == expected


# 26 % up to 800,000, 20 % above that up to 4,500,000, 14.5 % beyond: the tiers of a large house.
LARGE_HOUSE = [tier(0, 2_600), tier(80_000_000, 2_000), tier(450_000_000, 1_450)]


@pytest.mark.parametrize(
    ("hammer", "premium"),
    [
        (100_00, 26_00),
        (80_000_000, 20_800_000),
        (80_000_100, 20_800_020),
        (450_000_000, 20_800_000 + 74_000_000),
        (500_000_000, 20_800_000 + 74_000_000 + 7_250_000),
    ],
)
def test_each_tier_takes_its_rate_of_its_own_part_only(hammer: int, premium: int) -> None:
    assert tiered(hammer, LARGE_HOUSE) == premium


def test_without_tiers_nothing_is_taken_and_below_the_lowest_tier_neither() -> None:
    assert tiered(1_000_00, []) == 0
    assert tiered(499_99, [tier(500_00, 1_000)]) == 0
    assert tiered(600_00, [tier(500_00, 1_000)]) == 10_00


def test_the_order_of_the_tiers_does_not_matter() -> None:
    assert tiered(500_000_000, LARGE_HOUSE[::-1]) == tiered(500_000_000, LARGE_HOUSE)


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
def test_rounding_agrees_with_exact_fractions(numerator: int, denominator: int) -> None:
    assert half_even(numerator, denominator) == round(Fraction(numerator, denominator))


@given(AMOUNTS, TIERS)
def test_tiers_take_what_their_parts_come_to_rounded_once(amount: int, tiers: list[PremiumBand]) -> None:
    rising = sorted(tiers, key=lambda one: one.above)
    exact = Fraction(0)
    for index, one in enumerate(rising):
        end = rising[index + 1].above if index + 1 < len(rising) else MAX_AMOUNT
        exact += Fraction(max(0, min(amount, end) - one.above) * one.rate_bp, WHOLE_BP)
    assert tiered(amount, tiers) == round(exact)


@given(AMOUNTS, AMOUNTS, TIERS)
def test_a_higher_hammer_never_costs_less_premium_and_no_premium_exceeds_the_hammer(
    one: int, other: int, tiers: list[PremiumBand]
) -> None:
    low, high = sorted((one, other))
    assert tiered(low, tiers) <= tiered(high, tiers) <= high


@given(AMOUNTS, RATES)
def test_one_tier_from_zero_is_a_plain_share(amount: int, rate_bp: int) -> None:
    assert tiered(amount, [tier(0, rate_bp)]) == share(amount, rate_bp)
