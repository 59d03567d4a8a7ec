"""What each buyer owes: hammer price, premium, and VAT on either, lot by lot.

Rounding: each amount on a line is rounded once, half to even (`contract.charges`); totals are sums of lines.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contract.charges import share, tiered
from contract.papers import BuyerLine, BuyerStatement, VatLine
from contract.settlement import Party, SoldBy
from contract.terms import Terms
from server.settlement.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class SaleName:
    """Which sale a statement is of."""

    id: str
    title: str


def buyer_line(outcome: Outcome, terms: Terms) -> BuyerLine:
    """Reckon one sold lot for its buyer."""
    facts, hammer = outcome.facts, outcome.price or 0
    vat_bp = terms.hammer_vat_bp if facts.vat_bp is None else facts.vat_bp
    premium = tiered(hammer, terms.premium)
    premium_vat, hammer_vat = share(premium, terms.premium_vat_bp), share(hammer, vat_bp)
    return BuyerLine(
        lot=facts.lot,
        title=facts.title,
        hammer=hammer,
        premium=premium,
        premium_vat=premium_vat,
        hammer_vat_bp=vat_bp,
        hammer_vat=hammer_vat,
        total=hammer + premium + premium_vat + hammer_vat,
        sold_by=outcome.sold_by or SoldBy.HAMMER,
    )


def buyer_statements(
    sale: SaleName, terms: Terms, lots: Iterable[Outcome], parties: Mapping[str, Party]
) -> list[BuyerStatement]:
    """Return a statement for everybody who bought something, in the order of their first lots.

    Lots of the room that nobody pays for yet are on none of them.
    """
    bought: dict[str, list[BuyerLine]] = defaultdict(list)
    for outcome in lots:
        if outcome.sold and outcome.buyer is not None:
            bought[outcome.buyer].append(buyer_line(outcome, terms))
    return [
        _statement(sale, terms, parties.get(user) or Party(id=user, name=""), lines)
        for user, lines in bought.items()
    ]


def _statement(sale: SaleName, terms: Terms, party: Party, lines: list[BuyerLine]) -> BuyerStatement:
    return BuyerStatement(
        sale=sale.id,
        title=sale.title,
        currency=terms.currency,
        party=party,
        lines=lines,
        premium=list(terms.premium),
        premium_vat_bp=terms.premium_vat_bp,
        hammer=sum(line.hammer for line in lines),
        premium_sum=sum(line.premium for line in lines),
        vat=vat_lines(lines, terms.premium_vat_bp),
        total=sum(line.total for line in lines),
    )


def vat_lines(lines: Iterable[BuyerLine], premium_vat_bp: int) -> list[VatLine]:
    """Return the VAT of a statement by rate, the lowest rate first; rates of zero are left out."""
    bases: dict[int, int] = defaultdict(int)
    vats: dict[int, int] = defaultdict(int)
    for line in lines:
        for rate, base, vat in (
            (premium_vat_bp, line.premium, line.premium_vat),
            (line.hammer_vat_bp, line.hammer, line.hammer_vat),
        ):
            bases[rate] += base
            vats[rate] += vat
    return [VatLine(rate, bases[rate], vats[rate]) for rate in sorted(bases) if rate > 0 and bases[rate]]
