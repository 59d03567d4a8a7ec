"""The verdict: the answer to one command, with a stable code when it is a refusal."""

from enum import StrEnum

import msgspec

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


class Receipt(msgspec.Struct, frozen=True):
    """The house's signature (Ed25519, base64) over the verdict and the ledger hash it rests on."""

    hash: str
    signature: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
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
