"""What a bid would cost with premium and VAT, by the sale's terms. Pure.

A lot may bear a VAT of its own, which the house tells on the statement: so this is shown as *about*.
"""

from contract.charges import share, tiered
from contract.terms import Terms


def cost(terms: Terms, hammer: int) -> int:
    """Return what a hammer price costs in all, minor units; each part rounded as on a statement."""
    premium = tiered(hammer, terms.premium)
    return hammer + premium + share(premium, terms.premium_vat_bp) + share(hammer, terms.hammer_vat_bp)
