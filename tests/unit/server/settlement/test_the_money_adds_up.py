"""Whatever was sold to whomever at whatever rates: every statement, and all of them together, add up."""

from hypothesis import given
from hypothesis import strategies as st

from contract.charges import WHOLE_BP
from contract.ladder import Band, Ladder
from contract.money import MAX_AMOUNT
from contract.papers import Accounting
from contract.settlement import Seller
from contract.standing import ROOM, Phase
from contract.terms import PremiumBand, SaleKind, Terms
from server.settlement.buyers import SaleName, buyer_statements
from server.settlement.outcomes import AcceptedOffer, AllottedLot, LotFacts, Outcome, outcomes
from server.settlement.sellers import seller_statements
from server.settlement.totals import house_results

SALE = SaleName("s1", "Sale")
LADDER = Ladder("by tens", (Band(0, 10),))
RATES = st.integers(0, WHOLE_BP)
AMOUNTS = st.integers(1, MAX_AMOUNT)
TIERS = st.lists(
    st.builds(PremiumBand, above=st.integers(0, 10**7), rate_bp=RATES),
    max_size=4,
    unique_by=lambda t: t.above,
).map(lambda tiers: sorted(tiers, key=lambda tier: tier.above))
TERMS = st.builds(
    Terms,
    kind=st.just(SaleKind.LIVE),
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    ladder=st.just(LADDER),
    premium=TIERS.map(tuple),
    premium_vat_bp=RATES,
    hammer_vat_bp=RATES,
)
ACCOUNTING = st.builds(
    Accounting,
    commission=TIERS,
    commission_vat_bp=RATES,
    lot_fee=st.integers(0, 10**6),
    unsold_fee=st.integers(0, 10**6),
    insurance_bp=RATES,
)


@st.composite
def lots(draw: st.DrawFn) -> list[Outcome]:
    facts, allotted, offers = [], [], []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        phase = draw(st.sampled_from([Phase.SOLD, Phase.SOLD, Phase.PASSED, Phase.WITHDRAWN, Phase.UPCOMING]))
        leader = draw(st.sampled_from([ROOM, "101", "102"]))
        facts.append(
            LotFacts(
                lot=str(number),
                title="A lot",
                phase=phase,
                price=draw(AMOUNTS) if phase is Phase.SOLD else None,
                leader=leader,
                leading_user=None if leader == ROOM else f"user {leader}",
                closed_at=100,
                seller=draw(st.sampled_from([None, "A", "B"])),
                vat_bp=draw(st.none() | RATES),
            )
        )
        if draw(st.booleans()):
            allotted.append(
                AllottedLot(lot=str(number), user="user 103", at=draw(st.sampled_from([50, 150])))
            )
        if draw(st.booleans()):
            offers.append(AcceptedOffer(lot=str(number), user="user 101", amount=draw(AMOUNTS)))
    return outcomes(facts, allotted, offers)


SELLERS = {"A": Seller(seller="A", vat_no="ES1"), "B": Seller(seller="B", commission_bp=1_234)}


@given(lots(), TERMS)
def test_a_buyers_total_is_the_sum_of_everything_printed_on_the_statement(
    sold: list[Outcome], terms: Terms
) -> None:
    for statement in buyer_statements(SALE, terms, sold, {}):
        for line in statement.lines:
            assert line.total == line.hammer + line.premium + line.premium_vat + line.hammer_vat
        assert statement.total == sum(line.total for line in statement.lines)
        assert statement.total == (
            statement.hammer + statement.premium_sum + sum(one.vat for one in statement.vat)
        )


@given(lots(), TERMS)
def test_every_sold_lot_with_a_known_buyer_stands_on_exactly_one_statement(
    sold: list[Outcome], terms: Terms
) -> None:
    billed = [line.lot for one in buyer_statements(SALE, terms, sold, {}) for line in one.lines]
    assert sorted(billed) == sorted(one.facts.lot for one in sold if one.sold and one.buyer is not None)


@given(lots(), TERMS, ACCOUNTING)
def test_a_sellers_total_is_the_sum_of_everything_printed_on_the_settlement(
    sold: list[Outcome], terms: Terms, accounting: Accounting
) -> None:
    for statement in seller_statements(SALE, terms, accounting, sold, SELLERS):
        assert statement.total == sum(line.net for line in statement.lines)
        assert statement.total == (
            statement.hammer + statement.hammer_vat - statement.commission_sum - statement.fees
            - statement.vat.vat
        )  # fmt: skip
        assert statement.vat.base == statement.commission_sum + statement.fees


@given(lots(), TERMS, ACCOUNTING)
def test_what_buyers_pay_is_what_sellers_get_plus_what_the_house_and_the_tax_office_keep(
    sold: list[Outcome], terms: Terms, accounting: Accounting
) -> None:
    mine = [one for one in sold if one.facts.seller and (one.buyer is not None or not one.sold)]
    buyers = buyer_statements(SALE, terms, mine, {})
    sellers = seller_statements(SALE, terms, accounting, mine, SELLERS)
    paid = sum(one.total for one in buyers)
    handed_on = sum(one.total for one in sellers)
    kept = sum(one.premium_sum for one in buyers) + sum(one.commission_sum + one.fees for one in sellers)
    vat = sum(line.premium_vat + line.hammer_vat for one in buyers for line in one.lines)
    vat += sum(one.vat.vat - one.hammer_vat for one in sellers)
    assert paid == handed_on + kept + vat


@given(lots(), TERMS, ACCOUNTING)
def test_the_results_total_is_that_of_their_rows_and_of_the_statements(
    sold: list[Outcome], terms: Terms, accounting: Accounting
) -> None:
    settlements = seller_statements(SALE, terms, accounting, sold, SELLERS)
    results = house_results(sold, terms, {}, settlements, has_ended=False)
    totals = results.totals
    assert totals.total == totals.hammer + totals.premium + totals.vat
    assert totals.total == sum(row.total or 0 for row in results.lots)
    known = [one for one in sold if one.buyer is not None]
    unknown = [one for one in sold if one.buyer is None]
    assert totals.total == sum(
        one.total
        for part in (known, unknown)
        for one in buyer_statements(SALE, terms, [_with_buyer(lot) for lot in part], {})
    )
    coming = sum(one.facts.phase is Phase.UPCOMING for one in sold)
    assert totals.offered == totals.sold + totals.unsold + coming
    over = house_results(sold, terms, {}, settlements, has_ended=True).totals
    assert over.offered == over.sold + over.unsold


def _with_buyer(outcome: Outcome) -> Outcome:
    return Outcome(
        facts=outcome.facts, sold_by=outcome.sold_by, price=outcome.price, buyer=outcome.buyer or "somebody"
    )
