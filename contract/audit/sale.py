"""The sale as an auditor folds it: which entry may follow which, and the lots that they are about."""

from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from contract import feed
from contract.audit.following import follow
from contract.audit.lots import AuditedLot, Rungs
from contract.audit.report import Fault, Wrong
from contract.standing import Phase
from contract.terms import SaleKind
from contract.wire import SaleStatus

_BIDDING: Final = (
    feed.BidTaken, feed.PriceRaised, feed.AskSet, feed.FairWarningGiven, feed.FinalCallGiven, feed.LotSold,
    feed.IncrementSet,
)  # fmt: skip
_CLOSINGS: Final = (feed.LotSold, feed.LotPassed, feed.LotWithdrawn, feed.SaleEnded)


@dataclass(slots=True)
class AuditedSale:
    """What the rows so far add up to. `entries` counts those in the feed."""

    created: feed.SaleCreated | None = None
    status: SaleStatus = SaleStatus.UPCOMING
    on_hold: bool = False
    entries: int = 0
    heads: int = 0
    lots: dict[str, AuditedLot] = field(default_factory=dict)
    _rungs: Rungs = field(default_factory=dict)
    _taking: set[str] = field(default_factory=set)
    _awaits_head: bool = False

    @property
    def id(self) -> str:
        return "" if self.created is None else self.created.sale

    def take(self, row: int, at: int, entry: feed.PublicEntry) -> AuditedLot | None:
        """Take the public entry of a row and return the lot that it is about. Raises Wrong."""
        self._check_numbers(row, at, entry)
        self._check_order(row, entry)
        match entry:
            case feed.SaleCreated():
                self.created = entry
            case feed.LotAdded():
                return self._add(entry)
            case feed.LotEntry():
                return self._take_lot(entry)
            case feed.LedgerHead():
                self.heads += 1
            case feed.SaleChanged():
                self._change(entry)
            case feed.LotsMoved(lots=lots, before=before):
                self._check_known([*lots, *([] if before is None else [before])])
                self._check_moved(lots, before)
            case feed.CatalogueChanged(lots=lots):
                self._check_known(lots)
            case _:
                self._take_status(entry)
        return None

    def sealed(self, row: int) -> None:
        """Take a row without a public entry."""
        if self.created is None:
            self._check_order(row, None)

    def _check_numbers(self, row: int, at: int, entry: feed.PublicEntry) -> None:
        number = self.entries + 1 if entry.in_feed else 0
        if entry.n != number:
            raise Wrong(
                Fault.FEED_NUMBER_WRONG,
                f"Row {row} is entry {entry.n} of the feed; the one before it makes it entry {number}.",
                expected=number,
                found=entry.n,
            )
        if entry.at != at:
            raise Wrong(
                Fault.ENTRY_WRONG,
                f"Row {row} and the entry in it tell different times.",
                expected=at,
                found=entry.at,
            )
        self.entries += entry.in_feed

    def _check_order(self, row: int, entry: feed.PublicEntry | None) -> None:
        if (self.created is None) is not isinstance(entry, feed.SaleCreated):
            raise Wrong(
                Fault.ENTRY_WRONG, "A ledger begins with the row that makes its sale, and has one such row."
            )
        if self._awaits_head and self.heads and not isinstance(entry, feed.LedgerHead):
            raise Wrong(
                Fault.HEAD_MISSING,
                f"Row {row} follows a hammer where the house's signed head of the ledger must stand.",
            )
        self._awaits_head = isinstance(entry, _CLOSINGS)
        if self.status is SaleStatus.ENDED and entry is not None and not isinstance(entry, feed.LedgerHead):
            raise Wrong(Fault.ENTRY_WRONG, f"Row {row} is an entry after the end of the sale.")

    def _add(self, entry: feed.LotAdded) -> AuditedLot:
        assert self.created is not None  # the order was checked
        if entry.lot in self.lots:
            raise Wrong(Fault.ENTRY_WRONG, f"Lot {entry.lot} is added to the catalogue twice.")
        self._check_known([] if entry.before is None else [entry.before])
        lot = self.lots[entry.lot] = AuditedLot.of(entry, self.created.terms, self._rungs)
        if entry.standing is None:
            raise Wrong(
                Fault.STANDING_WRONG, f"The entry that adds lot {entry.lot} does not say where it stands."
            )
        lot.compare(lot.state, entry.standing)
        return lot

    def _change(self, entry: feed.SaleChanged) -> None:
        assert self.created is not None  # the order was checked
        before, after = self.created.terms, entry.terms
        self._check(self.status is SaleStatus.UPCOMING, "given other terms")
        if (before.kind, before.currency) != (after.kind, after.currency):
            raise Wrong(Fault.ENTRY_WRONG, "The sale got another kind or currency, which cannot be.")
        self.created = replace(self.created, title=entry.title, terms=after)
        self._rungs.clear()
        for lot in self.lots.values():
            lot.terms = after

    def _check_known(self, numbers: list[str]) -> None:
        unknown = next((number for number in numbers if number not in self.lots), None)
        if unknown is not None:
            raise Wrong(Fault.ENTRY_WRONG, f"There is no lot {unknown} in this sale's catalogue.")

    def _check_moved(self, numbers: list[str], before: str | None) -> None:
        if len(set(numbers)) != len(numbers) or before in numbers:
            raise Wrong(Fault.ENTRY_WRONG, "Lots were moved to two places at once.")
        called = next((n for n in numbers if self.lots[n].state.phase is not Phase.UPCOMING), None)
        if called is not None:
            raise Wrong(Fault.PHASE_WRONG, f"Lot {called} was moved although it was on the block before.")

    def _take_lot(self, entry: feed.LotEntry) -> AuditedLot:
        lot = self.lots.get(entry.lot)
        if lot is None:
            raise Wrong(Fault.ENTRY_WRONG, f"There is no lot {entry.lot} in this sale's catalogue.")
        if isinstance(entry, _BIDDING) and (self.on_hold or self.status is not SaleStatus.OPEN):
            why = "on hold" if self.on_hold else "not open"
            raise Wrong(Fault.PHASE_WRONG, f"Lot {entry.lot} went on while the sale was {why}.")
        if isinstance(entry, feed.LotOpened | feed.LotReopened):
            self._check_block(entry)
        follow(lot, entry)
        (self._taking.add if lot.state.phase.takes_bids else self._taking.discard)(lot.number)
        return lot

    @property
    def _timed(self) -> bool:
        return self.created is not None and self.created.terms.kind is SaleKind.TIMED

    def _check_block(self, entry: feed.LotEntry) -> None:
        if self.status is not SaleStatus.OPEN:
            raise Wrong(Fault.PHASE_WRONG, f"Lot {entry.lot} was opened while the sale was not.")
        others = self._taking - {entry.lot}
        if others and not self._timed:
            raise Wrong(
                Fault.PHASE_WRONG,
                f"Lot {entry.lot} was opened while lot {min(others)} was still on the block.",
            )

    def _take_status(self, entry: feed.PublicEntry) -> None:
        open_ = self.status is SaleStatus.OPEN
        match entry:
            case feed.SaleOpened():
                self._check(self.status is SaleStatus.UPCOMING, "opened")
                self.status = SaleStatus.OPEN
            case feed.SaleEnded():
                self._check(open_ and not self._taking, "ended")
                self.status = SaleStatus.ENDED
            case feed.SaleHeld():
                self._check(open_ and not self.on_hold, "put on hold")
                self.on_hold = True
            case feed.SaleResumed():
                self._check(self.on_hold, "resumed")
                self.on_hold = False

    def _check(self, holds: bool, what: str) -> None:
        if not holds:
            raise Wrong(Fault.PHASE_WRONG, f"The sale was {what} at a point where it cannot be.")
