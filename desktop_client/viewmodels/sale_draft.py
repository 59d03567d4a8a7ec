"""A sale as it stands in the form: what was typed, and the terms that come of it.

Amounts and rates stay the texts that a person typed until all of them are read together, so that another
currency or a half-typed number loses nothing. Knows no widget and no network.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contract.ladder import Ladder
from contract.money import AmountError, minor_digits
from contract.terms import (
    BelowReserve,
    PremiumBand,
    Registration,
    SaleKind,
    SoftClose,
    SoftCloseTrigger,
    Terms,
    Tie,
)
from desktop_client.formats import Formats
from desktop_client.viewmodels.ladder_draft import LadderDraft, LadderFault, read_ladder
from desktop_client.viewmodels.typed_amount import read_amount_or_zero, read_typed_amount

MAX_TITLE: Final = 200
MAX_RATE_BP: Final = 10_000

_NO_LADDER: Final = LadderDraft()
_RATE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?")


class Field(StrEnum):
    """A field of the form that can be wrong."""

    TITLE = "title"
    CURRENCY = "currency"
    LADDER = "ladder"
    LIMIT = "limit"
    PREMIUM = "premium"
    PREMIUM_VAT = "premium_vat"
    HAMMER_VAT = "hammer_vat"
    OPENS = "opens"
    CLOSES = "closes"


class FormFault(StrEnum):
    """What is wrong with a field. A ladder's faults are LadderFault."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_CURRENCY = "no_currency"
    NO_AMOUNT = "no_amount"
    NO_RATE = "no_rate"
    OUT_OF_ORDER = "out_of_order"
    IN_THE_PAST = "in_the_past"
    BEFORE_OPENING = "before_opening"


@dataclass(frozen=True, slots=True)
class FieldFault:
    """A wrong field; `place` is the line of a list, 0 elsewhere."""

    field: Field
    fault: FormFault | LadderFault
    place: int = 0


@dataclass(frozen=True, slots=True)
class PremiumLine:
    """One tier as typed: from which part of the hammer price on, and how much of it."""

    above: str = ""
    rate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleDraft:
    """Everything that the form asks. Times are ms, UTC; amounts and rates as typed."""

    title: str = ""
    kind: SaleKind = SaleKind.LIVE
    currency: str = "EUR"
    ladder: LadderDraft = _NO_LADDER
    registration: Registration = Registration.OPEN
    absentee: bool = True
    credit_limit: str = ""
    tie: Tie = Tie.FIRST_RECEIVED
    raise_breaks_tie: bool = False
    below_reserve: BelowReserve = BelowReserve.SHOW_LIMIT
    on_rungs_only: bool = False
    premium: tuple[PremiumLine, ...] = ()
    premium_vat: str = ""
    hammer_vat: str = ""
    opens_at: int | None = None
    closes_at: int | None = None
    stagger_ms: int = 60_000
    window_ms: int = 120_000
    extend_to_ms: int = 120_000
    trigger: SoftCloseTrigger = SoftCloseTrigger.ANY_BID
    cap_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """The terms, or what is wrong; never both."""

    terms: Terms | None
    faults: tuple[FieldFault, ...] = ()


def read_draft(draft: SaleDraft, formats: Formats, now_ms: int) -> ReadDraft:
    """Read the form whole. Every fault is told, not only the first."""
    if not is_currency(draft.currency):
        return ReadDraft(None, (*_title_faults(draft), FieldFault(Field.CURRENCY, FormFault.NO_CURRENCY)))
    reader = _Reader(draft, formats)
    is_timed = draft.kind is SaleKind.TIMED
    ladder = reader.ladder()
    limit = reader.limit()
    premium = reader.premium()
    premium_vat = reader.rate(draft.premium_vat, Field.PREMIUM_VAT)
    hammer_vat = reader.rate(draft.hammer_vat, Field.HAMMER_VAT)
    faults = [*_title_faults(draft), *reader.faults, *(_time_faults(draft, now_ms) if is_timed else ())]
    if faults or ladder is None:
        return ReadDraft(None, tuple(faults))
    soft_close = SoftClose(draft.window_ms, draft.extend_to_ms, draft.trigger, draft.cap_ms)
    terms = Terms(
        kind=draft.kind,
        currency=draft.currency,
        ladder=ladder,
        registration=draft.registration,
        below_reserve=draft.below_reserve,
        tie=draft.tie,
        raise_breaks_tie=draft.raise_breaks_tie,
        on_rungs_only=draft.on_rungs_only,
        absentee=draft.absentee,
        credit_limit=limit,
        soft_close=soft_close if is_timed else SoftClose(),
        opens_at=draft.opens_at if is_timed else None,
        closes_at=draft.closes_at if is_timed else None,
        stagger_ms=draft.stagger_ms if is_timed else 60_000,
        premium=premium,
        premium_vat_bp=premium_vat,
        hammer_vat_bp=hammer_vat,
    )
    return ReadDraft(terms)


