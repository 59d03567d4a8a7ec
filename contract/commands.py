"""What a client asks for. Unknown fields are refused; amounts and times are whole numbers.

One struct per message, and one per clerk's action; the names of the messages are in `wire`.
"""

from enum import StrEnum
from typing import Annotated

import msgspec

from contract.money import MAX_AMOUNT

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+\Z")]
"""A command's id, chosen by the client (a UUID); the same id again gets the first verdict."""
SaleId = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
LotNumber = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
PaddleNumber = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Amount = Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=280)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Group = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
"""Marks maxes of which one is enough (either-or): the bidder's own name for them."""
AT_ONCE = 500
"""How many lots one message may move."""
LONGEST_EXTENSION_MS = 86_400_000


class BidMode(StrEnum):
    """`exact`: this amount, openly. `max`: up to this amount, on my behalf and kept secret."""

    EXACT = "exact"
    MAX = "max"


class Attend(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Enter a sale's room. `after` is the last feed number known, 0 for none."""

    sale: SaleId
    after: Count = 0


class Bid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bid on a lot. A bid that arrives after `expires_at` (ms, server time) is refused `expired`
    unless its id is known: so a resent bid can settle a doubt but never surprise anybody.

    `plus_one` (of a max): one increment more, once, where another's limit equals mine. `group` (of a max
    left before the lot opens): winning one lot of the group takes the others out of the book.
    """

    id: Id
    sale: SaleId
    lot: LotNumber
    amount: Amount
    mode: BidMode
    expires_at: Count | None = None
    plus_one: bool = False
    group: Group | None = None


class WithdrawMax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Take your own max out of the book before its lot opens."""

    id: Id
    sale: SaleId
    lot: LotNumber


class Leave(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Leave a sale's room."""

    sale: SaleId


class Pulse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Measure latency and clock offset. `t` comes back unchanged; `latency_ms` is the last measure."""

    t: Count
    latency_ms: Annotated[int, msgspec.Meta(ge=0, le=600_000)] | None = None


class Action(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """What a clerk calls from the rostrum."""


class OpenSale(Action, frozen=True, tag="open_sale"):
    """Open the sale."""


class EndSale(Action, frozen=True, tag="end_sale"):
    """End the sale: everybody gets the last entries, then `goodbye`, and the sockets are closed."""


class Hold(Action, frozen=True, tag="hold"):
    """Stop all bidding for a moment and say why."""

    text: Text


class Resume(Action, frozen=True, tag="resume"):
    """Go on after a hold."""


class Announce(Action, frozen=True, tag="announce"):
    """Say something to everybody."""

    text: Text


class Block(Action, frozen=True, tag="block"):
    """Take a paddle out of the sale: its later bids are refused `blocked`."""

    paddle: PaddleNumber
    text: Text | None = None


class OpenLot(Action, frozen=True, tag="open_lot"):
    """Put a lot on the block; a book opens it where the second limit asks for."""

    lot: LotNumber


class SetAsk(Action, frozen=True, tag="ask"):
    """Ask for any amount above the price: cut bid, half increment, jump."""

    lot: LotNumber
    amount: Amount


class RoomBid(Action, frozen=True, tag="room_bid"):
    """Enter a bid made in the hall."""

    lot: LotNumber
    amount: Amount


class BidFor(Action, frozen=True, tag="bid_for"):
    """Bid for a paddle, on the telephone or from a letter; a max on an upcoming lot goes into the book."""

    lot: LotNumber
    paddle: PaddleNumber
    amount: Amount
    mode: BidMode
    plus_one: bool = False
    group: Group | None = None


class BookOut(Action, frozen=True, tag="book_out"):
    """Take a paddle's max out of the book before the lot opens."""

    lot: LotNumber
    paddle: PaddleNumber


class SetIncrement(Action, frozen=True, tag="increment"):
    """Climb by a step of the lot's own, until it is null again or the lot closes (live sales)."""

    lot: LotNumber
    step: Amount | None


class LineUp(Action, frozen=True, tag="line_up"):
    """Say which lot comes next, to every clerk and everybody; it ends when a lot is opened."""

    lot: LotNumber


class MoveLots(Action, frozen=True, tag="move_lots"):
    """Put upcoming lots, in this order, before another lot; null for the end of the catalogue."""

    lots: Annotated[list[LotNumber], msgspec.Meta(min_length=1, max_length=AT_ONCE)]
    before: LotNumber | None = None


class Extend(Action, frozen=True, tag="extend"):
    """Give an open lot of a timed sale more time; null for every open lot."""

    lot: LotNumber | None
    by_ms: Annotated[int, msgspec.Meta(ge=1, le=LONGEST_EXTENSION_MS)]


class GiveFairWarning(Action, frozen=True, tag="fair_warning"):
    """Warn that the hammer is near."""

    lot: LotNumber


class GiveFinalCall(Action, frozen=True, tag="final_call"):
    """Call a last time."""

    lot: LotNumber


class Sell(Action, frozen=True, tag="sell"):
    """Bring the hammer down. Below the reserve it needs `override`, which is recorded."""

    lot: LotNumber
    override: bool = False


class Pass(Action, frozen=True, tag="pass"):
    """Close the lot unsold."""

    lot: LotNumber


class Withdraw(Action, frozen=True, tag="withdraw"):
    """Take the lot out of the sale; never after bids were taken on a lot without reserve."""

    lot: LotNumber


class Reopen(Action, frozen=True, tag="reopen"):
    """Open a closed lot again, with a reason."""

    lot: LotNumber
    text: Text


class Undo(Action, frozen=True, tag="undo"):
    """Strike a mistaken entry of a lot (feed number `entry`; without it, the latest one).

    With `and_later`, whatever of the lot came after it is struck before it, latest first.
    """

    lot: LotNumber
    entry: Count | None = None
    and_later: bool = False


class Retract(Action, frozen=True, tag="retract"):
    """Take back the leading bid at its bidder's wish: no earlier bid revives."""

    lot: LotNumber
    text: Text


AnyAction = (
    OpenSale | EndSale | Hold | Resume | Announce | Block | OpenLot | SetAsk | RoomBid
    | BidFor | BookOut | SetIncrement | LineUp | MoveLots | Extend
    | GiveFairWarning | GiveFinalCall | Sell | Pass | Withdraw | Reopen | Undo | Retract
)  # fmt: skip


class Call(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Call an action from the rostrum (clerks only)."""

    id: Id
    sale: SaleId
    action: AnyAction
