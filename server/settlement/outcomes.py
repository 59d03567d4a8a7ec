"""What became of each lot of a sale, joined from the ledger's state and what the office noted beside it.

The ledger alone says whether a lot sold by the hammer, at what price and to which paddle. The office adds who
pays for what the room bought, and which offers were accepted on what stayed. An allotment counts only for the
hammer that it followed: when the lot is opened again and sold anew, the room's buyer may be another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contract.settlement import SoldBy
from contract.standing import ROOM, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class LotFacts:
    """All that is known of a lot when its sale is settled. Amounts in minor units.

    `leader` is a paddle or `room`, `leading_user` the paddle's user; `closed_at` is when the hammer fell.
    `vat_bp` is the lot's own VAT on the hammer price, None for the sale's.
    """

    lot: str
    title: str
    phase: Phase
    price: int | None
    leader: str | None
    leading_user: str | None
    closed_at: int | None
    low_estimate: int | None = None
    high_estimate: int | None = None
    start: int | None = None
    reserve: int | None = None
    seller: str | None = None
    vat_bp: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllottedLot:
    """Who pays for a lot that the room bought, and when that was noted (ms, UTC)."""

    lot: str
    user: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedOffer:
    """An after-sale offer that the house took."""

    lot: str
    user: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a lot. `sold_by` is None when it stayed; `buyer` a user id, None while nobody knows."""

    facts: LotFacts
    sold_by: SoldBy | None = None
    price: int | None = None
    buyer: str | None = None

    @property
    def sold(self) -> bool:
        return self.sold_by is not None

    @property
    def allotted(self) -> bool:
        """Whether the room bought it and it is known who pays."""
        return self.sold_by is SoldBy.HAMMER and self.facts.leader == ROOM and self.buyer is not None

    @property
    def unsold(self) -> bool:
        """Whether it was offered and stayed."""
        return self.facts.phase is Phase.PASSED and not self.sold


def outcomes(
    lots: Iterable[LotFacts], allotted: Iterable[AllottedLot], offers: Iterable[AcceptedOffer]
) -> list[Outcome]:
    """Return what became of each lot, in the given order."""
    payers = {one.lot: one for one in allotted}
    taken = {one.lot: one for one in offers}
    return [_outcome(facts, payers, taken) for facts in lots]


def _outcome(
    facts: LotFacts, payers: Mapping[str, AllottedLot], taken: Mapping[str, AcceptedOffer]
) -> Outcome:
    if facts.phase is Phase.SOLD:
        buyer = _payer(facts, payers.get(facts.lot)) if facts.leader == ROOM else facts.leading_user
        return Outcome(facts=facts, sold_by=SoldBy.HAMMER, price=facts.price, buyer=buyer)
    offer = taken.get(facts.lot)
    if facts.phase is Phase.PASSED and offer is not None:
        return Outcome(facts=facts, sold_by=SoldBy.AFTER_SALE, price=offer.amount, buyer=offer.user)
    return Outcome(facts=facts)


def _payer(facts: LotFacts, noted: AllottedLot | None) -> str | None:
    if noted is None or (facts.closed_at is not None and noted.at < facts.closed_at):
        return None
    return noted.user
