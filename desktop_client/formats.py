"""Amounts and times as people of one locale write them. Reads integers, returns text.

Amounts come in as minor units and become Decimal, never float. A busy sale writes the same amounts again and
again, so those written last are kept. Knows no Qt and no sale.
"""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from functools import cached_property, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import LOCALTZ, format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent

from contract.money import AmountError, minor_digits, parse_amount

_KEPT = 4_096
_CODE_BESIDE_FIGURES = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
"""Where CLDR's currency spacing has a space and Babel none: `EUR 1,250` in Mexico."""


@dataclass(frozen=True)
class Formats:
    """How one locale (`en_GB`, `es_ES`) writes amounts and times; the zone is the machine's if None."""

    locale_name: str = "en_GB"
    zone: tzinfo | None = None

    @cached_property
    def _locale(self) -> Locale:
        try:
            return Locale.parse(self.locale_name)
        except (UnknownLocaleError, ValueError):
            return Locale.parse("en_GB")

    @cached_property
    def _name(self) -> str:
        return str(self._locale)

    def money(self, amount: int, currency: str) -> str:
        """Write an amount with its currency: `€1,250`; decimals only when there are any."""
        return _money(self._name, amount, currency)

    def amount(self, amount: int, currency: str) -> str:
        """Write an amount without its currency: `1,250`."""
        return _amount(self._name, amount, currency)

    def money_range(self, low: int | None, high: int | None, currency: str) -> str:
        """Write an estimate: `€800 – 1,200`, with the currency once; empty when there is none."""
        if low is None or high is None:
            only = low if low is not None else high
            return "" if only is None else self.money(only, currency)
        if self.money(0, currency)[0] == "0":  # the symbol comes last: 800 – 1.200 €
            return f"{self.amount(low, currency)} – {self.money(high, currency)}"
        return f"{self.money(low, currency)} – {self.amount(high, currency)}"

    def amount_range(self, low: int | None, high: int | None, currency: str) -> str:
        """Write an estimate without the currency: `800–1,200`."""
        shown = [self.amount(value, currency) for value in (low, high) if value is not None]
        return "–".join(shown)

    def number(self, number: int) -> str:
        """Write a count with the locale's grouping."""
        return format_decimal(number, locale=self._locale)

    def percent(self, whole: int) -> str:
        """Write a share in whole percent: `18%`; in Spanish with its space, `18 %`."""
        return format_percent(Decimal(whole) / 100, locale=self._locale)

    def rate(self, rate_bp: int) -> str:
        """Write basis points as percent without its sign: `14.5`, in Spanish `14,5`; empty for none."""
        if not rate_bp:
            return ""
        return format_decimal(Decimal(rate_bp) / 100, format="0.##", locale=self._locale)

    def seconds(self, ms: int, *, signed: bool = False) -> str:
        """Write a duration in seconds: `0.3 s`, signed for a clock offset: `+0.12 s`."""
        value = Decimal(ms) / 1000
        if signed:
            value = value.quantize(Decimal("0.01")) + 0  # what rounds to zero has no minus before it
        pattern = "+0.00;−0.00" if signed else "0.0"
        return f"{format_decimal(value, format=pattern, locale=self._locale)}\u202fs"

    def duration(self, ms: int) -> str:
        """Write how long something took in its two largest units: `6.2 s`, `3 min 5 s`, `1 h 2 min`."""
        whole = ms // 1000
        if whole < 60:
            return self.seconds(ms)
        large, small, units = (whole // 60, whole % 60, "min s") if whole < 3600 else _hours(whole)
        first, second = units.split()
        text = f"{self.number(large)}\u202f{first}"
        return f"{text} {small}\u202f{second}" if small else text

    def clock(self, at_ms: int, *, milliseconds: bool = False) -> str:
        """Write a time of day to the second, `14:03:09`; with milliseconds `14:03:09.412` (or a comma)."""
        when = self._when(at_ms)
        text = when.strftime("%H:%M:%S")
        if not milliseconds:
            return text
        point = self._locale.number_symbols["latn"]["decimal"]
        return f"{text}{point}{when.microsecond // 1000:03d}"

    def time(self, at_ms: int) -> str:
        """Write a time of day to the minute as the locale does: `18:40`."""
        return format_time(self._when(at_ms).timetz(), "short", tzinfo=self._zone, locale=self._locale)

    def day_and_time(self, at_ms: int) -> str:
        """Write a day and a time: `22 Nov 2026, 18:40`."""
        return f"{self.day(at_ms)}, {self.time(at_ms)}"

    def day(self, at_ms: int) -> str:
        """Write a day: `22 Nov 2026`."""
        return format_date(self._when(at_ms), "medium", locale=self._locale)

    def read_amount(self, text: str, currency: str) -> int | None:
        """Read what a person typed (`1.300`, `1,300.50`, `€ 1300`) into minor units; None if no amount.

        A group mark must stand before exactly three digits, so that `1.5` is never taken for fifteen.
        """
        symbols = self._locale.number_symbols["latn"]
        plain = re.sub(r"[^0-9.,'\u2019\u00a0\u202f -]", "", text).strip()
        plain = re.sub(rf"[{re.escape(symbols['group'])}\u00a0\u202f '\u2019](?=\d{{3}}(?!\d))", "", plain)
        plain = plain.replace(symbols["decimal"], ".")
        if len(plain.partition(".")[2]) > minor_digits(currency):
            return None  # 1.300 typed in English: thirteen hundred or one point three? Ask again.
        try:
            return parse_amount(plain, currency) or None
        except AmountError:
            return None

    @property
    def _zone(self) -> tzinfo:
        return self.zone or LOCALTZ

    def _when(self, at_ms: int) -> datetime:
        return datetime.fromtimestamp(at_ms / 1000, self._zone)


@lru_cache(maxsize=_KEPT)
def _money(locale_name: str, amount: int, currency: str) -> str:
    locale = Locale.parse(locale_name)
    value, decimals = _value(amount, currency)
    pattern = re.sub(r"\.0+", decimals, locale.currency_formats["standard"].pattern)
    text = format_currency(value, currency, format=pattern, locale=locale, currency_digits=False)
    return _CODE_BESIDE_FIGURES.sub("\u00a0", text)


@lru_cache(maxsize=_KEPT)
def _amount(locale_name: str, amount: int, currency: str) -> str:
    value, decimals = _value(amount, currency)
    return format_decimal(value, format=f"#,##0{decimals}", locale=Locale.parse(locale_name))


def _value(amount: int, currency: str) -> tuple[Decimal, str]:
    digits = minor_digits(currency)
    value = Decimal(amount).scaleb(-digits)
    whole = value == value.to_integral_value()
    return value, "" if whole else "." + "0" * digits


def _hours(seconds: int) -> tuple[int, int, str]:
    return seconds // 3600, seconds % 3600 // 60, "h min"
