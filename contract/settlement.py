"""What is written after the hammer: results, who the buyers and sellers are, offers on what stayed, the log.

Only shapes; the reckoning is in `charges` and in the server, the statements are in `papers`. Amounts are
minor units, rates basis points, times ms (UTC).
"""

from enum import StrEnum
from typing import Annotated

import msgspec

from contract.charges import WHOLE_BP
from contract.commands import Amount, LotNumber, PaddleNumber
from contract.standing import Phase

Rate = Annotated[int, msgspec.Meta(ge=0, le=WHOLE_BP)]
Line = Annotated[str, msgspec.Meta(max_length=200)]
PartyId = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class SoldBy(StrEnum):
    """How a lot found its buyer."""

    HAMMER = "hammer"
    AFTER_SALE = "after_sale"


class OfferStatus(StrEnum):
    """Where an after-sale offer stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


# ── results ──────────────────────────────────────────────────────────────────────────────────────────────


class LotResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a lot. `price` is the hammer price, or what was agreed on after the sale; `is_allotted`
    when the room bought it and the house has noted who pays.

    Bidders do not get what names somebody or is the house's own (`name` and all below it), nor the price of a
    sale by offer.
    """

    lot: str
    title: str
    outcome: Phase
    price: int | None
    winner: str | None
    sold_by: SoldBy | None = None
    is_allotted: bool = False
    name: str = ""
    email: str = ""
    buyer: str | None = None
    low_estimate: int | None = None
    high_estimate: int | None = None
    start: int | None = None
    reserve: int | None = None
    seller: str | None = None
    premium: int | None = None
    vat: int | None = None
    total: int | None = None

    def stayed(self, *, has_ended: bool) -> bool:
        """Tell whether nobody has bought it: passed, or never called in a sale that is over."""
        left = self.outcome is Phase.PASSED or (has_ended and self.outcome is Phase.UPCOMING)
        return left and self.sold_by is None


class SaleTotals(msgspec.Struct, frozen=True, kw_only=True):
    """What a sale came to. `estimates_low` is that of all lots offered, `unsold` counts those that nobody has
    bought (once the sale is over, also those never called), `for_the_room` those sold in the hall of which
    nobody knows yet who pays.
    """

    offered: int
    sold: int
    sold_after: int
    unsold: int
    withdrawn: int
    for_the_room: int
    hammer: int
    premium: int
    vat: int
    total: int
    commission: int
    estimates_low: int


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A sale's results as the house sees them."""

    lots: list[LotResult]
    totals: SaleTotals


# ── who ──────────────────────────────────────────────────────────────────────────────────────────────────


class Party(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whom a statement is for. A buyer's `id` is his user id, a seller's what the catalogue calls him."""

    id: str
    name: str
    address: str = ""
    email: str = ""
    phone: str = ""
    paddle: str | None = None
    vat_no: str = ""


class MyDetails(msgspec.Struct, frozen=True, kw_only=True):
    """Your own name and address, as they stand on your statements."""

    name: str
    email: str
    address: str
    phone: str


class NewDetails(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Your details as they shall be."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    address: Annotated[str, msgspec.Meta(max_length=500)] = ""
    phone: Annotated[str, msgspec.Meta(max_length=50)] = ""


class Seller(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose lots are sold. `seller` is what the catalogue calls him; no `commission_bp`: the sale's own."""

    seller: PartyId
    name: Line = ""
    address: Annotated[str, msgspec.Meta(max_length=500)] = ""
    email: Annotated[str, msgspec.Meta(max_length=320)] = ""
    vat_no: Annotated[str, msgspec.Meta(max_length=50)] = ""
    commission_bp: Rate | None = None


# ── after the sale ───────────────────────────────────────────────────────────────────────────────────────


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """An offer on a lot that stayed. `user`, `name` and `paddle` are those of the one who would buy it."""

    id: str
    lot: str
    title: str
    user: str
    name: str
    paddle: str | None
    amount: int
    status: OfferStatus
    made_at: int
    decided_at: int | None = None


class NewOffer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Offer `amount` for a lot; a clerk names the `paddle` for whom."""

    lot: LotNumber
    amount: Amount
    paddle: PaddleNumber | None = None


class OfferDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of an offer: a clerk accepts or declines it, its maker withdraws it."""

    status: OfferStatus


class Allotment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who pays for a lot that the room bought; null takes it back."""

    paddle: PaddleNumber | None


class LogLine(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a sale's log. `who` did it (a name, a paddle, `room`, `the clock`); `text` says what.

    `type` is the ledger entry's, `amount` and `lot` stand where there are any; no limit and no reserve does.
    """

    row: int
    at: int
    type: str
    lot: str | None
    who: str
    amount: int | None
    text: str
    undone: bool = False
