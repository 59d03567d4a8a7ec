"""What the rostrum needs from others, said as small protocols; the store and the gateway fulfil them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from contract.feed import FeedEntry
from contract.wire import Desk, YouEntry
from server.rules.records import Record
from server.rules.sale import Sale
from server.store.database import Beside
from server.store.ledger import Head, StoredVerdict, WholeLedger, WrittenRow


class Ledger(Protocol):
    """The durable record of every sale.

    Each method raises StoreUnavailable when nothing could be read or written.
    """

    async def whole(self, sale_id: str) -> WholeLedger:
        """Return all of a sale as it is at one moment; nothing for a sale that has no ledger."""
        ...

    async def load(self, sale_id: str, *, after: int = 0) -> list[Record]:
        """Return a sale's rows after row number `after`, in order."""
        ...

    async def append(
        self,
        sale_id: str,
        expected_seq: int,
        records: Sequence[Record],
        verdicts: Sequence[StoredVerdict] = (),
        *,
        also: Beside | None = None,
    ) -> list[WrittenRow]:
        """Append rows and verdicts in one durable transaction and return what was written, row by row.

        `also` writes in the same transaction. A LedgerHead gets the hash of the row before it and the house's
        signature.

        Raises LedgerConflict, with nothing written, when the sale's last row is not `expected_seq`;
        RowsRefused for rows that can never be written; StoreUncertain when it cannot be told what happened.
        """
        ...

    async def verdict(self, sale_id: str, user: str, command: str) -> StoredVerdict | None:
        """Return the first verdict of a user's command; None when it was never decided."""
        ...

    async def verdicts(self, sale_id: str) -> dict[tuple[str, str], StoredVerdict]:
        """Return every command's first verdict by (user, command id)."""
        ...

    async def head(self, sale_id: str) -> Head:
        """Return the number and hash of the last row."""
        ...

    async def written(self, sale_id: str, seq: int) -> WrittenRow | None:
        """Return what was written as one row; None for a row that is not there."""
        ...


class Liveness(Protocol):
    """When the house was last alive. Raises StoreUnavailable like the ledger."""

    async def mark_alive(self, at: int) -> None:
        """Note that the house is alive at `at` (ms, UTC)."""
        ...

    async def last_alive(self) -> int | None:
        """Return when the house was last noted alive; None before the first time."""
        ...


@dataclass(slots=True, kw_only=True)
class Announcement:
    """What one commit has to tell, and to whom.

    `entries` go to the room, `you` to each user's own connections (an empty list: only his whole view
    changed), `desk` to clerks. `blocked` are users whose paddle was taken away just now.
    """

    entries: list[FeedEntry] = field(default_factory=list)
    you: dict[str, list[YouEntry]] = field(default_factory=dict)
    desk: Desk | None = None
    blocked: list[str] = field(default_factory=list)
    ended: bool = False


class Audience(Protocol):
    """Who hears what a rostrum announces. Called in order, one announcement after the other."""

    def hear(self, sale: Sale, told: Announcement) -> None:
        """Pass an announcement on; must return at once. `sale` is the durable state after it."""
        ...
