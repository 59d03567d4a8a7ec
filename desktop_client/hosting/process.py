"""The process of a house that this desktop hosts: started, listened to, and ended, or left to go on alone.

It is a process of its own, in a session of its own: whatever befalls this program, a sale that runs goes on.
Reads what the house prints, one line for each thing, and knows no window and no Qt.
"""

import asyncio
import contextlib
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from contract.programs import house_command
from desktop_client.hosting.faults import HouseNotStarted, StartFault, fault_of
from desktop_client.hosting.lines import CertificateLine, CodeLine, ListeningLine, read_line

_log = logging.getLogger(__name__)

START_WITHIN_S: Final = 60.0
CODE_WITHIN_S: Final = 5.0
END_WITHIN_S: Final = 20.0
LOG_AT_MOST: Final = 1_000_000
"""A log beyond so many bytes is put aside at the next start; one older one is kept."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a house listens, and the fingerprint of its certificate when it speaks https."""

    url: str
    certificate: str | None = None


class HouseProcess:
    """`martillo serve` on a data directory, its log beside the data. Started once.

    `on_over` is called when it ends by itself, with its last words.
    """

    def __init__(self, data: Path, on_over: Callable[[str], None] = lambda _words: None) -> None:
        self.data = data
        self.log = data / "house.log"
        self._on_over = on_over
        self._process: subprocess.Popen[bytes] | None = None
        self._certificate: str | None = None
        self._opened: asyncio.Future[Opened] | None = None
        self._code: asyncio.Future[str] | None = None
        self._over = asyncio.Event()
        self._is_wanted = True
        self._log_begins = 0

    @property
    def process_id(self) -> int:
        """Return the process's id; an error before the start."""
        assert self._process is not None, "the house was not started"
        return self._process.pid

    async def start(self, arguments: Sequence[str]) -> Opened:
        """Start it with these arguments after `serve --data …`, and wait until it listens.

        Raises HouseNotStarted.
        """
        loop = asyncio.get_running_loop()
        self._opened, self._code = loop.create_future(), loop.create_future()
        command = house_command("serve", "--data", str(self.data), *arguments)
        try:
            self._log_begins = _make_room(self.log)
        except OSError as error:
            raise HouseNotStarted(fault_of(str(error)), str(error)) from error
        try:
            process = _start(command, self.log)  # at once: a start given up half-way would be nobody's
        except OSError as error:
            raise HouseNotStarted(StartFault.PROGRAM, f"{command[0]}: {error.strerror or error}") from error
        self._process = process
        threading.Thread(target=self._listen, args=(process, loop), name="house", daemon=True).start()
        try:
            async with asyncio.timeout(START_WITHIN_S):
                return await self._opened
        except TimeoutError as error:
            await self.end()
            raise HouseNotStarted(StartFault.SILENT, self._last_words()) from error
        except asyncio.CancelledError:
            await self.end()
            raise

    async def code(self) -> str:
        """Return the one-time code that makes the first admin, of a house that has none.

        Raises TimeoutError where the house prints none.
        """
        assert self._code is not None, "the house was not started"
        async with asyncio.timeout(CODE_WITHIN_S):
            return await asyncio.shield(self._code)

    def leave(self) -> None:
        """Let it go on without this program."""
        self._is_wanted = False

    async def end(self) -> None:
        """Ask it to end, and wait until it has; one that does not is ended by force."""
        self._is_wanted = False
        process = self._process
        if process is None or self._over.is_set():
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()  # on Windows this ends it as a power cut would, which a house stands
        try:
            async with asyncio.timeout(END_WITHIN_S):
                await self._over.wait()
        except TimeoutError:
            _log.warning("the hosted house did not end in time and is killed")
            process.kill()
            await self._over.wait()

    # ── what it says: read in a thread, taken up on the loop ─────────────────────────────────────────

    def _listen(self, process: "subprocess.Popen[bytes]", loop: asyncio.AbstractEventLoop) -> None:
        assert process.stdout is not None
        with contextlib.suppress(RuntimeError):  # the loop is gone: nobody listens any more
            rest = b""
            while some := process.stdout.read(65_536):
                *lines, rest = (rest + some).split(b"\n")
                for line in lines:
                    loop.call_soon_threadsafe(self._on_line, line.decode(errors="replace"))
            process.stdout.close()
            process.wait()
            loop.call_soon_threadsafe(self._on_end)

    def _on_line(self, line: str) -> None:
        assert self._opened is not None
        assert self._code is not None
        match read_line(line):
            case CertificateLine(fingerprint):
                self._certificate = fingerprint
            case ListeningLine(url) if not self._opened.done():
                self._opened.set_result(Opened(url, self._certificate))
            case CodeLine(code) if not self._code.done():
                self._code.set_result(code)
            case _:
                return

    def _on_end(self) -> None:
        assert self._opened is not None
        self._over.set()
        words = self._last_words()
        if not self._opened.done():
            self._opened.set_exception(HouseNotStarted(fault_of(words), words))
        elif self._is_wanted:
            self._on_over(words)

    def _last_words(self) -> str:
        """Return the last line that this start has left in the log, not one of a start before."""
        with contextlib.suppress(OSError), self.log.open("rb") as log:
            log.seek(self._log_begins)
            lines = log.read(LOG_AT_MOST).decode(errors="replace").splitlines()
            return next((line.strip() for line in reversed(lines) if line.strip()), "")
        return ""


def _make_room(log: Path) -> int:
    """Make the log's folder, put a long log aside, and return where this start's lines will begin."""
    log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if log.exists() and log.stat().st_size > LOG_AT_MOST:
        log.replace(log.with_suffix(".old.log"))
    with log.open("ab") as out:
        return out.tell()


def _start(command: list[str], log: Path) -> "subprocess.Popen[bytes]":
    """Start the program apart from this one: what ends this one's session does not end a sale."""
    # What was left open for this program stays open for that one: a portable file holds its folder so, and a
    # disk image its mount. Nothing that Python opened is among it.
    apart: dict[str, Any] = {"start_new_session": True, "close_fds": False}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    with log.open("ab") as out:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=out, bufsize=0, **apart
        )
