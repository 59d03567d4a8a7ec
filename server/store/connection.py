"""One SQLite connection that belongs to one thread: opened on demand, thrown away after a failure.

A transaction is begun and committed by the driver, past SQLAlchemy, whose own cost as much as writing a bid.

Linux lets a process commit into files that were unlinked or replaced, so each transaction looks before and
after its commit whether the paths still name the files that were opened.
"""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import structlog
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from server.store.causes import is_damage, is_unavailable, nothing_written, reason
from server.store.errors import StoreDamaged, StoreError, StoreUnavailable, StoreUncertain

T = TypeVar("T")
Identity = tuple[int, int]

log = structlog.get_logger(__name__)

BUSY_TIMEOUT_S = 2.0
WAL_KEPT_BYTES = 64 * 1024 * 1024
"""A write-ahead log that grew (behind a long backup, on a full disk) is cut back to this size."""

PAGES_BETWEEN_CHECKPOINTS = 4000
"""Many rounds change the same pages: the fewer checkpoints, the fewer of them are written twice."""


class OneConnection:
    """Runs transactions on one connection. Every method must be called from one and the same thread.

    `failed` is set by a failure and stays until `reset`: SQLite keeps an index of the log in memory as long
    as any connection of the process is open, and it must not outlive a file that was moved or replaced.
    """

    def __init__(self, path: Path, *, writes: bool) -> None:
        self.failed = False
        self._path = path
        self._wal = path.with_name(path.name + "-wal")
        self._writes = writes
        self._begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
        self._engine = self._make_engine()
        self._connection: Connection | None = None
        self._identity: Identity | None = None
        self._wal_identity: Identity | None = None

    def create_file(self) -> None:
        """Make an empty private database file where there is none."""
        with self._mapped():
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, stat.S_IRUSR | stat.S_IWUSR))

    def transaction(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction and commit it.

        Raises StoreUnavailable when the database cannot be used now, StoreUncertain when the commit itself
        failed; after a `reset` the next call opens it anew.
        """
        if self.failed:
            raise StoreUnavailable("the house's database is being opened anew")
        with self._mapped():
            connection = self._open()
            driver = driver_of(connection)
            driver.execute(self._begin)
            try:
                self._note_wal()
                result = work(connection)
                self._check_same_files()
            except BaseException:
                connection.rollback()
                driver.rollback()
                raise
            self._commit(connection, driver)
            return result

    def reset(self) -> None:
        """Close the connection after a failure; the next transaction opens another."""
        self.close()
        self.failed = False

    def close(self) -> None:
        """Close the connection."""
        connection, self._connection = self._connection, None
        self._identity = self._wal_identity = None
        if connection is None:
            return
        try:
            connection.close()
        except DatabaseError as error:
            # What was committed is in the log; the next opening finds it there.
            log.warning("the database did not close cleanly", why=reason(error))

    def _open(self) -> Connection:
        if self._connection is None:
            self._identity = _identity(self._path)
            self._connection = self._engine.connect()
        return self._connection

    def _commit(self, connection: Connection, driver: sqlite3.Connection) -> None:
        try:
            connection.commit()  # where a statement went through SQLAlchemy, which then has the driver commit
            driver.commit()
            self._check_same_files()
        except (DatabaseError, sqlite3.Error, OSError, StoreUnavailable) as error:
            if not self._writes or nothing_written(error):
                raise
            words = str(error) if isinstance(error, StoreUnavailable) else reason(error)
            raise StoreUncertain(f"it is not known whether the last commit is durable: {words}") from error

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except StoreUnavailable:
            self.failed = True
            raise
        except (DatabaseError, sqlite3.Error, OSError) as error:
            if not is_unavailable(error):
                raise
            self.failed = True
            kind = StoreDamaged if is_damage(error) else StoreUnavailable
            raise kind(f"the house's database cannot be used now: {reason(error)}") from error

    def _note_wal(self) -> None:
        # Within a transaction the log is open; before the first one it need not exist.
        if self._wal_identity is None:
            self._wal_identity = _identity(self._wal)

    def _check_same_files(self) -> None:
        if (_identity(self._path), _identity(self._wal)) != (self._identity, self._wal_identity):
            raise StoreUnavailable("the database file was replaced while it was open")

    def _make_engine(self) -> Engine:
        uri = f"{self._path.absolute().as_uri()}?mode=rw"  # never make an empty file where one has vanished

        def connect() -> sqlite3.Connection:
            # isolation_level=None: transactions are begun by our own BEGIN, never by the driver's guess.
            return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)

        # hide_parameters: an error must not carry a limit or a password's hash into a log.
        engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)
        event.listen(engine, "connect", _set_pragmas)
        if not self._writes:
            event.listen(engine, "connect", _forbid_writing)
        return engine


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection: it is in the same transaction, and raises errors of `sqlite3`."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # whatever the pool may hold: we have no other database
    return driver


def _identity(path: Path) -> Identity:
    status = path.stat()
    return status.st_dev, status.st_ino


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA journal_size_limit = {WAL_KEPT_BYTES}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_BETWEEN_CHECKPOINTS}")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _PROMISED]
    if found != list(_PROMISED.values()):
        raise StoreError(f"the database would not take the settings that keep bids safe: {found}")


_PROMISED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def _forbid_writing(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")
