"""How the house accounts: its letterhead, the terms of one sale's settlement, its sellers, and the log.

Knows no widget and no words.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from contract.papers import Accounting, Letterhead, PaperLanguage
from contract.settlement import LogLine, Seller
from desktop_client.settings import Language
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.saving import save

LOG_COLUMNS = 5
_LOT: Final = re.compile(r"lote?\s+(\S+)")

Answer = TypeVar("Answer")


class Account(Enum):
    """What was asked for or changed."""

    LETTERHEAD = "letterhead"
    ACCOUNTING = "accounting"
    SELLER = "seller"


class AccountsViewModel(QObject):
    """Letterhead, accounting and sellers, as the house keeps them.

    Signals:
        loaded: all of them came.
        kept(Account): a change is kept.
        failed(Account | None, HouseError): it is not; None while loading.
    """

    loaded = Signal()
    kept = Signal(object)
    failed = Signal(object, object)

    def __init__(self, office: OfficeViewModel) -> None:
        super().__init__()
        from desktop_client.connection.desks.settlement import SettlementDesk

        self._office = office
        self._desk = SettlementDesk(office.house.api)
        self.letterhead, self.accounting = Letterhead(), Accounting()
        self.sellers: dict[str, Seller] = {}
        self.is_loaded = False
        # One request after the other: what is kept must be neither given up for the next one nor overtaken.
        self._turn = asyncio.Lock()

    @property
    def currency(self) -> str:
        """Return the sale's currency."""
        return self._office.live.currency

    @property
    def lacks_sender(self) -> bool:
        """Tell whether a statement would not say whose it is: neither name nor address are known."""
        return self.is_loaded and not (self.letterhead.name.strip() or self.letterhead.address.strip())

    def load(self) -> None:
        """Ask the house for everything."""
        self._office.tasks.spawn(self._load(), "accounts")

    def keep_letterhead(self, letterhead: Letterhead) -> None:
        """Change what stands on every paper."""

        def take(kept: Letterhead) -> None:
            self.letterhead = kept

        self._keep(Account.LETTERHEAD, lambda: self._desk.set_letterhead(letterhead), take)

    def keep_accounting(self, accounting: Accounting) -> None:
        """Change how this sale is settled."""

        def take(kept: Accounting) -> None:
            self.accounting = kept

        self._keep(
            Account.ACCOUNTING, lambda: self._desk.set_accounting(self._office.sale_id, accounting), take
        )

    def keep_seller(self, seller: Seller) -> None:
        """Change what is known of a seller."""

        def take(kept: Seller) -> None:
            self.sellers[kept.seller] = kept

        self._keep(Account.SELLER, lambda: self._desk.set_seller(self._office.sale_id, seller), take)

    def _keep(
        self, account: Account, ask: Callable[[], Awaitable[Answer]], take: Callable[[Answer], None]
    ) -> None:
        async def keep() -> None:
            try:
                async with self._turn:
                    take(await asked(ask()))
            except HouseError as error:
                self.failed.emit(account, error)
                return
            self.kept.emit(account)

        self._office.tasks.spawn(keep())

    async def _load(self) -> None:
        sale = self._office.sale_id
        try:
            async with self._turn:
                self.letterhead = await asked(self._desk.letterhead())
                self.accounting = await asked(self._desk.accounting(sale))
                self.sellers = {one.seller: one for one in await asked(self._desk.sellers(sale))}
        except HouseError as error:
            self.failed.emit(None, error)
            return
        self.is_loaded = True
        self.loaded.emit()


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the log."""

    line: LogLine

    @property
    def key(self) -> int:
        return self.line.row


class LogViewModel(QObject):
    """Who did what in a sale, the newest first.

    Signals:
        changed: the lines shown.
        saved(Path): the log was written there.
        failed(HouseError): the house, or the disk, did not do it.
    """

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, office: OfficeViewModel) -> None:
        super().__init__()
        from desktop_client.connection.desks.settlement import SettlementDesk

        self._office = office
        self._desk = SettlementDesk(office.house.api)
        self._lines: list[LogLine] = []
        self._sought = ""
        self.rows: KeyedRows[LogRow] = KeyedRows(LOG_COLUMNS)
        self.is_loaded = False

    @property
    def currency(self) -> str:
        """Return the sale's currency."""
        return self._office.live.currency

    @property
    def _language(self) -> PaperLanguage:
        spoken = self._office.preferences.language
        return PaperLanguage.SPANISH if spoken is Language.SPANISH else PaperLanguage.ENGLISH

    def load(self) -> None:
        """Ask the house for the log, in the language of the windows."""
        self._office.tasks.spawn(self._load(), "log")

    def seek(self, text: str) -> None:
        """Show lines with this in them; `lot 12`, or `lote 12`, shows those of lot 12."""
        self._sought = text.strip().casefold()
        self._show()

    def save(self, path: Path) -> None:
        """Save the whole log as CSV, or as a text where the path ends so."""
        self._office.tasks.spawn(self._save(path))

    async def _save(self, path: Path) -> None:
        name = "log.txt" if path.suffix.lower() == ".txt" else "log.csv"
        try:
            await save(
                path,
                await asked(self._desk.file(self._office.sale_id, name, {"language": self._language.value})),
            )
        except HouseError as error:
            self.failed.emit(error)
            return
        self.saved.emit(path)

    async def _load(self) -> None:
        try:
            self._lines = await asked(self._desk.log(self._office.sale_id, self._language))
        except HouseError as error:
            self.failed.emit(error)
            return
        self.is_loaded = True
        self._show()

    def _show(self) -> None:
        self.rows.show([LogRow(line) for line in reversed(self._lines) if _is_sought(line, self._sought)])
        self.changed.emit()


def _is_sought(line: LogLine, sought: str) -> bool:
    if (named := _LOT.fullmatch(sought)) is not None:
        return line.lot is not None and line.lot.casefold() == named[1]
    return sought in f"{line.who}\n{line.text}".casefold()
