"""The increment ladder: which amount comes next.

Rules: a *step* band climbs by a step, a *pattern* band repeats a pattern such as 0-20-50-80 within
each hundred, a *floating* ladder has no rungs and adds the increment to any amount.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import Any

import msgspec

from contract.money import MAX_AMOUNT, Money, parse_amount


class LadderError(ValueError):
    """A ladder that cannot be climbed; the message names the faulty band."""


class Band(msgspec.Struct, frozen=True, omit_defaults=True, rename={"start": "from"}):
    """A stretch of a ladder from one amount up to the next band, in minor units.

    Its rungs are `start + k*every + p` for each `p` in `pattern`; a step band is the pattern (0,).
    """

    start: int
    every: int
    pattern: tuple[int, ...] = (0,)

    def above(self, amount: int) -> int:
        """Return the smallest rung of this band above `amount` (which is not below the band)."""
        rest = (amount - self.start) % self.every
        base = amount - rest
        for p in self.pattern:  # most have one step: no generator for what each bid asks for many times
            if p > rest:
                return base + p
        return base + self.every

    def below(self, amount: int) -> int:
        """Return the largest rung of this band below `amount` (which is above the band's start)."""
        rest = (amount - self.start) % self.every
        base = amount - rest
        lower = [p for p in self.pattern if p < rest]
        return base + lower[-1] if lower else base - self.every + self.pattern[-1]


class Ladder(msgspec.Struct, frozen=True, dict=True):
    """An increment ladder in minor units. Bands are in rising order; the last one has no end."""

    name: str
    bands: tuple[Band, ...]
    floating: bool = False

    def __post_init__(self) -> None:
        if not self.bands:
            raise LadderError(f"ladder {self.name!r} has no bands")
        for band in self.bands:
            _check_band(self.name, band)
        for lower, upper in pairwise(self.bands):
            if upper.start <= lower.start:
                raise LadderError(f"ladder {self.name!r}: the band from {upper.start} is out of order")

    @cached_property
    def _starts(self) -> list[int]:
        return [band.start for band in self.bands]

    def next(self, amount: int) -> Money:
        """Return the smallest rung above `amount`; on a floating ladder, amount plus increment."""
        index = bisect_right(self._starts, amount) - 1
        if self.floating:
            return Money(amount + self.bands[max(index, 0)].every)
        if index < 0:
            return Money(self.bands[0].start)
        rung = self.bands[index].above(amount)
        if index + 1 < len(self.bands):
            rung = min(rung, self.bands[index + 1].start)
        return Money(rung)

    def previous(self, amount: int) -> Money:
        """Return the largest rung below `amount`, never below zero: the `−` key of the auctioneer."""
        index = bisect_right(self._starts, amount - 1) - 1
        if index < 0:
            return Money(0)
        band = self.bands[index]
        if self.floating:
            return Money(max(amount - band.every, 0))
        return Money(band.start if amount - 1 == band.start else band.below(amount))

    def is_rung(self, amount: int) -> bool:
        """Tell whether `amount` lies on the ladder; every amount does on a floating one."""
        return self.floating or (amount > 0 and self.next(amount - 1) == amount)

    def rungs_above(self, amount: int, count: int) -> list[int]:
        """Return the next `count` rungs above `amount`."""
        first = int(self.next(amount))
        index = max(bisect_right(self._starts, first) - 1, 0)
        every, last_band = self.bands[index].every, index + 1 == len(self.bands)
        beyond = first + count * every
        if self.bands[index].pattern == (0,) and (last_band or beyond <= self.bands[index + 1].start):
            return list(range(first, beyond, every))  # what each bid asks for: even steps to the end
        rungs = []
        for _ in range(count):
            amount = self.next(amount)
            rungs.append(int(amount))
        return rungs


def _check_band(name: str, band: Band) -> None:
    rising = all(a < b for a, b in pairwise(band.pattern))
    if max(band.start, band.every) > 100 * MAX_AMOUNT:
        raise LadderError(f"ladder {name!r}: the band from {band.start} goes beyond all amounts")
    if band.start < 0 or band.every <= 0 or not band.pattern or not rising:
        raise LadderError(f"ladder {name!r}: the band from {band.start} needs a step or a rising pattern")
    if band.pattern[0] != 0 or band.pattern[-1] >= band.every:
        raise LadderError(
            f"ladder {name!r}: the pattern from {band.start} must begin at 0 and fit in its span"
        )


class _BandText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from"}):
    start: str
    step: str | None = None
    pattern: tuple[str, ...] | None = None
    every: str | None = None

    def read(self, currency: str) -> Band:
        start = parse_amount(self.start, currency)
        if self.step is not None and self.pattern is None and self.every is None:
            return Band(start, parse_amount(self.step, currency))
        if self.step is None and self.pattern is not None and self.every is not None:
            pattern = tuple(int(parse_amount(text, currency)) for text in self.pattern)
            return Band(start, parse_amount(self.every, currency), pattern)
        raise LadderError(f'the band from {self.start} needs "step", or "pattern" and "every"')


class _LadderText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    bands: tuple[_BandText, ...]
    title: str = ""
    currency: str | None = None
    floating: bool = False
    repeats_from: str | None = None


def read_ladder(document: Any, currency: str) -> Ladder:
    """Read a ladder file's JSON document (decimals in major units) for a sale in `currency`.

    With `repeats_from`, the bands from that amount on cover one decade and are repeated tenfold in
    every higher one. Raises LadderError with what is wrong.
    """
    try:
        text = msgspec.convert(document, _LadderText)
        bands = [band.read(currency) for band in text.bands]
        repeat = None if text.repeats_from is None else parse_amount(text.repeats_from, currency)
    except (msgspec.ValidationError, ValueError) as error:
        raise LadderError(str(error)) from error
    if repeat is not None:
        bands += _higher_decades([band for band in bands if band.start >= repeat])
    return Ladder(text.name, tuple(bands), text.floating)


def _higher_decades(decade: list[Band]) -> list[Band]:
    if not decade:
        raise LadderError('"repeats_from" names an amount above every band')
    higher, factor = [], 10
    while decade[0].start * factor <= MAX_AMOUNT:
        for band in decade:
            pattern = tuple(p * factor for p in band.pattern)
            higher.append(Band(band.start * factor, band.every * factor, pattern))
        factor *= 10
    return higher
