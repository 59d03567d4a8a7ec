"""Watches the durable record: folds each commit in the moment in which it happens, and holds it to the laws.

Its own fold is the truth that hosts, answers and announcements are held against.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from contract import feed
from contract.chain import GENESIS, commitment, row_hash
from contract.standing import Standing
from contract.verdicts import Verdict
from server.rules.records import BidSecret, CallSecret, MaxSet, Record
from server.rules.sale import Sale
from server.store.ledger import StoredVerdict
from tests.support.simulation import laws
from tests.support.simulation.ledger import Key, Row

Fail = Callable[[str, str], None]

ROWS_OF_A_ROUND = 40
"""At least as many rows as one commit has: where a refused command's own row would be."""


@dataclass
class Witness:
    """The fold of everything durable, with every standing that ever was.

    `limits` are all the maxes that were ever left, by user; `owed` the lots that an outage took time
    from, and `extensions` how often each lot got some.
    """

    fail: Fail
    sale: Sale = field(default_factory=Sale)
    rows: list[Row] = field(default_factory=list)
    entries: list[feed.PublicEntry] = field(default_factory=list)
    verdicts: dict[Key, Verdict] = field(default_factory=dict)
    limits: set[tuple[str, int]] = field(default_factory=set)
    owed: set[str] = field(default_factory=set)
    extensions: Counter[str] = field(default_factory=Counter)
    struck: bool = False
    _past: dict[str, tuple[list[int], list[Standing]]] = field(default_factory=dict)

    def committed(self, rows: Sequence[Row], verdicts: Sequence[StoredVerdict]) -> None:
        """Take in a commit."""
        for row in rows:
            self._row(row)
        for stored in verdicts:
            self._verdict(stored)

    def standing_at(self, lot: str, seq: int) -> Standing:
        """Return what a lot's standing was after row `seq`."""
        numbers, standings = self._past[lot]
        return standings[bisect_right(numbers, seq) - 1]

    def _row(self, row: Row) -> None:
        record = row.record()
        self._check_place(row)
        lot = self.sale.lots.get(record.public.lot) if isinstance(record.public, feed.LotEntry) else None
        prices = {number: one.contest.price for number, one in self.sale.lots.items()}
        if lot is not None:
            self._broken(laws.of_a_bid(self.sale, lot, record))
            self._broken(laws.of_a_hammer(self.sale, lot, record))
            self._check_owed(lot.number, record)
        self.sale.apply(record)
        self._keep(row, record)
        for number, one in self.sale.lots.items():
            self._broken(laws.of_a_price(one, record, prices.get(number)))
        self._broken(laws.of_an_entry(self.sale, record))
        self._broken(laws.of_the_sale(self.sale, record, self.struck))

    def _check_place(self, row: Row) -> None:
        before = self.rows[-1].hash if self.rows else GENESIS
        committed = commitment(row.salt, row.private)
        if row.hash != row_hash(before, row.seq, row.at, row.kind, row.public, committed):
            self.fail("chain", f"row {row.seq} does not follow from the one before")
        if row.feed_no is not None and row.feed_no != self.sale.head + 1:
            self.fail("feed numbers", f"row {row.seq} is entry {row.feed_no} after {self.sale.head}")

    def _check_owed(self, lot: str, record: Record) -> None:
        """A lot that an outage took time from gets it back before the clock closes it (RULES, timed lot)."""
        by_clock = isinstance(record.public, laws.CLOSINGS) and not isinstance(record.private, CallSecret)
        if by_clock and lot in self.owed:
            self.fail("outage", f"row {record.seq} closes {lot}, which is owed time of an outage")
        self.extensions[lot] += isinstance(record.public, feed.LotExtended)
        if isinstance(record.public, laws.CLOSINGS | feed.LotExtended):
            self.owed.discard(lot)

    def _keep(self, row: Row, record: Record) -> None:
        self.rows.append(row)
        if record.feed_no is not None and record.public is not None:
            self.entries.append(record.public)
        if isinstance(record.private, BidSecret | MaxSet):
            self.limits.add((record.private.user, record.private.limit))
        self.struck |= isinstance(record.public, feed.EntryUndone | feed.IncrementSet)
        for number in self.sale.lots:
            numbers, standings = self._past.setdefault(number, ([], []))
            standing = self.sale.standing(number)
            if not standings or standings[-1] != standing:
                numbers.append(record.seq)
                standings.append(standing)

    def _broken(self, found: Iterable[laws.Broken]) -> None:
        for kind, detail in found:
            self.fail(kind, detail)

    def _verdict(self, stored: StoredVerdict) -> None:
        key, verdict = (stored.user, stored.command), stored.verdict
        if key in self.verdicts:
            self.fail("two verdicts", f"{key} was answered before")
        self.verdicts[key] = verdict
        rows = [row for row in self.rows[-ROWS_OF_A_ROUND:] if (row.user, row.command) == key]
        if verdict.seq is not None and [row.seq for row in rows] != [verdict.seq]:
            self.fail("verdict without its row", f"{key}: row {verdict.seq}")
        if not verdict.ok and rows:
            self.fail("refused with a row", f"{key}: row {rows[0].seq}")
