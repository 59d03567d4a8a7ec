"""What each seller gets: the hammer prices less commission, fees and the VAT on them; below zero he owes it.

VAT that a buyer paid on the hammer price is handed to a seller with a VAT number, who owes it to his own tax
office; without a number the house keeps it and pays it over itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from contract.charges import share, tiered
from contract.papers import Accounting, SellerLine, SellerStatement, VatLine
from contract.settlement import Party, Seller
from contract.standing import Phase
from contract.terms import PremiumBand, Terms
from server.settlement.buyers import SaleName
from server.settlement.outcomes import Outcome


def commission_of(seller: Seller | None, accounting: Accounting) -> list[PremiumBand]:
    """Return the tiers that a seller pays: his own flat rate, or the sale's."""
    if seller is None or seller.commission_bp is None:
        return list(accounting.commission)
    return [PremiumBand(above=0, rate_bp=seller.commission_bp)]


def seller_line(
    outcome: Outcome, terms: Terms, accounting: Accounting, commission: Sequence[PremiumBand], *, vat_no: bool
) -> SellerLine:
    """Reckon one lot for its seller. A withdrawn lot, and one still to come, costs him nothing."""
    facts, hammer = outcome.facts, outcome.price or 0
    hammer_vat = taken = fees = 0
    if outcome.sold:
        rate = terms.hammer_vat_bp if facts.vat_bp is None else facts.vat_bp
        hammer_vat = share(hammer, rate) if vat_no else 0
        taken = tiered(hammer, commission)
        fees = accounting.lot_fee + share(hammer, accounting.insurance_bp)
    elif outcome.unsold:
        fees = accounting.unsold_fee
    vat = share(taken + fees, accounting.commission_vat_bp)
    return SellerLine(
        lot=facts.lot,
        title=facts.title,
        outcome=facts.phase,
        hammer=hammer,
        hammer_vat=hammer_vat,
        commission=taken,
        fees=fees,
        vat=vat,
        net=hammer + hammer_vat - taken - fees - vat,
        sold_by=outcome.sold_by,
    )


def seller_statements(
    sale: SaleName,
    terms: Terms,
    accounting: Accounting,
    lots: Iterable[Outcome],
    sellers: Mapping[str, Seller],
) -> list[SellerStatement]:
    """Return a settlement for every seller with lots in the sale, by name; lots of no seller are on none."""
    brought: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in lots:
        if outcome.facts.seller and outcome.facts.phase in _SETTLED:
            brought[outcome.facts.seller].append(outcome)
    return [
        _statement(sale, terms, accounting, brought[name], sellers.get(name) or Seller(seller=name))
        for name in sorted(brought, key=str.casefold)
    ]


_SETTLED = frozenset({Phase.SOLD, Phase.PASSED, Phase.WITHDRAWN})


def _statement(
    sale: SaleName, terms: Terms, accounting: Accounting, lots: Iterable[Outcome], seller: Seller
) -> SellerStatement:
    commission = commission_of(seller, accounting)
    lines = [
        seller_line(one, terms, accounting, commission, vat_no=bool(seller.vat_no.strip())) for one in lots
    ]
    charged, fees = sum(line.commission for line in lines), sum(line.fees for line in lines)
    return SellerStatement(
        sale=sale.id,
        title=sale.title,
        currency=terms.currency,
        party=Party(
            id=seller.seller,
            name=seller.name or seller.seller,
            address=seller.address,
            email=seller.email,
            vat_no=seller.vat_no,
        ),
        lines=lines,
        commission=commission,
        hammer=sum(line.hammer for line in lines),
        hammer_vat=sum(line.hammer_vat for line in lines),
        commission_sum=charged,
        fees=fees,
        vat=VatLine(accounting.commission_vat_bp, charged + fees, sum(line.vat for line in lines)),
        total=sum(line.net for line in lines),
    )
