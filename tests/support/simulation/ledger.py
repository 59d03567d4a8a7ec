"""A ledger in memory that keeps the store's contract: chain, expected row, first verdicts, all or nothing.

Rows and verdicts are kept as bytes and decoded anew for each reader, as from a disk. A test runs the same
checks on this and on the real store, so that they cannot drift.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

import msgspec

from contract.chain import GENESIS, SALT_BYTES, canonical, commitment, row_hash
from contract.feed import LedgerHead, PublicEntry
from contract.verdicts import Verdict
from server.rostrum.announcing import feed_of
from server.rules.records import AnyPrivate, Record
from server.store.entries import StoredFeed
from server.store.errors import LedgerConflict, RowsRefused
from server.store.ledger import (
    AuditRow,
    Head,
    HeadSigner,
    StoredVerdict,
    WholeLedger,
    WrittenRow,
)

_public: Final = msgspec.json.Decoder(PublicEntry | None)
_private: Final = msgspec.json.Decoder(AnyPrivate)
_verdict: Final = msgspec.json.Decoder(Verdict)

FINGERPRINT_BYTES: Final = 32

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One durable row."""

    seq: int
    at: int
    feed_no: int | None
    kind: str
    public: bytes
    private: bytes
    salt: bytes
    user: str | None
    command: str | None
    hash: bytes

    def written(self) -> WrittenRow:
        """Return what a receipt needs of the row."""
        return WrittenRow(self.hash, self.salt, _private.decode(self.private))

    def record(self) -> Record:
        """Return what the rules know of the row."""
        return Record(
            seq=self.seq, at=self.at, feed_no=self.feed_no, public=_public.decode(self.public),
            private=_private.decode(self.private), user=self.user, command=self.command,
        )  # fmt: skip


@dataclass(slots=True)
class Book:
    """One sale's rows and first verdicts."""

    rows: list[Row] = field(default_factory=list)
    verdicts: dict[Key, tuple[bytes, bytes]] = field(default_factory=dict)
    keys: set[Key] = field(default_factory=set)

    @property
    def head(self) -> Head:
        return Head(len(self.rows), self.rows[-1].hash) if self.rows else Head(0, GENESIS)


Committed = Callable[[str, list[Row], Sequence[StoredVerdict]], None]


