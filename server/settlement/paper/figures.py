"""Amounts, rates and days as they stand on paper: always with all decimals, in the paper's language."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from contract.money import minor_digits
from contract.papers import PaperLanguage

_LOCALES = {PaperLanguage.ENGLISH: "en_GB", PaperLanguage.SPANISH: "es_ES"}


def house_zone() -> tzinfo:
    """Return the zone of the machine that the house runs on, by which its papers are dated."""
    return datetime.now().astimezone().tzinfo or UTC


def zone_named(name: str) -> tzinfo:
    """Return a zone by its name, the house's own for one that this machine does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return house_zone()


@dataclass(frozen=True, slots=True)
class Figures:
    """How one paper writes what it counts."""

    language: PaperLanguage
    currency: str
    zone: tzinfo

    @property
    def locale(self) -> str:
        return _LOCALES[self.language]

    def amount(self, amount: int) -> str:
        """Write an amount without its currency: `1,250.00`; what is owed the other way with a minus."""
        digits = minor_digits(self.currency)
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return _minus(format_decimal(self._value(amount), format=pattern, locale=self.locale))

    def cell(self, amount: int) -> str:
        """Write an amount in a table: a dash for nothing."""
        return self.amount(amount) if amount else "–"

    def money(self, amount: int) -> str:
        """Write an amount with its currency: `€1,250.00`."""
        text: str = format_currency(self._value(amount), self.currency, locale=self.locale)
        return _minus(text)

    def rate(self, rate_bp: int) -> str:
        """Write a rate of basis points: `21 %`, `14.5 %`."""
        return f"{format_decimal(Decimal(rate_bp) / 100, format='0.##', locale=self.locale)}\u202f%"

    def day(self, at: int) -> str:
        """Write the day of a moment (ms, UTC): `22 November 2026`."""
        moment = datetime.fromtimestamp(at // 1000, self.zone)
        text: str = format_date(moment.date(), "long", locale=self.locale)
        return text

    def _value(self, amount: int) -> Decimal:
        return Decimal(amount).scaleb(-minor_digits(self.currency))


def _minus(text: str) -> str:
    return text.replace("-", "−")
