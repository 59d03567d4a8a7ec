"""The ask, one rung up or down: what the `+` and `−` keys call. Pure."""

from desktop_client.saleroom.room import SaleRoom


def raised_ask(room: SaleRoom, lot: str) -> int | None:
    """Return the ask one rung up; None where there is no ask."""
    standing = room.standings.get(lot)
    if room.terms is None or standing is None or standing.ask is None:
        return None
    return int(room.terms.ladder.next(standing.ask))


def lowered_ask(room: SaleRoom, lot: str) -> int | None:
    """Return the ask one rung down; None where that would not be above the price."""
    standing = room.standings.get(lot)
    if room.terms is None or standing is None or standing.ask is None:
        return None
    lower = int(room.terms.ladder.previous(standing.ask))
    return lower if lower > (standing.price or 0) else None
