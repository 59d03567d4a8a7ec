"""The journal: decisions write their records through it, and the state follows at once."""

from dataclasses import dataclass, field
from typing import Final

from contract import feed
from contract.standing import Standing
from contract.verdicts import Code, Outcome, Verdict
from contract.wire import MissedBid
from server.rules.lot import Lot
from server.rules.records import AnyPrivate, BidSecret, MaxSet, Nothing, PaddleChanged, Record
from server.rules.sale import Sale


class Refused(Exception):
    """A command is refused; `code` is stable, the message a sentence that one can act on."""

    def __init__(self, code: Code, message: str, missed: MissedBid | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.missed = missed


_SIGNED: Final = (feed.LotSold, feed.LotPassed, feed.LotWithdrawn, feed.SaleEnded)
"""Behind each of these the house publishes the signed head of its ledger."""

_OF_USER: Final = (BidSecret, MaxSet, PaddleChanged)
_OF_ALL_IN_THE_BOOK: Final = (feed.LotOpened, feed.EntryUndone, feed.BidRetracted)


@dataclass(slots=True)
class Journal:
    """Collects the records of one command, received at `at`, and applies each to the sale.

    `users` are those whose private view of the sale may have changed.
    """

    sale: Sale
    at: int
    user: str | None = None
    command: str | None = None
    records: list[Record] = field(default_factory=list)
    users: dict[str, None] = field(default_factory=dict)

    def add(self, public: feed.PublicEntry | None, private: AnyPrivate | None = None) -> Record:
        """Write one row; behind a hammer also the head of the ledger, which the store fills in."""
        record = self._write(public, private)
        if isinstance(public, _SIGNED):
            self._write(feed.LedgerHead(row=record.seq, hash="", signature=""), None)
        return record

    def _write(self, public: feed.PublicEntry | None, private: AnyPrivate | None) -> Record:
        """Number a row, apply it, and give a lot's entry the standing it leads to."""
        sale, first = self.sale, not self.records
        feed_no = sale.head + 1 if public is not None and public.in_feed else None
        record = Record(
            seq=sale.seq + 1, at=self.at, feed_no=feed_no, public=public, private=private or Nothing(),
            user=self.user if first else None, command=self.command if first else None,
        )  # fmt: skip
        if public is not None:
            public.at, public.n = self.at, feed_no or 0
        lot = self._lot_of(record)
        before = None if lot is None else lot.leading_user
        sale.apply(record)
        if isinstance(public, feed.LotEntry):
            public.standing = sale.standing(public.lot)
        self._note_users(record, lot, before)
        self.records.append(record)
        return record

    def _lot_of(self, record: Record) -> Lot | None:
        if isinstance(record.public, feed.LotEntry):
            return self.sale.lots.get(record.public.lot)
        return self.sale.lots.get(record.private.lot) if isinstance(record.private, MaxSet) else None

    def _note_users(self, record: Record, lot: Lot | None, before: str | None) -> None:
        concerned = [before, None if lot is None else lot.leading_user]
        if isinstance(record.private, _OF_USER):
            concerned.append(record.private.user)
        if lot is not None and isinstance(record.public, _OF_ALL_IN_THE_BOOK):
            concerned += lot.contest.limits
        for user in concerned:
            if user in self.sale.paddles:
                self.users[user] = None

    def accepted(self, command: str, outcome: Outcome, lot: Lot | None) -> Verdict:
        """Return the verdict of an accepted command, by its first record if it made any."""
        record = self.records[0] if self.records else None
        return Verdict(
            ok=True,
            id=command,
            at=self.at,
            seq=None if record is None else record.seq,
            feed_no=None if record is None else record.feed_no,
            outcome=outcome,
            standing=None if lot is None else self._standing(lot),
        )

    def refused(self, command: str, why: Refused, lot: Lot | None) -> Verdict:
        """Return the verdict of a refused command, with the standing that speaks for itself."""
        return Verdict(
            ok=False,
            id=command,
            at=self.at,
            code=why.code,
            message=why.message,
            standing=None if lot is None else self._standing(lot),
            closed_at=None if lot is None else lot.closed_at,
        )

    def _standing(self, lot: Lot) -> Standing:
        """Return where a lot stands now: as the last row says, if that is about it."""
        last = self.records[-1].public if self.records else None
        if isinstance(last, feed.LotEntry) and last.lot == lot.number and last.standing is not None:
            return last.standing
        return self.sale.standing(lot.number)
