"""Why the ask is what it is: the auctioneer must be able to say it before somebody asks. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from contract.standing import Standing
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import Row, RowKind


class AskWhy(StrEnum):
    """What moved the ask last; the windows have the sentences."""

    BOOK_ANSWERED = "book_answered"
    BOOK_BEATEN = "book_beaten"
    BOOK_OPENED = "book_opened"
    RAISED = "raised"
    JUMP = "jump"
    SET = "set"
    OWN_STEP = "own_step"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class AskReason:
    """`by` bid `amount`, `leader` leads at `price` after it; amounts in minor units."""

    why: AskWhy
    by: str | None = None
    amount: int | None = None
    price: int | None = None
    leader: str | None = None


_MOVES = frozenset(
    {
        RowKind.BID,
        RowKind.PRICE_RAISED,
        RowKind.BID_RETRACTED,
        RowKind.ASK_SET,
        RowKind.LOT_OPENED,
        RowKind.REOPENED,
        RowKind.INCREMENT_SET,
    }
)


def ask_reason(room: SaleRoom, lot: str | None) -> AskReason | None:
    """Return why the ask of an open lot is not simply the next rung; None when it is."""
    standing = None if lot is None else room.standings.get(lot)
    if lot is None or standing is None or not standing.phase.takes_bids:
        return None
    moves = [row for row in room.rows_of(lot) if row.kind in _MOVES and not row.struck]
    if not moves:
        return None
    return _of_row(room, standing, moves[-1], moves[-2] if len(moves) > 1 else None)


def _of_row(room: SaleRoom, standing: Standing, row: Row, before: Row | None) -> AskReason | None:
    told = AskReason(AskWhy.SET, row.paddle, row.amount, standing.price, standing.leader)
    match row.kind:
        case RowKind.BID:
            return _of_bid(room, told, row, before)
        case RowKind.PRICE_RAISED:
            return _as(told, AskWhy.RAISED)
        case RowKind.LOT_OPENED:
            return _as(told, AskWhy.BOOK_OPENED) if standing.price is not None else None
        case RowKind.ASK_SET:
            return told
        case RowKind.INCREMENT_SET:
            return _as(told, AskWhy.OWN_STEP) if row.amount is not None else None
        case RowKind.BID_RETRACTED:
            return _as(told, AskWhy.TAKEN_BACK)
        case _:
            return None


def _of_bid(room: SaleRoom, told: AskReason, row: Row, before: Row | None) -> AskReason | None:
    if not row.leads:
        return _as(told, AskWhy.BOOK_ANSWERED)
    if row.secret and before is not None and before.price is not None and row.price != before.price:
        return _as(told, AskWhy.BOOK_BEATEN)
    price = None if before is None else before.price
    if price is None or row.amount is None or room.terms is None:
        return None
    return _as(told, AskWhy.JUMP) if row.amount > room.terms.ladder.next(price) else None


def _as(told: AskReason, why: AskWhy) -> AskReason:
    return AskReason(why, told.by, told.amount, told.price, told.leader)
