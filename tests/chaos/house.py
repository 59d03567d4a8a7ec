"""The house under chaos: a real server process on one port, killed and started again, and its disk."""

import asyncio
import contextlib
import hashlib
import os
import resource
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec

from server.store.directory import DATABASE_NAME
from tests.support.history.facts import Looked, Row, now_us
from tests.support.processes import LISTENING, RunningProcess, martillo

_UNLIMITED = resource.RLIM_INFINITY


class HouseProcess:
    """Starts, kills, stops and starves the server. `errors` is what all its lives wrote to stderr."""

    def __init__(self, data: Path, settings: dict[str, str]) -> None:
        self.data, self._settings = data, settings
        self.port = 0
        self.lives = 0
        self._life: AsyncExitStack | None = None
        self._process: RunningProcess | None = None
        self._errors: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def errors(self) -> str:
        """What was written to stderr so far."""
        running = [] if self._process is None else [self._process.err]
        return "".join([*self._errors, *running])

    async def start(self) -> None:
        """Start, on the same port as before."""
        self._life = AsyncExitStack()
        command = martillo("serve", "--data", self.data, "--port", str(self.port), settings=self._settings)
        self._process = await self._life.enter_async_context(command)
        said = await self._process.says(LISTENING, within_s=30)
        self.port = int(said["port"])
        self.lives += 1

    def send(self, number: signal.Signals) -> None:
        """Send a signal at once, if anybody is there."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process.pid, number)

    async def end(self, by: signal.Signals) -> int:
        """Send a signal, wait for the end and return the exit status (negative: the signal's number)."""
        assert self._process is not None and self._life is not None  # started
        self.send(by)
        self.send(signal.SIGCONT)
        finished = await self._process.finished(within_s=30)
        self._errors.append(self._process.err)
        self._process = None
        await self._life.aclose()
        return finished.status

    async def close(self) -> None:
        """Leave nothing running."""
        if self._life is not None:
            await self._life.aclose()

    def starve(self, *, starved: bool) -> None:
        """Let every write to a file fail, as on a full disk, or end that."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                limit = (0 if starved else _UNLIMITED, _UNLIMITED)
                resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, limit)

    async def lock(self, for_s: float) -> None:
        """Hold the database's write lock, as a backup program or an administrator's shell would."""
        with contextlib.closing(sqlite3.connect(self.data / DATABASE_NAME, timeout=0)) as connection:
            for _ in range(50):
                with contextlib.suppress(sqlite3.OperationalError):
                    connection.execute("BEGIN IMMEDIATE")
                    break
                await asyncio.sleep(0.01)
            await asyncio.sleep(for_s)

    def look(self, sale: str) -> Looked | None:
        """Read from the disk how far the ledger goes; None when it cannot be read just now."""
        began = now_us()
        with contextlib.suppress(sqlite3.OperationalError), self._reading() as connection:
            query = "SELECT coalesce(max(seq), 0) FROM ledger WHERE sale_id = ?"
            (seq,) = connection.execute(query, (sale,)).fetchone()
            return Looked(t=began, until=now_us(), seq=seq)
        return None

    def rows(self, sale: str) -> list[Row]:
        """Return the whole ledger, opened."""
        query = (
            "SELECT seq, at, kind, public, private, salt, hash, feed_no, user_id, command_id"
            " FROM ledger WHERE sale_id = ? ORDER BY seq"
        )
        with self._reading() as connection:
            return [_row(*values) for values in connection.execute(query, (sale,))]

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        address = f"{(self.data / DATABASE_NAME).absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=0.05)) as connection:
            yield connection


def _row(
    seq: int,
    at: int,
    kind: str,
    public: bytes,
    private: bytes,
    salt: bytes,
    chained: bytes,
    feed_no: int | None,
    user: str | None,
    command: str | None,
) -> Row:
    return Row(
        seq=seq,
        at=at,
        kind=kind,
        public=msgspec.json.decode(public),
        private=msgspec.json.decode(private),
        salt=salt.hex(),
        commitment=hashlib.sha256(salt + private).hexdigest(),
        hash=chained.hex(),
        feed_no=feed_no,
        user=user,
        command=command,
    )
