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
    """

    id: Id
    sale: SaleId
    lot: LotNumber
    amount: Amount
    mode: BidMode
    expires_at: Count | None = None


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
    """Strike a mistaken entry of a lot (feed number `entry`; without it, the latest one)."""

    lot: LotNumber
    entry: Count | None = None


class Retract(Action, frozen=True, tag="retract"):
    """Take back the leading bid at its bidder's wish: no earlier bid revives."""

    lot: LotNumber
    text: Text


AnyAction = (
    OpenSale | EndSale | Hold | Resume | Announce | Block | OpenLot | SetAsk | RoomBid
    | GiveFairWarning | GiveFinalCall | Sell | Pass | Withdraw | Reopen | Undo | Retract
)  # fmt: skip


class Call(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Call an action from the rostrum (clerks only)."""

    id: Id
    sale: SaleId
    action: AnyAction
