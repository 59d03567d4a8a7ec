"""The contest for one lot: limits, leader and price, by RULES "Accepting a bid", 3 to 9.

It knows amounts and bidders only; phases, deadlines and permissions are decided elsewhere.
"""

from dataclasses import dataclass, field, replace
from typing import Final

import msgspec
from msgspec.structs import replace as changed

from contract.commands import BidMode
from contract.standing import ROOM
from contract.standing import Reserve as ReserveStatus
from contract.terms import BelowReserve, Terms, Tie

_EXACT: Final = BidMode.EXACT
"""What each bid asks for; as a member of its class it would have to be looked up."""


class Offer(msgspec.Struct, frozen=True, gc=False):
    """What somebody bids: `limit` is the amount of an exact bid, or the secret max.

    `bidder` is a user id, or `room`; `seq` orders offers in time. `plus_one` has not been used yet.
    """

    bidder: str
    limit: int
    mode: BidMode
    seq: int
    at: int
    plus_one: bool = False

    @property
    def openly(self) -> int:
        """The amount shown openly: F in RULES 4, zero for a pure max."""
        return self.limit if self.mode is _EXACT else 0


@dataclass(slots=True)
class Contest:
    """Who stands where. `second` is the best limit of another than the leader (M2 in RULES 4)."""

    reserve: int | None
    price: int | None = None
    lead: Offer | None = None
    second: int = 0
    limits: dict[str, Offer] = field(default_factory=dict)
    shown: dict[str, int] = field(default_factory=dict)

    @property
    def reserve_status(self) -> ReserveStatus:
        if self.reserve is None:
            return ReserveStatus.NONE
        met = self.lead is not None and self.lead.limit >= self.reserve
        return ReserveStatus.MET if met else ReserveStatus.UNMET

    def copy(self) -> "Contest":
        """Return the same contest, to go on by itself."""
        return replace(self, limits=dict(self.limits), shown=dict(self.shown))

    def take(self, offer: Offer, floor: int, terms: Terms) -> None:
        """Let an acceptable offer compete.

        The leader's own comes here only when what had outbid him in between was struck: nobody then
        competes with himself. An offer that leads pays `floor` at least: the asking price that it answers, if
        nobody led or the auctioneer had set it, else zero.
        """
        bidder, leader = offer.bidder, self.lead
        openly = offer.limit if offer.mode is _EXACT else 0
        self.limits[bidder] = offer
        if bidder != ROOM and (before := self.shown.get(bidder, 0)) > openly:
            openly = before
        self.shown[bidder] = openly
        if leader is None:
            self.lead, self.price = offer, max(openly, floor)
        elif leader.bidder == bidder != ROOM:
            self._follow(offer, openly)
        else:
            self._compete(offer, leader, floor, terms)
        if self.reserve is not None:
            self._mind_reserve(self.reserve, terms)

    def _compete(self, offer: Offer, leader: Offer, floor: int, terms: Terms) -> None:
        if offer.limit == leader.limit:
            first = _goes_first(offer, leader, terms)
            best, other = self._plus_one(*((offer, leader) if first else (leader, offer)), terms)
        else:
            best, other = (offer, leader) if offer.limit > leader.limit else (leader, offer)
        wins = best.seq == offer.seq
        self.lead = best
        self.second = max(self.second, other.limit)
        price = self.shown[best.bidder] if best.bidder != ROOM else best.openly
        if self.price is not None and self.price > price:
            price = self.price
        if wins and floor > price:
            price = floor
        if price < best.limit:  # else, as with every exact bid that leads, the ladder has no say
            price = max(price, min(best.limit, terms.ladder.next(self.second)))
        self.price = price

    def _plus_one(self, first: Offer, later: Offer, terms: Terms) -> tuple[Offer, Offer]:
        """Settle a tie by the one increment more that its loser may have left word of; used, it is used up.

        The first to leave the amount answers with its own, and then leads at that.
        """
        if not later.plus_one:
            return first, later
        limit = int(terms.ladder.next(later.limit))
        later = self.limits[later.bidder] = changed(later, limit=limit, plus_one=False)
        if not first.plus_one:
            return later, first
        first = self.limits[first.bidder] = changed(first, limit=limit, plus_one=False)
        return first, later

    def _follow(self, offer: Offer, openly: int) -> None:
        """Let the leader's own later bid take the place of the one before; openly bid stays openly bid."""
        if self.lead is None or offer.limit > self.lead.limit:
            self.lead = offer
        self.limits[offer.bidder] = self.lead
        self.price = max(self.price or 0, openly)

    def change_max(self, offer: Offer, terms: Terms) -> None:
        """Raise or lower the leader's own max (RULES 7, 9): nothing public moves, but for two cases."""
        leader = self.lead
        if leader is None or leader.bidder != offer.bidder or self.price is None:
            raise ValueError("only the leader has a max to change")
        tied = leader.limit == self.second == self.price
        met = self.reserve_status is ReserveStatus.MET
        # Folded anew without a struck entry, a max may be found lowered below what is now the price.
        offer = changed(offer, limit=max(offer.limit, self.price))
        self.lead = self.limits[offer.bidder] = offer
        if terms.raise_breaks_tie and tied and offer.limit > leader.limit:
            self.price = min(offer.limit, terms.ladder.next(self.price))
        if not met and self.reserve is not None and offer.limit >= self.reserve:
            self.price = max(self.price, self.reserve)

    def retract(self) -> int | None:
        """Take the leading bid back; no earlier bid revives. Return the last price, to be asked anew."""
        last = self.price
        self.price, self.lead, self.second = None, None, 0
        self.limits.clear()
        self.shown.clear()
        return last

    def leave(self, offer: Offer) -> None:
        """Put a max into the book before the lot opens, in place of an earlier one; a zero takes it out.

        The same amount again keeps its time: only its group, or its one increment more, is another.
        """
        before = self.limits.pop(offer.bidder, None)
        if before is not None and before.limit == offer.limit:
            offer = changed(offer, seq=before.seq, at=before.at)
        if offer.limit:
            self.limits[offer.bidder] = offer

    def open_with_book(self, start: int, terms: Terms) -> int:
        """Let the book compete in the order in which it was left; return how many bids that makes.

        With a +1 in it the dearest goes first: who would lose a tie below the top must not use it up.
        """
        book = sorted(self.limits.values(), key=lambda offer: offer.seq)
        if any(offer.plus_one for offer in book):
            book.sort(key=lambda offer: -offer.limit)
        for offer in book:
            self.take(offer, start if self.lead is None else 0, terms)
        return len(book)

    def _mind_reserve(self, reserve: int, terms: Terms) -> None:
        if self.lead is None or self.price is None:
            return
        if self.lead.limit >= reserve:
            self.price = max(self.price, reserve)
        elif terms.below_reserve is BelowReserve.SHOW_LIMIT:
            self.price = self.lead.limit


def _goes_first(offer: Offer, leader: Offer, terms: Terms) -> bool:
    """Tell whether a later offer of the same amount leads all the same.

    Only `room_first` makes a difference: what leads was received first, and a max can never equal
    a room bid that stands, since it must be at least one rung above it.
    """
    return terms.tie is Tie.ROOM_FIRST and offer.bidder == ROOM and leader.mode is BidMode.MAX
