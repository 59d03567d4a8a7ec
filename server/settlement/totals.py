"""What a sale came to in all: the figures under the results, and the rows of the results themselves."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from contract.papers import SellerStatement
from contract.settlement import LotResult, Party, Results, SaleTotals, SoldBy
from contract.standing import ROOM, Phase
from contract.terms import Terms
from server.settlement.buyers import buyer_line
from server.settlement.outcomes import Outcome


class Only(StrEnum):
    """Which results are wanted."""

    ALL = "all"
    SOLD = "sold"
    UNSOLD = "unsold"


def chosen(rows: Iterable[LotResult], only: Only, *, has_ended: bool) -> list[LotResult]:
    """Return the results that are wanted; once the sale is over, lots never called are unsold, too."""
    if only is Only.SOLD:
        return [row for row in rows if row.sold_by is not None]
    if only is Only.UNSOLD:
        return [row for row in rows if row.stayed(has_ended=has_ended)]
    return list(rows)


def house_results(
    lots: Sequence[Outcome],
    terms: Terms,
    parties: Mapping[str, Party],
    settlements: Iterable[SellerStatement],
    *,
    has_ended: bool,
) -> Results:
    """Return the results as the house sees them: with names, estimates, reserves and charges."""
    rows = [house_row(outcome, terms, parties) for outcome in lots]
    return Results(lots=rows, totals=_totals(lots, rows, settlements, has_ended=has_ended))


def public_row(outcome: Outcome) -> LotResult:
    """Return what any bidder may see of a result: nobody's name, and no price that was agreed on later."""
    facts = outcome.facts
    hammer = facts.phase is Phase.SOLD
    return LotResult(
        lot=facts.lot,
        title=facts.title,
        outcome=facts.phase,
        price=facts.price if hammer else None,
        winner=facts.leader if hammer else None,
        sold_by=outcome.sold_by,
    )


def house_row(outcome: Outcome, terms: Terms, parties: Mapping[str, Party]) -> LotResult:
    """Return a result with all that the house knows of it."""
    facts = outcome.facts
    line = buyer_line(outcome, terms) if outcome.sold else None
    party = parties.get(outcome.buyer or "")
    return LotResult(
        lot=facts.lot,
        title=facts.title,
        outcome=facts.phase,
        price=outcome.price,
        winner=_winner(outcome, party),
        sold_by=outcome.sold_by,
        is_allotted=outcome.allotted,
        name="" if party is None else party.name,
        email="" if party is None else party.email,
        buyer=outcome.buyer,
        low_estimate=facts.low_estimate,
        high_estimate=facts.high_estimate,
        start=facts.start,
        reserve=facts.reserve,
        seller=facts.seller,
        premium=None if line is None else line.premium,
        vat=None if line is None else line.premium_vat + line.hammer_vat,
        total=None if line is None else line.total,
    )


def _winner(outcome: Outcome, party: Party | None) -> str | None:
    if not outcome.sold:
        return None
    if outcome.sold_by is SoldBy.HAMMER and outcome.facts.leader != ROOM:
        return outcome.facts.leader
    paddle = None if party is None else party.paddle
    return paddle or (ROOM if outcome.sold_by is SoldBy.HAMMER else None)


def _totals(
    lots: Sequence[Outcome],
    rows: Sequence[LotResult],
    settlements: Iterable[SellerStatement],
    *,
    has_ended: bool,
) -> SaleTotals:
    sold = [outcome for outcome in lots if outcome.sold]
    withdrawn = sum(outcome.facts.phase is Phase.WITHDRAWN for outcome in lots)
    return SaleTotals(
        offered=len(lots) - withdrawn,
        sold=len(sold),
        sold_after=sum(outcome.sold_by is SoldBy.AFTER_SALE for outcome in sold),
        unsold=sum(row.stayed(has_ended=has_ended) for row in rows),
        withdrawn=withdrawn,
        for_the_room=sum(outcome.buyer is None for outcome in sold),
        hammer=sum(outcome.price or 0 for outcome in sold),
        premium=sum(row.premium or 0 for row in rows),
        vat=sum(row.vat or 0 for row in rows),
        total=sum(row.total or 0 for row in rows),
        commission=sum(one.commission_sum + one.fees for one in settlements),
        estimates_low=sum(
            outcome.facts.low_estimate or 0 for outcome in lots if outcome.facts.phase is not Phase.WITHDRAWN
        ),
    )
