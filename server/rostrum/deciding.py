"""Decides rounds: hands each command to the rules, one after the other, on the state so far.

A round is decided as often as it takes: another writer may have been first. A fault in the rules costs the
command that met it, and so does a row that the store will never have.
"""

from collections.abc import Sequence

import structlog

from server.rostrum.answers import Answers
from server.rostrum.known import KnownSale
from server.rostrum.line import Key, Waiting, unavailable
from server.rostrum.rounds import Round
from server.rostrum.scribe import Scribe
from server.rules.decide import Decision, decide
from server.store.errors import LedgerConflict, RowsRefused

log = structlog.get_logger(__name__)


class _UndecidableError(Exception):
    """The rules failed on this command: the state that they left is of no use."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__(type(waiting.command).__name__)
        self.waiting = waiting


class Decider:
    """Decides one sale's rounds on the sale as it is known, and has them written."""

    def __init__(self, known: KnownSale, answers: Answers, scribe: Scribe) -> None:
        self._known, self._answers, self._scribe = known, answers, scribe

    async def settle(self, waiting: list[Waiting]) -> None:
        """Decide, commit, answer, announce. Raises StoreUnavailable with nothing answered.

        Raises RowsRefused, with nothing answered, when one of several commands cannot be written: which, is
        only told by deciding them one by one.
        """
        while True:
            before = self._known.sale.seq
            try:
                this_round = self._decide_all(waiting)
                written = await self._scribe.write(before, this_round, waiting)
            except LedgerConflict:
                log.info("another writer was first; deciding again", sale=self._known.id)
            except RowsRefused as error:
                await self._known.load()
                if len(waiting) > 1:
                    raise
                self._give_up(waiting[0], error)
                return
            except _UndecidableError as error:
                error.waiting.give(unavailable(error.waiting))
                waiting.remove(error.waiting)
            else:
                await self._known.conclude(this_round, before, written)
                return
            await self._known.load()

    def _give_up(self, waiting: Waiting, why: RowsRefused) -> None:
        """Refuse a command whose rows the store will never have: decided again they would be the same."""
        kind = type(waiting.command).__name__
        log.error("a command could not be written", sale=self._known.id, command=kind, why=str(why))
        waiting.give(unavailable(waiting))

    def _decide_all(self, line: Sequence[Waiting]) -> Round:
        """Decide in order. Of commands under one id only the first: the others will get its verdict."""
        this_round = Round()
        begun: set[Key] = set()
        for waiting in line:
            key = waiting.key
            if key is not None and (key in begun or self._answers.knows(key)):
                this_round.repeated.append(waiting)
                continue
            if key is not None:
                begun.add(key)
            this_round.decided.append((waiting, self._decide(waiting)))
        self._answers.before_commit(this_round)
        return this_round

    def _decide(self, waiting: Waiting) -> Decision:
        try:
            return decide(self._known.sale, waiting.command, waiting.at)
        except Exception as error:
            # A fault in the rules must cost one command, not the sale; the state is loaded anew.
            kind = type(waiting.command).__name__
            log.exception("a command could not be decided", sale=self._known.id, command=kind)
            raise _UndecidableError(waiting) from error
