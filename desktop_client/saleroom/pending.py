"""Your own bids on their way: so that nobody ever wonders whether a bid counted.

Each bid gets its id once. When no answer came, the same bid with the same id is asked again after the
connection is back: the house gives its first verdict, or `expired` if the bid never arrived in time. A bid
made while there is no connection is not sent, not then and not later.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from contract.commands import Bid, BidMode
from contract.ids import new_id
from contract.verdicts import Code, Outcome, Verdict

BID_LIFE_MS: Final = 5_000
"""How long after the press a bid may still arrive to count."""
KEPT: Final = 200

_DECIDED_NOTHING: Final = frozenset(
    {
        Code.RATE_LIMITED,
        Code.UNAVAILABLE,
        Code.MALFORMED,
        Code.FORBIDDEN,
        Code.NOT_ATTENDING,
        Code.UNAUTHENTICATED,
        Code.TOO_MANY,
    }
)
"""Refusals of the door, not of the sale: without a receipt they say nothing of an earlier sending."""


class BidStage(StrEnum):
    """How far a bid has come."""

    SENT = "sent"
    CHECKING = "checking"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_SENT = "not_sent"

    @property
    def open(self) -> bool:
        """Whether its verdict is not known yet."""
        return self in {BidStage.SENT, BidStage.CHECKING}


@dataclass(frozen=True, slots=True)
class PendingBid:
    """One bid of yours. `sent_at` is ms, UTC, on the server's clock as known here.

    `obstacle` is why the house could not say what became of a bid in doubt, if it said so.
    """

    bid: Bid
    sent_at: int
    stage: BidStage = BidStage.SENT
    verdict: Verdict | None = None
    obstacle: Code | None = None

    @property
    def received_at(self) -> int | None:
        """When the house received it (ms, UTC), by its own clock; None before the verdict."""
        return None if self.verdict is None else self.verdict.at

    @property
    def code(self) -> Code | None:
        """Why it was refused; None otherwise."""
        return None if self.verdict is None else self.verdict.code

    @property
    def outcome(self) -> Outcome | None:
        """What it came to; None unless accepted."""
        return None if self.verdict is None else self.verdict.outcome

    def shown_in_feed(self, last: int) -> bool:
        """Tell whether a room that knows the feed up to `last` shows what this bid did."""
        return self.verdict is None or (self.verdict.feed_no or 0) <= last


class PendingBids:
    """Your bids of one sale, by id, in the order in which you made them."""

    def __init__(self, sale: str, new_id: Callable[[], str] = new_id) -> None:
        self._sale = sale
        self._new_id = new_id
        self._bids: dict[str, PendingBid] = {}

    def place(
        self,
        lot: str,
        amount: int,
        mode: BidMode,
        now: int,
        *,
        plus_one: bool = False,
        group: str | None = None,
    ) -> PendingBid:
        """Make a bid out of an intention, at `now` (ms, UTC, server's clock). The caller sends it."""
        bid = Bid(
            id=self._new_id(),
            sale=self._sale,
            lot=lot,
            amount=amount,
            mode=mode,
            expires_at=now + BID_LIFE_MS,
            plus_one=plus_one,
            group=group,
        )
        return self._keep(PendingBid(bid, sent_at=now))

    def answered(self, bid_id: str, verdict: Verdict) -> PendingBid:
        """Take the house's verdict. Raises KeyError for an id that is not ours.

        A refusal that decided nothing leaves a bid in doubt as it is: its first sending may have counted. So
        does `unavailable` at the first sending, for a record may be written and its writing not known.
        """
        known = self._bids[bid_id]
        decided = verdict.ok or verdict.receipt is not None or verdict.code not in _DECIDED_NOTHING
        may_count = known.stage is BidStage.CHECKING or verdict.code is Code.UNAVAILABLE
        if not decided and may_count:
            return self._keep(replace(known, stage=BidStage.CHECKING, obstacle=verdict.code))
        stage = BidStage.ACCEPTED if verdict.ok else BidStage.REFUSED
        return self._keep(replace(known, stage=stage, verdict=verdict, obstacle=None))

    def in_doubt(self, bid_id: str) -> PendingBid:
        """Learn that no answer came: the bid may count or not."""
        return self._keep(replace(self._bids[bid_id], stage=BidStage.CHECKING))

    def not_sent(self, bid_id: str) -> PendingBid:
        """Learn that the bid never left; a bid that is in doubt stays so."""
        known = self._bids[bid_id]
        if known.stage is BidStage.CHECKING:
            return known
        return self._keep(replace(known, stage=BidStage.NOT_SENT))

    def to_settle(self) -> list[Bid]:
        """Return the bids in doubt, oldest first, exactly as they were sent."""
        return [known.bid for known in self._bids.values() if known.stage is BidStage.CHECKING]

    def latest(self, lot: str) -> PendingBid | None:
        """Return your latest bid on a lot."""
        return next((known for known in reversed(self._bids.values()) if known.bid.lot == lot), None)

    def has_taken(self, lot: str) -> bool:
        """Tell whether the house has accepted a bid of yours on a lot."""
        return any(known.bid.lot == lot and known.stage is BidStage.ACCEPTED for known in self._bids.values())

    def all(self) -> list[PendingBid]:
        """Return your bids, oldest first."""
        return list(self._bids.values())

    def _keep(self, pending: PendingBid) -> PendingBid:
        self._bids[pending.bid.id] = pending
        settled = [known.bid.id for known in self._bids.values() if not known.stage.open]
        for bid_id in settled[: max(len(self._bids) - KEPT, 0)]:
            del self._bids[bid_id]
        return pending
