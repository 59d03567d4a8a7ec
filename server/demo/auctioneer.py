"""How the demo's auctioneer calls a sale: what to call next, and after how much quiet.

Pure. It reads only what a clerk sees, so a person may call beside it: whatever was called last, by whomever,
is where it goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from contract.commands import (
    AnyAction,
    EndSale,
    GiveFairWarning,
    GiveFinalCall,
    OpenLot,
    OpenSale,
    Pass,
    RoomBid,
    Sell,
)
from contract.standing import ROOM, Phase, Reserve, Standing
from contract.wire import SaleStatus


@dataclass(frozen=True, slots=True)
class Rostrum:
    """What the auctioneer sees, the standings in the order of the catalogue.

    `room_limit` is the most that the hall would pay for the lot on the block; `lots_to_call` is how many lots
    are sold or passed before the sale ends.
    """

    status: SaleStatus
    on_hold: bool
    standings: Sequence[Standing]
    room_limit: int
    lots_to_call: int

    @property
    def on_the_block(self) -> Standing | None:
        return next((standing for standing in self.standings if standing.phase.takes_bids), None)

    @property
    def called(self) -> int:
        return sum(standing.phase in (Phase.SOLD, Phase.PASSED) for standing in self.standings)


@dataclass(frozen=True, slots=True)
class Move:
    """A call to make once nothing has happened for `after_ms` (at the demo's normal pace)."""

    after_ms: int
    action: AnyAction


def next_move(seen: Rostrum) -> Move | None:
    """Return the next call, None while there is nothing to call (the sale is on hold, or over)."""
    if seen.status is SaleStatus.ENDED or seen.on_hold:
        return None
    if seen.status is SaleStatus.UPCOMING:
        return Move(1_500, OpenSale())
    lot = seen.on_the_block
    return _next_lot(seen) if lot is None else _on_the_block(lot, seen.room_limit)


def _next_lot(seen: Rostrum) -> Move:
    upcoming = next((one.lot for one in seen.standings if one.phase is Phase.UPCOMING), None)
    if upcoming is None or seen.called >= seen.lots_to_call:
        return Move(3_000, EndSale())
    return Move(2_500, OpenLot(lot=upcoming))


def _on_the_block(lot: Standing, room_limit: int) -> Move:
    if lot.ask is not None and lot.leader != ROOM and lot.ask <= room_limit:
        return Move(1_600, RoomBid(lot=lot.lot, amount=lot.ask))
    if lot.leader is None:
        return Move(7_000, Pass(lot=lot.lot))
    if lot.phase is Phase.OPEN:
        return Move(3_800, GiveFairWarning(lot=lot.lot))
    if lot.phase is Phase.FAIR_WARNING:
        return Move(2_600, GiveFinalCall(lot=lot.lot))
    return Move(2_200, hammer(lot))


def hammer(lot: Standing) -> AnyAction:
    """Return what ends the lot: nobody sells below the reserve in a demo."""
    return Pass(lot=lot.lot) if lot.reserve is Reserve.UNMET else Sell(lot=lot.lot)
