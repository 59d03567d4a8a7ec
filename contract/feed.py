"""The feed: a sale's public entries, numbered 1, 2, 3 … without holes, in past tense.

Each entry that concerns a lot carries the whole standing of the lot after it, so a reader may skip.
Readers ignore fields that they do not know.
"""

from typing import ClassVar

import msgspec

from contract.commands import BidMode
from contract.standing import Standing
from contract.terms import Terms


class Entry(msgspec.Struct, kw_only=True, omit_defaults=True, gc=False, tag_field="type"):
    """A public entry. `n` is its feed number, `at` the server's receive time (ms, UTC)."""

    in_feed: ClassVar[bool] = True

    n: int = 0
    at: int = 0


class LotEntry(Entry, kw_only=True):
    """A public entry about one lot, with its standing afterwards."""

    lot: str
    standing: Standing | None = None


class SaleOpened(Entry, kw_only=True, tag="sale_opened"):
    """The sale is open."""


class SaleEnded(Entry, kw_only=True, tag="sale_ended"):
    """The sale is over; nothing comes after it but its `ledger_head`."""


class SaleHeld(Entry, kw_only=True, tag="sale_held"):
    """Bidding is stopped for a moment."""

    text: str


class SaleResumed(Entry, kw_only=True, tag="sale_resumed"):
    """Bidding goes on."""


class Announced(Entry, kw_only=True, tag="announced"):
    """The house says something to everybody."""

    text: str


class LotOpened(LotEntry, kw_only=True, tag="lot_opened"):
    """The lot is on the block (live) or takes bids (timed)."""


class AskSet(LotEntry, kw_only=True, tag="ask_set"):
    """The auctioneer asks for another amount than the ladder's."""

    amount: int


class IncrementSet(LotEntry, kw_only=True, tag="increment_set"):
    """The lot climbs by a step of its own until it closes; without `step`, by the sale's ladder again."""

    step: int | None = None


class LinedUp(LotEntry, kw_only=True, tag="lined_up"):
    """This lot comes next, until a lot is opened."""


class BidTaken(LotEntry, kw_only=True, tag="bid"):
    """A bid was accepted. `by` is a paddle or `room`; `amount` is told for exact bids only.

    Whether it leads is in the standing: when `standing.leader` is not `by`, the book answered it.
    """

    by: str
    mode: BidMode
    amount: int | None = None


class PriceRaised(LotEntry, kw_only=True, tag="price_raised"):
    """The price moved without a bid of another: the leader's new limit met the reserve or broke a tie."""


class BidRetracted(LotEntry, kw_only=True, tag="bid_retracted"):
    """The leading bid was taken back; no earlier bid revives."""

    by: str
    text: str


class FairWarningGiven(LotEntry, kw_only=True, tag="fair_warning"):
    """The hammer is near; a bid now reopens the bidding."""


class FinalCallGiven(LotEntry, kw_only=True, tag="final_call"):
    """Last call; a bid now reopens the bidding."""


class LotSold(LotEntry, kw_only=True, tag="sold"):
    """Sold to `to` (a paddle or `room`) at `price`, possibly under the reserve by the auctioneer."""

    to: str
    price: int
    under_reserve: bool = False


class LotPassed(LotEntry, kw_only=True, tag="passed"):
    """Closed unsold."""


class LotWithdrawn(LotEntry, kw_only=True, tag="withdrawn"):
    """Taken out of the sale."""


class LotReopened(LotEntry, kw_only=True, tag="reopened"):
    """Open again; `text` says why."""

    text: str
    closes_at: int | None = None


class LotExtended(LotEntry, kw_only=True, tag="extended"):
    """The deadline moved by `by_ms`: the server was away, or a clerk gave the lot more time."""

    by_ms: int


class EntryUndone(LotEntry, kw_only=True, tag="undone"):
    """Entry number `undoes` is struck through; the standing is computed anew without it."""

    undoes: int


class LotChanged(LotEntry, kw_only=True, tag="lot_changed"):
    """An upcoming lot is now this. Amounts in minor units; `closes_at` in timed sales."""

    title: str
    start: int
    has_reserve: bool
    low_estimate: int | None = None
    high_estimate: int | None = None
    closes_at: int | None = None


class LotsMoved(Entry, kw_only=True, tag="lots_moved"):
    """These lots stand, in this order, before another one; without `before`, at the end."""

    lots: list[str]
    before: str | None = None


class CatalogueChanged(Entry, kw_only=True, tag="catalogue_changed"):
    """Lots were added, or their texts or pictures changed: read these anew."""

    lots: list[str]


class SaleChanged(Entry, kw_only=True, tag="sale_changed"):
    """The sale's title and terms are now these; kind and currency never change."""

    title: str
    terms: Terms


class LedgerHead(Entry, kw_only=True, tag="ledger_head"):
    """The house signs its ledger behind each hammer: `hash` (hex) is the hash of row `row`.

    Whoever keeps it can prove later that no row up to there was changed. `signature` is Ed25519, base64.
    """

    row: int
    hash: str
    signature: str


class SaleCreated(Entry, kw_only=True, tag="sale_created"):
    """The ledger's first entry: the sale and its terms. Not in the feed."""

    in_feed: ClassVar[bool] = False

    sale: str
    title: str
    terms: Terms


class LotAdded(LotEntry, kw_only=True, tag="lot_added"):
    """A lot of the catalogue. Not in the feed. Amounts in minor units; `closes_at` in timed sales.

    Without `before` it stands at the end.
    """

    in_feed: ClassVar[bool] = False

    title: str
    start: int
    has_reserve: bool
    low_estimate: int | None = None
    high_estimate: int | None = None
    closes_at: int | None = None
    before: str | None = None


FeedEntry = (
    SaleOpened | SaleEnded | SaleHeld | SaleResumed | Announced | LotOpened | AskSet | BidTaken
    | PriceRaised | BidRetracted | FairWarningGiven | FinalCallGiven | LotSold | LotPassed
    | LotWithdrawn | LotReopened | LotExtended | EntryUndone | LedgerHead
    | IncrementSet | LinedUp | LotChanged | LotsMoved | CatalogueChanged | SaleChanged
)  # fmt: skip
PublicEntry = FeedEntry | SaleCreated | LotAdded
