"""Where a lot stands: what is asked, what everybody and what clerks may see of it, what it costs whom.

It only answers; what happens to it is in `lot`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from contract import feed
from contract.commands import BidMode
from contract.ladder import Band, Ladder
from contract.standing import ROOM, RUNGS_SHOWN, Phase, Standing
from contract.terms import Terms
from contract.wire import BookLine, DeskLot
from server.rules.contest import Contest
from server.rules.records import PaddleChanged


@dataclass(slots=True)
class LotState:
    """A lot and its contest.

    `asked` is an ask that differs from the ladder's, `step` an increment of the lot's own. `groups` are the
    either-or groups of users who left a max. `extended_at` is when it last got back time that was lost.
    """

    added: feed.LotAdded
    reserve: int | None
    terms: Terms
    phase: Phase = Phase.UPCOMING
    contest: Contest = field(init=False)
    groups: dict[str, str] = field(default_factory=dict)
    asked: int | None = None
    step: int | None = None
    bids: int = 0
    closes_at: int | None = None
    first_closes_at: int | None = None
    extended_at: int | None = None
    closed_at: int | None = None

    @property
    def number(self) -> str:
        return self.added.lot

    def stand_like(self, other: "LotState") -> None:
        """Take over where a twin of this lot stands."""
        self.contest, self.groups = other.contest.copy(), dict(other.groups)
        self.phase, self.asked, self.step, self.bids = other.phase, other.asked, other.step, other.bids
        self.closes_at, self.first_closes_at = other.closes_at, other.first_closes_at
        self.closed_at, self.extended_at = other.closed_at, other.extended_at

    @property
    def ask(self) -> int | None:
        """The next amount that would be accepted; None once closed."""
        if self.phase.closed:
            return None
        if self.asked is not None:
            return self.asked
        if self.contest.price is None:
            return self.added.start
        return self.ladder.next(self.contest.price)

    @property
    def ladder(self) -> Ladder:
        """What the lot climbs: the sale's ladder, or steps of its own."""
        if self.step is None:
            return self.terms.ladder
        return Ladder("step", (Band(0, self.step),), floating=True)

    @property
    def rules(self) -> Terms:
        """The terms that its bids compete by: the sale's, on its own ladder."""
        return self.terms if self.step is None else msgspec.structs.replace(self.terms, ladder=self.ladder)

    @property
    def leading_user(self) -> str | None:
        """The user id of the leader; None without a bid or when the room leads."""
        lead = self.contest.lead
        return None if lead is None or lead.bidder == ROOM else lead.bidder

    def is_rung(self, amount: int) -> bool:
        """Tell whether an amount lies on what the lot climbs, its own steps counted from the asking price."""
        if self.step is None:
            return self.terms.ladder.is_rung(amount)
        return self.ask is not None and (amount - self.ask) % self.step == 0

    def most(self, limit: int, plus_one: bool) -> int:
        """Return what a max may come to: with +1, one increment more."""
        return int(self.ladder.next(limit)) if plus_one else limit

    def standing(self, leader: str | None) -> Standing:
        """Return the public state; `leader` is how the leader is called in public."""
        ask = self.ask
        return Standing(
            lot=self.number,
            phase=self.phase,
            price=self.contest.price,
            ask=ask,
            leader=leader,
            bids=self.bids,
            reserve=self.contest.reserve_status,
            closes_at=self.closes_at,
            next_rungs=[] if ask is None else self.ladder.rungs_above(ask, RUNGS_SHOWN),
            step=self.step,
        )

    def desk(self, paddles: Mapping[str, PaddleChanged]) -> DeskLot:
        """Return what the clerk may see: the reserve, and the book with the highest limit first."""
        book = [o for o in self.contest.limits.values() if o.mode is BidMode.MAX and o.bidder != ROOM]
        book.sort(key=lambda offer: (-offer.limit, offer.seq))
        lines = [
            BookLine(paddles[o.bidder].paddle, o.limit, o.at, o.plus_one, self.groups.get(o.bidder))
            for o in book
            if o.bidder in paddles
        ]
        return DeskLot(lot=self.number, reserve=self.reserve, book=lines)

    def charges(self) -> dict[str, int]:
        """Return what each user would owe for this lot at the most, as it stands now."""
        if self.phase is Phase.UPCOMING:
            return {user: self.most(o.limit, o.plus_one) for user, o in self.contest.limits.items()}
        lead = self.contest.lead
        if lead is None or lead.bidder == ROOM or self.phase in (Phase.PASSED, Phase.WITHDRAWN):
            return {}
        most = self.most(lead.limit, lead.plus_one)
        return {lead.bidder: most if self.phase.takes_bids else self.contest.price or 0}
