"""One lot's state, as the fold of its records. Applying never refuses: decisions were made before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from contract import feed
from contract.commands import BidMode
from contract.standing import ROOM, Phase
from contract.terms import SoftCloseTrigger
from server.rules.contest import Contest, Offer
from server.rules.lot_state import LotState
from server.rules.records import BidSecret, CallSecret, LotSecret, MaxSet, Record

_OPEN: Final = Phase.OPEN
"""What each bid asks for: looked up in its class, a member of an enum takes as long as a call."""


@dataclass(slots=True)
class Lot(LotState):
    """A lot with its history.

    `undone` are the rows that were struck, `left` those of maxes left before the lot opened.
    """

    history: list[Record] = field(default_factory=list)
    undone: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._reset()

    def apply(self, record: Record) -> None:
        """Take one record of this lot into the state."""
        public = record.public
        self.history.append(record)
        if isinstance(public, feed.EntryUndone):
            self._strike(public.undoes)
            self._fold_again()
            return
        if public is None and self.phase is Phase.UPCOMING:
            self.left.add(record.seq)
        self._step(record)

    def before(self, row: int) -> "Lot":
        """Return a twin that has only the history before this row, without what is struck of it by now."""
        twin = Lot(self.added, self.reserve, self.terms)
        twin.undone, twin.left = set(self.undone), set(self.left)
        twin.history = [record for record in self.history if record.seq < row]
        twin._fold(twin.history)
        return twin

    def without(self, entries: Iterable[int], base: "Lot | None" = None) -> "Lot":
        """Return a twin of the lot as it would stand with these feed numbers struck too, in this order.

        From a `base`, the lot `before` the first of these entries, only what came since is folded.
        """
        twin = Lot(self.added, self.reserve, self.terms)
        twin.history, twin.undone, twin.left = list(self.history), set(self.undone), set(self.left)
        twin.closes_at = self.closes_at
        for entry in entries:
            twin._strike(entry)
            if self.closes_at is not None:  # a deadline that any of the steps shows is kept
                twin._fold_again(base)
        twin._fold_again(base)
        return twin

    def _strike(self, entry: int) -> None:
        """Strike feed number `entry`, and with a bid the raises of it, which nobody can see to strike."""
        bidder: str | None = None
        for record in self.history:
            if record.feed_no == entry:
                self.undone.add(record.seq)
                bidder = _bidder(record)
            elif bidder is not None:
                if _bidder(record) == bidder:
                    return  # later raises are of this bid
                if isinstance(record.private, MaxSet) and record.private.user == bidder:
                    self.undone.add(record.seq)

    def _fold_again(self, base: "Lot | None" = None) -> None:
        """Fold the history without what was struck; the deadline that everybody saw is kept."""
        deadline = self.closes_at
        self._reset()
        if base is None:
            self._fold(self.history)
        else:
            self.stand_like(base)
            self._fold(self.history[len(base.history) :])
        if deadline is not None and self.closes_at is not None:
            self.closes_at = max(deadline, self.closes_at)

    def _fold(self, history: Iterable[Record]) -> None:
        for record in history:
            if record.seq not in self.undone and not isinstance(record.public, feed.EntryUndone):
                self._step(record)

    def _reset(self) -> None:
        self.contest, self.groups = Contest(self.reserve), {}
        self.phase, self.asked, self.step, self.bids = Phase.UPCOMING, None, None, 0
        self.closes_at = self.first_closes_at = self.added.closes_at
        self.closed_at = self.extended_at = None

    def _step(self, record: Record) -> None:  # noqa: C901, PLR0912 (one arm for each entry)
        match record.public:
            case feed.BidTaken():
                self.take(record.public, record)
            case feed.LotOpened():
                self.phase = Phase.OPEN
                self._open_book()
            case feed.AskSet(amount=amount):
                self.asked = amount
            case feed.IncrementSet(step=step):
                self.step = step
                if self.contest.price is not None:  # else a retracted bid is asked for
                    self.asked = None
            case feed.LinedUp():
                pass  # which lot comes next is the sale's to know
            case feed.LotChanged():
                self._change(record.public, record)
            case None | feed.PriceRaised():
                self._set_max(record)
            case feed.BidRetracted():
                self.asked = self.contest.retract()
                self.phase = Phase.OPEN
            case feed.FairWarningGiven():
                self.phase = Phase.FAIR_WARNING
            case feed.FinalCallGiven():
                self.phase = Phase.FINAL_CALL
            case feed.LotSold():
                self._close(Phase.SOLD, record.at)
            case feed.LotPassed():
                self._close(Phase.PASSED, record.at)
            case feed.LotWithdrawn():
                self._close(Phase.WITHDRAWN, record.at)
            case feed.LotReopened(closes_at=closes_at):
                self.phase, self.closed_at = Phase.OPEN, None
                self.closes_at = self.first_closes_at = closes_at
                self._open_book()
            case feed.LotExtended(by_ms=by_ms):
                self.closes_at = (self.closes_at or record.at) + by_ms
                self.first_closes_at = (self.first_closes_at or record.at) + by_ms
                if not isinstance(record.private, CallSecret):  # what a clerk gave was not lost before
                    self.extended_at = record.at
            case unexpected:
                raise ValueError(f"{type(unexpected).__name__} does not concern a lot")

    def _open_book(self) -> None:
        if self.contest.lead is None:
            self.bids += self.contest.open_with_book(self.added.start, self.rules)

    def _close(self, phase: Phase, at: int) -> None:
        self.phase, self.closed_at, self.asked, self.step = phase, at, None, None

    def _change(self, entry: feed.LotChanged, record: Record) -> None:
        """Be what the entry says; folded again it comes to the same, as only upcoming lots are changed."""
        self.added = feed.LotAdded(
            lot=entry.lot, title=entry.title, start=entry.start, has_reserve=entry.has_reserve,
            low_estimate=entry.low_estimate, high_estimate=entry.high_estimate, closes_at=entry.closes_at,
        )  # fmt: skip
        self.reserve = record.private.reserve if isinstance(record.private, LotSecret) else None
        self.contest.reserve = self.reserve
        self.closes_at = self.first_closes_at = entry.closes_at

    def take(self, entry: feed.BidTaken, record: Record) -> None:
        """Let a bid compete, as `apply` does: for who knows that it is one, and has it in the history."""
        secret, contest = record.private, self.contest
        if not isinstance(secret, BidSecret) or (self.phase is not _OPEN and self.phase.closed):
            raise ValueError(f"row {record.seq} is not a bid on an open lot")
        before = contest.price
        bidder = ROOM if entry.by == ROOM else secret.user
        offer = Offer(bidder, secret.limit, entry.mode, record.seq, record.at, secret.plus_one)
        floor = (self.ask or 0) if contest.lead is None or self.asked is not None else 0
        contest.take(offer, floor, self.terms if self.step is None else self.rules)
        self.phase, self.asked = _OPEN, None
        self.bids += 1
        if self.closes_at is not None:
            self._soft_close(record.at, before != contest.price)

    def _set_max(self, record: Record) -> None:
        secret = record.private
        if not isinstance(secret, MaxSet):
            raise ValueError(f"row {record.seq} has no max")  # noqa: TRY004 (the ledger is wrong, not a type)
        offer = Offer(secret.user, secret.limit, BidMode.MAX, record.seq, record.at, secret.plus_one)
        if record.seq in self.left:
            self.contest.leave(offer)
            self.groups.pop(secret.user, None)
            if secret.group is not None and secret.limit:
                self.groups[secret.user] = secret.group
            return
        if not self.phase.takes_bids or self.leading_user != offer.bidder:
            return  # what it changed was struck: a raise falls with its bid
        before = self.contest.price
        self.contest.change_max(offer, self.rules)
        if before != self.contest.price:
            self.asked, self.phase = None, Phase.OPEN
            self._soft_close(record.at, price_changed=True)

    def _soft_close(self, at: int, price_changed: bool) -> None:
        """Reset (not add to) the time left, when a bid arrives late (RULES, timed lot)."""
        rule, deadline, first = self.terms.soft_close, self.closes_at, self.first_closes_at
        if deadline is None or first is None or at < deadline - rule.window_ms:
            return
        if rule.trigger is SoftCloseTrigger.PRICE_CHANGED and not price_changed:
            return
        extended = at + rule.extend_to_ms
        if rule.cap_ms is not None:
            extended = min(extended, first + rule.cap_ms)
        self.closes_at = max(deadline, extended)


def _bidder(record: Record) -> str | None:
    """Return whose bid a row is; None for the room's, and for what is no bid."""
    entry, secret = record.public, record.private
    if isinstance(entry, feed.BidTaken) and entry.by != ROOM and isinstance(secret, BidSecret):
        return secret.user
    return None
