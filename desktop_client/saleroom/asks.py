"""The ask, one rung up or down, or cut in half: what the `+`, `−` and `C` keys call. Pure."""

from contract.money import minor_digits
from contract.standing import Standing
from desktop_client.saleroom.room import SaleRoom


def step_of(room: SaleRoom, lot: str) -> int | None:
    """Return by how much the ask would rise next, in minor units; None where there is no ask.

    It follows a step that the clerk gave the lot, as the standing's rungs do.
    """
    standing = room.standings.get(lot)
    raised = None if standing is None else _raised(room, standing)
    return None if raised is None or standing is None or standing.ask is None else raised - standing.ask


def raised_ask(room: SaleRoom, lot: str) -> int | None:
    """Return the ask one rung up; None where there is no ask."""
    standing = room.standings.get(lot)
    return None if standing is None else _raised(room, standing)


def lowered_ask(room: SaleRoom, lot: str) -> int | None:
    """Return the ask one rung down; None where that would not be above the price."""
    standing = room.standings.get(lot)
    if room.terms is None or standing is None or standing.ask is None:
        return None
    lower = int(room.terms.ladder.previous(standing.ask))
    if standing.step is not None:
        lower = standing.ask - standing.step
    return lower if lower > (standing.price or 0) else None


def cut_ask(room: SaleRoom, lot: str) -> int | None:
    """Return the ask with the way up from the price cut in half; None where nothing is left to cut.

    Whole units of the currency stay whole: half of 5 euros above 100 is 103, not 102.50.
    """
    standing = room.standings.get(lot)
    if room.terms is None or standing is None or standing.ask is None or standing.price is None:
        return None
    price, ask = standing.price, standing.ask
    unit = 10 ** minor_digits(room.terms.currency)
    if price % unit or ask % unit:
        unit = 1
    half = -(-(ask - price) // (2 * unit)) * unit
    return price + half if 0 < half < ask - price else None


def _raised(room: SaleRoom, standing: Standing) -> int | None:
    if room.terms is None or standing.ask is None:
        return None
    if standing.step is not None:
        return standing.ask + standing.step
    return int(room.terms.ladder.next(standing.ask))
