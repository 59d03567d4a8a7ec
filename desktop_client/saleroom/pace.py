"""How fast a sale goes and what it has brought: the figures at the top of the control window. Pure."""

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from contract.standing import Phase
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import RowKind
from desktop_client.saleroom.totals import share

RECENT_LOTS: Final = 20
LONGEST_PAUSE_MS: Final = 15 * 60_000
"""A longer stretch between two hammers is a break, not the pace."""
_HOUR_MS: Final = 3_600_000
_CLOSING: Final = frozenset({RowKind.SOLD, RowKind.PASSED})


@dataclass(frozen=True, slots=True)
class Pace:
    """`lots_per_hour` and `ends_at` (ms, UTC) are None until two lots are closed.

    A timed sale has no pace; it ends when its last open lot closes.

    `percent_of_low`: the hammer total as a percentage of the low estimates of the lots that were sold and
    have one; None when none has.
    """

    sold: int
    passed: int
    withdrawn: int
    left: int
    hammer_total: int
    percent_of_low: int | None
    lots_per_hour: int | None
    ends_at: int | None


def pace(room: SaleRoom, now: int) -> Pace:
    """Return the pace over the last 20 closed lots and the totals, at `now` (ms, UTC, server's clock)."""
    lots = room.overview
    sold, passed = lots.count(Phase.SOLD), lots.count(Phase.PASSED)
    withdrawn = lots.count(Phase.WITHDRAWN)
    left = len(room.standings) - sold - passed - withdrawn
    mean_ms = _mean_lot_ms(room) if room.live else None
    return Pace(
        sold=sold,
        passed=passed,
        withdrawn=withdrawn,
        left=left,
        hammer_total=sum(room.standings[lot].price or 0 for lot in lots.of(Phase.SOLD)),
        percent_of_low=_percent_of_low(room),
        lots_per_hour=None if mean_ms is None else _HOUR_MS // mean_ms,
        ends_at=_ends_at(room, left, mean_ms, now),
    )


def _ends_at(room: SaleRoom, left: int, mean_ms: int | None, now: int) -> int | None:
    if not room.live:
        still_open = (s.closes_at for s in room.standings.values() if not s.phase.closed)
        return max((at for at in still_open if at is not None), default=None)
    return None if mean_ms is None or left == 0 else now + left * mean_ms


def _mean_lot_ms(room: SaleRoom) -> int | None:
    newest_first = (row.at for row in room.newest(*_CLOSING) if not row.struck)
    spans = [later - earlier for later, earlier in pairwise(islice(newest_first, RECENT_LOTS + 1))]
    counted = [span for span in spans if span <= LONGEST_PAUSE_MS]
    return max(sum(counted) // len(counted), 1) if counted else None


def _percent_of_low(room: SaleRoom) -> int | None:
    hammer = low = 0
    for number in room.overview.of(Phase.SOLD):
        lot = room.catalogue.get(number)
        if lot is not None and lot.low_estimate:
            hammer += room.standings[number].price or 0
            low += lot.low_estimate
    return share(hammer, low)
