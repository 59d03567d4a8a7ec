"""Writes a sale's rounds into its ledger, and keeps in mind what it cannot say of them: that a commit takes
very long, that one failed in the act, that the store is said to be broken.

What is done about it is not decided here.
"""

import asyncio
from collections.abc import Sequence

import structlog

from server.rostrum.answers import Answers
from server.rostrum.clock import Clock
from server.rostrum.doubt import Doubt
from server.rostrum.line import Waiting
from server.rostrum.outage import OwedTime
from server.rostrum.ports import Ledger
from server.rostrum.rounds import Round
from server.store.errors import StoreUnavailable, StoreUncertain
from server.store.ledger import WrittenRow

log = structlog.get_logger(__name__)

STALLED_AFTER_S = 4.0
"""A commit that takes longer is not waited for in silence. The store gives up on a lock before that."""


class Scribe:
    """The one who writes. `stalled` while a commit takes very long; `doubt` is a round that may be durable;
    `distrust` is why nothing is written before a recovery.
    """

    def __init__(self, sale_id: str, ledger: Ledger, answers: Answers, clock: Clock, owed: OwedTime) -> None:
        self._sale_id, self._ledger, self._answers = sale_id, ledger, answers
        self._clock, self._owed = clock, owed
        self.stalled = False
        self.doubt: Doubt | None = None
        self.distrust: StoreUnavailable | None = None

    def check(self) -> None:
        """Raise, once, the StoreUnavailable that was heard of."""
        why, self.distrust = self.distrust, None
        if why is not None:
            raise why

    async def write(self, before: int, this_round: Round, waiting: Sequence[Waiting]) -> Sequence[WrittenRow]:
        """Make a round durable behind row number `before`; `waiting` are all commands that it answers.

        Raises LedgerConflict, RowsRefused, or StoreUnavailable: the time since then is owed.
        """
        records, verdicts, beside = this_round.records, Answers.to_store(this_round), this_round.beside
        if not records and not verdicts and beside is None:
            return []
        began = self._clock()
        stalled = asyncio.get_running_loop().call_later(STALLED_AFTER_S, self._stall)
        try:
            written = await self._ledger.append(self._sale_id, before, records, verdicts, also=beside)
        except StoreUnavailable as error:
            self._owed.owe(began)
            if isinstance(error, StoreUncertain):
                self.doubt = Doubt(before, this_round, tuple(waiting))
            raise
        finally:
            stalled.cancel()
            self.stalled = False
        self.distrust = None  # what was heard meanwhile is over: it can be written
        return written

    def _stall(self) -> None:
        """Say that the store does not answer. Commands wait in line: whether they will be taken is open."""
        log.error("a commit takes very long", sale=self._sale_id)
        self.stalled = True
