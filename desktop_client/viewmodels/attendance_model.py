"""Who is in the room, bidders with a paddle first, as the auctioneer sees them."""

from dataclasses import dataclass

from contract.wire import Attendee, Role
from desktop_client.viewmodels.keyed_rows import KeyedRows


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """Somebody in the room; `paddle` is None for those who only watch."""

    user: str
    paddle: str | None
    name: str
    latency_ms: int | None

    @property
    def key(self) -> str:
        """Return the user's id."""
        return self.user


class AttendanceModel(KeyedRows[AttendeeLine]):
    """Paddle, name, latency."""

    def __init__(self) -> None:
        super().__init__(columns=3)

    def show_attendees(self, attendees: tuple[Attendee, ...]) -> None:
        """Show who is here; somebody with two windows open is one line, with the better latency."""
        lines: dict[str, AttendeeLine] = {}
        for one in sorted(attendees, key=_order):
            if one.role is not Role.BIDDER:
                continue
            known = lines.get(one.user)
            measured = [one.latency_ms] if known is None else [one.latency_ms, known.latency_ms]
            latency = min((ms for ms in measured if ms is not None), default=None)
            lines[one.user] = AttendeeLine(one.user, one.paddle, one.name, latency)
        self.show(list(lines.values()))


def _order(attendee: Attendee) -> tuple[bool, int, str, str]:
    paddle = attendee.paddle or ""
    return (not paddle, int(paddle) if paddle.isdigit() else 0, paddle, attendee.name)
