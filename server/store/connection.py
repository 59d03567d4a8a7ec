"""One SQLite connection that belongs to one thread: opened on demand, thrown away after a failure.

A database file that vanishes keeps taking commits on Linux (into an unlinked file), so each
transaction ends by checking that the path still names the file that was opened.
"""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError, InternalError, OperationalError
from sqlalchemy.pool import NullPool

from server.store.errors import StoreError, StoreUnavailable

T = TypeVar("T")

BUSY_TIMEOUT_S = 2.0


class OneConnection:
    """Runs transactions on one connection. Every method must be called from one and the same thread."""

    def __init__(self, path: Path, *, writes: bool) -> None:
        self._path = path
        self._writes = writes
        self._engine = self._make_engine()
        self._connection: Connection | None = None
        self._identity: tuple[int, int] | None = None

    def create_file(self) -> None:
        """Make an empty private database file where there is none."""
        with self._mapped():
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, stat.S_IRUSR | stat.S_IWUSR))

    def transaction(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction and commit it.

        Raises StoreUnavailable when the database cannot be used now; the next call opens it anew.
        """
        with self._mapped():
            connection = self._open()
            with connection.begin():
                result = work(connection)
                self._check_same_file()
            return result

    def close(self) -> None:
        """Close the connection; the next transaction opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _open(self) -> Connection:
        if self._connection is None:
            self._identity = self._file_identity()
            self._connection = self._engine.connect()
        return self._connection

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except StoreUnavailable:
            self.close()
            raise
        except (DatabaseError, sqlite3.Error, OSError) as error:
            if not is_unavailable(error):
                raise
            self.close()
            raise StoreUnavailable(f"the house's database cannot be used now: {_reason(error)}") from error

    def _file_identity(self) -> tuple[int, int]:
        status = self._path.stat()
        return status.st_dev, status.st_ino

    def _check_same_file(self) -> None:
        if self._file_identity() != self._identity:
            raise StoreUnavailable("the database file was replaced while it was open")

    def _make_engine(self) -> Engine:
        uri = f"{self._path.absolute().as_uri()}?mode=rw"  # never make an empty file where one has vanished
        begin = "BEGIN IMMEDIATE" if self._writes else "BEGIN"

        def connect() -> sqlite3.Connection:
            # isolation_level=None: transactions are begun by our own BEGIN, never by the driver's guess.
            return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)

        # hide_parameters: an error must not carry a limit or a password's hash into a log.
        engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)
        event.listen(engine, "connect", _set_pragmas)
        if not self._writes:
            event.listen(engine, "connect", _forbid_writing)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine


def is_unavailable(error: Exception) -> bool:
    """Tell whether `error` says that the database cannot be used, rather than that it was used wrongly."""
    if isinstance(error, DatabaseError):
        # Plain DatabaseError: "malformed" and "not a database" have no class of their own.
        return isinstance(error, OperationalError | InternalError) or type(error) is DatabaseError
    return True


def _reason(error: Exception) -> str:
    """Return SQLite's or the system's own few words, which hold no value, statement or path."""
    if isinstance(error, DatabaseError):
        return str(error.orig)
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _PROMISED]
    if found != list(_PROMISED.values()):
        raise StoreError(f"the database would not take the settings that keep bids safe: {found}")


_PROMISED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def _forbid_writing(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")
