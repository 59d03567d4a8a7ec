"""Settles a sale for whoever asks over HTTP: reads what is noted, lets `server.settlement` reckon and print.

Printing computes for some tenths of a second, so one paper at a time is made, in a thread beside the loop: a
house that prints three hundred statements must not slow the bids of its next sale.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from contract.feed import SaleOpened
from contract.papers import (
    Accounting,
    BuyerStatement,
    Letterhead,
    Paper,
    PaperKind,
    PaperLanguage,
    SellerStatement,
)
from contract.settlement import OfferStatus, Party, Results, Seller
from contract.terms import Terms
from contract.wire import SaleStatus
from server.rostrum.rostrum import Rostrum
from server.rules.sale import Sale
from server.settlement.buyers import SaleName, buyer_statements
from server.settlement.outcomes import AcceptedOffer, AllottedLot, LotFacts, Outcome, outcomes
from server.settlement.sellers import seller_statements
from server.settlement.telling import told_to
from server.settlement.totals import house_results
from server.store.catalogue import LotRow
from server.store.database import Database
from server.store.noted import Noted, read_noted
from server.store.offers import OfferStore
from server.store.settlement import SettlementStore
from server.store.statements import StatementStore

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledSale:
    """A sale at one moment, with all that its papers need."""

    id: str
    title: str
    terms: Terms
    held_on: int | None
    has_ended: bool
    lots: list[Outcome]
    parties: dict[str, Party]
    sellers: dict[str, Seller]
    accounting: Accounting
    letterhead: Letterhead

    def outcome(self, lot: str) -> Outcome | None:
        """Return what became of one lot."""
        return next((one for one in self.lots if one.facts.lot == lot), None)

    def buyers(self) -> list[BuyerStatement]:
        """Return what each buyer owes."""
        return buyer_statements(SaleName(self.id, self.title), self.terms, self.lots, self.parties)

    def settlements(self) -> list[SellerStatement]:
        """Return what each seller gets."""
        name = SaleName(self.id, self.title)
        return seller_statements(name, self.terms, self.accounting, self.lots, self.sellers)

    def results(self) -> Results:
        """Return the results as the house sees them."""
        return house_results(
            self.lots, self.terms, self.parties, self.settlements(), has_ended=self.has_ended
        )

    def drafts(self, kind: PaperKind) -> list[Paper]:
        """Return the papers of one kind as they would be issued now."""
        if kind is PaperKind.BUYER:
            return [self._draft(kind, buyer=statement) for statement in self.buyers()]
        return [self._draft(kind, seller=statement) for statement in self.settlements()]

    def _draft(
        self, kind: PaperKind, *, buyer: BuyerStatement | None = None, seller: SellerStatement | None = None
    ) -> Paper:
        return Paper(
            kind=kind, buyer=buyer, seller=seller, letterhead=self.letterhead,
            accounting=told_to(kind, self.accounting), held_on=self.held_on,
        )  # fmt: skip


class Settling:
    """The stores of the office's accounts, and what is reckoned from them. One per house."""

    def __init__(self, database: Database) -> None:
        self.notes = SettlementStore(database)
        self.statements = StatementStore(database)
        self.offers = OfferStore(database)
        self.issuing = asyncio.Lock()
        self._database = database
        self._press = asyncio.Semaphore(1)

    async def outcomes(self, rostrum: Rostrum) -> list[Outcome]:
        """Return what became of each lot. Raises StoreUnavailable."""
        return _outcomes(rostrum, await self._noted(rostrum, lambda _sale: []))

    async def settled(self, rostrum: Rostrum, *, only: str | None = None) -> SettledSale:
        """Return a sale with all that was noted beside it; with `only`, what concerns one buyer (user id).

        Raises StoreUnavailable.
        """
        noted = await self._noted(rostrum, lambda sale: list(sale.paddles) if only is None else [only])
        here = {paddle.user: paddle for paddle in rostrum.sale.desk_paddles()}
        lots = _outcomes(rostrum, noted)
        parties = {
            user: msgspec.structs.replace(
                noted.parties.get(user) or Party(id=user, name=one.name), paddle=one.paddle
            )
            for user, one in here.items()
            if only in {None, user}
        }
        return SettledSale(
            id=rostrum.id,
            title=rostrum.sale.title,
            terms=rostrum.sale.terms,
            held_on=_held_on(rostrum),
            has_ended=rostrum.sale.status is SaleStatus.ENDED,
            lots=lots if only is None else [one for one in lots if one.buyer == only],
            parties=parties,
            sellers=noted.sellers,
            accounting=noted.accounting,
            letterhead=noted.letterhead,
        )

    async def _noted(self, rostrum: Rostrum, users: Callable[[Sale], list[str]]) -> Noted:
        """Read what is noted beside a sale; `rostrum` is settled then, and what is noted is of its moment.

        Lots and paddles may come meanwhile, and with them what is noted of them: then it is read anew.
        """
        await rostrum.settled()
        while True:
            sale = rostrum.sale
            extent = len(sale.lots), len(sale.paddles)
            noted = await read_noted(self._database, rostrum.id, users(sale))
            await rostrum.settled()
            if (len(rostrum.sale.lots), len(rostrum.sale.paddles)) == extent:
                return noted

    async def papers(
        self, rostrum: Rostrum, kind: PaperKind, party: str | None = None, *, only: str | None = None
    ) -> list[Paper]:
        """Return the papers of one party or all: the issued one, told whether it is still right, or a draft.

        A party whose lots are all gone again keeps the paper that was issued. `only` is as for `settled`.
        """
        # Before the sale: what is issued meanwhile must not be held against what was before it.
        issued = await self.statements.latest(rostrum.id, kind, party)
        sale = await self.settled(rostrum, only=only)
        papers = []
        for draft in sale.drafts(kind):
            old = issued.pop(draft.statement.party.id, None)
            papers.append(draft if old is None else _compared(old, draft))
        return papers + [msgspec.structs.replace(old, is_current=False) for old in issued.values()]

    async def paper(
        self, rostrum: Rostrum, kind: PaperKind, party: str, *, only: str | None = None
    ) -> Paper | None:
        """Return one party's paper, None for somebody who has none. `only` is as for `settled`."""
        papers = await self.papers(rostrum, kind, party, only=only)
        return next((one for one in papers if one.statement.party.id == party), None)

    async def print(self, paper: Paper, language: PaperLanguage) -> bytes:
        """Return a paper as PDF."""
        from server.settlement.paper.figures import house_zone
        from server.settlement.paper.printing import (
            print_paper,
        )  # typefaces and all: not before one is wanted

        return await self.made(lambda: print_paper(paper, house_zone(), language))

    async def made(self, make: Callable[[], T]) -> T:
        """Return what a long computation comes to, made beside the loop when its turn has come."""
        async with self._press:
            return await asyncio.to_thread(make)


