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
    return room.overview.upcoming_after(lot)


def upcoming_before(room: SaleRoom, lot: str | None) -> str | None:
    """Return the last upcoming lot before this one, from the end again at the top; None when none is left."""
    return room.overview.upcoming_before(lot)


def passed_lots(room: SaleRoom) -> list[str]:
    """Return the lots that are passed, the one passed longest ago first."""
    passed = room.overview.of(Phase.PASSED)
    return sorted(passed, key=lambda number: _passed_at(room, number)) if len(passed) > 1 else passed


def _passed_at(room: SaleRoom, lot: str) -> int:
    rows = room.newest_rows_of(lot)
    return next((row.n for row in rows if row.kind is RowKind.PASSED and not row.struck), 0)
