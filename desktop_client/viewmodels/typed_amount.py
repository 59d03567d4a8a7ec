"""Amounts as a clerk types them into a form: `1,250`, `€ 1.250,50`, `1250 EUR`, but never `12x` or `1k`.

What is typed becomes part of a catalogue or of the terms of a sale, so a letter too many is asked about
and not passed over. Knows no widget.
"""

import re

from desktop_client.formats import Formats

_ZERO = re.compile(r"[^0-9]*0+(?:[.,]0+)?[^0-9]*")
_LETTER = re.compile(r"[^\W\d_]")


def read_typed_amount(text: str, currency: str, formats: Formats) -> int | None:
    """Read an amount above zero into minor units; None when it is none."""
    bare = re.sub(re.escape(currency), "", text, flags=re.IGNORECASE)
    return None if _LETTER.search(bare) or "-" in bare else formats.read_amount(bare, currency)


def read_amount_or_zero(text: str, currency: str, formats: Formats) -> int | None:
    """Read an amount that may be zero; None when it is none."""
    if _ZERO.fullmatch(text) and not _LETTER.search(text):
        return 0
    return read_typed_amount(text, currency, formats)
