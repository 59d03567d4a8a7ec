"""The ledger: every sale's rows, in order, chained by hash, only ever appended to.

This module knows how a record becomes bytes and which hash follows which. It knows no rule: what a
record means is `server.rules`' business, and whether a verdict is repeated the rostrum's.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from contract.chain import GENESIS, commitment
from server.rules.records import AnyPrivate, Record
from server.store.causes import is_key_taken, reason
from server.store.chain_check import Chain
from server.store.database import Beside, Database
from server.store.ended import EndedSale, select_ended
from server.store.entries import DECODE_FOLDED, StoredFeed
from server.store.errors import LedgerConflict, RowsRefused
from server.store.rows import (
    HeadSigner,
    LedgerRow,
    chain_rows,
    decode_private,
    insert_rows,
    select_last,
    select_many,
    select_row_of,
    select_rows,
)
from server.store.schema import ledger
from server.store.verdicts import Key, StoredVerdict, insert_verdicts, select_answered, select_verdicts


class AuditRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row as anybody may check it: the public part as stored, and a commitment to the private part.

    Hashes are lower-case hex. `public` is null in a sealed row.
    """

    seq: int
    at: int
    kind: str
    public: msgspec.Raw
    commitment: str
    hash: str


class OpenedRow(AuditRow, frozen=True, kw_only=True):
    """A row with its secret part and the salt (hex) that opens its commitment: for the house alone."""

    private: msgspec.Raw
    salt: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a sale's ledger: its number and hash; 0 and GENESIS before the first."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows in the audit form, and where the ledger ended when they were read."""

    rows: Sequence[AuditRow]
    head: Head


class WrittenRow(msgspec.Struct, frozen=True, gc=False):
    """What was made of a record when it was written: its hash, and what opens its commitment."""

    hash: bytes
    salt: bytes
    private: AnyPrivate


@dataclass(frozen=True, slots=True)
class WholeLedger:
    """All of a sale at one moment: its records, which commands were answered, where the ledger ended.

    A verdict is read when somebody asks for it. The bids among the records may be without the standing after
    them, which no rule asks for; in the `feed` they have it.
    """

    records: list[Record]
    answered: set[Key]
    head: Head
    feed: StoredFeed

    def in_full(self, after: int) -> list[Record]:
        """Return the records after row number `after` with all that they told."""
        return [
            record if record.feed_no is None else replace(record, public=self.feed[record.feed_no - 1])
            for record in self.records[after:]
        ]


