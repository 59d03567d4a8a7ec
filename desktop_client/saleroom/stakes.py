"""What you have at stake in all: for the bar at the bottom and for the lobby. Pure."""

from dataclasses import dataclass

from contract.wire import WonLot
from desktop_client.saleroom.room import SaleRoom


@dataclass(frozen=True, slots=True)
class OpenStake:
    """A lot that you lead or left a max on. `most` is what it could cost you at the worst."""

    lot: str
    price: int | None
    most: int
    leading: bool


@dataclass(frozen=True, slots=True)
class Stakes:
    """`at_stake` as the house counts it; `free` is what the credit limit leaves, None without a limit."""

    at_stake: int = 0
    limit: int | None = None
    free: int | None = None
    open: tuple[OpenStake, ...] = ()
    outbid: tuple[str, ...] = ()
    won: tuple[WonLot, ...] = ()


def stakes(room: SaleRoom) -> Stakes:
    """Return what you have at stake, in catalogue order; nothing for somebody without a paddle."""
    you = room.you
    if you is None or you.paddle is None:
        return Stakes()
    leading = set(you.leading)
    open_stakes = []
    for number in room.overview.in_order({*leading, *you.maxes}):
        standing = room.standings[number]
        if not standing.phase.closed:
            most = you.maxes.get(number) or standing.price or 0
            open_stakes.append(OpenStake(number, standing.price, most, number in leading))
    outbid = tuple(
        number
        for number in room.overview.in_order(room.lots_bid_on())
        if room.standings[number].phase.takes_bids and room.standings[number].leader != you.paddle
    )
    free = None if you.limit is None else max(you.limit - you.at_stake, 0)
    return Stakes(you.at_stake, you.limit, free, tuple(open_stakes), outbid, tuple(you.won))
