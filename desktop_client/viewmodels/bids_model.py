"""The bids on the lot on the block, newest first, as the auctioneer sees them: with names and latency."""

from dataclasses import dataclass
from enum import Enum

from contract.people import GUEST_PREFIX
from contract.standing import ROOM
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import Row, RowKind
from desktop_client.viewmodels.keyed_rows import KeyedRows

_BIDS = frozenset({RowKind.BID, RowKind.BID_RETRACTED})


class How(Enum):
    """Which way a bid came, or that it went: `CLERK`: the house entered it, for the room or for a guest's
    paddle. `TAKEN_BACK`: no bid, but that this paddle's was taken back.
    """

    ONLINE = "online"
    BOOK = "book"
    CLERK = "clerk"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class BidLine:
    """One bid. `paddle` is None for the room; `amount` in minor units; `beaten`: the book answered it."""

    n: int
    at: int
    paddle: str | None
    name: str
    how: How
    amount: int | None
    latency_ms: int | None
    struck: bool
    beaten: bool

    @property
    def key(self) -> int:
        """Return the feed number."""
        return self.n


class BidsModel(KeyedRows[BidLine]):
    """Time, who, how, amount, latency."""

    def __init__(self) -> None:
        super().__init__(columns=5)

    def show_lot(self, room: SaleRoom, lot: str | None) -> None:
        """Show the bids on a lot as they stand."""
        latencies = {attendee.paddle: attendee.latency_ms for attendee in room.attendees}
        bids = [row for row in room.rows_of(lot) if row.kind in _BIDS] if lot is not None else []
        self.show([_line(room, row, latencies.get(row.paddle)) for row in reversed(bids)])


def _line(room: SaleRoom, row: Row, latency_ms: int | None) -> BidLine:
    from_room = row.paddle == ROOM
    holder = None if row.paddle is None else room.desk.holder_of(row.paddle)
    by_clerk = from_room or (holder is not None and holder.user.startswith(GUEST_PREFIX))
    return BidLine(
        n=row.n,
        at=row.at,
        paddle=None if from_room else row.paddle,
        name="" if holder is None else holder.name,
        how=_how(row, by_clerk=by_clerk),
        amount=row.amount if row.amount is not None else row.price,
        latency_ms=None if by_clerk else latency_ms,
        struck=row.struck,
        beaten=row.kind is RowKind.BID and not row.leads,
    )


def _how(row: Row, *, by_clerk: bool) -> How:
    if row.kind is RowKind.BID_RETRACTED:
        return How.TAKEN_BACK
    return How.BOOK if row.secret else How.CLERK if by_clerk else How.ONLINE
