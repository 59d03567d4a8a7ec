"""Bugs planted on purpose: a simulation that does not catch them proves nothing.

Each is a way in which a rostrum could be wrong and still pass for right in a quiet room.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final
from unittest.mock import patch

from server.rostrum.announcing import Announcer
from server.rostrum.answers import Answers
from server.rostrum.deadlines import Deadline
from server.rostrum.deciding import Decider
from server.rostrum.known import Grasp
from server.rostrum.line import Waiting
from server.rostrum.ports import Announcement
from server.rostrum.recovery import Recovery
from server.rostrum.rostrum import Rostrum
from server.rostrum.rounds import Round
from server.rostrum.scribe import Scribe
from server.rules.contest import Contest
from server.rules.sale import Sale
from server.store.errors import LedgerConflict
from server.store.ledger import WholeLedger
from tests.support.simulation.weather import HostLedger

Mutant = Callable[[], Any]


@contextmanager
def answers_before_the_commit() -> Iterator[None]:
    """Tells bidders at once what was decided, and commits afterwards."""
    write = Scribe.write

    async def early(self: Scribe, before: int, this_round: Round, waiting: Sequence[Waiting]) -> Any:
        for one, decision in this_round.decided:
            one.give(decision.verdict)
        return await write(self, before, this_round, waiting)

    with patch.object(Scribe, "write", early):
        yield


@contextmanager
def announces_before_the_commit() -> Iterator[None]:
    """Tells the room what was decided before it is durable."""
    settle = Decider.settle

    async def early(self: Decider, waiting: list[Waiting]) -> None:
        known, write = self._known, self._scribe.write

        async def announced(before: int, this_round: Round, waiting: Sequence[Waiting]) -> Any:
            told = Announcer(known.sale).announcement(known.sale, this_round.decisions)
            if told.entries:
                known._audience.hear(known.sale, told)
            return await write(before, this_round, waiting)

        with patch.object(self._scribe, "write", announced):
            await settle(self, waiting)

    with patch.object(Decider, "settle", early):
        yield


@contextmanager
def announces_twice() -> Iterator[None]:
    """Tells the room everything two times."""
    announcement = Announcer.announcement

    def twice(self: Announcer, sale: Sale, decisions: Any) -> Announcement:
        told = announcement(self, sale, decisions)
        told.entries += told.entries
        return told

    with patch.object(Announcer, "announcement", twice):
        yield


@contextmanager
def forgets_the_verdicts() -> Iterator[None]:
    """Loads the ledger after a start without the verdicts in it."""
    whole = HostLedger.whole

    async def without(self: HostLedger, sale_id: str) -> WholeLedger:
        return replace(await whole(self, sale_id), answered=set())

    with patch.object(HostLedger, "whole", without):
        yield


@contextmanager
def keeps_no_refusals() -> Iterator[None]:
    """Stores no verdict for what was refused: the same id may be accepted later."""
    to_store = Answers.to_store

    def accepted_only(this_round: Round) -> Any:
        return [stored for stored in to_store(this_round) if stored.verdict.ok]

    with patch.object(Answers, "to_store", staticmethod(accepted_only)):
        yield


@contextmanager
def goes_on_after_a_conflict() -> Iterator[None]:
    """Skips the rows of another writer instead of folding them before it decides again."""
    append = HostLedger.append

    async def forced(
        self: HostLedger, sale_id: str, expected: int, records: Any, verdicts: Any = (), **_: Any
    ) -> Any:
        try:
            return await append(self, sale_id, expected, records, verdicts)
        except LedgerConflict:
            head = self._ledger.book(sale_id).head.seq
            if head == expected:
                raise
            for record in records:
                record.seq += head - expected
            return await append(self, sale_id, head, records, verdicts)

    with patch.object(HostLedger, "append", forced):
        yield


@contextmanager
def keeps_what_was_not_committed() -> Iterator[None]:
    """Goes on from the decided state when the commit failed, as if it had not."""

    async def without_loading(self: Recovery, began: int) -> None:
        await self._liveness.mark_alive(began)
        self._known.grasp, self._scribe.doubt = Grasp.FIRM, None

    with patch.object(Recovery, "_try_once", without_loading):
        yield


@contextmanager
def drops_the_line_when_it_closes() -> Iterator[None]:
    """Stops at once when it is closed, and leaves those who wait without an answer."""
    close = Rostrum.close

    async def at_once(self: Rostrum) -> None:
        self._line.take()
        await close(self)

    with patch.object(Rostrum, "close", at_once):
        yield


@contextmanager
def forgets_the_deadline() -> Iterator[None]:
    """Aims the bell at the first deadline only."""
    aim = Deadline.aim

    def once(self: Deadline, at: int | None) -> None:
        if self._rung_for is None:
            aim(self, at)

    with patch.object(Deadline, "aim", once):
        yield


@contextmanager
def rings_early() -> Iterator[None]:
    """Closes lots a second before their time."""
    due_lot = Sale.due_lot

    def early(self: Sale, at: int) -> Any:
        return due_lot(self, at + 1_000)

    with patch.object(Sale, "due_lot", early), patch("server.rules.timed.close_due", _close_at_once):
        yield


def _close_at_once(journal: Any, lot: Any) -> None:
    from contract import feed

    journal.add(feed.LotPassed(lot=lot.number))


@contextmanager
def gives_no_time_back() -> Iterator[None]:
    """Forgets that the house was away."""
    with patch("server.rules.timed.give_back", lambda journal, since: None):
        yield


@contextmanager
def calls_a_durable_bid_unavailable() -> Iterator[None]:
    """Takes a commit that says that it failed at its word."""

    async def nothing(self: Any, sale_id: str, ledger: Any) -> None:
        return None

    with patch("server.rostrum.doubt.Doubt.written", nothing):
        yield


@contextmanager
def signs_the_wrong_row() -> Iterator[None]:
    """Signs a repeated verdict on the ledger's last row instead of its own."""
    written = HostLedger.written

    async def last(self: HostLedger, sale_id: str, seq: int) -> Any:
        return await written(self, sale_id, (await self.head(sale_id)).seq)

    with patch.object(HostLedger, "written", last):
        yield


@contextmanager
def lets_the_price_run_away() -> Iterator[None]:
    """Lets the leader pay a rung above the second, whatever his own limit."""
    compete = Contest._compete

    def beyond(self: Contest, offer: Any, leader: Any, floor: int, terms: Any) -> None:
        compete(self, offer, leader, floor, terms)
        self.price = max(self.price or 0, terms.ladder.next(self.second))

    with patch.object(Contest, "_compete", beyond):
        yield


@contextmanager
def answers_a_stranger() -> Iterator[None]:
    """Gives the same id its first verdict, whatever the body."""
    again = Answers.again

    async def any_body(self: Answers, waiting: Waiting) -> Any:
        assert waiting.key is not None
        first = self._at_hand.get(waiting.key) or await self._read(*waiting.key)
        return await again(self, replace(waiting, fingerprint=first.fingerprint))

    with patch.object(Answers, "again", any_body):
        yield


MUTANTS: Final[Sequence[Mutant]] = (
    answers_before_the_commit, announces_before_the_commit, announces_twice, forgets_the_verdicts,
    keeps_no_refusals, goes_on_after_a_conflict, keeps_what_was_not_committed, forgets_the_deadline,
    rings_early, gives_no_time_back, calls_a_durable_bid_unavailable, signs_the_wrong_row,
    lets_the_price_run_away, drops_the_line_when_it_closes, answers_a_stranger,
)  # fmt: skip
