"""What the auctioneer can do now, and why not: for the keys of the control window.

Pure, and no more than advice: the rostrum decides; but a key is grey before it is refused.
"""

from contract.standing import Reserve, Standing
from contract.wire import Role, SaleStatus
from desktop_client.saleroom.act_checks import CLOSING, LOT_ACTS, SALE_ACTS, latest_undoable
from desktop_client.saleroom.acts import Act, Possible, WhyNot
from desktop_client.saleroom.asks import cut_ask, lowered_ask, raised_ask, step_of
from desktop_client.saleroom.queue import next_lot, passed_lots, upcoming_after, upcoming_before
from desktop_client.saleroom.room import SaleRoom

__all__ = [
    "Act",
    "Possible",
    "WhyNot",
    "closing_order",
    "cut_ask",
    "latest_undoable",
    "lowered_ask",
    "needs_override",
    "next_lot",
    "next_to_close",
    "passed_lots",
    "possible",
    "raised_ask",
    "reopenable",
    "step_of",
    "upcoming_after",
    "upcoming_before",
]


def possible(
    room: SaleRoom, act: Act, lot: str | None, *, connected: bool, carries_calls: bool = True
) -> Possible:
    """Tell whether `act` is possible now, on `lot` where it concerns one.

    `carries_calls` tells whether the connection is of a kind that a call can go over.
    """
    if not connected:
        return Possible(WhyNot.NO_CONNECTION)
    if not carries_calls:
        return Possible(WhyNot.NO_CALLS_HERE)
    if room.you is None or room.you.role is Role.BIDDER:
        return Possible(WhyNot.NOT_A_CLERK)
    if room.status is SaleStatus.ENDED:
        return Possible(WhyNot.SALE_ENDED)
    sale_check = SALE_ACTS.get(act)
    if sale_check is not None:
        return Possible(sale_check(room), ask_first=act is Act.END_SALE)
    standing = None if lot is None else room.standings.get(lot)
    if standing is None:
        return Possible(WhyNot.NO_LOT)
    why_not = LOT_ACTS[act](room, standing)
    return Possible(why_not, ask_first=why_not is None and _asks_first(act, standing))


def _asks_first(act: Act, standing: Standing) -> bool:
    return act in {Act.WITHDRAW, Act.RETRACT} or (act is Act.SELL and needs_override(standing))


def needs_override(standing: Standing) -> bool:
    """Tell whether selling now would be under the reserve, which is recorded."""
    return standing.reserve is Reserve.UNMET


def closing_order(room: SaleRoom) -> list[str]:
    """Return the open lots of a timed sale, the one whose time is up first at the head."""
    return room.overview.closing_order()


def next_to_close(room: SaleRoom) -> str | None:
    """Return the open lot whose time is up first, else the first of the catalogue; None without lots."""
    return room.overview.first_to_close or room.overview.first


def reopenable(room: SaleRoom) -> str | None:
    """Return the lot that was closed last, for one-key reopening; None when none was."""
    for row in room.newest(*CLOSING):
        if row.lot is not None and not row.struck:
            return row.lot if room.standings[row.lot].phase.closed else None
    return None
