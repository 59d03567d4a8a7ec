"""How far off a lot is: by its place in the queue, by the pace, or by the clock of a timed sale. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from contract.wire import SaleStatus
from desktop_client.saleroom.pace import pace
from desktop_client.saleroom.room import SaleRoom

_HOUR_MS: Final = 3_600_000


@dataclass(frozen=True, slots=True)
class Coming:
    """How far off a lot is.

    `lots` counts the lots that come before it, 0 for the very next one; None in a timed sale. `ms` is about
    how long it takes until it comes up, in a timed sale until it closes; None where nobody can say.
    """

    lot: str
    lots: int | None = None
    ms: int | None = None
    is_open: bool = False


def queue(room: SaleRoom) -> list[str]:
    """Return the upcoming lots as they are expected: the one lined up first, then the catalogue's order.

    After its end the catalogue begins anew: lots that were skipped are called then.
    """
    upcoming = room.overview.upcoming_from(room.latest_lot)
    first = room.lined_up
    return upcoming if first is None else [first, *(number for number in upcoming if number != first)]


def coming(room: SaleRoom, lots: Collection[str], now: int) -> list[Coming]:
    """Return how far off each of these lots is, the nearest first; closed lots are left out.

    `now` is ms, UTC, on the server's clock. Before the sale opens nothing is near.
    """
    if room.status is not SaleStatus.OPEN or not lots:
        return []
    return _by_the_queue(room, lots, now) if room.live else _by_the_clock(room, lots, now)


def _by_the_queue(room: SaleRoom, lots: Collection[str], now: int) -> list[Coming]:
    speed = pace(room, now).lots_per_hour
    block = room.on_the_block
    found = [Coming(block, is_open=True)] if block is not None and block in lots else []
    ahead = 0 if block is None else 1
    for place, number in enumerate(queue(room)):
        if number in lots:
            ms = None if not speed else (place + ahead) * _HOUR_MS // speed
            found.append(Coming(number, place, ms))
    return found


def _by_the_clock(room: SaleRoom, lots: Collection[str], now: int) -> list[Coming]:
    found = []
    for number in lots:
        standing = room.standings.get(number)
        if standing is not None and standing.phase.takes_bids and standing.closes_at is not None:
            found.append(Coming(number, ms=max(standing.closes_at - now, 0), is_open=True))
    return sorted(found, key=lambda one: one.ms or 0)
