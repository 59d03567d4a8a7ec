"""The audit as a window asks for it: a file or a live sale in, a verdict out, off the loop and stoppable.

Knows no widget and no words, and remembers nothing once the next audit begins.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from contract.audit import LedgerPage, NotALedgerError, SeenHead, lines_of
from contract.feed import LedgerHead
from desktop_client.receipts.auditing import Audited, Auditor, Cancelled, Watch
from desktop_client.receipts.drawer import Drawer
from desktop_client.receipts.receipt import FiledReceipt
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError

_log = logging.getLogger(__name__)

_LOOK_EVERY_MS: Final = 100
LARGEST_FILE: Final = 1 << 30
"""Larger files are no sale's ledger; they would only fill the memory."""


class AuditStage(Enum):
    """How far an audit has come."""

    IDLE = "idle"
    FETCHING = "fetching"
    CHECKING = "checking"
    DONE = "done"
    FAILED = "failed"


class AuditFailure(Enum):
    """Why there is no verdict."""

    NO_LEDGER = "no_ledger"
    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    BROKE_OFF = "broke_off"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class SaleChoice:
    """A sale of the house that may be checked."""

    id: str
    title: str


class AuditViewModel(QObject):
    """One audit at a time.

    Signals:
        changed: stage, progress, verdict or source.
    """

    changed = Signal()

    def __init__(
        self,
        drawer: Drawer,
        house: House | None = None,
        heads: Callable[[str], Iterable[LedgerHead]] = lambda _sale: (),
    ) -> None:
        super().__init__()
        self._drawer, self._house, self._heads = drawer, house, heads
        self._tasks = TaskOwner("audit")
        self._watch = Watch()
        self._total = 0
        self.stage = AuditStage.IDLE
        self.source = ""
        self.audited: Audited | None = None
        self.failure: AuditFailure | None = None
        self.reason = ""
        self.sales: tuple[SaleChoice, ...] = ()
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self.changed)

    @property
    def is_busy(self) -> bool:
        """Tell whether an audit runs."""
        return self.stage in (AuditStage.FETCHING, AuditStage.CHECKING)

    @property
    def progress(self) -> float | None:
        """Return which part has been read, 0 to 1; None while that cannot be known."""
        if not self.is_busy or not self._total or self._watch.read >= self._total:
            return None
        return self._watch.read / self._total

    def load_sales(self) -> None:
        """Ask the house which sales there are to check."""
        if self._house is not None:
            self._tasks.spawn(self._load_sales(self._house), "sales")

    def check_file(self, path: Path) -> None:
        """Check a ledger out of a file."""
        self._begin(path.name, AuditStage.CHECKING)
        self._tasks.spawn(self._check_file(path, self._watch), "audit")

    def check_sale(self, sale: str) -> None:
        """Check the ledger of a sale of the house, as far as it has come."""
        if self._house is None:
            return
        title = next((choice.title for choice in self.sales if choice.id == sale), sale)
        self._begin(title, AuditStage.FETCHING)
        self._tasks.spawn(self._check_sale(self._house, sale, self._watch), "audit")

    def cancel(self) -> None:
        """Stop, and forget what was read."""
        if self.is_busy:
            self._watch.is_cancelled = True
            self._tasks.cancel("audit")  # or it would go on with what it fetched
            self._end(AuditStage.IDLE)

    async def close(self) -> None:
        """Stop and let go."""
        self._watch.is_cancelled = True
        self._look.stop()
        await self._tasks.stop()

    # ── in between ───────────────────────────────────────────────────────────────────────────────────

    def _begin(self, source: str, stage: AuditStage) -> None:
        self._watch.is_cancelled = True  # the thread of an audit before this one, if it still runs
        self._watch, self._total = Watch(), 0
        self.source, self.stage = source, stage
        self.audited, self.failure, self.reason = None, None, ""
        self._look.start()
        self.changed.emit()

    def _end(self, stage: AuditStage, failure: AuditFailure | None = None, reason: str = "") -> None:
        self._look.stop()
        self.stage, self.failure, self.reason = stage, failure, reason
        self.changed.emit()

    async def _check_file(self, path: Path, watch: Watch) -> None:
        def run() -> Audited:
            receipts = self._drawer.everything().receipts
            with path.open("rb") as file:
                return Auditor(watch, receipts).run(file)

        try:
            self._total = (await asyncio.to_thread(path.stat)).st_size
            if self._total > LARGEST_FILE:
                self._end(AuditStage.FAILED, AuditFailure.TOO_LARGE)
                return
            await self._show(run, watch)
        except OSError as error:
            self._end(AuditStage.FAILED, AuditFailure.NOT_READABLE, error.strerror or str(error))

    async def _check_sale(self, house: House, sale: str, watch: Watch) -> None:
        try:
            pages = await self._fetch(house, sale)
            key = (await house.sale(sale)).house_key
        except HouseError as error:
            self._end(AuditStage.FAILED, AuditFailure.HOUSE, error.reason)
            return
        seen = [SeenHead(head.row, head.hash) for head in self._heads(sale)]
        self._total, watch.read = sum(len(bytes(row)) for page in pages for row in page.rows), 0
        self.stage = AuditStage.CHECKING

        def run() -> Audited:
            mine: tuple[FiledReceipt, ...] = self._drawer.of_house(house.url).receipts
            return Auditor(watch, mine, seen).run(lines_of(pages), key)

        try:
            await self._show(run, watch)
        except OSError as error:
            self._end(AuditStage.FAILED, AuditFailure.NOT_READABLE, error.strerror or str(error))

    async def _fetch(self, house: House, sale: str) -> list[LedgerPage]:
        pages: list[LedgerPage] = []
        after = 0
        while True:
            page = await house.ledger(sale, after)
            pages.append(page)
            after += len(page.rows)
            self._total, self._watch.read = page.head.row, after
            if not page.rows or after >= page.head.row:
                return pages

    async def _show(self, run: Callable[[], Audited], watch: Watch) -> None:
        try:
            audited = await asyncio.to_thread(run)
        except NotALedgerError as error:
            self._end(AuditStage.FAILED, AuditFailure.NO_LEDGER, str(error))
        except Cancelled:
            _log.info("an audit was cancelled")
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
            # A fault of ours, or a file made to trip the audit: either way it says nothing of the ledger.
            _log.exception("the audit broke off")
            self._end(AuditStage.FAILED, AuditFailure.BROKE_OFF)
        else:
            if watch is self._watch and not watch.is_cancelled:
                self.audited = audited
                self._end(AuditStage.DONE)

    async def _load_sales(self, house: House) -> None:
        try:
            sales = await house.sales()
        except HouseError as error:
            _log.info("the sales to check are not known: %s", error.reason)
            return
        self.sales = tuple(SaleChoice(sale.id, sale.title) for sale in sales)
        self.changed.emit()
