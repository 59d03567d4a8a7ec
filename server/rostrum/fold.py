"""The sale as its ledger has it, and how far that was told: what a rostrum stands on.

It never goes back: a ledger that no longer has the last row that was told is another ledger, such as an older
copy put in its place, and nothing may be decided on it.
"""

from collections.abc import Sequence

from contract.chain import GENESIS
from server.rostrum.ports import Ledger
from server.rules.records import Record
from server.rules.sale import Sale
from server.store.errors import StoreDamaged
from server.store.ledger import WholeLedger, WrittenRow


class Fold:
    """One sale's state. `told` is the number of the last row that was told, `hash` that row's hash."""

    def __init__(self, sale_id: str, ledger: Ledger) -> None:
        self.sale = Sale()
        self.told, self.hash = 0, GENESIS
        self._sale_id, self._ledger = sale_id, ledger

    async def check(self) -> None:
        """Raise StoreDamaged when what was told is not in the ledger any more; StoreUnavailable."""
        if not self.told:
            return
        known = await self._ledger.written(self._sale_id, self.told)
        if known is None or known.hash != self.hash:
            raise StoreDamaged(
                f"row {self.told} was acknowledged and is not in the ledger any more: the database was "
                "replaced; put the right one back, or stop the server if the other one is meant"
            )

    def take(self, whole: WholeLedger) -> list[Record]:
        """Fold the ledger anew and return the rows that were not told before; none when nothing was."""
        self.sale = Sale.load(whole.records)
        fresh = whole.in_full(self.told) if self.told else []
        self.told, self.hash = len(whole.records), whole.head.hash
        return fresh

    def extended(self, written: Sequence[WrittenRow]) -> None:
        """Note rows that are durable now and will be told."""
        if written:
            self.told += len(written)
            self.hash = written[-1].hash
