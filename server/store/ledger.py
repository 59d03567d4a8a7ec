"""The ledger: every sale's rows, in order, chained by hash, only ever appended to.

This module knows how a record becomes bytes and which hash follows which. It knows no rule: what a
record means is `server.rules`' business, and whether a verdict is repeated the rostrum's.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import msgspec
from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.exc import IntegrityError

from contract.chain import GENESIS, SALT_BYTES, canonical, commitment, row_hash
from contract.feed import LedgerHead, PublicEntry
from server.rules.records import AnyPrivate, Record
from server.store.causes import is_key_taken, reason
from server.store.chain_check import Chain
from server.store.database import Beside, Database
from server.store.ended import EndedSale, select_ended
from server.store.errors import LedgerConflict, RowsRefused
from server.store.schema import ledger
from server.store.verdicts import StoredVerdict, insert_verdicts, select_verdict, select_verdicts

_public: Final = msgspec.json.Decoder(PublicEntry | None)
_private: Final = msgspec.json.Decoder(AnyPrivate)


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


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """What was made of a record when it was written: its hash, and what opens its commitment."""

    hash: bytes
    salt: bytes
    private: AnyPrivate


class HeadSigner(Protocol):
    """Signs how far a ledger has come."""

    def sign_head(self, sale: str, row: int, row_hash: str) -> str:
        """Return the signature (base64) over the hash (hex) of a row."""
        ...


class LedgerStore:
    """The ledgers of all sales in one database. Without a `signer` no head can be written."""

    def __init__(self, database: Database, signer: HeadSigner | None = None) -> None:
        self._database = database
        self._signer = signer

    async def load(self, sale_id: str, *, after: int = 0) -> list[Record]:
        """Return the sale's records after row number `after`, in order.

        From the first row on, the chain is recomputed on the way: raises ChainBroken for a row that is not
        the one that was written.
        """
        query = select(ledger).where(ledger.c.sale_id == sale_id, ledger.c.seq > after).order_by(ledger.c.seq)

        def read(connection: Connection) -> list[Record]:
            records, chain = [], Chain(sale_id)
            for row in connection.execute(query):
                if not after:
                    chain.follow(row)
                records.append(_record(row))
            return records

        return await self._database.read(read)

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
            rows = list(_rows(sale_id, head.hash, records, self._signer))
            try:
                if rows:
                    connection.execute(insert(ledger), rows)
                insert_verdicts(connection, sale_id, verdicts)
            except IntegrityError as error:
                if not is_key_taken(error):
                    raise RowsRefused(reason(error)) from error
                raise LedgerConflict(
                    "another writer was faster, or the command was answered before"
                ) from error
            return [
                WrittenRow(row["hash"], row["salt"], record.private)
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
        return None if row is None else WrittenRow(row.hash, row.salt, _private.decode(row.private))

    async def verdict(self, sale_id: str, user: str, command: str) -> StoredVerdict | None:
        """Return the verdict that a user's command got, None when it was never decided."""
        return await self._database.read(
            lambda connection: select_verdict(connection, sale_id, user, command)
        )

    async def verdicts(self, sale_id: str) -> dict[tuple[str, str], StoredVerdict]:
        """Return all of a sale's verdicts by (user, command)."""
        return await self._database.read(lambda connection: select_verdicts(connection, sale_id))

    async def rows(self, sale_id: str, after: int = 0, limit: int = 1000) -> Sequence[AuditRow]:
        """Return at most `limit` rows after number `after` in the audit form, in which nothing is secret."""
        return (await self.page(sale_id, after, limit)).rows

    async def page(self, sale_id: str, after: int, limit: int, *, opened: bool = False) -> Page:
        """Return such rows with the head of the ledger at that moment; `opened` shows what they hide."""
        query = (
            select(ledger)
            .where(ledger.c.sale_id == sale_id, ledger.c.seq > after)
            .order_by(ledger.c.seq)
            .limit(limit)
        )
        form = _opened_row if opened else _audit_row

        def read(connection: Connection) -> Page:
            return Page([form(row) for row in connection.execute(query)], _head(connection, sale_id))

        return await self._database.read(read)


def _write_beside(connection: Connection, also: Beside | None) -> None:
    try:
        if also is not None:
            also(connection)
    except IntegrityError as error:
        raise RowsRefused(reason(error)) from error
    except LookupError as error:
        raise RowsRefused("what goes with the rows is about something that is not there") from error


def _head(connection: Connection, sale_id: str) -> Head:
    query = (
        select(ledger.c.seq, ledger.c.hash)
        .where(ledger.c.sale_id == sale_id)
        .order_by(ledger.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Head(0, GENESIS) if row is None else Head(row.seq, row.hash)


def _rows(
    sale_id: str, previous: bytes, records: Sequence[Record], signer: HeadSigner | None
) -> Iterator[dict[str, Any]]:
    for record in records:
        if isinstance(record.public, LedgerHead):
            _fill_in(record.public, sale_id, previous, signer)
        public, private = canonical(record.public), canonical(record.private)
        salt = secrets.token_bytes(SALT_BYTES)
        committed = commitment(salt, private)
        previous = row_hash(previous, record.seq, record.at, record.kind, public, committed)
        yield {
            "sale_id": sale_id,
            "seq": record.seq,
            "at": record.at,
            "kind": record.kind,
            "feed_no": record.feed_no,
            "public": public,
            "private": private,
            "salt": salt,
            "user_id": record.user,
            "command_id": record.command,
            "hash": previous,
        }


def _fill_in(head: LedgerHead, sale_id: str, previous: bytes, signer: HeadSigner | None) -> None:
    if signer is None:
        raise ValueError("a ledger without a signer cannot publish its head")
    head.hash = previous.hex()
    head.signature = signer.sign_head(sale_id, head.row, head.hash)


def _record(row: Row[Any]) -> Record:
    return Record(
        seq=row.seq,
        at=row.at,
        feed_no=row.feed_no,
        public=_public.decode(row.public),
        private=_private.decode(row.private),
        user=row.user_id,
        command=row.command_id,
    )


def _audit_row(row: Row[Any]) -> AuditRow:
    return AuditRow(
        seq=row.seq,
        at=row.at,
        kind=row.kind,
        public=msgspec.Raw(row.public),
        commitment=commitment(row.salt, row.private).hex(),
        hash=row.hash.hex(),
    )


def _opened_row(row: Row[Any]) -> OpenedRow:
    shown = msgspec.structs.asdict(_audit_row(row))
    return OpenedRow(**shown, private=msgspec.Raw(row.private), salt=row.salt.hex())


__all__ = ["AuditRow", "Head", "HeadSigner", "LedgerStore", "Page", "StoredVerdict", "WrittenRow"]
