"""What a bid would bring your outlay to, and whether that is more than you meant to spend. Pure.

The budget is your own and the house never hears of it; the credit limit is the house's. Both count
hammer prices.
"""

from dataclasses import dataclass

from contract.standing import Phase
from contract.wire import You
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


def outlay_with(room: SaleRoom, lot: str, amount: int, group: str | None = None) -> int:
    """Return what you could owe at the worst if a bid of `amount` on `lot` were taken, in either-or `group`.

    The house's own count of what is at stake now, and what this bid adds to it.
    """
    you = room.you
    if you is None:
        return amount
    now = _open_outlay(room, you, you.maxes, you.groups)
    groups = {number: name for number, name in you.groups.items() if number != lot}
    if group is not None:
        groups[lot] = group
    then = _open_outlay(room, you, {**you.maxes, lot: amount}, groups)
    return you.at_stake + then - now


def _open_outlay(room: SaleRoom, you: You, maxes: dict[str, int], groups: dict[str, str]) -> int:
    total = 0
    dearest: dict[str, int] = {}
    coming = {number for number in maxes if _is_upcoming(room, number)}
    started = {name for number, name in groups.items() if number in maxes and number not in coming}
    for number in {*maxes, *you.leading}:
        standing = room.standings.get(number)
        most = maxes.get(number) or (standing.price if standing is not None else None) or 0
        name = groups.get(number)
        if name is None or name in started:
            total += most
        else:
            dearest[name] = max(dearest.get(name, 0), most)
    return total + sum(dearest.values())


def _is_upcoming(room: SaleRoom, lot: str) -> bool:
    standing = room.standings.get(lot)
    return standing is None or standing.phase is Phase.UPCOMING
