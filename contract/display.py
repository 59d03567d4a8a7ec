"""What a sale's room display shows beside the sale itself, and the picture that everybody is shown at once.

The rates are the house's own, entered by hand: a projector in a hall without internet asks nobody, and bids
count in the sale's currency alone.
"""

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated, Final

import msgspec

from contract.money import AmountError, minor_digits

RATES_AT_MOST: Final = 6
PICTURE_AT_MOST: Final = 256 * 1024
"""So many bytes at most has the picture that goes over the wire."""

_RATE: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
_URL: Final = re.compile(r"https?://[^\s\x00-\x1f]+")


class Display(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the house has set a sale's room display.

    `rates`: currency → how much of it one unit of the sale's currency is, as a decimal text. `join_url` is
    what the QR code says; empty for none. `next_lots` is how many lots to come are listed.
    """

    rates: dict[str, str] = {}
    join_url: Annotated[str, msgspec.Meta(max_length=300)] = ""
    sold_list: bool = True
    estimates: bool = True
    next_lots: Annotated[int, msgspec.Meta(ge=0, le=8)] = 4


class DisplayError(ValueError):
    """A setting that cannot be shown; the message says what to do, `field` which setting it is."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


def check_display(display: Display, currency: str) -> None:
    """Raise DisplayError for a rate or an address that is none; `currency` is the sale's own."""
    if len(display.rates) > RATES_AT_MOST:
        raise DisplayError(f"A display shows at most {RATES_AT_MOST} other currencies.", "rates")
    for other, rate in display.rates.items():
        try:
            minor_digits(other)
        except AmountError as error:
            raise DisplayError(f"{error}.", "rates") from None
        if other == currency:
            raise DisplayError(f"{other} is the currency of the sale.", "rates")
        if not _RATE.fullmatch(rate) or not Decimal(rate):
            raise DisplayError(f"The rate of {other} must be a number above zero, such as 1.0834.", "rates")
    if display.join_url and not _URL.fullmatch(display.join_url):
        raise DisplayError("The address to join must begin with http:// or https://.", "join_url")


def converted(amount: int, currency: str, other: str, rate: str) -> int:
    """Return `amount` (minor units of `currency`) in minor units of `other`, rounded to whole units.

    Whole units, because a converted price is a guide and not an offer.
    """
    units = Decimal(amount).scaleb(-minor_digits(currency)) * Decimal(rate)
    return int(units.quantize(Decimal(1), ROUND_HALF_EVEN).scaleb(minor_digits(other)))


class ShownPicture(msgspec.Struct, frozen=True, kw_only=True):
    """Goes with the bytes of a picture that everybody is shown now: picture `k` of `lot` from `at` on."""

    sale: str
    lot: str
    k: int
    at: int
