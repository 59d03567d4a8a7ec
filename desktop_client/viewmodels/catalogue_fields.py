"""The fields of a lot as they are typed at the desk: each text read alone, and what it changes.

Pure. Knows no widget and no words.
"""

from enum import StrEnum
from typing import Final

import msgspec

from contract.catalogue import DeskLotView, LotChange
from contract.standing import Phase
from desktop_client.formats import Formats
from desktop_client.viewmodels.sale_draft import read_rate
from desktop_client.viewmodels.typed_amount import read_typed_amount

MAX_TITLE: Final = 200
MAX_DESCRIPTION: Final = 5_000
MAX_SELLER: Final = 100


class LotField(StrEnum):
    """What can be typed; the names are those of LotChange."""

    TITLE = "title"
    DESCRIPTION = "description"
    LOW = "low_estimate"
    HIGH = "high_estimate"
    START = "start"
    RESERVE = "reserve"
    SELLER = "seller"
    VAT = "vat_bp"


class LotFault(StrEnum):
    """What is wrong with a field."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_AMOUNT = "no_amount"
    NO_RATE = "no_rate"
    REVERSED = "reversed"


AMOUNTS: Final = (LotField.LOW, LotField.HIGH, LotField.START, LotField.RESERVE)
UPCOMING_ONLY: Final = frozenset({LotField.TITLE, *AMOUNTS})
"""What bidders have relied on once a lot has opened: fixed from then on."""

_MOST = {
    LotField.TITLE: MAX_TITLE,
    LotField.DESCRIPTION: MAX_DESCRIPTION,
    LotField.SELLER: MAX_SELLER,
}
_NEEDED = {LotField.TITLE, LotField.START}


def field_text(lot: DeskLotView, field: LotField, formats: Formats, currency: str) -> str:
    """Write what a lot says in a field."""
    value = getattr(lot, field.value)
    if value is None:
        return ""
    if field in AMOUNTS:
        return formats.amount(value, currency)
    return formats.rate(value) or "0" if field is LotField.VAT else str(value)


def is_fixed(lot: DeskLotView, field: LotField) -> bool:
    """Tell whether a field of this lot can no longer be changed."""
    return field in UPCOMING_ONLY and lot.standing.phase is not Phase.UPCOMING


def read_field(
    lot: DeskLotView, field: LotField, text: str, formats: Formats, currency: str
) -> LotChange | LotFault | None:
    """Read what was typed: a change, what is wrong with it, or None when the lot says the same already."""
    value = _read(field, text.strip(), formats, currency)
    if isinstance(value, LotFault):
        return value
    if value == getattr(lot, field.value):
        return None
    after = msgspec.structs.replace(lot, **{field.value: value})
    if after.low_estimate and after.high_estimate and after.low_estimate > after.high_estimate:
        return LotFault.REVERSED
    return msgspec.structs.replace(LotChange(), **{field.value: value})


def _read(field: LotField, text: str, formats: Formats, currency: str) -> str | int | LotFault | None:
    if not text:
        return LotFault.EMPTY if field in _NEEDED else "" if field is LotField.DESCRIPTION else None
    if field in AMOUNTS:
        amount = read_typed_amount(text, currency, formats)
        return LotFault.NO_AMOUNT if amount is None else amount
    if field is LotField.VAT:
        rate = read_rate(text)
        return LotFault.NO_RATE if rate is None else rate
    return LotFault.TOO_LONG if len(text) > _MOST[field] else text
