"""Watches the durable record: folds each commit in the moment in which it happens and checks what must hold.

Its own fold is the truth that hosts, answers and announcements are held against.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from contract import feed
from contract.chain import GENESIS, commitment, row_hash
from contract.standing import Reserve, Standing
from contract.verdicts import Verdict
from server.rules.lot import Lot
from server.rules.records import BidSecret, CallSecret, PaddleChanged, Record
from server.rules.sale import Sale
from server.store.ledger import StoredVerdict
from tests.support.simulation.ledger import Key, Row

Fail = Callable[[str, str], None]
CLOSINGS = feed.LotSold | feed.LotPassed | feed.LotWithdrawn
MAY_FALL = feed.EntryUndone | feed.BidRetracted


@dataclass
class Witness:
    """The fold of everything durable, with every standing that ever was."""

    fail: Fail
    sale: Sale = field(default_factory=Sale)
    rows: list[Row] = field(default_factory=list)
    entries: list[feed.PublicEntry] = field(default_factory=list)
    verdicts: dict[Key, Verdict] = field(default_factory=dict)
    owed: set[str] = field(default_factory=set)
    struck: bool = False
    _seqs: list[int] = field(default_factory=list)
    _past: dict[str, tuple[list[int], list[Standing]]] = field(default_factory=dict)

    def committed(self, sale_id: str, rows: list[Row], verdicts: Sequence[StoredVerdict]) -> None:
        """Take in a commit."""
        for row in rows:
            self._row(row)
        for stored in verdicts:
            self._verdict(stored)

    def standing_at(self, lot: str, seq: int) -> Standing:
        """Return what a lot's standing was after row `seq`."""
        numbers, standings = self._past[lot]
        return standings[bisect_right(numbers, seq) - 1]

    def row_of(self, number: int) -> Row:
        """Return the row of an entry of the feed."""
        return self.rows[self._seqs[number - 1] - 1]

    def _row(self, row: Row) -> None:
        before = self.rows[-1].hash if self.rows else GENESIS
        committed = commitment(row.salt, row.private)
        if row.hash != row_hash(before, row.seq, row.at, row.kind, row.public, committed):
            self.fail("chain", f"row {row.seq} does not follow from the one before")
        record = row.record()
        if record.feed_no is not None and record.feed_no != self.sale.head + 1:
            self.fail("feed numbers", f"row {row.seq} is entry {record.feed_no} after {self.sale.head}")
        number = record.public.lot if isinstance(record.public, feed.LotEntry) else None
        lot = None if number is None else self.sale.lots.get(number)
        before_price = None if lot is None else lot.contest.price
        if lot is not None:
            self._check_before(lot, record)
        self.rows.append(row)
        self.sale.apply(record)
        if record.feed_no is not None and record.public is not None:
            self.entries.append(record.public)
            self._seqs.append(record.seq)
        self.struck |= isinstance(record.public, feed.EntryUndone)
        for touched in self.sale.lots.values():
            self._check_lot(touched, record)
        if lot is not None and not isinstance(record.public, MAY_FALL):
            price = lot.contest.price
            if before_price is not None and (price is None or price < before_price):
                self.fail("price falls", f"row {row.seq}: from {before_price} to {price}")
        if isinstance(record.public, feed.LotEntry):
            if record.public.standing != self.sale.standing(record.public.lot) and record.feed_no is not None:
                self.fail("standing", f"row {row.seq} tells another standing than the fold")
        self._check_stakes(record)

    def _check_before(self, lot: Lot, record: Record) -> None:
        match record.public:
            case feed.BidTaken():
                self._check_bid(lot, record)
            case feed.LotSold(to=to, price=price):
                if (to, price) != (self.sale.leader_of(lot), lot.contest.price):
                    self.fail("winner", f"row {record.seq} sells to {to} at {price}")
                if not lot.phase.takes_bids:
                    self.fail("hammer", f"row {record.seq} sells what is not open")
        if isinstance(record.public, CLOSINGS):
            if not isinstance(record.private, CallSecret):
                self._check_closed_by_clock(lot, record)
            self.owed.discard(lot.number)
        if isinstance(record.public, feed.LotExtended):
            self.owed.discard(lot.number)

    def _check_bid(self, lot: Lot, record: Record) -> None:
        secret = record.private
        assert isinstance(secret, BidSecret)
        if not lot.phase.takes_bids or self.sale.hold is not None:
            self.fail("bid on a closed lot", f"row {record.seq}: {lot.phase}")
        if lot.ask is None or secret.limit < lot.ask:
            self.fail("bid below the ask", f"row {record.seq}: {secret.limit} < {lot.ask}")
        if self.sale.timed and lot.closes_at is not None and record.at >= lot.closes_at:
            self.fail("bid after the deadline", f"row {record.seq}: {record.at} >= {lot.closes_at}")

    def _check_closed_by_clock(self, lot: Lot, record: Record) -> None:
        if lot.closes_at is None or record.at < lot.closes_at or not lot.phase.takes_bids:
            self.fail("deadline", f"row {record.seq} closes {lot.number} at {record.at}, due {lot.closes_at}")
        if self.sale.hold is not None:
            self.fail("deadline", f"row {record.seq} closes {lot.number} in a hold")
        if lot.number in self.owed:
            self.fail("outage", f"row {record.seq} closes {lot.number}, which is owed time of an outage")

    def _check_lot(self, lot: Lot, record: Record) -> None:
        contest = lot.contest
        if (contest.lead is None) != (contest.price is None):
            self.fail("price", f"row {record.seq}: price {contest.price} and lead {contest.lead}")
        elif contest.lead is not None and contest.price is not None:
            if contest.price > contest.lead.limit or contest.second > contest.lead.limit:
                self.fail("price above the leader's limit", f"row {record.seq}: {contest}")
            if contest.reserve_status is Reserve.MET and contest.price < (lot.reserve or 0):
                self.fail("reserve", f"row {record.seq}: met, and the price is {contest.price}")
        if lot.ask is not None and lot.ask <= (contest.price or 0):
            self.fail("ask", f"row {record.seq}: {lot.ask} is asked at {contest.price}")
        numbers, standings = self._past.setdefault(lot.number, ([], []))
        standing = self.sale.standing(lot.number)
        if not standings or standings[-1] != standing:
            numbers.append(record.seq)
            standings.append(standing)

    def _check_stakes(self, record: Record) -> None:
        if isinstance(record.private, PaddleChanged) or self.struck:
            return  # a limit lowered below what is at stake, or a leader who leads again, is no new bid
        for user, at_stake in self.sale.committed.items():
            limit = self.sale.paddles[user].limit
            if limit is not None and at_stake > limit and isinstance(record.private, BidSecret):
                if record.private.user == user:
                    self.fail("credit limit", f"row {record.seq}: {user} has {at_stake} at stake of {limit}")
        if not self.sale.timed and sum(lot.phase.takes_bids for lot in self.sale.lots.values()) > 1:
            self.fail("two lots on the block", f"row {record.seq}")

    def _verdict(self, stored: StoredVerdict) -> None:
        key, verdict = (stored.user, stored.command), stored.verdict
        if key in self.verdicts:
            self.fail("two verdicts", f"{key} was answered before")
        self.verdicts[key] = verdict
        row = self.rows[verdict.seq - 1] if verdict.seq is not None and verdict.seq <= len(self.rows) else None
        if verdict.seq is not None and (row is None or (row.user, row.command) != key):
            self.fail("verdict without its row", f"{key}: row {verdict.seq}")
        if not verdict.ok and any((row.user, row.command) == key for row in self.rows[-40:]):
            self.fail("refused with a row", f"{key}")