class LedgerStore:
    """The ledgers of all sales in one database. Without a `signer` no head can be written."""

    def __init__(self, database: Database, signer: HeadSigner | None = None) -> None:
        self._database = database
        self._signer = signer

    async def whole(self, sale_id: str) -> WholeLedger:
        """Return all of a sale, its chain recomputed on the way.

        Raises ChainBroken for a row that is not the one that was written.
        """
        return await self._database.read(lambda connection: _whole(connection, sale_id))

    async def load(self, sale_id: str, *, after: int = 0) -> list[Record]:
        """Return the sale's records after row number `after`, in order.

        From the first row on, the chain is recomputed on the way: raises ChainBroken like `whole`.
        """
        if not after:
            return (await self.whole(sale_id)).in_full(after)
        return await self._database.read(
            lambda connection: [row.record() for row in select_rows(connection, sale_id, after)]
        )

    async def ended_sales(self) -> dict[str, EndedSale]:
        """Return the sales that have ended, by id, from their first and last rows alone."""
        return await self._database.read(select_ended)

    async def append(
        self,
        sale_id: str,
        expected_seq: int,
        records: Sequence[Record],
        verdicts: Sequence[StoredVerdict] = (),
        *,
        also: Beside | None = None,
    ) -> list[WrittenRow]:
        """Append `records` after row `expected_seq` with their `verdicts`, durably; return what was written.

        A LedgerHead among them gets the hash of the row that it names, which is the one before it, and the
        house's signature. `also` writes in the same transaction, first. Raises LedgerConflict, with nothing
        written, when the ledger does not end at `expected_seq` or a command was answered before; RowsRefused
        when the database would not have them at any time; StoreUnavailable when it cannot be written now.
        """
        if [record.seq for record in records] != list(
            range(expected_seq + 1, expected_seq + 1 + len(records))
        ):
            raise ValueError(f"records after row {expected_seq} must be numbered from there without holes")

        def write(connection: Connection) -> list[WrittenRow]:
            _write_beside(connection, also)
            head = _head(connection, sale_id)
            if head.seq != expected_seq:
                raise LedgerConflict(f"the ledger ends at row {head.seq}, not {expected_seq}")
            answered = {stored.key: stored for stored in verdicts}
            if len(answered) < len(verdicts):
                raise LedgerConflict("a command was answered twice")
            rows = list(chain_rows(sale_id, head.hash, records, answered, self._signer))
            for row in rows:
                if row.fingerprint is not None:
                    del answered[row.user_id or "", row.command_id or ""]  # its row says it
            try:
                insert_rows(connection, rows)
                insert_verdicts(connection, sale_id, list(answered.values()))
            except (IntegrityError, sqlite3.IntegrityError) as error:
                if not is_key_taken(error):
                    raise RowsRefused(reason(error)) from error
                raise LedgerConflict(
                    "another writer was faster, or the command was answered before"
                ) from error
            return [
                WrittenRow(row.hash, row.salt, record.private)
                for row, record in zip(rows, records, strict=True)
            ]

        return await self._database.write(write)

    async def head(self, sale_id: str) -> Head:
        """Return where the sale's ledger ends."""
        return await self._database.read(lambda connection: _head(connection, sale_id))

    async def written(self, sale_id: str, seq: int) -> WrittenRow | None:
        """Return what was written as row `seq`, None when there is no such row."""
        query = select(ledger.c.hash, ledger.c.salt, ledger.c.private).where(
            ledger.c.sale_id == sale_id, ledger.c.seq == seq
        )
        row = await self._database.read(lambda connection: connection.execute(query).first())
        return None if row is None else WrittenRow(row.hash, row.salt, decode_private(row.private))

    async def verdict(self, sale_id: str, user: str, command: str) -> StoredVerdict | None:
        """Return the verdict that a user's command got, None when it was never decided."""

        def read(connection: Connection) -> StoredVerdict | None:
            row = select_row_of(connection, sale_id, user, command)
            said = None if row is None else row.verdict()
            return said or next(iter(select_verdicts(connection, sale_id, user, command)), None)

        return await self._database.read(read)

    async def verdicts(self, sale_id: str) -> dict[Key, StoredVerdict]:
        """Return all of a sale's verdicts by (user, command)."""

        def read(connection: Connection) -> dict[Key, StoredVerdict]:
            said = [verdict for row in select_rows(connection, sale_id) if (verdict := row.verdict())]
            return {stored.key: stored for stored in [*said, *select_verdicts(connection, sale_id)]}

        return await self._database.read(read)

    async def rows(self, sale_id: str, after: int = 0, limit: int = 1000) -> Sequence[AuditRow]:
        """Return at most `limit` rows after number `after` in the audit form, in which nothing is secret."""
        return (await self.page(sale_id, after, limit)).rows

    async def page(self, sale_id: str, after: int, limit: int, *, opened: bool = False) -> Page:
        """Return such rows with the head of the ledger at that moment; `opened` shows what they hide."""
        form = _opened_row if opened else _audit_row

        def read(connection: Connection) -> Page:
            rows = select_rows(connection, sale_id, after, limit)
            return Page([form(row) for row in rows], _head(connection, sale_id))

        return await self._database.read(read)


def _write_beside(connection: Connection, also: Beside | None) -> None:
    try:
        if also is not None:
            also(connection)
    except IntegrityError as error:
        raise RowsRefused(reason(error)) from error
    except LookupError as error:
        raise RowsRefused("what goes with the rows is about something that is not there") from error


def _whole(connection: Connection, sale_id: str) -> WholeLedger:
    """Read a sale: a start reads a hundred thousand rows, so that each is taken apart once and here.

    A row names the command that it answers: whether the row says the verdict, or another table, is all one.
    """
    answered = set(select_answered(connection, sale_id))
    records: list[Record] = []
    told: list[bytes] = []
    chain = Chain(sale_id)
    for rows in select_many(connection, sale_id):
        chain.follow(rows)
        for seq, at, kind, feed_no, public, private, _, user, command, _ in rows:
            record = Record(
                seq=seq, at=at, feed_no=feed_no, user=user, command=command,
                public=DECODE_FOLDED[kind](public), private=decode_private(private),
            )  # fmt: skip
            records.append(record)
            if feed_no is not None:
                told.append(public)
            if command is not None:
                answered.add((user, command))
    return WholeLedger(records, answered, Head(chain.seq, chain.hash), StoredFeed(told))


def _head(connection: Connection, sale_id: str) -> Head:
    last = select_last(connection, sale_id)
    return Head(0, GENESIS) if last is None else Head(*last)


def _audit_row(row: LedgerRow) -> AuditRow:
    return AuditRow(
        seq=row.seq,
        at=row.at,
        kind=row.kind,
        public=msgspec.Raw(row.public),
        commitment=commitment(row.salt, row.private).hex(),
        hash=row.hash.hex(),
    )


def _opened_row(row: LedgerRow) -> OpenedRow:
    shown = msgspec.structs.asdict(_audit_row(row))
    return OpenedRow(**shown, private=msgspec.Raw(row.private), salt=row.salt.hex())


__all__ = [
    "AuditRow",
    "Head",
    "HeadSigner",
    "LedgerStore",
    "Page",
    "StoredVerdict",
    "WholeLedger",
    "WrittenRow",
]