def draft_of(title: str, terms: Terms, formats: Formats) -> SaleDraft:
    """Write the terms of a sale that exists as a form: reading it again gives the same terms."""
    currency = terms.currency

    def shown(amount: int | None) -> str:
        return "" if amount is None else formats.amount(amount, currency)

    return SaleDraft(
        title=title,
        kind=terms.kind,
        currency=currency,
        ladder=LadderDraft.of(terms.ladder, currency, formats),
        registration=terms.registration,
        absentee=terms.absentee,
        credit_limit=shown(terms.credit_limit),
        tie=terms.tie,
        raise_breaks_tie=terms.raise_breaks_tie,
        below_reserve=terms.below_reserve,
        on_rungs_only=terms.on_rungs_only,
        premium=tuple(PremiumLine(shown(band.above), formats.rate(band.rate_bp)) for band in terms.premium),
        premium_vat=formats.rate(terms.premium_vat_bp),
        hammer_vat=formats.rate(terms.hammer_vat_bp),
        opens_at=terms.opens_at,
        closes_at=terms.closes_at,
        stagger_ms=terms.stagger_ms,
        window_ms=terms.soft_close.window_ms,
        extend_to_ms=terms.soft_close.extend_to_ms,
        trigger=terms.soft_close.trigger,
        cap_ms=terms.soft_close.cap_ms,
    )


def is_currency(text: str) -> bool:
    """Tell whether this could be a currency's code."""
    try:
        minor_digits(text)
    except AmountError:
        return False
    return True


def read_rate(text: str) -> int | None:
    """Read `25`, `12.5 %` or `12,5` into basis points, at most 10,000; None when it is no rate."""
    match = _RATE.fullmatch(text.strip())
    if match is None:
        return None
    rate = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    return rate if rate <= MAX_RATE_BP else None


class _Reader:
    def __init__(self, draft: SaleDraft, formats: Formats) -> None:
        self._draft, self._formats = draft, formats
        self.faults: list[FieldFault] = []

    def ladder(self) -> Ladder | None:
        ladder, faults = read_ladder(self._draft.ladder, self._draft.currency, self._formats)
        self.faults += [FieldFault(Field.LADDER, fault, place) for place, fault in faults]
        return ladder

    def limit(self) -> int | None:
        if not self._draft.credit_limit.strip():
            return None
        amount = read_typed_amount(self._draft.credit_limit, self._draft.currency, self._formats)
        if amount is None:
            self.faults.append(FieldFault(Field.LIMIT, FormFault.NO_AMOUNT))
        return amount

    def rate(self, text: str, field: Field, place: int = 0) -> int:
        if not text.strip():
            return 0
        rate = read_rate(text)
        if rate is None:
            self.faults.append(FieldFault(field, FormFault.NO_RATE, place))
        return rate or 0

    def premium(self) -> tuple[PremiumBand, ...]:
        bands: list[PremiumBand] = []
        for place, line in enumerate(self._draft.premium):
            if not line.above.strip() and not line.rate.strip():
                continue
            text = line.above.strip() or "0"
            above = read_amount_or_zero(text, self._draft.currency, self._formats)
            if above is None:
                self.faults.append(FieldFault(Field.PREMIUM, FormFault.NO_AMOUNT, place))
                continue
            if bands and above <= bands[-1].above:
                self.faults.append(FieldFault(Field.PREMIUM, FormFault.OUT_OF_ORDER, place))
                continue
            if not line.rate.strip():
                self.faults.append(FieldFault(Field.PREMIUM, FormFault.NO_RATE, place))
                continue
            bands.append(PremiumBand(above, self.rate(line.rate, Field.PREMIUM, place)))
        return tuple(bands)


def _title_faults(draft: SaleDraft) -> list[FieldFault]:
    title = draft.title.strip()
    if not title or not title.isprintable():
        return [FieldFault(Field.TITLE, FormFault.EMPTY)]
    return [FieldFault(Field.TITLE, FormFault.TOO_LONG)] if len(title) > MAX_TITLE else []


def _time_faults(draft: SaleDraft, now_ms: int) -> list[FieldFault]:
    if draft.closes_at is None:
        return [FieldFault(Field.CLOSES, FormFault.EMPTY)]
    if draft.closes_at <= now_ms:
        return [FieldFault(Field.CLOSES, FormFault.IN_THE_PAST)]
    if draft.opens_at is not None and draft.closes_at <= draft.opens_at:
        return [FieldFault(Field.CLOSES, FormFault.BEFORE_OPENING)]
    return []
