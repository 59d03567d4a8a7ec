"""The demo's auctioneer calls a lot as one is called, and sells only what may be sold."""

import pytest

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
from server.demo.auctioneer import Rostrum, next_move


def lot(
    number: str = "43",
    phase: Phase = Phase.OPEN,
    leader: str | None = "102",
    reserve: Reserve = Reserve.NONE,
    ask: int = 65_000,
) -> Standing:
    return Standing(
        lot=number,
        phase=phase,
        price=None if leader is None else 60_000,
        ask=None if phase.closed else ask,
        leader=leader,
        bids=int(leader is not None),
        reserve=reserve,
        closes_at=None,
        next_rungs=[],
    )


def called(
    *standings: Standing,
    status: SaleStatus = SaleStatus.OPEN,
    on_hold: bool = False,
    room_limit: int = 0,
    lots_to_call: int = 9,
) -> AnyAction | None:
    move = next_move(Rostrum(status, on_hold, standings, room_limit, lots_to_call))
    return None if move is None else move.action


@pytest.mark.parametrize(
    ("phase", "call"),
    [
        (Phase.OPEN, GiveFairWarning(lot="43")),
        (Phase.FAIR_WARNING, GiveFinalCall(lot="43")),
        (Phase.FINAL_CALL, Sell(lot="43")),
    ],
)
def test_a_lot_with_a_leader_is_warned_called_and_sold(phase: Phase, call: AnyAction) -> None:
    assert called(lot(phase=phase)) == call


def test_a_lot_below_its_reserve_is_passed_at_the_end() -> None:
    assert called(lot(phase=Phase.FINAL_CALL, reserve=Reserve.UNMET)) == Pass(lot="43")


def test_a_lot_that_nobody_wants_is_passed() -> None:
    assert called(lot(leader=None)) == Pass(lot="43")


def test_the_room_bids_the_ask_while_it_can_afford_it_and_never_against_itself() -> None:
    assert called(lot(ask=65_000), room_limit=65_000) == RoomBid(lot="43", amount=65_000)
    assert called(lot(ask=65_000), room_limit=64_999) == GiveFairWarning(lot="43")
    assert called(lot(leader=ROOM), room_limit=99_999) == GiveFairWarning(lot="43")


def test_the_next_lot_of_the_catalogue_follows_a_closed_one() -> None:
    sold, after, last = lot("43", Phase.SOLD), lot("44", Phase.UPCOMING), lot("45", Phase.UPCOMING)
    assert called(sold, after, last) == OpenLot(lot="44")


def test_the_sale_opens_first_and_ends_after_the_last_lot() -> None:
    assert called(lot(phase=Phase.UPCOMING), status=SaleStatus.UPCOMING) == OpenSale()
    assert called(lot(phase=Phase.SOLD)) == EndSale()


def test_the_sale_ends_when_so_many_lots_as_were_asked_for_are_called() -> None:
    sold, passed, left = lot("43", Phase.SOLD), lot("44", Phase.PASSED), lot("45", Phase.UPCOMING)
    assert called(sold, passed, left, lots_to_call=2) == EndSale()
    assert called(sold, passed, left, lots_to_call=3) == OpenLot(lot="45")


def test_nothing_is_called_on_hold_or_after_the_end() -> None:
    assert called(lot(), on_hold=True) is None
    assert called(lot(), status=SaleStatus.ENDED) is None
