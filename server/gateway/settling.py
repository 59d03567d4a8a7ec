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
from server.settlement.buyers import SaleName, buyer_statements
from server.settlement.outcomes import AcceptedOffer, AllottedLot, LotFacts, Outcome, outcomes
from server.settlement.sellers import seller_statements
from server.settlement.telling import told_to
from server.settlement.totals import house_results
from server.store.catalogue import CatalogueStore, LotRow
from server.store.database import Database
from server.store.offers import OfferStore
from server.store.settlement import LotAccount, SettlementStore
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

    def __init__(self, database: Database, catalogue: CatalogueStore) -> None:
        self.notes = SettlementStore(database)
        self.statements = StatementStore(database)
        self.offers = OfferStore(database)
        self._catalogue = catalogue
        self._press = asyncio.Semaphore(1)

    async def outcomes(self, rostrum: Rostrum) -> list[Outcome]:
        """Return what became of each lot. Raises StoreUnavailable."""
        sale_id = rostrum.id
        rows = {row.lot: row for row in await self._catalogue.lots(sale_id)}
        accounts = await self.notes.lot_accounts(sale_id)
        noted = await self.notes.allotments(sale_id)
        offers = await self.offers.offers(sale_id)
        await rostrum.settled()
        return outcomes(
            _facts(rostrum, rows, accounts),
            [AllottedLot(lot=one.lot, user=one.user_id, at=one.at) for one in noted],
            [
                AcceptedOffer(lot=one.lot, user=one.user_id, amount=one.amount)
                for one in offers
                if one.status is OfferStatus.ACCEPTED
            ],
        )

    async def settled(self, rostrum: Rostrum, *, only: str | None = None) -> SettledSale:
        """Return a sale with all that was noted beside it; with `only`, what concerns one buyer (user id).

        Raises StoreUnavailable.
        """
        sellers = await self.notes.sellers(rostrum.id)
        accounting, letterhead = await self.notes.accounting(rostrum.id), await self.notes.letterhead()
        await rostrum.settled()
        here = {paddle.user: paddle for paddle in rostrum.sale.desk_paddles()}
        known = await self.notes.parties(rostrum.id, list(here) if only is None else [only])
        lots = await self.outcomes(rostrum)
        parties = {
            user: msgspec.structs.replace(known.get(user) or Party(id=user, name=one.name), paddle=one.paddle)
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
            sellers=sellers,
            accounting=accounting,
            letterhead=letterhead,
        )

    async def papers(self, sale: SettledSale, kind: PaperKind, party: str | None = None) -> list[Paper]:
        """Return the papers of one party or all: the issued one, told whether it is still right, or a draft.

        A party whose lots are all gone again keeps the paper that was issued.
        """
        issued = await self.statements.latest(sale.id, kind, party)
        papers = []
        for draft in sale.drafts(kind):
            old = issued.pop(draft.statement.party.id, None)
            papers.append(draft if old is None else _compared(old, draft))
        return papers + [msgspec.structs.replace(old, is_current=False) for old in issued.values()]

    async def paper(self, sale: SettledSale, kind: PaperKind, party: str) -> Paper | None:
        """Return one party's paper, None for somebody who has none."""
        papers = await self.papers(sale, kind, party)
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


def _facts(rostrum: Rostrum, rows: dict[str, LotRow], accounts: dict[str, LotAccount]) -> list[LotFacts]:
    """Join the sale's state with the catalogue; in one breath, so that it is one moment's."""
    sale, facts = rostrum.sale, []
    for number, lot in sale.lots.items():
        row, account = rows.get(number), accounts.get(number)
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
                seller=None if account is None else account.seller,
                vat_bp=None if account is None else account.vat_bp,
            )
        )
    return facts
