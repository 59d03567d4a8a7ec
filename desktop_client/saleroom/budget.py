"""What a bid would bring your outlay to, and whether that is more than you meant to spend. Pure.

The budget is your own and the house never hears of it; the credit limit is the house's. Both count
hammer prices.
"""

from dataclasses import dataclass

from msgspec.structs import replace

from contract.standing import Phase
from contract.wire import You
from desktop_client.saleroom.bid_desk import Intention
from desktop_client.saleroom.room import SaleRoom


@dataclass(frozen=True, slots=True)
class Outlay:
    """What a bid would bring your outlay in a sale to, against your budget; minor units."""

    would_be: int
    budget: int

    @property
    def beyond(self) -> int:
        """By how much it is beyond the budget; 0 within."""
        return max(self.would_be - self.budget, 0)


def outlay_with(room: SaleRoom, wanted: Intention) -> int:
    """Return what you could owe at the worst if a bid were taken.

    The house's own count of what is at stake now, and what this bid adds to it.
    """
    you = room.you
    if you is None:
        return wanted.amount
    groups = {number: name for number, name in you.groups.items() if number != wanted.lot}
    if wanted.group is not None:
        groups[wanted.lot] = wanted.group
    plus_ones = set(you.plus_ones) - {wanted.lot} | ({wanted.lot} if wanted.plus_one else set())
    then = replace(you, maxes={**you.maxes, wanted.lot: wanted.amount}, groups=groups, plus_ones=[*plus_ones])
    return you.at_stake + _open_outlay(room, then) - _open_outlay(room, you)


def _open_outlay(room: SaleRoom, you: You) -> int:
    total = 0
    dearest: dict[str, int] = {}
    # Of an either-or group only the dearest counts, as long as none of its lots has opened. In a timed sale
    # they open together: there each counts.
    started = {name for lot, name in you.groups.items() if lot in you.maxes and not _is_upcoming(room, lot)}
    for number in {*you.maxes, *you.leading}:
        most, name = _most(room, you, number), you.groups.get(number)
        if name is None or name in started or not room.live:
            total += most
        else:
            dearest[name] = max(dearest.get(name, 0), most)
    return total + sum(dearest.values())


def _most(room: SaleRoom, you: You, lot: str) -> int:
    """Return what a lot could cost you: your limit, a step more with +1, else its price."""
    standing = room.standings.get(lot)
    limit = you.maxes.get(lot) or (standing.price if standing is not None else None) or 0
    if lot in you.plus_ones and room.terms is not None:
        return int(room.terms.ladder.next(limit))
    return limit


def _is_upcoming(room: SaleRoom, lot: str) -> bool:
    standing = room.standings.get(lot)
    return standing is None or standing.phase is Phase.UPCOMING
