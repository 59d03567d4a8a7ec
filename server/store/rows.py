"""How records become rows of the table `ledger`, each chained to the one before, and rows records again.

Rows are plain tuples in the table's order: a round writes hundreds and a start reads a hundred thousand of
them, and SQLAlchemy would make objects of each. It knows no rule, and of verdicts only what a row can say.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final, NamedTuple, Protocol

import msgspec
from sqlalchemy import ClauseElement, Connection, bindparam, insert, select
from sqlalchemy.dialects.sqlite import dialect

from contract.chain import SALT_BYTES, canonical, commitment, row_hash
from contract.feed import LedgerHead
from contract.verdicts import Outcome
from server.rules.records import AnyPrivate, Record
from server.store.chain_check import TO_BE_FOLLOWED
from server.store.connection import driver_of
from server.store.entries import DECODE_PUBLIC
from server.store.schema import ledger
from server.store.verdicts import Key, StoredVerdict, is_said_by, said_by

decode_private: Final = msgspec.json.Decoder(AnyPrivate).decode


class LedgerRow(NamedTuple):
    """One row of the table. With a `fingerprint` it says the verdict on its command, with this `outcome`."""

    sale_id: str
    seq: int
    at: int
    kind: str
    feed_no: int | None
    public: bytes
    private: bytes
    salt: bytes
    user_id: str | None
    command_id: str | None
    hash: bytes
    fingerprint: bytes | None = None
    outcome: str | None = None

    def record(self) -> Record:
        """Return what the rules know of the row."""
        return Record(
            seq=self.seq,
            at=self.at,
            feed_no=self.feed_no,
            public=DECODE_PUBLIC[self.kind](self.public),
            private=decode_private(self.private),
            user=self.user_id,
            command=self.command_id,
        )

    def verdict(self) -> StoredVerdict | None:
        """Return the verdict that the row says; None for a row that says none."""
        if self.fingerprint is None or self.outcome is None:
            return None
        verdict = said_by(self.record(), Outcome(self.outcome))
        return StoredVerdict(self.user_id or "", self.command_id or "", self.fingerprint, verdict)


class HeadSigner(Protocol):
    """Signs how far a ledger has come."""

    def sign_head(self, sale: str, row: int, row_hash: str) -> str:
        """Return the signature (base64) over the hash (hex) of a row."""
        ...


def _written_out(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=dialect()))


_of_sale: Final = select(ledger).where(ledger.c.sale_id == bindparam("sale_id"))
_of_command: Final = (ledger.c.command_id == bindparam("command")) & (ledger.c.user_id == bindparam("user"))
_INSERT: Final = _written_out(insert(ledger))
_SELECT: Final = _written_out(_of_sale.where(ledger.c.seq > bindparam("after")).order_by(ledger.c.seq))
_SELECT_BARE: Final = _written_out(
    select(*TO_BE_FOLLOWED)
    .where(ledger.c.sale_id == bindparam("sale_id"), ledger.c.seq > bindparam("after"))
    .order_by(ledger.c.seq)
)
_AT_ONCE: Final = 256
_SELECT_LAST: Final = "SELECT seq, hash FROM ledger WHERE sale_id = ? ORDER BY seq DESC LIMIT 1"
_SELECT_OF: Final = _written_out(_of_sale.where(_of_command))


def insert_rows(connection: Connection, rows: Sequence[LedgerRow]) -> None:
    """Append rows; raises sqlite3.IntegrityError for a number or a command that is taken."""
    if rows:
        # Past SQLAlchemy, and as bare tuples: the driver reads any other sequence item by item.
        driver_of(connection).executemany(_INSERT, map(tuple, rows))


def select_rows(
    connection: Connection, sale_id: str, after: int = 0, limit: int | None = None
) -> Iterator[LedgerRow]:
    """Yield at most `limit` rows of a sale after number `after`, in order."""
    rows = chain.from_iterable(_selected(connection, _SELECT, sale_id, after))
    return map(LedgerRow._make, islice(rows, limit))


def select_last(connection: Connection, sale_id: str) -> tuple[int, bytes] | None:
    """Return the number and the hash of a sale's last row, None when it has no rows."""
    return next(chain.from_iterable(_selected(connection, _SELECT_LAST, sale_id)), None)


def select_many(connection: Connection, sale_id: str) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield a sale's rows some hundred at a time, as bare tuples of what a Chain follows."""
    return _selected(connection, _SELECT_BARE, sale_id, 0)


def select_row_of(connection: Connection, sale_id: str, user: str, command: str) -> LedgerRow | None:
    """Return the first row of a user's command, None when it has none."""
    found = chain.from_iterable(_selected(connection, _SELECT_OF, sale_id, command, user))
    return next(map(LedgerRow._make, found), None)


def _selected(connection: Connection, statement: str, *values: str | int) -> Iterator[Sequence[Any]]:
    """Run a query past SQLAlchemy, whose rows would be objects of their own."""
    cursor = driver_of(connection).cursor()
    try:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield rows
    finally:
        cursor.close()


def chain_rows(
    sale_id: str,
    previous: bytes,
    records: Sequence[Record],
    verdicts: Mapping[Key, StoredVerdict],
    signer: HeadSigner | None,
) -> Iterator[LedgerRow]:
    """Yield the row of each record, chained to the hash before it, with the verdict that it can say.

    A LedgerHead among them gets the hash of the row before it and the signature.
    """
    salts = os.urandom(SALT_BYTES * len(records))
    for place, record in enumerate(records):
        if isinstance(record.public, LedgerHead):
            _fill_in(record.public, sale_id, previous, signer)
        public, private, kind = canonical(record.public), canonical(record.private), record.kind
        salt = salts[place * SALT_BYTES : (place + 1) * SALT_BYTES]
        previous = row_hash(previous, record.seq, record.at, kind, public, commitment(salt, private))
        fingerprint = outcome = None
        if record.user is not None and record.command is not None:
            stored = verdicts.get((record.user, record.command))
            if stored is not None and is_said_by(record, stored.verdict):
                fingerprint, outcome = stored.fingerprint, stored.verdict.outcome
        yield LedgerRow(
            sale_id, record.seq, record.at, kind, record.feed_no, public, private, salt,
            record.user, record.command, previous, fingerprint, outcome,
        )  # fmt: skip


def _fill_in(head: LedgerHead, sale_id: str, previous: bytes, signer: HeadSigner | None) -> None:
    if signer is None:
        raise ValueError("a ledger without a signer cannot publish its head")
    head.hash = previous.hex()
    head.signature = signer.sign_head(sale_id, head.row, head.hash)
