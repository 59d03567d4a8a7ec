"""Who is bidding on a lot now: the leader first, then the others by how lately they bid. Pure."""

from dataclasses import dataclass

from contract.standing import ROOM
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import RowKind


@dataclass(frozen=True, slots=True)
class Contender:
    """A paddle or the room, with the time of the last bid (ms, UTC) and how many bids there were."""

    paddle: str
    at: int
    bids: int
    leads: bool


def contenders(room: SaleRoom, lot: str | None) -> list[Contender]:
    """Return who has bid on a lot, bids that were struck left out."""
    standing = None if lot is None else room.standings.get(lot)
    if lot is None or standing is None:
        return []
    times: dict[str, list[int]] = {}
    for row in room.rows_of(lot):
        if row.kind is RowKind.BID and row.paddle is not None and not row.struck:
            times.setdefault(row.paddle, []).append(row.at)
    if standing.leader is not None:
        times.setdefault(standing.leader, [0])  # by a max that was left before the lot opened
    found = [Contender(who, at[-1], len(at), who == standing.leader) for who, at in times.items()]
    return sorted(found, key=lambda one: (not one.leads, -one.at))


def hall_paddles(room: SaleRoom, lot: str | None) -> list[str]:
    """Return the paddles that bid on this lot without being in the room online: hall and telephone."""
    online = {attendee.paddle for attendee in room.attendees}
    return [one.paddle for one in contenders(room, lot) if one.paddle != ROOM and one.paddle not in online]
