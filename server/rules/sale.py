"""A sale: the fold of its ledger. It answers what is; what shall be is decided in `decide`."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Self

import msgspec

from contract import feed
from contract.standing import ROOM, Phase, Standing
from contract.terms import SaleKind, Terms
from contract.wire import DeskLot, DeskPaddle, PaddleStatus, Role, SaleStatus, SaleView, WonLot, You
from server.rules.contest import Offer
from server.rules.lot import Lot
from server.rules.lots import Lots
from server.rules.records import BidSecret, LotSecret, MaxSet, PaddleChanged, Record
from server.rules.stakes import Stakes

_MOVES_DEADLINE: Final = (feed.LotOpened, feed.EntryUndone)
"""Behind each of these a deadline counts again, though it is the one that it was."""


@dataclass(slots=True)
class Sale:
    """The state of one sale. `seq` is its last ledger row, `head` its last feed number."""

    id: str = ""
    title: str = ""
    created: feed.SaleCreated | None = None
    status: SaleStatus = SaleStatus.UPCOMING
    hold: str | None = None
    held_at: int | None = None
    seq: int = 0
    head: int = 0
    lots: Lots = field(default_factory=Lots)
    paddles: dict[str, PaddleChanged] = field(default_factory=dict)
    on_the_block: str | None = None
    lined_up: str | None = None
    has_bid: set[str] = field(default_factory=set)
    stakes: Stakes = field(default_factory=Stakes)
    _users: dict[str, str] = field(default_factory=dict)
    _deadlines: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def load(cls, records: Iterable[Record]) -> Self:
        """Fold a ledger, from its first row on, into the state."""
        sale = cls()
        bid_on: dict[str, Lot] = {}
        for record in records:
            entry = record.public
            if isinstance(entry, feed.BidTaken):
                sale._count(record)
                lot = bid_on[entry.lot] = sale._fold_bid(entry, record)
                sale.stakes.touch(entry.lot, lot)
            else:
                sale.apply(record)
        for lot in bid_on.values():  # once each: what a bid cost until the next one nobody asks any more
            sale.stakes.follow(lot)
        return sale

    @property
    def terms(self) -> Terms:
        """The sale's terms. Raises LookupError before the sale was created."""
        if self.created is None:
            raise LookupError("the sale has not been created")
        return self.created.terms

    @property
    def timed(self) -> bool:
        return self.terms.kind is SaleKind.TIMED

    # What is, to whom

    def leader_of(self, lot: Lot) -> str | None:
        """How the lot's leader is called in public: a paddle, or `room`."""
        lead = lot.contest.lead
        if lead is None:
            return None
        return ROOM if lead.bidder == ROOM else self.paddles[lead.bidder].paddle

    def standing(self, number: str) -> Standing:
        """Return a lot's public state; KeyError for a number that is not in the sale."""
        lot = self.lots[number]
        return lot.standing(self.leader_of(lot))

    def standings(self) -> list[Standing]:
        """Return every lot's public state in catalogue order."""
        return [lot.standing(self.leader_of(lot)) for lot in self.lots.values()]

    def view(self, house_key: str = "") -> SaleView:
        """Return what anybody may know of the sale."""
        return SaleView(
            id=self.id, title=self.title, status=self.status, hold=self.hold, terms=self.terms,
            lots=len(self.lots), head=self.head, house_key=house_key, lined_up=self.lined_up,
        )  # fmt: skip

    def you(self, user: str, name: str, role: Role) -> You:
        """Return what `user` alone may know of himself here."""
        mine = self.paddles.get(user)
        touched = list(self.stakes.touched(user))
        leading = [lot for lot in touched if lot.leading_user == user]
        maxes = {lot.number: offer for lot in touched if (offer := _in_force(lot, user)) is not None}
        return You(
            user=user,
            name=name,
            role=role,
            paddle=None if mine is None else mine.paddle,
            status=None if mine is None else mine.status,
            limit=None if mine is None else mine.limit,
            at_stake=self.stakes.of(user),
            maxes={number: offer.limit for number, offer in maxes.items()},
            leading=[lot.number for lot in leading if lot.phase.takes_bids],
            won=[WonLot(lot.number, lot.contest.price or 0) for lot in leading if lot.phase is Phase.SOLD],
            plus_ones=[number for number, offer in maxes.items() if offer.plus_one],
            groups={number: group for number in maxes if (group := self.lots[number].groups.get(user))},
        )

    def desk_lot(self, number: str) -> DeskLot:
        """Return what a clerk may see of a lot beyond its standing."""
        return self.lots[number].desk(self.paddles)

    def desk_paddles(self) -> list[DeskPaddle]:
        """Return every registration, in the order of asking."""
        return [
            DeskPaddle(user=p.user, name=p.name, paddle=p.paddle, status=p.status, limit=p.limit)
            for p in self.paddles.values()
        ]

    def paddle_of(self, user: str) -> str | None:
        """Return the paddle of a user, whatever its status."""
        mine = self.paddles.get(user)
        return None if mine is None else mine.paddle

    def user_of(self, paddle: str) -> str | None:
        """Return whose paddle it is."""
        return self._users.get(paddle)

    def next_deadline(self) -> int | None:
        """Return when the clock next asks for something (ms, UTC); None for never."""
        if self.created is None or not self.timed or self.hold is not None:
            return None
        if self.status is SaleStatus.UPCOMING:
            return self.terms.opens_at
        while self._deadlines and self._stale(*self._deadlines[0]):
            heapq.heappop(self._deadlines)
        return self._deadlines[0][0] if self._deadlines and self.status is SaleStatus.OPEN else None

    def due_lot(self, at: int) -> Lot | None:
        """Return an open lot whose deadline has come at `at`; None when there is none."""
        deadline = self.next_deadline()
        if self.status is not SaleStatus.OPEN or deadline is None or deadline > at:
            return None
        return self.lots[self._deadlines[0][1]]

    def _stale(self, at: int, number: str) -> bool:
        lot = self.lots[number]
        return not lot.phase.takes_bids or lot.closes_at != at

    # The fold

    def apply(self, record: Record) -> None:
        """Take the next record of the ledger into the state; ValueError when it is not the next."""
        lot = self._fold(record)
        if lot is not None:
            self.stakes.follow(lot)

    def _fold(self, record: Record) -> Lot | None:  # noqa: C901 (one arm for each entry)
        """Take a record into the state; return the lot that it moved, whose stakes are to be followed."""
        self._count(record)
        match record.public:
            case feed.BidTaken():  # first, as nearly all are bids
                return self._fold_bid(record.public, record)
            case feed.SaleCreated():
                self.created = record.public
                self.id, self.title = record.public.sale, record.public.title
            case feed.SaleOpened():
                self.status = SaleStatus.OPEN
            case feed.SaleEnded():
                self.status, self.lined_up = SaleStatus.ENDED, None
            case feed.SaleHeld(text=text):
                self.hold, self.held_at = text, record.at
            case feed.SaleResumed():
                self.hold = self.held_at = None
            case feed.Announced() | feed.LedgerHead() | feed.CatalogueChanged():
                pass  # told to everybody, and nothing changes
            case feed.SaleChanged(title=title, terms=terms):
                self._change(title, terms)
            case feed.LotsMoved(lots=lots, before=before):
                self.lots.move(lots, before)
            case feed.LotAdded():
                self._add_lot(record.public, record)
            case _:
                return self._fold_part(record)
        return None

    def _count(self, record: Record) -> None:
        if record.seq != self.seq + 1:
            raise ValueError(f"row {record.seq} cannot follow row {self.seq}")
        self.seq = record.seq
        if record.feed_no is not None:
            self.head = record.feed_no

    def _add_lot(self, entry: feed.LotAdded, record: Record) -> None:
        reserve = record.private.reserve if isinstance(record.private, LotSecret) else None
        self.lots.add(Lot(entry, reserve, self.terms), entry.before)

    def _change(self, title: str, terms: Terms) -> None:
        assert self.created is not None  # the first row of every ledger
        self.title = title
        self.created = msgspec.structs.replace(self.created, title=title, terms=terms)
        for lot in self.lots.values():
            lot.terms = terms
            self.stakes.follow(lot)  # one increment more is another one on another ladder

    def _fold_bid(self, entry: feed.BidTaken, record: Record) -> Lot:
        lot = self.lots[entry.lot]
        if entry.by != ROOM and isinstance(record.private, BidSecret):
            self.has_bid.add(record.private.user)
        deadline = lot.closes_at
        lot.history.append(record)
        lot.take(entry, record)
        self.on_the_block = entry.lot  # a bid leaves its lot open
        if lot.closes_at != deadline and lot.closes_at is not None:
            heapq.heappush(self._deadlines, (lot.closes_at, entry.lot))
        return lot

    def _fold_part(self, record: Record) -> Lot | None:
        public, private = record.public, record.private
        if isinstance(private, PaddleChanged):
            self._register(private)
            return None
        if isinstance(private, MaxSet):
            self.has_bid.add(private.user)
        if isinstance(public, feed.LotEntry):
            lot = self.lots[public.lot]
        elif isinstance(private, MaxSet):
            lot = self.lots[private.lot]
        else:
            raise ValueError(f"row {record.seq} concerns nothing that is known")  # noqa: TRY004
        deadline = lot.closes_at
        lot.apply(record)
        self._line_up(public)
        self._put_on_the_block(lot)
        if lot.closes_at is not None and (lot.closes_at != deadline or isinstance(public, _MOVES_DEADLINE)):
            heapq.heappush(self._deadlines, (lot.closes_at, lot.number))
        return lot

    def _line_up(self, entry: feed.PublicEntry | None) -> None:
        """Keep which lot comes next: until a lot is opened, or that one is reopened or withdrawn."""
        match entry:
            case feed.LinedUp(lot=number):
                self.lined_up = number
            case feed.LotOpened():
                self.lined_up = None
            case feed.LotWithdrawn(lot=number) | feed.LotReopened(lot=number) if number == self.lined_up:
                self.lined_up = None

    def _register(self, changed: PaddleChanged) -> None:
        before = self.paddles.get(changed.user)
        if before is not None:
            del self._users[before.paddle]  # a number that was never bid with can be given to another
        self.paddles[changed.user] = changed
        self._users[changed.paddle] = changed.user

    def _put_on_the_block(self, lot: Lot) -> None:
        """Keep which lot is on the block."""
        if lot.phase.takes_bids:
            self.on_the_block = lot.number
        elif self.on_the_block == lot.number:
            self.on_the_block = None

    def registration(self, user: str) -> PaddleStatus | None:
        """Return where a user's registration stands; None without one."""
        mine = self.paddles.get(user)
        return None if mine is None else mine.status


def _in_force(lot: Lot, user: str) -> Offer | None:
    """A user's own max while it can still do something: before the lot opens, or while it leads."""
    offer = lot.contest.limits.get(user)
    if offer is None or lot.phase.closed:
        return None
    return offer if lot.phase is Phase.UPCOMING or lot.leading_user == user else None
