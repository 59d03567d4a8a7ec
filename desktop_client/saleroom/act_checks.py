"""For each act: why it is not possible now, or None. Mirrors RULES "Live lot: the clerk's flow". Pure."""

from collections.abc import Callable
from typing import Final

from contract.standing import ROOM, Phase, Reserve, Standing
from contract.wire import SaleStatus
from desktop_client.saleroom.acts import Act, WhyNot
from desktop_client.saleroom.asks import cut_ask, lowered_ask
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import Row, RowKind

CLOSING: Final = frozenset({RowKind.SOLD, RowKind.PASSED, RowKind.WITHDRAWN})
_NEVER_UNDONE: Final = frozenset(
    {RowKind.UNDONE, RowKind.PRICE_RAISED, RowKind.EXTENDED, RowKind.LOT_CHANGED, RowKind.LINED_UP}
)


def _open_sale(room: SaleRoom) -> WhyNot | None:
    return None if room.status is SaleStatus.UPCOMING else WhyNot.SALE_OPEN_ALREADY


def _sale_is_open(room: SaleRoom) -> WhyNot | None:
    return None if room.status is SaleStatus.OPEN else WhyNot.SALE_NOT_OPEN


def _end_sale(room: SaleRoom) -> WhyNot | None:
    return _sale_is_open(room) or (WhyNot.LOT_STILL_OPEN if room.overview.open_count else None)


def _hold(room: SaleRoom) -> WhyNot | None:
    return _sale_is_open(room) or (WhyNot.ON_HOLD if room.hold is not None else None)


def _resume(room: SaleRoom) -> WhyNot | None:
    return WhyNot.NOT_ON_HOLD if room.hold is None else None


def _announce(_room: SaleRoom) -> WhyNot | None:
    return None


def _block_is_free(room: SaleRoom, standing: Standing) -> WhyNot | None:
    return WhyNot.ANOTHER_LOT_OPEN if room.on_the_block not in {None, standing.lot} else None


def _takes_bids(room: SaleRoom, standing: Standing) -> WhyNot | None:
    if standing.phase.closed:
        return WhyNot.LOT_CLOSED
    if not standing.phase.takes_bids:
        return WhyNot.LOT_NOT_OPEN
    return WhyNot.ON_HOLD if room.hold is not None else None


def _called(room: SaleRoom, standing: Standing) -> WhyNot | None:
    return _takes_bids(room, standing) if room.live else WhyNot.SALE_IS_TIMED


def _open_lot(room: SaleRoom, standing: Standing) -> WhyNot | None:
    opened = WhyNot.LOT_WAS_OPENED if standing.phase is not Phase.UPCOMING else None
    return _sale_is_open(room) or _block_is_free(room, standing) or opened


def _lower_ask(room: SaleRoom, standing: Standing) -> WhyNot | None:
    no_rung = WhyNot.NO_LOWER_RUNG if lowered_ask(room, standing.lot) is None else None
    return _called(room, standing) or no_rung


def _cut_ask(room: SaleRoom, standing: Standing) -> WhyNot | None:
    no_cut = WhyNot.NOTHING_TO_CUT if cut_ask(room, standing.lot) is None else None
    return _called(room, standing) or no_cut


def _line_up(room: SaleRoom, standing: Standing) -> WhyNot | None:
    if not room.live:
        return WhyNot.SALE_IS_TIMED
    if standing.phase in {Phase.SOLD, Phase.WITHDRAWN}:
        return WhyNot.LOT_CLOSED
    return WhyNot.LOT_WAS_OPENED if standing.phase.takes_bids else None


def _leave_max(room: SaleRoom, standing: Standing) -> WhyNot | None:
    """A clerk may put a letter's bid into the book whatever the sale's terms say, until it ends."""
    return None if standing.phase is Phase.UPCOMING else _takes_bids(room, standing)


def _book_out(_room: SaleRoom, standing: Standing) -> WhyNot | None:
    return None if standing.phase is Phase.UPCOMING else WhyNot.LOT_WAS_OPENED


def _extend(room: SaleRoom, standing: Standing) -> WhyNot | None:
    if room.live:
        return WhyNot.SALE_IS_CALLED
    return None if standing.phase.takes_bids else WhyNot.LOT_NOT_OPEN


