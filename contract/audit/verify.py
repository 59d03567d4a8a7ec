"""Checks a ledger row by row and stops at the first that is wrong.

Every hash, every signed head, every opened commitment, and whether each price, asking price and winner
follows from the entries before. Who checks signatures is handed in: no key is known here, nor any file.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from contract import feed
from contract.audit.against import ReceiptBook
from contract.audit.heads import Heads
from contract.audit.limits import KnownLimits
from contract.audit.links import check_hash, check_place, entry_of, secret_of
from contract.audit.receipts import KeptReceipt, SeenHead
from contract.audit.report import WHOLE_FILE, Finding, Report, Wrong
from contract.audit.rows import LedgerFile, Row, read_lines
from contract.audit.sale import AuditedSale
from contract.chain import GENESIS
from contract.statements import SignatureCheck
from contract.wire import SaleStatus


def verify(
    lines: Iterable[bytes],
    *,
    check: SignatureCheck,
    house_key: str | None = None,
    receipts: Iterable[KeptReceipt] = (),
    seen: Iterable[SeenHead] = (),
) -> Report:
    """Check the lines of a ledger file and return what was found; the first wrong row, if there is one.

    `house_key` is the key that you trust; without one the file's own is taken, which proves only that the
    file is of one piece. `receipts` are a bidder's, those of other sales are left out; `seen` are heads
    heard in the feed. Raises NotALedgerError for a file that is none.
    """
    file = read_lines(lines)
    audit = Audit(file, Heads(check, file.head, house_key), ReceiptBook(receipts, seen, check))
    finding = None
    try:
        audit.run()
    except Wrong as wrong:
        finding = wrong.finding(audit.row, audit.lot)
    return audit.report(finding)


@dataclass(slots=True)
class Audit:
    """One pass over a ledger. `row` and `lot` are what is looked at now."""

    file: LedgerFile
    heads: Heads
    book: ReceiptBook
    row: int = WHOLE_FILE
    lot: str | None = None
    opened: int = 0
    checked: int = 0
    previous: bytes = GENESIS
    sale: AuditedSale = field(default_factory=AuditedSale)
    limits: KnownLimits = field(default_factory=KnownLimits)

    def run(self) -> None:
        """Look at every row, then at how the file ends. Raises Wrong."""
        seqs = {row.seq for row in self.file.rows}
        for expected, row in enumerate(self.file.rows, start=1):
            self.row, self.lot = expected, None
            check_place(expected, row, seqs)
            check_hash(self.previous, row)
            self._take(row)
            self.previous = bytes.fromhex(row.hash)
            self.checked = expected
        self.row, self.lot = self.checked + 1, None
        if self.file.broken is not None:
            raise self.file.broken
        self.heads.check_end(self.sale.id, self.checked, self.previous)
        self.row = WHOLE_FILE
        self.book.check_rest(self.checked, self.heads.house_key)

    def report(self, finding: Finding | None) -> Report:
        """Return what was found so far."""
        created = self.sale.created
        return Report(
            sale=self.sale.id,
            title="" if created is None else created.title,
            rows=self.checked,
            entries=self.sale.entries,
            heads=self.heads.signed,
            opened=self.opened,
            receipts=self.book.checked,
            ended=self.sale.status is SaleStatus.ENDED,
            house_key=self.heads.house_key,
            hash=self.previous.hex(),
            finding=finding,
        )

    def _take(self, row: Row) -> None:
        entry = entry_of(row)
        if isinstance(entry, feed.LedgerHead):
            self.heads.take(self.sale.id, row.seq, self.previous, entry)
        lot = None
        if entry is None:
            self.sale.sealed(row.seq)
        else:
            self.lot = getattr(entry, "lot", None)
            lot = self.sale.take(row.seq, row.at, entry)
        if isinstance(entry, feed.SaleCreated):
            self.limits.know(self.book.paddles(self.sale.id))
        private = secret_of(row)
        self.opened += private is not None
        told = self.book.check_row(row, entry, self.sale.id, self.heads.house_key)
        private = private or told
        if private is not None:
            self.limits.opened(row.seq, entry, private, self.sale.lots)
        else:
            self.limits.hidden(entry, self.sale.lots)
        if lot is not None and isinstance(entry, feed.LotEntry):
            self.limits.after(lot, entry)
            self.limits.check(lot)
