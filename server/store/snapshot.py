"""A copy of the database as it was at one moment, taken beside a running server without holding it up.

The copy is read through a connection of its own that cannot write: SQLite lets readers see one state for
as long as they like. Sessions stay out of the copy; one that was ended since must not come back with it.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from server.store import schema
from server.store.causes import is_damage, reason
from server.store.chain_check import CheckedSale, check_chains
from server.store.connection import BUSY_TIMEOUT_S
from server.store.directory import DATABASE_NAME
from server.store.errors import StoreDamaged, StoreTooNew, StoreUnavailable
from server.store.migrate import current_version
from server.store.schema import pictures

PAGES_A_STEP = 256
StepDone = Callable[[int, int], None]
"""Called with the pages copied and the pages in all."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a database holds: its version, its sales with whole chains, its pictures by sale and digest."""

    version: str
    sales: list[CheckedSale]
    pictures: list[tuple[str, str]]


def copy_database(data_dir: Path, target: Path, step_done: StepDone) -> None:
    """Copy the database of `data_dir`, as it is now, into the new file `target`, without its sessions.

    Raises StoreUnavailable when it cannot be read or the copy cannot be written.
    """
    with _speaking(), _source(data_dir, target.parent) as source, closing(_connect(target, "rwc")) as copy:
        target.chmod(0o600)
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()  # from here on it sees this one state
        source.backup(
            copy, pages=PAGES_A_STEP, progress=lambda _status, left, total: step_done(total - left, total)
        )
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute("DELETE FROM sessions")


def check_database(path: Path) -> Content:
    """Read a whole database that no server has open, and check it to the last row.

    Raises StoreDamaged with the first thing that is wrong, StoreTooNew for a newer Martillo's.
    """
    engine = create_engine("sqlite://", creator=lambda: _connect(path, "ro"), poolclass=NullPool)
    try:
        with _speaking(), engine.connect() as connection:
            return _content(connection)
    finally:
        engine.dispose()


def _content(connection: Connection) -> Content:
    said = connection.scalar(text("PRAGMA integrity_check(1)"))
    if said != "ok":
        raise StoreDamaged(f"the database is damaged: {said}")
    version = current_version(connection)
    if version is None:
        raise StoreDamaged("the database is none of Martillo's")
    if version > schema.VERSION:
        raise StoreTooNew(
            f"the database has version {version}; this Martillo knows {schema.VERSION}: update Martillo"
        )
    query = select(pictures.c.sale_id, pictures.c.sha).distinct().order_by(pictures.c.sale_id, pictures.c.sha)
    found = [(row.sale_id, row.sha) for row in connection.execute(query)]
    return Content(version, check_chains(connection), found)


@contextmanager
def _source(data_dir: Path, scratch: Path) -> Iterator[sqlite3.Connection]:
    """Open the database for reading, also one on a disk that has become read-only.

    SQLite keeps the log's index in a file beside it, which cannot be made there; but where nobody can write,
    plain copies of the files are one state.
    """
    database = data_dir / DATABASE_NAME
    if not database.exists():
        raise StoreUnavailable(f"there is no house in {data_dir}: check --data")
    if os.access(data_dir, os.W_OK):
        with closing(_connect(database, "ro")) as source:
            yield source
        return
    still = scratch / "still"
    still.mkdir(mode=0o700)
    for name in (DATABASE_NAME, f"{DATABASE_NAME}-wal"):
        if (data_dir / name).exists():
            shutil.copyfile(data_dir / name, still / name)
    with closing(_connect(still / DATABASE_NAME, "rw")) as source:
        yield source
    shutil.rmtree(still)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)


@contextmanager
def _speaking() -> Iterator[None]:
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        kind = StoreDamaged if is_damage(error) else StoreUnavailable
        raise kind(f"the database cannot be copied or read: {reason(error)}") from error