def _extend_all(room: SaleRoom) -> WhyNot | None:
    if room.live:
        return WhyNot.SALE_IS_CALLED
    return None if room.overview.open_count else WhyNot.NO_OPEN_LOT


def _allot(_room: SaleRoom, standing: Standing) -> WhyNot | None:
    sold_there = standing.phase is Phase.SOLD and standing.leader == ROOM
    return None if sold_there else WhyNot.NOT_SOLD_TO_ROOM


def _fair_warning(room: SaleRoom, standing: Standing) -> WhyNot | None:
    given = WhyNot.GIVEN_ALREADY if standing.phase is not Phase.OPEN else None
    return _called(room, standing) or given


def _final_call(room: SaleRoom, standing: Standing) -> WhyNot | None:
    given = WhyNot.GIVEN_ALREADY if standing.phase is Phase.FINAL_CALL else None
    return _called(room, standing) or given


def _sell(room: SaleRoom, standing: Standing) -> WhyNot | None:
    return _takes_bids(room, standing) or (WhyNot.NO_BID if standing.leader is None else None)


def _pass(_room: SaleRoom, standing: Standing) -> WhyNot | None:
    return None if standing.phase.takes_bids else WhyNot.LOT_NOT_OPEN


def _withdraw(_room: SaleRoom, standing: Standing) -> WhyNot | None:
    if standing.phase.closed:
        return WhyNot.LOT_CLOSED
    return WhyNot.NO_RESERVE if standing.bids and standing.reserve is Reserve.NONE else None


def _reopen(room: SaleRoom, standing: Standing) -> WhyNot | None:
    still_open = None if standing.phase.closed else WhyNot.LOT_NOT_CLOSED
    return _sale_is_open(room) or still_open or _block_is_free(room, standing)


def latest_undoable(room: SaleRoom, lot: str) -> Row | None:
    """Return the row that the next undo of a lot would strike; None when there is none."""
    rows = room.newest_rows_of(lot)
    return next((row for row in rows if not row.struck and row.kind not in _NEVER_UNDONE), None)


def _undo(room: SaleRoom, standing: Standing) -> WhyNot | None:
    latest = latest_undoable(room, standing.lot)
    if latest is None:
        return WhyNot.NOTHING_TO_UNDO
    return _block_is_free(room, standing) if latest.kind in CLOSING else None


def _retract(_room: SaleRoom, standing: Standing) -> WhyNot | None:
    if not standing.phase.takes_bids:
        return WhyNot.LOT_NOT_OPEN
    return WhyNot.NO_BID if standing.leader is None else None


SALE_ACTS: Final[dict[Act, Callable[[SaleRoom], WhyNot | None]]] = {
    Act.OPEN_SALE: _open_sale,
    Act.END_SALE: _end_sale,
    Act.HOLD: _hold,
    Act.RESUME: _resume,
    Act.ANNOUNCE: _announce,
    Act.BLOCK: _announce,
    Act.EXTEND_ALL: _extend_all,
}
LOT_ACTS: Final[dict[Act, Callable[[SaleRoom, Standing], WhyNot | None]]] = {
    Act.OPEN_LOT: _open_lot,
    Act.ROOM_BID: _takes_bids,
    Act.SET_ASK: _called,
    Act.RAISE_ASK: _called,
    Act.LOWER_ASK: _lower_ask,
    Act.FAIR_WARNING: _fair_warning,
    Act.FINAL_CALL: _final_call,
    Act.SELL: _sell,
    Act.PASS: _pass,
    Act.WITHDRAW: _withdraw,
    Act.REOPEN: _reopen,
    Act.UNDO: _undo,
    Act.RETRACT: _retract,
    Act.CUT_ASK: _cut_ask,
    Act.SET_STEP: _called,
    Act.LINE_UP: _line_up,
    Act.REOFFER: _reopen,
    Act.BID_FOR: _takes_bids,
    Act.LEAVE_MAX: _leave_max,
    Act.BOOK_OUT: _book_out,
    Act.EXTEND: _extend,
    Act.ALLOT: _allot,
}
