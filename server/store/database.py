"""The data directory's database: one thread that writes, one that reads, one process at a time.

A transaction is a plain function over a Connection that runs in its thread; so a ledger append costs
one thread hop, not one per statement (docs/decisions/0002). This module knows files and threads, no table.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self, TypeVar

from filelock import FileLock
from sqlalchemy import Connection

from server.store.connection import OneConnection
from server.store.directory import DATABASE_NAME, check_database_is_there
from server.store.errors import StoreUnavailable
from server.store.lock import take_lock
from server.store.migrate import bring_up_to_date
from server.store.own_thread import OwnThread

T = TypeVar("T")
Beside = Callable[[Connection], None]
"""A change to be written in the transaction of something else, so that both come into being or neither."""


def all_of(changes: Sequence[Beside]) -> Beside:
    """Return one change that makes all of these, in order."""

    def make(connection: Connection) -> None:
        for change in changes:
            change(connection)

    return make


class Database:
    """An open data directory. Make one with `open`; it belongs to this process until `close`."""

    def __init__(self, data_dir: Path, lock: FileLock) -> None:
        self._lock = lock
        self._writer = OneConnection(data_dir / DATABASE_NAME, writes=True)
        self._reader = OneConnection(data_dir / DATABASE_NAME, writes=False)
        self._write_thread = OwnThread("store-writer")
        self._read_thread = OwnThread("store-reader")
        self._reopening = asyncio.Lock()
        self._closed = False

    @classmethod
    async def open(cls, data_dir: Path) -> Self:
        """Open `data_dir`, making it and its database where they are missing and migrating older ones.

        Raises DataDirInUse while another process has it, StoreUnavailable when it cannot be written,
        StoreDamaged when its database is gone or no database, StoreTooNew when a newer Martillo made it.
        """
        database = cls(data_dir, await asyncio.to_thread(take_lock, data_dir))
        try:
            check_database_is_there(data_dir)
            await database._write_thread.run(database._writer.create_file)
            await database.write(bring_up_to_date)
        except BaseException:
            await database.close()
            raise
        return database

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one durable transaction; when it returns, its changes are on the disk.

        `work` runs in the writing thread and must touch nothing but the connection. Raises StoreUnavailable
        when nothing could be written, StoreUncertain when that cannot be told; the next call tries anew.
        """
        await self._make_usable()
        return await self._write_thread.run(lambda: self._writer.transaction(work))

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one consistent state of the database; it cannot write."""
        await self._make_usable()
        return await self._read_thread.run(lambda: self._reader.transaction(work))

    async def close(self) -> None:
        """Finish what was begun, close both connections and let another process in."""
        self._closed = True
        # The writer closes last: the last connection does the checkpoint, and only the writer may.
        for thread, connection in (
            (self._read_thread, self._reader),
            (self._write_thread, self._writer),
        ):
            await thread.run(connection.close)
            thread.stop()
        self._lock.release()

    async def _make_usable(self) -> None:
        """After a failure, close both connections before either opens again."""
        if self._closed:
            raise StoreUnavailable("the house is closing")
        if not (self._writer.failed or self._reader.failed):
            return
        async with self._reopening:
            if self._writer.failed or self._reader.failed:
                self._writer.failed = self._reader.failed = True
                await self._read_thread.run(self._reader.close)
                await self._write_thread.run(self._writer.reset)
                self._reader.failed = False
