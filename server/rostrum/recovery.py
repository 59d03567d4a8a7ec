"""Brings a sale back after its store failed: refuses truthfully, tries again, settles what is in doubt.

The order matters, and it is the same each time: read what is durable, write something, settle the doubt by
reading again. It knows nothing of the rules, and decides nothing.
"""

from collections.abc import Sequence

import structlog

from server.rostrum.clock import Clock
from server.rostrum.known import Grasp, KnownSale
from server.rostrum.line import Line, Waiting
from server.rostrum.ports import Ledger, Liveness
from server.rostrum.refusals import Refusals
from server.rostrum.scribe import Scribe
from server.store.errors import StoreUnavailable

log = structlog.get_logger(__name__)

RETRY_FIRST_S, RETRY_AT_MOST_S = 0.25, 2.0


class Recovery:
    """Recovers one sale, as often as it is needed. `away` from the failure until it can be written again."""

    def __init__(
        self,
        known: KnownSale,
        line: Line,
        scribe: Scribe,
        refusals: Refusals,
        ledger: Ledger,
        liveness: Liveness,
        clock: Clock,
    ) -> None:
        self.away = False
        self._known, self._line, self._scribe, self._refusals = known, line, scribe, refusals
        self._ledger, self._liveness, self._clock = ledger, liveness, clock

    async def run(self, waiting: Sequence[Waiting], why: Exception) -> None:
        """Refuse the round and the line, then load the sale anew, as long as that takes; or until it closes.

        Meanwhile every command is refused. A round whose commit is in doubt is answered once that is settled.
        """
        log.error("the store is not available; refusing commands", sale=self._known.id, why=str(why))
        began = self._clock()
        self._known.owed.owe(began)
        self.away = True
        self._known.lose()
        if self._scribe.doubt is None:
            self._refusals.end()
            self._refusals.refuse(waiting)
        self._refusals.refuse(self._line.take())
        await self._try(began, why)
        if self._line.closed:
            if self._scribe.doubt is not None:
                self._refusals.leave_open(waiting)
            return
        self.away, self._scribe.distrust = False, None
        log.warning("the store is available again", sale=self._known.id)

    async def _try(self, began: int, why: Exception) -> None:
        """Try until it works or the line closes."""
        delay_s = RETRY_FIRST_S
        while not self._line.closed:
            try:
                await self._try_once(began)
                return
            except Exception as error:
                if not isinstance(error, StoreUnavailable):
                    log.exception("the sale could not be loaded", sale=self._known.id)
                elif str(error) != str(why):
                    log.warning("the store is still not available", sale=self._known.id, why=str(error))
                why = error
                await self._line.stirred(delay_s)
                delay_s = min(delay_s * 2, RETRY_AT_MOST_S)

    async def _try_once(self, began: int) -> None:
        """Read what is durable, then write. Raises StoreUnavailable where that does not work yet."""
        known = self._known
        if known.grasp is Grasp.LOST and self._scribe.doubt is None:
            await known.load()  # on a full disk nothing can be written, and all be read
        # No later than what is owed: a power cut now must not lose the outage.
        await self._liveness.mark_alive(known.owed.owe(began))
        # Only a durable write settles a doubt: a failed flush may leave a commit in SQLite's log that no
        # reader sees and a later start would find; the next write overwrites it, if opening anew did not.
        await self._settle_doubt()
        known.owed.owe(began)  # the round may have given back what was owed before; this outage is another
        if known.grasp is Grasp.LOST or not await known.is_current():
            await known.load()

    async def _settle_doubt(self) -> None:
        """Answer the round whose commit is in doubt. Raises StoreUnavailable while nobody can tell."""
        doubt = self._scribe.doubt
        if doubt is None:
            return
        written = await doubt.written(self._known.id, self._ledger)
        self._scribe.doubt = None
        if written is None:
            self._refusals.end()
            self._refusals.refuse(doubt.waiting)
        else:
            # The state that was decided is the durable one, and not yet loaded anew.
            log.warning("a commit that seemed to fail is durable", sale=self._known.id)
            await self._known.conclude(doubt.this_round, doubt.before, written)
