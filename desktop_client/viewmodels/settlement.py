"""A sale's results as the office asks for them, who pays for the room's lots, and the offers on what stayed.

Fetched over HTTP whenever the page asks. Knows no widget and no words.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contract.settlement import LotResult, Offer, OfferStatus, Results, SaleTotals, SoldBy
from contract.standing import ROOM
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.saving import save

RESULT_COLUMNS = 7
UNSOLD_COLUMNS = 6
OFFER_COLUMNS = 6


class Sieve(Enum):
    """Which results are shown."""

    ALL = "all"
    SOLD = "sold"
    UNSOLD = "unsold"
    ROOM = "room"
    AFTER_SALE = "after_sale"


class Doing(Enum):
    """What was asked of the house, for the words in which its answer is told."""

    LOAD = "load"
    ALLOT = "allot"
    OFFER = "offer"
    DECIDE = "decide"
    SAVE = "save"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result in the table."""

    result: LotResult

    @property
    def key(self) -> str:
        return self.result.lot


@dataclass(frozen=True, slots=True)
class UnsoldRow:
    """A passed lot, which takes offers: how many are open on it, and the best of them (minor units)."""

    result: LotResult
    offers: int
    best: int | None

    @property
    def key(self) -> str:
        return self.result.lot


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer in the table."""

    offer: Offer

    @property
    def key(self) -> str:
        return self.offer.id


class SettlementViewModel(QObject):
    """Results and offers of one sale.

    Signals:
        changed: what is shown.
        done(Doing, object): the house did what was asked; with the result, the offer, or the saved path.
        failed(Doing, HouseError): it did not.
    """

    changed = Signal()
    done = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, office: OfficeViewModel) -> None:
        super().__init__()
        from desktop_client.connection.desks.settlement import SettlementDesk

        self._office = office
        self._office.changed.connect(self._on_office_changed)
        self._heard_the_end = office.live.has_ended()
        self._desk = SettlementDesk(office.house.api)
        self._results: Results | None = None
        self._offers: list[Offer] = []
        self._sieve, self._sought = Sieve.ALL, ""
        self.results: KeyedRows[ResultRow] = KeyedRows(RESULT_COLUMNS)
        self.unsold: KeyedRows[UnsoldRow] = KeyedRows(UNSOLD_COLUMNS)
        self.offers: KeyedRows[OfferRow] = KeyedRows(OFFER_COLUMNS)

    # ── what a page asks ─────────────────────────────────────────────────────────────────────────────

    @property
    def currency(self) -> str:
        """Return the sale's currency."""
        return self._office.live.currency

    @property
    def has_ended(self) -> bool:
        """Tell whether the sale is over, so that offers are taken."""
        return self._office.live.has_ended()

    @property
    def is_loaded(self) -> bool:
        """Tell whether the house has answered."""
        return self._results is not None

    @property
    def totals(self) -> SaleTotals | None:
        """Return what the sale came to; None before the house has answered."""
        return None if self._results is None else self._results.totals

    @property
    def sieve(self) -> Sieve:
        """Return which results are shown."""
        return self._sieve

    def count(self, sieve: Sieve) -> int:
        """Return how many results a sieve lets through."""
        return sum(self._passes(result, sieve) for result in self._all())

    def show_only(self, sieve: Sieve) -> None:
        """Choose which results are shown."""
        self._sieve = sieve
        self._show()

    def seek(self, text: str) -> None:
        """Show results with this in lot, title, paddle, name or seller."""
        self._sought = text.strip().casefold()
        self._show()

    # ── what a page does ─────────────────────────────────────────────────────────────────────────────

    def load(self) -> None:
        """Ask the house for results and offers."""
        self._office.tasks.spawn(self._load(), "results")

    def allot(self, lot: str, paddle: str | None) -> None:
        """Note who pays for a lot of the room; None takes it back."""
        self._do(Doing.ALLOT, lambda: self._desk.allot(self._office.sale_id, lot, paddle))

    def enter_offer(self, lot: str, amount: int, paddle: str) -> None:
        """Enter an offer (minor units) for a paddle."""
        self._do(Doing.OFFER, lambda: self._desk.enter_offer(self._office.sale_id, lot, amount, paddle))

    def decide(self, offer: str, status: OfferStatus) -> None:
        """Accept or decline an offer."""
        self._do(Doing.DECIDE, lambda: self._desk.decide(self._office.sale_id, offer, status))

    def save_results(self, path: Path, sieve: Sieve = Sieve.ALL) -> None:
        """Save the results as CSV, or as a workbook where the path ends so."""
        name = "results.xlsx" if path.suffix.lower() == ".xlsx" else "results.csv"
        only = sieve.value if sieve in (Sieve.SOLD, Sieve.UNSOLD) else Sieve.ALL.value
        self._do(Doing.SAVE, lambda: self._save(path, name, only))

    # ── how ──────────────────────────────────────────────────────────────────────────────────────────

    def _on_office_changed(self, _aspects: object) -> None:
        """Ask anew at the end of the sale: it may be heard while a page shows what was so before."""
        if self.has_ended and not self._heard_the_end:
            self._heard_the_end = True
            if self.is_loaded:
                self._show()
                self.load()

    async def _save(self, path: Path, name: str, only: str) -> Path:
        await save(path, await self._desk.file(self._office.sale_id, name, {"only": only}))
        return path

    def _do(self, doing: Doing, ask: Callable[[], Awaitable[object]]) -> None:
        async def done() -> None:
            try:
                found = await asked(ask())
            except HouseError as error:
                self.failed.emit(doing, error)
                return
            self.done.emit(doing, found)
            if doing is not Doing.SAVE:
                self.load()  # in place of one under way, whose answer may be of the time before

        self._office.tasks.spawn(done())

    async def _load(self) -> None:
        sale = self._office.sale_id
        try:
            results, offers = await asked(self._desk.results(sale)), await asked(self._desk.offers(sale))
            if not _is_of_one_moment(results, offers):
                results = await asked(self._desk.results(sale))
        except HouseError as error:
            self.failed.emit(Doing.LOAD, error)
            return
        self._results, self._offers = results, offers
        self._show()

    def _all(self) -> list[LotResult]:
        return [] if self._results is None else self._results.lots

    def _show(self) -> None:
        found = [
            ResultRow(one)
            for one in self._all()
            if self._passes(one, self._sieve) and self._sought in _words_of(one)
        ]
        self.results.show(found)
        self.unsold.show([self._unsold(one) for one in self._all() if one.stayed(has_ended=False)])
        open_first = sorted(
            self._offers, key=lambda offer: (offer.status is not OfferStatus.OPEN, -offer.made_at)
        )
        self.offers.show([OfferRow(offer) for offer in open_first])
        self.changed.emit()

    def _unsold(self, result: LotResult) -> UnsoldRow:
        amounts = [
            one.amount for one in self._offers if one.lot == result.lot and one.status is OfferStatus.OPEN
        ]
        return UnsoldRow(result, len(amounts), max(amounts, default=None))

    def _passes(self, result: LotResult, sieve: Sieve) -> bool:
        match sieve:
            case Sieve.SOLD:
                return result.sold_by is not None
            case Sieve.UNSOLD:
                return result.stayed(has_ended=self.has_ended)
            case Sieve.ROOM:
                return result.winner == ROOM
            case Sieve.AFTER_SALE:
                return result.sold_by is SoldBy.AFTER_SALE
        return True


def _is_of_one_moment(results: Results, offers: list[Offer]) -> bool:
    """Tell whether what was sold after the sale is what offers were accepted for."""
    sold = {one.lot for one in results.lots if one.sold_by is SoldBy.AFTER_SALE}
    return sold == {one.lot for one in offers if one.status is OfferStatus.ACCEPTED}


def _words_of(result: LotResult) -> str:
    parts = (result.lot, result.title, result.winner, result.name, result.seller)
    return "\n".join(part for part in parts if part).casefold()
