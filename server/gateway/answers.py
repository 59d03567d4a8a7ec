"""What is told of a sale, the same words for Socket.IO and for who asks over plain HTTP."""

from collections.abc import Iterable

from contract.wire import FEED_PAGE, Attended, Beat, Desk, UserView
from server.gateway.connections import Connection
from server.gateway.office_changes import OfficeChanges
from server.rostrum.house import House
from server.rostrum.rostrum import Rostrum


def attended(
    house: House, rostrum: Rostrum, user: UserView, after: int, now: int, desk: Desk | None = None
) -> Attended:
    """Return all that `user` may know of a sale whose rostrum is settled. Must not await."""
    sale = rostrum.sale
    return Attended(
        sale=house.view(rostrum),
        standings=sale.standings(),
        feed=rostrum.feed_after(after, FEED_PAGE),
        head=sale.head,
        now=now,
        you=sale.you(user.id, user.name, user.role),
        desk=desk,
    )


def beat_of(rostrum: Rostrum, now: int, attending: Iterable[Connection], changes: OfficeChanges) -> Beat:
    """Return where a sale stands; `attending` are the connections in its room."""
    return Beat(
        sale=rostrum.id,
        head=len(rostrum.feed),
        now=now,
        rostrum="away" if rostrum.away else "present",
        hold=rostrum.hold,
        attending=len({connection.user.id for connection in attending}),
        office=changes.count(rostrum.id),
    )
