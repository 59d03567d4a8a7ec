"""What a hammer price costs besides: premium, commission and VAT, in whole minor units.

Both sides reckon with this one module, so that a bidder is shown before the hammer what the house writes
on the statement after it. Every amount that stands on a line is rounded once, half to even; whatever is a
total is the sum of such lines, so no total can miss a cent. It must not know whose lot it is.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from contract.money import Money

WHOLE_BP: Final = 10_000
"""A hundred percent in basis points."""


class Tier(Protocol):
    """A rate (bp) on the part of an amount above `above` (minor units), up to the next tier."""

    @property
    def above(self) -> int: ...

    @property
    def rate_bp(self) -> int: ...


def half_even(numerator: int, denominator: int) -> Money:
    """Divide, and round half to the even neighbour; `denominator` is above zero."""
    whole, rest = divmod(numerator, denominator)
    if 2 * rest > denominator or (2 * rest == denominator and whole % 2):
        whole += 1
    return Money(whole)


def share(amount: int, rate_bp: int) -> Money:
    """Return `rate_bp` of an amount, rounded once."""
    return half_even(amount * rate_bp, WHOLE_BP)


def tiered(amount: int, tiers: Sequence[Tier]) -> Money:
    """Return what the tiers take of an amount, each of its own part; rounded once, at the end.

    Below the lowest tier nothing is taken. The order of the tiers does not matter.
    """
    rising = sorted(tiers, key=lambda tier: tier.above)
    ends = [tier.above for tier in rising[1:]] + [amount]
    exact = (
        sum(
            max(min(amount, end) - tier.above, 0) * tier.rate_bp
            for tier, end in zip(rising, ends, strict=True)
        )
        if rising
        else 0
    )
    return half_even(exact, WHOLE_BP)
