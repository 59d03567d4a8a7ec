"""A commit that failed in the act: whether it is durable can only be told by reading the ledger again.

Until that is known nobody is answered, for every answer might be a lie: "nothing was changed" about a bid
that counts, or "leading" about one that nobody will ever see again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from server.rostrum.line import Waiting
from server.rostrum.ports import Ledger
from server.rostrum.rounds import Round
from server.store.ledger import WrittenRow


@dataclass(frozen=True, slots=True)
class Doubt:
    """A round that may be durable behind row number `before`, and the commands that wait for it."""

    before: int
    this_round: Round
    waiting: Sequence[Waiting]

    async def written(self, sale_id: str, ledger: Ledger) -> list[WrittenRow] | None:
        """Return what was written, None when nothing was. Raises StoreUnavailable while nobody can tell.

        A round is one transaction: with its first row, or its first verdict, all of it is there.
        """
        records = self.this_round.records
        if not records:
            return [] if await self._answered(sale_id, ledger) else None
        rows = await ledger.load(sale_id, after=self.before)
        if rows[: len(records)] != records:
            return None
        found = [await ledger.written(sale_id, record.seq) for record in records]
        return [row for row in found if row is not None]

    async def _answered(self, sale_id: str, ledger: Ledger) -> bool:
        stored = await ledger.verdicts(sale_id)
        return any(
            (answer := stored.get(waiting.key)) is not None
            and answer.fingerprint == waiting.fingerprint
            and answer.verdict == decision.verdict
            for waiting, decision in self.this_round.decided
            if waiting.key is not None
        )
