"""What of a sale's accounting a paper carries: no buyer must read what the house agreed with its sellers."""

import msgspec

from contract.papers import Accounting, PaperKind


def told_to(kind: PaperKind, accounting: Accounting) -> Accounting:
    """Return the accounting with what concerns one kind of party alone, the rest as if it were not set."""
    told = Accounting(language=accounting.language, held_at=accounting.held_at)
    if kind is PaperKind.BUYER:
        return msgspec.structs.replace(
            told, payment_days=accounting.payment_days, buyer_note=accounting.buyer_note
        )
    return msgspec.structs.replace(
        told, payout_days=accounting.payout_days, seller_note=accounting.seller_note
    )
