"""What the auctioneer can do now, and why not: for the keys of the control window.

Pure, and no more than advice: the rostrum decides. It mirrors RULES "Live lot: the clerk's flow", so that
a key is grey before it is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contract.standing import Phase, Reserve, Standing
from contract.wire import Role, SaleStatus
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import RowKind


class Act(StrEnum):
    """What a key of the control window does."""

    OPEN_SALE = "open_sale"
    END_SALE = "end_sale"
    HOLD = "hold"
    RESUME = "resume"
    ANNOUNCE = "announce"
    BLOCK = "block"
    OPEN_LOT = "open_lot"
    ROOM_BID = "room_bid"
    SET_ASK = "set_ask"
    RAISE_ASK = "raise_ask"
    LOWER_ASK = "lower_ask"
    FAIR_WARNING = "fair_warning"
    FINAL_CALL = "final_call"
    SELL = "sell"
    PASS = "pass"  # noqa: S105  (passing a lot, not a password)
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    UNDO = "undo"
    RETRACT = "retract"


class WhyNot(StrEnum):
    """Why a key does nothing now; the windows have the sentences."""

    NO_CONNECTION = "no_connection"
    NOT_A_CLERK = "not_a_clerk"
    SALE_NOT_OPEN = "sale_not_open"
    SALE_OPEN_ALREADY = "sale_open_already"
    SALE_ENDED = "sale_ended"
    SALE_IS_TIMED = "sale_is_timed"
    ON_HOLD = "on_hold"
    NOT_ON_HOLD = "not_on_hold"
    NO_LOT = "no_lot"
    LOT_NOT_OPEN = "lot_not_open"
    LOT_STILL_OPEN = "lot_still_open"
    LOT_WAS_OPENED = "lot_was_opened"
    LOT_CLOSED = "lot_closed"
    LOT_NOT_CLOSED = "lot_not_closed"
    ANOTHER_LOT_OPEN = "another_lot_open"
    GIVEN_ALREADY = "given_already"
    NO_BID = "no_bid"
    NO_RESERVE = "no_reserve"
    NO_LOWER_RUNG = "no_lower_rung"
    NOTHING_TO_UNDO = "nothing_to_undo"


@dataclass(frozen=True, slots=True)
class Possible:
    """Whether an act is possible; `ask_first` when it is and cannot be undone, or overrides the reserve."""

    why_not: WhyNot | None = None
    ask_first: bool = False

    def __bool__(self) -> bool:
        """Tell whether the key does something."""
        return self.why_not is None


def possible(room: SaleRoom, act: Act, lot: str | None, *, connected: bool) -> Possible:
    """Tell whether `act` is possible now, on `lot` where it concerns one."""
    if not connected:
        return Possible(WhyNot.NO_CONNECTION)
    if room.you is None or room.you.role is Role.BIDDER:
        return Possible(WhyNot.NOT_A_CLERK)
    if room.status is SaleStatus.ENDED:
        return Possible(WhyNot.SALE_ENDED)
    sale_check = _SALE_ACTS.get(act)
    if sale_check is not None:
        return Possible(sale_check(room), ask_first=act is Act.END_SALE)
    standing = None if lot is None else room.standings.get(lot)
    if standing is None:
        return Possible(WhyNot.NO_LOT)
    why_not = _LOT_ACTS[act](room, standing)
    return Possible(why_not, ask_first=why_not is None and _asks_first(act, standing))


def _asks_first(act: Act, standing: Standing) -> bool:
    return act in {Act.WITHDRAW, Act.RETRACT} or (act is Act.SELL and needs_override(standing))


def needs_override(standing: Standing) -> bool:
    """Tell whether selling now would be under the reserve, which is recorded."""
    return standing.reserve is Reserve.UNMET


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


def next_lot(room: SaleRoom) -> str | None:
    """Return the first upcoming lot after the latest one, else the first of all; None when none is left."""
    numbers = room.lot_numbers()
    start = numbers.index(room.latest_lot) + 1 if room.latest_lot in numbers else 0
    around = numbers[start:] + numbers[:start]
    return next((number for number in around if room.standings[number].phase is Phase.UPCOMING), None)


def reopenable(room: SaleRoom) -> str | None:
    """Return the lot that was closed last, for one-key reopening; None when none was."""
    for row in reversed(room.rows.values()):
        if row.lot is not None and row.kind in _CLOSING and not row.struck:
            return row.lot if room.standings[row.lot].phase.closed else None
    return None


# ── the checks ───────────────────────────────────────────────────────────────────────────────────────

_CLOSING: Final = frozenset({RowKind.SOLD, RowKind.PASSED, RowKind.WITHDRAWN})
_NEVER_UNDONE: Final = frozenset({RowKind.UNDONE, RowKind.PRICE_RAISED})


def _open_sale(room: SaleRoom) -> WhyNot | None:
    return None if room.status is SaleStatus.UPCOMING else WhyNot.SALE_OPEN_ALREADY


def _sale_is_open(room: SaleRoom) -> WhyNot | None:
    return None if room.status is SaleStatus.OPEN else WhyNot.SALE_NOT_OPEN


def _end_sale(room: SaleRoom) -> WhyNot | None:
    taking = any(standing.phase.takes_bids for standing in room.standings.values())
    return _sale_is_open(room) or (WhyNot.LOT_STILL_OPEN if taking else None)


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


def _undo(room: SaleRoom, standing: Standing) -> WhyNot | None:
    for row in reversed(room.rows_of(standing.lot)):
        if not row.struck and row.kind not in _NEVER_UNDONE:
            return _block_is_free(room, standing) if row.kind in _CLOSING else None
    return WhyNot.NOTHING_TO_UNDO


def _retract(_room: SaleRoom, standing: Standing) -> WhyNot | None:
    if not standing.phase.takes_bids:
        return WhyNot.LOT_NOT_OPEN
    return WhyNot.NO_BID if standing.leader is None else None


_SALE_ACTS: Final[dict[Act, Callable[[SaleRoom], WhyNot | None]]] = {
    Act.OPEN_SALE: _open_sale,
    Act.END_SALE: _end_sale,
    Act.HOLD: _hold,
    Act.RESUME: _resume,
    Act.ANNOUNCE: _announce,
    Act.BLOCK: _announce,
}
_LOT_ACTS: Final[dict[Act, Callable[[SaleRoom, Standing], WhyNot | None]]] = {
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
}
