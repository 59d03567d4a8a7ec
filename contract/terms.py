"""The terms of a sale: every choice in which houses differ, fixed when the sale is made."""

from enum import StrEnum
from itertools import pairwise
from typing import Annotated

import msgspec

from contract.ladder import Ladder
from contract.money import MAX_AMOUNT

# Bounds that keep every sum of them exact in every JSON reader (below 2**53), up to the year 2286.
Moment = Annotated[int, msgspec.Meta(ge=0, le=10**13)]
"""A time in milliseconds since the epoch, UTC."""
Duration = Annotated[int, msgspec.Meta(ge=0, le=10**10)]
"""A stretch of time in milliseconds, at most some months."""


BasisPoints = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
"""A rate in hundredths of a percent."""


class SaleKind(StrEnum):
    """How lots close: the auctioneer calls them, or the clock does."""

    LIVE = "live"
    TIMED = "timed"


class Registration(StrEnum):
    """Whether a paddle is good at once or after the house's approval."""

    OPEN = "open"
    APPROVAL = "approval"


class BelowReserve(StrEnum):
    """The price while the best limit is below the reserve (RULES, accepting a bid, 5)."""

    SHOW_LIMIT = "show_limit"
    SECOND_PRICE = "second_price"


class Tie(StrEnum):
    """Who leads when the room and the book stand at the same amount (RULES, accepting a bid, 3)."""

    FIRST_RECEIVED = "first_received"
    ROOM_FIRST = "room_first"
    BOOK_FIRST = "book_first"


class SoftCloseTrigger(StrEnum):
    """Which bid resets the time left of a timed lot."""

    ANY_BID = "any_bid"
    PRICE_CHANGED = "price_changed"


class SoftClose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Late bids reset (not add to) the time left of a timed lot. All in milliseconds.

    `cap_ms` limits all extensions of one lot together; null for no limit.
    """

    window_ms: Duration = 120_000
    extend_to_ms: Duration = 120_000
    trigger: SoftCloseTrigger = SoftCloseTrigger.ANY_BID
    cap_ms: Duration | None = None


class PremiumBand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The buyer's premium on the part of the hammer price above `above` (minor units)."""

    above: Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)]
    rate_bp: BasisPoints


class Terms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every bidder agrees to; part of the ledger's first entry.

    `absentee`: whether a max may be left before the lot opens. `credit_limit`: the limit a new
    paddle gets in minor units, null for none. `opens_at` and `closes_at` (ms, UTC) and `stagger_ms`
    are for timed sales: the first lot closes at `closes_at`, each next one `stagger_ms` later.
    `premium` are the tiers of the buyer's premium, in rising order, none for none; `premium_vat_bp` is the
    VAT on it, `hammer_vat_bp` on hammer prices of lots that do not say otherwise.
    """

    kind: SaleKind
    currency: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}\Z")]
    ladder: Ladder
    registration: Registration = Registration.OPEN
    below_reserve: BelowReserve = BelowReserve.SHOW_LIMIT
    tie: Tie = Tie.FIRST_RECEIVED
    raise_breaks_tie: bool = False
    on_rungs_only: bool = False
    absentee: bool = False
    credit_limit: Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)] | None = None
    soft_close: SoftClose = SoftClose()
    opens_at: Moment | None = None
    closes_at: Moment | None = None
    stagger_ms: Duration = 60_000
    premium: tuple[PremiumBand, ...] = ()
    premium_vat_bp: BasisPoints = 0
    hammer_vat_bp: BasisPoints = 0

    def __post_init__(self) -> None:
        if any(upper.above <= lower.above for lower, upper in pairwise(self.premium)):
            raise ValueError("the tiers of the premium are not in rising order")
