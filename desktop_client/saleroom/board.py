"""What the room display shows of a sale: the lot before everybody's eyes, what comes, what was sold. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from contract.display import Display, converted
from contract.standing import Phase, Standing
from contract.wire import LotView, SaleStatus
from desktop_client.saleroom.control import closing_order
from desktop_client.saleroom.room import SaleRoom
from desktop_client.saleroom.rows import RowKind

SOLD_AT_MOST: Final = 8
_SAID_OVER_BY: Final = frozenset({RowKind.LOT_OPENED, RowKind.HELD, RowKind.SALE_ENDED})


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A lot in one of the lists."""

    lot: str
    title: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything that is shown at one moment. `coming` and `over` are lists of other lots, newest first.

    `prices` is the shown price in other currencies, minor units; `said` the auctioneer's last sentence.
    """

    title: str
    status: SaleStatus
    is_live: bool
    hold: str | None
    lot: str | None
    standing: Standing | None
    view: LotView | None
    amount: int | None
    prices: tuple[tuple[str, int], ...]
    said: str
    estimates: bool
    coming: tuple[BoardLine, ...]
    over: tuple[BoardLine, ...]


def board(room: SaleRoom, display: Display) -> Board:
    """Return what the display shows of the sale as it is."""
    lot = shown_lot(room)
    standing = room.standings.get(lot) if lot is not None else None
    amount = None if standing is None else _amount(standing)
    return Board(
        title="" if room.sale is None else room.sale.title,
        status=room.status,
        is_live=room.live,
        hold=room.hold,
        lot=lot,
        standing=standing,
        view=room.catalogue.get(lot) if lot is not None else None,
        amount=amount,
        prices=() if amount is None else _prices(room, display, amount),
        said=_said(room),
        estimates=display.estimates,
        coming=_lines(room, _coming(room, lot)[: display.next_lots]),
        over=_lines(room, _over(room, lot)) if display.sold_list else (),
    )


def shown_lot(room: SaleRoom) -> str | None:
    """Return the lot that everybody looks at: on the block, or closing next; None when the sale is over."""
    if room.status is SaleStatus.ENDED:
        return None
    if not room.live:
        return room.overview.first_to_close or next(iter(coming_lots(room, None)), None)
    if room.latest_lot is not None:
        return room.latest_lot
    return next(iter(coming_lots(room, None)), None)


def coming_lots(room: SaleRoom, shown: str | None) -> list[str]:
    """Return the lots that come after the one shown: the one that is lined up, then in their order."""
    overview = room.overview
    if room.terms is not None and not room.live:
        waiting = closing_order(room)
        return [lot for lot in waiting or overview.of(Phase.UPCOMING) if lot != shown]
    coming = [lot for lot in overview.upcoming_behind(shown) if lot != room.lined_up]
    if room.lined_up is not None:
        coming.insert(0, room.lined_up)
    return [lot for lot in coming if lot != shown]


def _coming(room: SaleRoom, shown: str | None) -> list[str]:
    """Return what is listed as coming: before the opening the first lot too, after the end nothing."""
    if room.status is SaleStatus.ENDED:
        return []
    first = [shown] if room.status is SaleStatus.UPCOMING and shown is not None else []
    return first + coming_lots(room, shown)


def _over(room: SaleRoom, shown: str | None) -> list[str]:
    """Return the lots that were sold or passed, the latest first."""
    over: dict[str, None] = {}
    for row in room.newest(RowKind.SOLD, RowKind.PASSED):
        if row.lot is not None and row.lot != shown:
            if not row.struck and room.standings[row.lot].phase.closed:
                over.setdefault(row.lot)
            if len(over) == SOLD_AT_MOST:
                break
    return list(over)


def _lines(room: SaleRoom, lots: Iterable[str]) -> tuple[BoardLine, ...]:
    views = room.catalogue
    return tuple(
        BoardLine(lot, views[lot].title if lot in views else "", room.standings[lot]) for lot in lots
    )


def _amount(standing: Standing) -> int | None:
    """Return the amount that is shown big: the price, else what is asked."""
    return standing.price if standing.price is not None else standing.ask


def _prices(room: SaleRoom, display: Display, amount: int) -> tuple[tuple[str, int], ...]:
    own = "" if room.terms is None else room.terms.currency
    return tuple((other, converted(amount, own, other, rate)) for other, rate in display.rates.items() if own)


def _said(room: SaleRoom) -> str:
    """Return what the auctioneer announced last, until a lot opens after it."""
    last = next(room.newest(RowKind.ANNOUNCED, *_SAID_OVER_BY), None)
    return last.text if last is not None and last.kind is RowKind.ANNOUNCED else ""
