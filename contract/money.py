"""Money and time as integers: minor units of a currency, milliseconds since the epoch (UTC).

No float ever holds an amount. Formatting for people (grouping, symbols) belongs to the desktop.
"""

import re
from typing import Final, NewType

Money = NewType("Money", int)
"""An amount in the currency's minor unit: 1250 is EUR 12.50, or JPY 1,250."""

Millis = NewType("Millis", int)
"""Milliseconds since the epoch, UTC; or a duration in milliseconds."""

MAX_AMOUNT: Final = Money(10**13)
"""The largest amount taken: exact in every JSON reader (below 2**53)."""

# ISO 4217 currencies whose minor unit is not a hundredth.
_MINOR_DIGITS: Final = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW"), 0),
    **dict.fromkeys(("PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_DECIMAL: Final = re.compile(r"([0-9]{1,14})(?:\.([0-9]+))?")


class AmountError(ValueError):
    """A text that is not an amount, or a currency that is not one; the message says what to do."""


def minor_digits(currency: str) -> int:
    """Return how many decimals `currency` (ISO 4217, upper case) has.

    Raises AmountError for anything that is not three capital letters.
    """
    if not _CURRENCY.fullmatch(currency):
        raise AmountError(f"{currency!r} is not a currency code such as EUR")
    return _MINOR_DIGITS.get(currency, 2)


def parse_amount(text: str, currency: str) -> Money:
    """Read a plain decimal such as `1250.50` into minor units.

    Raises AmountError for signs, exponents, grouping, too many decimals, or more than MAX_AMOUNT.
    """
    digits = minor_digits(currency)
    match = _DECIMAL.fullmatch(text.strip())
    if match is None:
        raise AmountError(f"{text!r} is not an amount; write it as 1250 or 1250.50")
    whole, decimals = match[1], (match[2] or "").rstrip("0")
    if len(decimals) > digits:
        raise AmountError(f"{text!r} has more than the {digits} decimals of {currency}")
    amount = int(whole) * 10**digits + int(decimals.ljust(digits, "0") or "0")
    if amount > MAX_AMOUNT:
        raise AmountError(f"{text!r} is more than can be bid")
    return Money(amount)


def amount_text(amount: int, currency: str) -> str:
    """Write minor units as a plain decimal with all the currency's decimals: `1250.50`."""
    digits = minor_digits(currency)
    if digits == 0:
        return str(amount)
    sign = "-" if amount < 0 else ""
    whole, rest = divmod(abs(amount), 10**digits)
    return f"{sign}{whole}.{rest:0{digits}d}"