class SimulatedLedger:
    """The ledgers of all sales. `on_commit` hears of every commit in the moment in which it is durable."""

    def __init__(self, salts: Random, signer: HeadSigner) -> None:
        self._salts, self._signer = salts, signer
        self._books: dict[str, Book] = {}
        self.on_commit: Committed = lambda sale, rows, verdicts: None

    def book(self, sale_id: str) -> Book:
        """Return what is durable of a sale."""
        return self._books.setdefault(sale_id, Book())

    async def whole(self, sale_id: str) -> WholeLedger:
        """Return all of a sale at one moment."""
        book = self.book(sale_id)
        records = [row.record() for row in book.rows]
        return WholeLedger(records, set(book.verdicts), book.head, StoredFeed(feed_of(records)))

    async def load(self, sale_id: str, *, after: int = 0) -> list[Record]:
        """Return the sale's records after row number `after`, in order."""
        return [row.record() for row in self.book(sale_id).rows[after:]]

    async def append(
        self,
        sale_id: str,
        expected_seq: int,
        records: Sequence[Record],
        verdicts: Sequence[StoredVerdict] = (),
        *,
        also: object = None,
    ) -> list[WrittenRow]:
        """Append durably and return what was written; raises LedgerConflict or RowsRefused instead."""
        if [record.seq for record in records] != list(
            range(expected_seq + 1, expected_seq + 1 + len(records))
        ):
            raise ValueError(f"records after row {expected_seq} must be numbered from there without holes")
        book = self.book(sale_id)
        if book.head.seq != expected_seq:
            raise LedgerConflict(f"the ledger ends at row {book.head.seq}, not {expected_seq}")
        rows = self._rows(sale_id, book.head.hash, records)
        _check_unique(book, rows, verdicts)
        book.rows += rows
        book.keys |= {(row.user, row.command) for row in rows if row.user and row.command}
        for stored in verdicts:
            kept = stored.fingerprint, msgspec.json.encode(stored.verdict)
            book.verdicts[stored.user, stored.command] = kept
        self.on_commit(sale_id, rows, verdicts)
        return [row.written() for row in rows]

    async def head(self, sale_id: str) -> Head:
        """Return where the sale's ledger ends."""
        return self.book(sale_id).head

    async def written(self, sale_id: str, seq: int) -> WrittenRow | None:
        """Return what was written as row `seq`, None when there is no such row."""
        rows = self.book(sale_id).rows
        return rows[seq - 1].written() if 1 <= seq <= len(rows) else None

    async def verdict(self, sale_id: str, user: str, command: str) -> StoredVerdict | None:
        """Return the verdict that a user's command got, None when it was never decided."""
        kept = self.book(sale_id).verdicts.get((user, command))
        return None if kept is None else StoredVerdict(user, command, kept[0], _verdict.decode(kept[1]))

    async def verdicts(self, sale_id: str) -> dict[Key, StoredVerdict]:
        """Return all of a sale's verdicts by (user, command)."""
        return {
            (user, command): StoredVerdict(user, command, fingerprint, _verdict.decode(said))
            for (user, command), (fingerprint, said) in self.book(sale_id).verdicts.items()
        }

    async def rows(self, sale_id: str, after: int = 0, limit: int = 1000) -> list[AuditRow]:
        """Return rows in the audit form, in which nothing is secret."""
        return [
            AuditRow(
                seq=row.seq, at=row.at, kind=row.kind, public=msgspec.Raw(row.public),
                commitment=commitment(row.salt, row.private).hex(), hash=row.hash.hex(),
            )
            for row in self.book(sale_id).rows[after : after + limit]
        ]  # fmt: skip

    def _rows(self, sale_id: str, previous: bytes, records: Sequence[Record]) -> list[Row]:
        rows = []
        for record in records:
            if isinstance(record.public, LedgerHead):
                record.public.hash = previous.hex()
                record.public.signature = self._signer.sign_head(sale_id, record.public.row, previous.hex())
            public, private = canonical(record.public), canonical(record.private)
            salt = self._salts.randbytes(SALT_BYTES)
            committed = commitment(salt, private)
            previous = row_hash(previous, record.seq, record.at, record.kind, public, committed)
            rows.append(
                Row(record.seq, record.at, record.feed_no, record.kind, public, private, salt,
                    record.user, record.command, previous)
            )  # fmt: skip
        return rows


def _check_unique(book: Book, rows: Sequence[Row], verdicts: Sequence[StoredVerdict]) -> None:
    """Refuse what the tables' unique keys would refuse."""
    commands = [(row.user, row.command) for row in rows if row.user and row.command]
    answered = [(stored.user, stored.command) for stored in verdicts]
    numbers = [row.feed_no for row in rows if row.feed_no is not None]
    last = next((row.feed_no for row in reversed(book.rows) if row.feed_no is not None), 0) or 0
    taken_commands = len(set(commands)) != len(commands) or not book.keys.isdisjoint(commands)
    answered_before = len(set(answered)) != len(answered) or any(key in book.verdicts for key in answered)
    odd = any(len(stored.fingerprint) != FINGERPRINT_BYTES for stored in verdicts)
    if (
        taken_commands
        or odd
        or len(set(numbers)) != len(numbers)
        or any(number <= last for number in numbers)
    ):
        raise RowsRefused("these rows can never be written")
    if answered_before:
        raise LedgerConflict("another writer was faster, or the command was answered before")


class SimulatedLiveness:
    """When the house was last alive."""

    def __init__(self) -> None:
        self._at: int | None = None

    async def mark_alive(self, at: int) -> None:
        """Note it."""
        self._at = at

    async def last_alive(self) -> int | None:
        """Return the last note."""
        return self._at
