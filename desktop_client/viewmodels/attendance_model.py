"""Who is in the room, bidders with a paddle first, as the auctioneer sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from contract.wire import Attendee, Role
from desktop_client.saleroom.contenders import Contender
from desktop_client.viewmodels.keyed_rows import KeyedRows


class Doing(Enum):
    """What somebody does about the lot on the block."""

    LEADS = "leads"
    BIDS = "bids"
    WATCHES = "watches"


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """Somebody in the room; `paddle` is None for those who only watch."""

    user: str
    paddle: str | None
    name: str
    latency_ms: int | None
    doing: Doing = Doing.WATCHES

    @property
    def key(self) -> str:
        """Return the user's id."""
        return self.user


class AttendanceModel(KeyedRows[AttendeeLine]):
    """Paddle, name, latency; who bids on the lot on the block first."""

    def __init__(self) -> None:
        super().__init__(columns=3)

    def show_attendees(self, attendees: tuple[Attendee, ...], bidding: Sequence[Contender] = ()) -> None:
        """Show who is here; somebody with two windows open is one line, with the better latency."""
        doing = {one.paddle: Doing.LEADS if one.leads else Doing.BIDS for one in bidding}
        lines: dict[str, AttendeeLine] = {}
        for one in sorted(attendees, key=_order):
            if one.role is not Role.BIDDER:
                continue
            known = lines.get(one.user)
            measured = [one.latency_ms] if known is None else [one.latency_ms, known.latency_ms]
            latency = min((ms for ms in measured if ms is not None), default=None)
            does = doing.get(one.paddle or "", Doing.WATCHES)
            lines[one.user] = AttendeeLine(one.user, one.paddle, one.name, latency, does)
        places = {one.paddle: place for place, one in enumerate(bidding)}
        self.show_places(sorted(lines.values(), key=lambda line: places.get(line.paddle or "", len(places))))


def _order(attendee: Attendee) -> tuple[bool, int, str, str]:
    paddle = attendee.paddle or ""
    return (not paddle, int(paddle) if paddle.isdigit() else 0, paddle, attendee.name)
