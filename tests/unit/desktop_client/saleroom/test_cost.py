"""What a bid costs in all, to the cent of the statement that the house would write."""

from contract.terms import PremiumBand
from desktop_client.saleroom.cost import cost
from tests.unit.desktop_client.saleroom.paper_room import PaperRoom


def test_without_premium_and_vat_a_bid_costs_itself() -> None:
    assert cost(PaperRoom().paper.sale.terms, 130_000) == 130_000


def test_premium_tiers_and_both_taxes_are_added_part_by_part() -> None:
    tiers = (PremiumBand(0, 2_500), PremiumBand(100_000, 2_000))
    room = PaperRoom(choices={"premium": tiers, "premium_vat_bp": 2_100, "hammer_vat_bp": 1_000})
    premium = 25_000 + 6_000
    assert cost(room.paper.sale.terms, 130_000) == 130_000 + premium + 6_510 + 13_000
