"""How I stand on each lot of a sale, in one word: won, leading, outbid, in the book, offered for. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from contract.settlement import Offer, OfferStatus
from contract.standing import Phase, Standing
from contract.wire import LotView, SaleView, You


class Mine(Enum):
    """How I stand on a lot."""

    LEADING = "leading"
    OUTBID = "outbid"
    IN_THE_BOOK = "in_the_book"
    WATCHED = "watched"
    WON = "won"
    BOUGHT_AFTER = "bought_after"
    OFFERED = "offered"
    DECLINED = "declined"
    LOST = "lost"
    UNSOLD = "unsold"

    @property
    def is_open(self) -> bool:
        """Whether the lot may still be mine."""
        return self in {Mine.LEADING, Mine.OUTBID, Mine.IN_THE_BOOK, Mine.WATCHED, Mine.OFFERED}

    @property
    def is_mine(self) -> bool:
        """Whether I pay for the lot."""
        return self in {Mine.WON, Mine.BOUGHT_AFTER}


@dataclass(frozen=True, slots=True)
class MyLot:
    """A lot that concerns me. `mine` is my limit or what I pay, `price` what it stands at; minor units."""

    sale: str
    sale_title: str
    currency: str
    lot: str
    title: str
    state: Mine
    mine: int | None
    price: int | None
    closes_at: int | None = None
    group: str | None = None

    @property
    def key(self) -> str:
        """Return what identifies the row."""
        return f"{self.sale}\n{self.lot}"


def my_lots(
    sale: SaleView,
    you: You,
    lots: Iterable[LotView],
    *,
    bid_on: Collection[str] = (),
    watched: Collection[str] = (),
    offers: Iterable[Offer] = (),
) -> list[MyLot]:
    """Return the lots that concern me, in the order of the sale.

    `bid_on` are lots on which a bid of mine is known from receipts: `you` tells only of limits in force.
    """
    offered = {offer.lot: offer for offer in offers if offer.status is not OfferStatus.WITHDRAWN}
    found = []
    for view in lots:
        state = _state(you, view.standing, view.lot in bid_on, view.lot in watched, offered.get(view.lot))
        if state is not None:
            found.append(
                MyLot(
                    sale=sale.id,
                    sale_title=sale.title,
                    currency=sale.terms.currency,
                    lot=view.lot,
                    title=view.title,
                    state=state,
                    mine=_mine(you, view.lot, offered.get(view.lot)),
                    price=view.standing.price,
                    closes_at=None if view.standing.phase.closed else view.standing.closes_at,
                    group=you.groups.get(view.lot),
                )
            )
    return found


def concerned(you: You, bid_on: Collection[str], watched: Collection[str]) -> set[str]:
    """Return the lots that may concern me."""
    return {*you.maxes, *you.leading, *(won.lot for won in you.won), *bid_on, *watched}


def _state(you: You, standing: Standing, has_bid: bool, is_watched: bool, offer: Offer | None) -> Mine | None:
    if any(won.lot == standing.lot for won in you.won):
        return Mine.WON
    if offer is not None:
        return _AFTER_THE_SALE[offer.status]
    has_bid = has_bid or standing.lot in you.maxes or standing.lot in you.leading
    if has_bid and standing.phase.closed:
        return Mine.LOST if standing.phase is Phase.SOLD else Mine.UNSOLD
    if has_bid:
        return _while_open(you, standing)
    return Mine.WATCHED if is_watched and not standing.phase.closed else None


def _while_open(you: You, standing: Standing) -> Mine | None:
    if standing.phase is Phase.UPCOMING:
        return Mine.IN_THE_BOOK if standing.lot in you.maxes else None
    return Mine.LEADING if standing.lot in you.leading else Mine.OUTBID


def _mine(you: You, lot: str, offer: Offer | None) -> int | None:
    won = next((won.price for won in you.won if won.lot == lot), None)
    if won is not None:
        return won
    return offer.amount if offer is not None else you.maxes.get(lot)


_AFTER_THE_SALE = {
    OfferStatus.OPEN: Mine.OFFERED,
    OfferStatus.ACCEPTED: Mine.BOUGHT_AFTER,
    OfferStatus.DECLINED: Mine.DECLINED,
}
