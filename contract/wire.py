"""The names on the wire, and the messages that go with them. No name is written anywhere else."""

from enum import StrEnum
from typing import Annotated, Any, Final

import msgspec

from contract.feed import FeedEntry
from contract.standing import Standing
from contract.terms import Terms
from contract.verdicts import Code

PROTOCOL: Final = 1
SOCKET_PATH: Final = "/socket.io/"
FEED_PAGE: Final = 500
BEAT_EVERY_MS: Final = 2_000
SILENT_AFTER_BEATS: Final = 2.5


class Event(StrEnum):
    """The Socket.IO events, both ways."""

    ATTEND = "attend"
    BID = "bid"
    CALL = "call"
    LEAVE = "leave"
    PULSE = "pulse"
    FEED = "feed"
    YOU = "you"
    BEAT = "beat"
    ATTENDANCE = "attendance"
    DESK = "desk"
    GOODBYE = "goodbye"
    PICTURE = "picture"


class Role(StrEnum):
    """Who somebody is to the house. A clerk may do what a bidder may not; an admin both and users."""

    BIDDER = "bidder"
    CLERK = "clerk"
    ADMIN = "admin"


class PaddleStatus(StrEnum):
    """Where a registration stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    BLOCKED = "blocked"


class SaleStatus(StrEnum):
    """Where a sale stands."""

    UPCOMING = "upcoming"
    OPEN = "open"
    ENDED = "ended"


class Goodbye(StrEnum):
    """Why the server closes the connection."""

    SALE_ENDED = "sale_ended"
    SIGNED_OUT = "signed_out"
    BLOCKED = "blocked"
    RESTARTING = "restarting"
    REPLACED = "replaced"


class Auth(msgspec.Struct, frozen=True):
    """The `auth` object of the Socket.IO CONNECT."""

    token: Annotated[str, msgspec.Meta(max_length=200)]
    protocol: int
    client: Annotated[str, msgspec.Meta(max_length=100)] = ""


class UserView(msgspec.Struct, frozen=True):
    """A signed-in user, to himself."""

    id: str
    email: str
    name: str
    role: Role


class SaleView(msgspec.Struct, frozen=True, kw_only=True):
    """A sale, to anybody. `hold` is the message of a hold, null when there is none.

    `house_key` is the Ed25519 public key (base64) that receipts are checked with. `lined_up` is the lot that
    a clerk said comes next.
    """

    id: str
    title: str
    status: SaleStatus
    hold: str | None
    terms: Terms
    lots: int
    head: int
    house_key: str = ""
    lined_up: str | None = None


class LotView(msgspec.Struct, frozen=True, kw_only=True):
    """A lot of the catalogue, to anybody. `pictures` is how many there are, numbered from 1."""

    lot: str
    position: int
    title: str
    description: str
    low_estimate: int | None
    high_estimate: int | None
    start: int
    pictures: int
    standing: Standing


class WonLot(msgspec.Struct, frozen=True):
    """A lot that you won, at its hammer price."""

    lot: str
    price: int


class You(msgspec.Struct, frozen=True, kw_only=True):
    """What a user alone may know of himself in a sale.

    `maxes` are your own limits by lot; `at_stake` is what you would owe if every lot you lead and
    every max you left were knocked down to you now, plus what you won; `limit` is your credit limit.
    `plus_ones` are the lots where your max goes one increment further in a tie; `groups` are your either-or
    groups by lot: of one whose lots are all upcoming, only the dearest counts in `at_stake` of a live sale.
    """

    user: str
    name: str
    role: Role
    paddle: str | None = None
    status: PaddleStatus | None = None
    limit: int | None = None
    at_stake: int = 0
    maxes: dict[str, int] = {}
    leading: list[str] = []
    won: list[WonLot] = []
    plus_ones: list[str] = []
    groups: dict[str, str] = {}


class BookLine(msgspec.Struct, frozen=True):
    """One limit in the book, for the clerk's eyes. `group` names the bidder's either-or group."""

    paddle: str
    limit: int
    at: int
    plus_one: bool = False
    group: str | None = None


class DeskLot(msgspec.Struct, frozen=True, kw_only=True):
    """What only the clerk knows of a lot: its reserve and its book, highest limit first."""

    lot: str
    reserve: int | None
    book: list[BookLine]


class DeskPaddle(msgspec.Struct, frozen=True, kw_only=True):
    """A registration, for the clerk's eyes."""

    user: str
    name: str
    paddle: str
    status: PaddleStatus
    limit: int | None