def _compared(issued: Paper, draft: Paper) -> Paper:
    return msgspec.structs.replace(issued, is_current=issued.statement == draft.statement)


def _held_on(rostrum: Rostrum) -> int | None:
    return next((entry.at for entry in rostrum.feed if isinstance(entry, SaleOpened)), None)


def _outcomes(rostrum: Rostrum, noted: Noted) -> list[Outcome]:
    """Join the sale's state with what is noted; in one breath, so that it is one moment's."""
    return outcomes(
        _facts(rostrum, noted.lots),
        [AllottedLot(lot=one.lot, user=one.user_id, at=one.at) for one in noted.allotments],
        [
            AcceptedOffer(lot=one.lot, user=one.user_id, amount=one.amount)
            for one in noted.offers
            if one.status is OfferStatus.ACCEPTED
        ],
    )


def _facts(rostrum: Rostrum, rows: dict[str, LotRow]) -> list[LotFacts]:
    sale, facts = rostrum.sale, []
    for number, lot in sale.lots.items():
        row = rows.get(number)
        facts.append(
            LotFacts(
                lot=number,
                title="" if row is None else row.title,
                phase=lot.phase,
                price=lot.contest.price,
                leader=sale.leader_of(lot),
                leading_user=lot.leading_user,
                closed_at=lot.closed_at,
                low_estimate=None if row is None else row.low_estimate,
                high_estimate=None if row is None else row.high_estimate,
                start=None if row is None else row.start,
                reserve=lot.reserve,
                seller=None if row is None else row.seller,
                vat_bp=None if row is None else row.vat_bp,
            )
        )
    return facts
