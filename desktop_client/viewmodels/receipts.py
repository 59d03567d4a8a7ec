"""The receipts of one person at one house: each checked as it comes, kept, and shouted about when wrong.

Knows no widget and no words. Files are written and read in threads, so that a slow disk holds up no bid.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contract.commands import Bid, Call
from contract.feed import LedgerHead
from contract.statements import head_statement
from contract.verdicts import Verdict
from desktop_client.receipts.checking import Checker, Finding, signature_fits
from desktop_client.receipts.drawer import Drawer, export
from desktop_client.receipts.receipt import FiledReceipt, Origin, receipt_of
from desktop_client.tasks import TaskOwner

_log = logging.getLogger(__name__)


class Trouble(Enum):
    """What a person must be told about his receipts."""

    NOT_GENUINE = "not_genuine"
    NOT_KEPT = "not_kept"
    HEAD_NOT_GENUINE = "head_not_genuine"


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that must not go unnoticed; it stays until somebody dismisses it."""

    trouble: Trouble
    sale: str
    finding: Finding | None = None
    receipt: FiledReceipt | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of the list. Without `receipt` it waits for the house's answer to `bid`, in `currency`."""

    bid: Bid | None = None
    currency: str = "EUR"
    receipt: FiledReceipt | None = None
    finding: Finding | None = None

    @property
    def key(self) -> str:
        """Return the command's id."""
        source = self.receipt or self.bid
        return "" if source is None else source.id

    @property
    def sale(self) -> str:
        """Return the sale's id."""
        source = self.receipt or self.bid
        return "" if source is None else source.sale


class ReceiptsViewModel(QObject):
    """Keeps and checks.

    Signals:
        changed: there is a new receipt, or one less to wait for.
        alarmed: `alarms` has changed.
        exported(str): the file's name. export_failed(str): why not, in the system's words.
    """

    changed = Signal()
    alarmed = Signal()
    exported = Signal(str)
    export_failed = Signal(str)

    def __init__(self, drawer: Drawer, house: str) -> None:
        super().__init__()
        self.house = house
        self._drawer = drawer
        self._tasks = TaskOwner("receipts")
        self._checker = Checker()
        self._filed: list[tuple[FiledReceipt, Finding]] = []
        self._waiting: dict[str, ReceiptLine] = {}
        self._heads: set[tuple[str, int, str]] = set()
        self.alarms: list[Alarm] = []
        self.damaged = 0

    def load(self) -> None:
        """Read what is in the drawer from before."""
        self._tasks.spawn(self._load(), "loading")

    def lines(self, sale: str | None = None) -> list[ReceiptLine]:
        """Return the lines of a sale, or of all, newest first; those that wait come first."""
        waiting = list(reversed(self._waiting.values()))
        filed = [ReceiptLine(receipt=receipt, finding=finding) for receipt, finding in reversed(self._filed)]
        return [line for line in (*waiting, *filed) if sale in (None, line.sale)]

    def receipts(self, sale: str | None = None) -> list[FiledReceipt]:
        """Return the receipts of a sale, or of all, oldest first."""
        return [receipt for receipt, _ in self._filed if sale in (None, receipt.sale)]

    def find(self, command: str) -> ReceiptLine | None:
        """Return the receipt of a command, the first if there are contradicting ones."""
        found = ((receipt, finding) for receipt, finding in self._filed if receipt.id == command)
        first = next(found, None)
        return None if first is None else ReceiptLine(receipt=first[0], finding=first[1])

    def wait_for(self, bid: Bid, currency: str) -> None:
        """Note that a bid is on its way."""
        self._waiting[bid.id] = ReceiptLine(bid, currency)
        self.changed.emit()

    def forget(self, command: str) -> None:
        """Wait no longer: it was not sent, or was refused at the door without a receipt."""
        if self._waiting.pop(command, None) is not None:
            self.changed.emit()

    def take(self, command: Bid | Call, verdict: Verdict, origin: Origin) -> Finding | None:
        """Check and keep the receipt of a verdict; None when it has none or is known already."""
        self._waiting.pop(command.id, None)
        receipt = receipt_of(command, verdict, origin)
        if receipt is None or any(known == receipt for known, _ in self._filed):
            self.changed.emit()
            return None
        finding = self._checker.check(receipt)
        if not finding.is_alarming and self._is_said_already(receipt):
            self.changed.emit()
            return None
        self._filed.append((receipt, finding))
        if finding.is_alarming:
            _log.error("receipt %s of sale %s: %s", receipt.id, receipt.sale, finding)
            self._alarm(Alarm(Trouble.NOT_GENUINE, receipt.sale, finding, receipt))
        self._tasks.spawn(self._keep(receipt))
        self.changed.emit()
        return finding

    def check_head(self, sale: str, house_key: str, head: LedgerHead) -> None:
        """Check the house's signature on its ledger as it is told at a hammer; each head once."""
        seen = (sale, head.row, head.hash)
        if seen in self._heads:
            return
        self._heads.add(seen)
        if not signature_fits(house_key, head.signature, head_statement(sale, head.row, head.hash)):
            _log.error("the head at row %d of sale %s is not signed by its house", head.row, sale)
            self._alarm(Alarm(Trouble.HEAD_NOT_GENUINE, sale, row=head.row))

    def dismiss(self, alarm: Alarm) -> None:
        """Take an alarm away: somebody has read it."""
        if alarm in self.alarms:
            self.alarms.remove(alarm)
            self.alarmed.emit()

    def export(self, path: Path, sale: str | None = None) -> None:
        """Write the receipts of a sale, or all, to a file."""
        self._tasks.spawn(self._export(path, self.receipts(sale)), "exporting")

    async def close(self) -> None:
        """Finish what is being written; stop the rest."""
        await self._tasks.finish()

    # ── files ────────────────────────────────────────────────────────────────────────────────────────

    async def _load(self) -> None:
        try:
            found = await asyncio.to_thread(self._drawer.of_house, self.house)
            checker = Checker()
            before = await asyncio.to_thread(lambda: [(one, checker.check(one)) for one in found.receipts])
        except OSError as error:
            _log.warning("the receipts from before could not be read: %s", error)
            return
        self.damaged = found.damaged
        known = {(receipt.key, receipt.signature) for receipt in found.receipts}
        since = [receipt for receipt, _ in self._filed if (receipt.key, receipt.signature) not in known]
        self._checker = checker
        self._filed = [*before, *((receipt, checker.check(receipt)) for receipt in since)]
        self.changed.emit()

    def _is_said_already(self, receipt: FiledReceipt) -> bool:
        """Tell whether a genuine receipt says the same: a house that was started anew signs again."""
        said = receipt.unsigned()
        mine = (one for one, finding in self._filed if one.key == receipt.key and not finding.is_alarming)
        return any(one.unsigned() == said for one in mine)

    async def _keep(self, receipt: FiledReceipt) -> None:
        try:
            await asyncio.to_thread(self._drawer.keep, receipt)
        except OSError as error:
            _log.error("a receipt could not be kept: %s", error)
            self._alarm(Alarm(Trouble.NOT_KEPT, receipt.sale, receipt=receipt))

    async def _export(self, path: Path, receipts: Sequence[FiledReceipt]) -> None:
        try:
            await asyncio.to_thread(export, path, receipts)
        except OSError as error:
            self.export_failed.emit(error.strerror or str(error))
        else:
            self.exported.emit(path.name)

    def _alarm(self, alarm: Alarm) -> None:
        self.alarms.append(alarm)
        self.alarmed.emit()