class MissedBid(msgspec.Struct, frozen=True, kw_only=True):
    """A bid received after the hammer; `amount` only when it was an exact one."""

    lot: str
    paddle: str
    amount: int | None
    at: int
    closed_at: int


class Undoable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a lot, and what striking it would change. Nothing changes by asking.

    `by` is the clerk's name, null for a bidder or the clock. `and_later` are the entries of the lot that
    must be struck before it, latest first. When it is not `possible`, `code` and `message` say why, and
    `after` is null.
    """

    n: int
    lot: str
    type: str
    at: int
    by: str | None
    possible: bool
    before: Standing
    after: Standing | None
    and_later: list[int] = []
    code: Code | None = None
    message: str | None = None


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """To clerks: what changed of what only they may see. In `attend` it is the whole."""

    sale: str
    lots: list[DeskLot] = []
    paddles: list[DeskPaddle] = []
    missed: list[MissedBid] = []


class Attended(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to `attend`. When `feed` ends before `head`, ask again with its last number."""

    ok: bool = True
    sale: SaleView | None = None
    standings: list[Standing] = []
    feed: list[FeedEntry] = []
    head: int = 0
    now: int = 0
    you: You | None = None
    desk: Desk | None = None
    code: Code | None = None
    message: str | None = None


class FeedMessage(msgspec.Struct, frozen=True, omit_defaults=True):
    """One or many entries of a sale's feed, without a hole among them.

    With `after` they stand for everything after feed number `after`: older entries of the same lots were
    left out because this reader was slow. Who has read `after` or more goes on from the last one's number.
    """

    sale: str
    entries: list[FeedEntry]
    after: int | None = None


class YouType(StrEnum):
    """What happened to you."""

    LEADING = "leading"
    OUTBID = "outbid"
    MAX_LEFT = "max_left"
    WON = "won"
    REGISTERED = "registered"
    CHANGED = "changed"


class YouEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that concerns you alone; `n` is the feed number it belongs to, 0 for none."""

    type: YouType
    lot: str | None = None
    amount: int | None = None
    n: int = 0


class YouMessage(msgspec.Struct, frozen=True):
    """To one user's connections only, with the whole of `you` afterwards."""

    sale: str
    entries: list[YouEntry]
    you: You


class Beat(msgspec.Struct, frozen=True, kw_only=True):
    """Every two seconds. Who knows less than `head` asks again with `attend {after}`.

    `rostrum` is `present`, or `away` while the house cannot record anything; `hold` is the message of a
    hold; `attending` is how many people are here. When `office` is another number than before, what the house
    keeps beside the feed has changed: who shows the display's settings or telephone lines reads them anew.
    """

    sale: str
    head: int
    now: int
    rostrum: str
    hold: str | None
    attending: int
    office: int = 0


class FeedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The feed over HTTP: entries without a hole among them, and all that Socket.IO would have told besides.

    `status` and `you` are null while the house cannot read its ledger. `beat.attending` counts those who are
    connected by Socket.IO.
    """

    sale: str
    entries: list[FeedEntry]
    beat: Beat
    status: SaleStatus | None
    you: You | None


class Attendee(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in the room, for the clerk's eyes.

    `since` is ms, UTC; `transport` is `websocket` or `polling`.
    """

    user: str
    name: str
    role: Role
    paddle: str | None
    latency_ms: int | None
    transport: str
    since: int


class Attendance(msgspec.Struct, frozen=True):
    """To clerks: who is here."""

    sale: str
    attendees: list[Attendee]


class GoodbyeMessage(msgspec.Struct, frozen=True, kw_only=True):
    """The server is about to close this connection. `retry_after` (s) is null when coming back is useless."""

    reason: Goodbye
    sale: str | None = None
    retry_after: float | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """`application/problem+json` (RFC 9457): what an HTTP refusal looks like.

    `field` names what was refused of all that was sent: a field of the body (`email`, `terms.currency`) or a
    parameter of the query. It is null where the refusal is about no single one of them.
    """

    code: Code
    title: str
    detail: str
    status: int
    request_id: str
    field: str | None = None


def plain(message: Any) -> Any:
    """Turn a message into plain dicts and lists, as Socket.IO wants them."""
    return msgspec.to_builtins(message)
