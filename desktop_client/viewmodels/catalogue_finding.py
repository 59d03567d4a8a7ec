"""How a clerk finds lots among thousands: by words, by what they lack, and in which order. Pure."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from contract.catalogue import DeskLotView, lot_sort
from contract.standing import Phase


class LotColumn(Enum):
    """The columns, in their order."""

    LOT = 0
    TITLE = 1
    ESTIMATE = 2
    START = 3
    RESERVE = 4
    STATE = 5
    PICTURES = 6
    SELLER = 7


class LotFilter(Enum):
    """Which lots are shown."""

    ALL = "all"
    NO_PICTURE = "no_picture"
    NO_ESTIMATE = "no_estimate"
    RESERVED = "reserved"
    UPCOMING = "upcoming"
    WITHDRAWN = "withdrawn"


def searched_text(lot: DeskLotView) -> str:
    """Return what a search looks into."""
    return "\n".join((lot.lot, lot.title, lot.description, lot.seller or "", *lot.extra.values())).casefold()


_PHASE_ORDER = {phase: place for place, phase in enumerate(Phase)}

SORT_KEYS: dict[LotColumn, Callable[[DeskLotView], Any]] = {
    LotColumn.LOT: lambda lot: lot_sort(lot.lot),
    LotColumn.TITLE: lambda lot: lot.title.casefold(),
    LotColumn.ESTIMATE: lambda lot: (lot.low_estimate or lot.high_estimate or 0, lot.high_estimate or 0),
    LotColumn.START: lambda lot: lot.start,
    LotColumn.RESERVE: lambda lot: lot.reserve or 0,
    LotColumn.SELLER: lambda lot: (lot.seller or "").casefold(),
    LotColumn.PICTURES: lambda lot: lot.pictures,
    LotColumn.STATE: lambda lot: _PHASE_ORDER[lot.standing.phase],
}

FILTERS: dict[LotFilter, Callable[[DeskLotView], bool]] = {
    LotFilter.NO_PICTURE: lambda lot: lot.pictures == 0,
    LotFilter.NO_ESTIMATE: lambda lot: lot.low_estimate is None and lot.high_estimate is None,
    LotFilter.RESERVED: lambda lot: lot.reserve is not None,
    LotFilter.UPCOMING: lambda lot: lot.standing.phase is Phase.UPCOMING,
    LotFilter.WITHDRAWN: lambda lot: lot.standing.phase is Phase.WITHDRAWN,
}
