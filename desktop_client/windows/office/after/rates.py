"""Rates and tiers as people write them: `21`, `14.5 %`, and `25 < 100,000; 20` for tiers. No float."""

import re
from collections.abc import Sequence
from typing import Final

from contract.charges import WHOLE_BP
from contract.terms import PremiumBand
from desktop_client.formats import Formats

_RATE: Final = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?")


class RateError(ValueError):
    """A text that is no rate, or no list of tiers."""


def read_rate(text: str) -> int:
    """Read percent into basis points, nothing as none. Raises RateError."""
    plain = text.strip()
    if not plain:
        return 0
    match = _RATE.fullmatch(plain)
    if match is None:
        raise RateError(text)
    rate = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    if rate > WHOLE_BP:
        raise RateError(text)
    return rate


def tiers_text(tiers: Sequence[PremiumBand], formats: Formats, currency: str) -> str:
    """Write tiers for an edit: `25 < 100,000; 20`. The rate below each bound, and the last above them all."""
    parts = []
    rising = sorted(tiers, key=lambda tier: tier.above)
    if rising and rising[0].above > 0:
        rising = [PremiumBand(above=0, rate_bp=0), *rising]
    for index, tier in enumerate(rising):
        rate = formats.rate(tier.rate_bp) or "0"
        if index + 1 < len(rising):
            rate = f"{rate} < {formats.amount(rising[index + 1].above, currency)}"
        parts.append(rate)
    return "; ".join(parts)


def read_tiers(text: str, formats: Formats, currency: str) -> list[PremiumBand]:
    """Read `25 < 100,000; 20`, or a single rate; nothing means none. Raises RateError."""
    tiers: list[PremiumBand] = []
    above = 0
    parts = [part.strip() for part in text.split(";") if part.strip()]
    for index, part in enumerate(parts):
        rate, _, bound = part.partition("<")
        tiers.append(PremiumBand(above=above, rate_bp=read_rate(rate)))
        if index + 1 == len(parts):
            if bound.strip():
                raise RateError(part)
            break
        amount = formats.read_amount(bound, currency) if bound.strip() else None
        if amount is None or amount <= above:
            raise RateError(part)
        above = amount
    return tiers if any(tier.rate_bp for tier in tiers) else []
