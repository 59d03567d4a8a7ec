"""The verdict: the answer to one command, with a stable code when it is a refusal."""

from enum import StrEnum
from typing import Final

import msgspec

from contract.receipt_tree import Proof
from contract.standing import Standing


class Outcome(StrEnum):
    """What an accepted command came to.

    `leading`: this bidder leads. `outbid`: accepted, and beaten at once by an earlier max.
    `tied_later`: equal to an earlier max, the earlier one leads. `done`: a clerk's call, or a max
    left, raised or lowered without a public trace.
    """

    LEADING = "leading"
    OUTBID = "outbid"
    TIED_LATER = "tied_later"
    DONE = "done"


class Code(StrEnum):
    """Why something was refused. Codes are stable; the sentence beside them is for people."""

    TOO_LOW = "too_low"
    ALREADY_LEADING = "already_leading"
    LOT_CLOSED = "lot_closed"
    NOT_OPEN = "not_open"
    ON_HOLD = "on_hold"
    SALE_ENDED = "sale_ended"
    NOT_REGISTERED = "not_registered"
    BLOCKED = "blocked"
    OVER_LIMIT = "over_limit"
    OFF_RUNG = "off_rung"
    EXPIRED = "expired"
    ID_CONFLICT = "id_conflict"
    RATE_LIMITED = "rate_limited"
    FORBIDDEN = "forbidden"
    MALFORMED = "malformed"
    UNKNOWN_LOT = "unknown_lot"
    UNKNOWN_SALE = "unknown_sale"
    UNKNOWN_PADDLE = "unknown_paddle"
    NOT_ATTENDING = "not_attending"
    WRONG_PHASE = "wrong_phase"
    NO_BID = "no_bid"
    RESERVE_UNMET = "reserve_unmet"
    NOTHING_TO_UNDO = "nothing_to_undo"
    UNAVAILABLE = "unavailable"
    UNAUTHENTICATED = "unauthenticated"
    PROTOCOL_UNSUPPORTED = "protocol_unsupported"
    BANNED = "banned"
    TOO_MANY = "too_many"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"


MEANINGS: Final = {
    Code.TOO_LOW: "The amount is below the asking price; the standing tells the next one.",
    Code.ALREADY_LEADING: "You lead already; only a higher (or lower) maximum changes something.",
    Code.LOT_CLOSED: "The hammer fell or the deadline passed; `closed_at` tells when.",
    Code.NOT_OPEN: "The sale or the lot does not take bids yet.",
    Code.ON_HOLD: "The auctioneer has stopped bidding for a moment.",
    Code.SALE_ENDED: "The sale is over.",
    Code.NOT_REGISTERED: "You have no approved paddle in this sale.",
    Code.BLOCKED: "The house has blocked your paddle in this sale.",
    Code.OVER_LIMIT: "The bid would exceed your credit limit in this sale.",
    Code.OFF_RUNG: "This sale takes amounts on the rungs of its ladder only.",
    Code.EXPIRED: "The bid arrived after its `expires_at`; it was not placed.",
    Code.ID_CONFLICT: "This id was used before with another body.",
    Code.RATE_LIMITED: "Too many messages; wait a moment.",
    Code.FORBIDDEN: "Your role may not do this.",
    Code.MALFORMED: "The body is not what this document says.",
    Code.UNKNOWN_LOT: "The sale has no such lot.",
    Code.UNKNOWN_SALE: "There is no such sale.",
    Code.UNKNOWN_PADDLE: "The sale has no such paddle.",
    Code.NOT_ATTENDING: "Attend the sale first.",
    Code.WRONG_PHASE: "The action does not fit where the lot or the sale stands.",
    Code.NO_BID: "Nobody has bid.",
    Code.RESERVE_UNMET: "Selling under the reserve needs `override`.",
    Code.NOTHING_TO_UNDO: "There is no such entry that can be undone.",
    Code.UNAVAILABLE: "The server cannot write just now; nothing was done. Send the same id again.",
    Code.UNAUTHENTICATED: "There is no valid session; sign in.",
    Code.PROTOCOL_UNSUPPORTED: "The server speaks another version of this protocol.",
    Code.BANNED: "The house does not admit this account.",
    Code.TOO_MANY: "Too many connections or attempts; come back later.",
    Code.NOT_FOUND: "There is nothing at this address.",
    Code.CONFLICT: "What you want to create exists already.",
}
"""What each code means to the one who gets it."""


class Opening(msgspec.Struct, frozen=True, gc=False):
    """What the ledger keeps secret of your own command, and the salt (hex) that proves it.

    SHA-256 of the salt and of the canonical JSON of `private` is the commitment of row `row`.
    """

    row: int
    salt: str
    private: dict[str, str | int | bool | None]


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The house's signature (Ed25519, base64) over the verdict and the ledger hash it rests on.

    `opening` is null where the row has nothing secret of yours; `proof` where the house signed this receipt
    alone, and not the root over all of a round.
    """

    hash: str
    signature: str
    opening: Opening | None = None
    proof: Proof | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The answer to the command `id`.

    Accepted: `ok`, `seq` (its place in the ledger), `feed_no` (null without a public trace), `at`,
    `standing`, `outcome`, `receipt`. Refused: `code`, `message`, `at`, and `standing` where the lot
    is known; `closed_at` tells when a closed lot closed.
    """

    ok: bool
    id: str
    at: int
    seq: int | None = None
    feed_no: int | None = None
    standing: Standing | None = None
    outcome: Outcome | None = None
    receipt: Receipt | None = None
    code: Code | None = None
    message: str | None = None
    closed_at: int | None = None
