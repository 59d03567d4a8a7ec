"""What comes next on the block: the lot that was lined up, else the next of the catalogue. Pure.

Lots that are skipped stay upcoming and come round again at the end; passed lots are offered again in the
order in which they were passed, so that pressing one key again and again goes through all of them.
"""

from contract.standing import Phase
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import RowKind


def next_lot(room: SaleRoom) -> str | None:
    """Return the lot that comes next; None when none is left.

    It is the one that a clerk lined up, which may be one that was passed; else the first upcoming one after
    the latest, else the first of all.
    """
    return room.lined_up or upcoming_after(room, room.latest_lot)


def upcoming_after(room: SaleRoom, lot: str | None) -> str | None:
    """Return the first upcoming lot after this one, from the top again at the end; None when none is left."""
    numbers = room.lot_numbers()
    start = numbers.index(lot) + 1 if lot in numbers else 0
    return next((number for number in numbers[start:] + numbers[:start] if _is_upcoming(room, number)), None)


def upcoming_before(room: SaleRoom, lot: str | None) -> str | None:
    """Return the last upcoming lot before this one, from the end again at the top; None when none is left."""
    numbers = room.lot_numbers()[::-1]
    start = numbers.index(lot) + 1 if lot in numbers else 0
    return next((number for number in numbers[start:] + numbers[:start] if _is_upcoming(room, number)), None)


def passed_lots(room: SaleRoom) -> list[str]:
    """Return the lots that are passed, the one passed longest ago first."""
    passed = [number for number, standing in room.standings.items() if standing.phase is Phase.PASSED]
    return sorted(passed, key=lambda number: _passed_at(room, number)) if len(passed) > 1 else passed


def _passed_at(room: SaleRoom, lot: str) -> int:
    rows = reversed(room.rows_of(lot))
    return next((row.n for row in rows if row.kind is RowKind.PASSED and not row.struck), 0)


def _is_upcoming(room: SaleRoom, lot: str) -> bool:
    standing = room.standings.get(lot)
    return standing is not None and standing.phase is Phase.UPCOMING
