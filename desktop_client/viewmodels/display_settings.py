"""The settings of a sale's room display while a clerk changes them: read, checked, kept at the house.

Knows no widget and no words.
"""

import asyncio
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal

from contract.display import RATES_AT_MOST, Display, DisplayError, check_display
from contract.money import AmountError, minor_digits
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.office import OfficeViewModel

EXAMPLE_UNITS: Final = 1000
_RATE: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?")


class Wrong(Enum):
    """What is wrong with a line of the rates, or with the address."""

    NO_CURRENCY = "no_currency"
    OWN_CURRENCY = "own_currency"
    TWICE = "twice"
    NO_RATE = "no_rate"
    NO_ADDRESS = "no_address"


@dataclass(frozen=True, slots=True)
class RateLine:
    """A currency and its rate as they are typed."""

    currency: str = ""
    rate: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is typed."""
        return not self.currency.strip() and not self.rate.strip()


class DisplaySettingsViewModel(QObject):
    """One sale's room display.

    Signals:
        loaded: `kept` is what the house has.
        saved: the house has taken what was given.
        failed(HouseError): it has not.
    """

    loaded = Signal()
    saved = Signal()
    failed = Signal(object)

    def __init__(self, office: OfficeViewModel) -> None:
        super().__init__()
        from desktop_client.connection.desks.display import DisplayDesk

        self._office = office
        self._desk = DisplayDesk(office.house.api)
        self.kept = Display()
        self._turn = asyncio.Lock()  # one request after the other: the last answer must be the newest

    @property
    def currency(self) -> str:
        """Return the sale's own currency."""
        return self._office.live.currency

    def load(self) -> None:
        """Ask the house how the display is set."""
        self._office.tasks.spawn(self._load(), "reading the display's settings")

    def save(self, display: Display) -> None:
        """Have the house keep these settings."""
        self._office.tasks.spawn(self._save(display))

    def check_rates(self, lines: list[RateLine]) -> tuple[dict[str, str], dict[int, Wrong]]:
        """Return the rates that can be used, and what is wrong by line; empty lines are none."""
        rates: dict[str, str] = {}
        wrong: dict[int, Wrong] = {}
        for number, line in enumerate(lines):
            if line.is_empty:
                continue
            currency = line.currency.strip().upper()
            fault = self._fault(currency, line.rate.strip(), rates)
            if fault is not None:
                wrong[number] = fault
            elif len(rates) < RATES_AT_MOST:
                rates[currency] = line.rate.strip().replace(",", ".")
        return rates, wrong

    def check_address(self, address: str) -> Wrong | None:
        """Tell whether an address can be joined."""
        try:
            check_display(Display(join_url=address), self.currency)
        except DisplayError:
            return Wrong.NO_ADDRESS
        return None

    def _fault(self, currency: str, rate: str, known: dict[str, str]) -> Wrong | None:
        try:
            minor_digits(currency)
        except AmountError:
            return Wrong.NO_CURRENCY
        if currency == self.currency:
            return Wrong.OWN_CURRENCY
        if currency in known:
            return Wrong.TWICE
        is_rate = _RATE.fullmatch(rate) and Decimal(rate.replace(",", "."))
        return None if is_rate else Wrong.NO_RATE

    async def _load(self) -> None:
        try:
            async with self._turn:
                self.kept = await asked(self._desk.display(self._office.sale_id))
        except HouseError as error:
            self.failed.emit(error)
        else:
            self.loaded.emit()

    async def _save(self, display: Display) -> None:
        try:
            async with self._turn:
                self.kept = await asked(self._desk.set_display(self._office.sale_id, display))
        except HouseError as error:
            self.failed.emit(error)
        else:
            self.saved.emit()
