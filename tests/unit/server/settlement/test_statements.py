"""Statements reckoned by hand: premium tiers, VAT of the lot and of the sale, commission, fees."""

from contract.ladder import Band, Ladder
from contract.papers import Accounting, VatLine
from contract.settlement import Party, Seller, SoldBy
from contract.standing import Phase
from contract.terms import PremiumBand, SaleKind, Terms
from server.settlement.buyers import SaleName, buyer_statements
from server.settlement.outcomes import LotFacts, Outcome
from server.settlement.sellers import seller_statements
from server.settlement.totals import Only, chosen, house_results, public_row

SALE = SaleName("s1", "Silver")
TERMS = Terms(
    kind=SaleKind.LIVE,
    currency="EUR",
    ladder=Ladder("tens", (Band(0, 1_000),)),
    premium=(PremiumBand(above=0, rate_bp=2_500), PremiumBand(above=100_000, rate_bp=2_000)),
    premium_vat_bp=2_100,
    hammer_vat_bp=0,
)


def sold(lot: str, price: int, *, seller: str | None = "S", vat_bp: int | None = None) -> Outcome:
    facts = LotFacts(
        lot=lot, title=f"Lot {lot}", phase=Phase.SOLD, price=price, leader="204", leading_user="ann",
        closed_at=1, seller=seller, vat_bp=vat_bp, low_estimate=5_000,
    )  # fmt: skip
    return Outcome(facts=facts, sold_by=SoldBy.HAMMER, price=price, buyer="ann")


def stayed(lot: str, phase: Phase = Phase.PASSED, seller: str | None = "S") -> Outcome:
    facts = LotFacts(
        lot=lot, title=f"Lot {lot}", phase=phase, price=None, leader=None, leading_user=None, closed_at=1,
        seller=seller,
    )  # fmt: skip
    return Outcome(facts=facts)


def test_a_buyer_pays_each_tier_and_both_kinds_of_vat() -> None:
    ann = Party(id="ann", name="Ann", paddle="204")
    (statement,) = buyer_statements(
        SALE, TERMS, [sold("1", 150_000), sold("2", 333, vat_bp=1_000)], {"ann": ann}
    )
    first, second = statement.lines
    # 25 % of 1,000.00 and 20 % of 500.00; 21 % VAT on that.
    assert (first.premium, first.premium_vat, first.hammer_vat, first.total) == (35_000, 7_350, 0, 192_350)
    # 25 % of 3.33 is 83.25, VAT 17.43; 10 % of 3.33 is 33.3.
    assert (second.premium, second.premium_vat, second.hammer_vat) == (83, 17, 33)
    assert statement.vat == [VatLine(1_000, 333, 33), VatLine(2_100, 35_083, 7_367)]
    assert (statement.total, statement.party) == (192_350 + 333 + 83 + 17 + 33, ann)


def test_the_same_rate_on_premium_and_hammer_is_one_line_of_vat() -> None:
    (statement,) = buyer_statements(SALE, TERMS, [sold("1", 10_000, vat_bp=2_100)], {})
    assert statement.vat == [VatLine(2_100, 12_500, 2_625)]


def test_without_premium_and_vat_a_buyer_pays_the_hammer_price() -> None:
    plain = Terms(kind=SaleKind.LIVE, currency="EUR", ladder=TERMS.ladder)
    (statement,) = buyer_statements(SALE, plain, [sold("1", 10_000)], {})
    assert (statement.total, statement.vat) == (10_000, [])


ACCOUNTING = Accounting(
    commission=[PremiumBand(above=0, rate_bp=1_500)], commission_vat_bp=2_100, lot_fee=500, unsold_fee=1_000,
    insurance_bp=100,
)  # fmt: skip


def test_a_seller_gets_the_hammer_less_commission_fees_and_their_vat() -> None:
    lots = [sold("1", 100_000), stayed("2"), stayed("3", Phase.WITHDRAWN), stayed("4", Phase.UPCOMING)]
    (statement,) = seller_statements(SALE, TERMS, ACCOUNTING, lots, {})
    first, second, third = statement.lines
    assert (first.commission, first.fees, first.vat, first.net) == (15_000, 1_500, 3_465, 80_035)
    assert (second.commission, second.fees, second.vat, second.net) == (0, 1_000, 210, -1_210)
    assert third.net == 0
    assert statement.total == 80_035 - 1_210


def test_a_sellers_own_commission_goes_before_the_sales() -> None:
    own = {"S": Seller(seller="S", name="Sanz", commission_bp=0)}
    (statement,) = seller_statements(SALE, TERMS, ACCOUNTING, [sold("1", 100_000)], own)
    assert statement.commission_sum == 0
    assert statement.party.name == "Sanz"


def test_vat_on_the_hammer_goes_to_a_seller_with_a_vat_number_only() -> None:
    lots = [sold("1", 10_000, seller="with", vat_bp=2_100), sold("2", 10_000, seller="without", vat_bp=2_100)]
    known = {"with": Seller(seller="with", vat_no="ESB1")}
    paid = {one.party.id: one.hammer_vat for one in seller_statements(SALE, TERMS, ACCOUNTING, lots, known)}
    assert paid == {"with": 2_100, "without": 0}


def test_lots_of_no_seller_are_on_no_settlement() -> None:
    assert seller_statements(SALE, TERMS, ACCOUNTING, [sold("1", 10_000, seller=None)], {}) == []


def test_totals_count_what_was_offered_and_leave_out_what_was_withdrawn() -> None:
    lots = [sold("1", 100_000), stayed("2"), stayed("3", Phase.WITHDRAWN)]
    results = house_results(
        lots, TERMS, {}, seller_statements(SALE, TERMS, ACCOUNTING, lots, {}), has_ended=True
    )
    totals = results.totals
    assert (totals.offered, totals.sold, totals.unsold, totals.withdrawn) == (2, 1, 1, 1)
    assert (totals.hammer, totals.commission, totals.estimates_low) == (
        100_000,
        15_000 + 1_500 + 1_000,
        5_000,
    )
    assert [row.lot for row in chosen(results.lots, Only.UNSOLD, has_ended=True)] == ["2"]
    assert [row.lot for row in chosen(results.lots, Only.SOLD, has_ended=True)] == ["1"]


def test_security_10_the_public_row_names_nobody_and_tells_no_agreed_price() -> None:
    passed = stayed("2")
    agreed = Outcome(facts=passed.facts, sold_by=SoldBy.AFTER_SALE, price=7_777, buyer="ann")
    row = public_row(agreed)
    assert (row.price, row.winner, row.buyer, row.name, row.seller, row.total) == (
        None,
        None,
        None,
        "",
        None,
        None,
    )
    assert row.sold_by is SoldBy.AFTER_SALE
