"""The process in which a rehearsal's house runs: started with a script, ended by closing its input.

Its input is a pipe of this process: when the desktop is gone, however that went, the rehearsal ends too and
takes its folder with it. Knows no sale and no window.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QProcess

from contract.programs import house_command
from contract.rehearsal import Curtain, Script

_log = logging.getLogger(__name__)

READY_WITHIN_S: Final = 120.0
END_WITHIN_S: Final = 15.0


class RehearsalFailed(Exception):
    """The rehearsal's process did not come up; the message is the last thing that it said."""


def rehearsal_command() -> list[str]:
    """Return how a rehearsal's house is started from here."""
    return house_command("rehearse", "--script")


class RehearsalProcess(QObject):
    """One process. `begin` and `end` are each called once."""

    def __init__(self, command: Sequence[str]) -> None:
        super().__init__()
        self._command = list(command)
        self._process = QProcess(self)
        self._said = bytearray()
        loop = asyncio.get_running_loop()
        self._ready: asyncio.Future[Curtain] = loop.create_future()
        self._over = asyncio.Event()
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.finished.connect(self._on_over)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def process_id(self) -> int:
        """Return the process's id, 0 when it does not run."""
        return self._process.processId()

    @property
    def is_over(self) -> bool:
        """Tell whether the process has ended."""
        return self._over.is_set()

    async def begin(self, script: Script) -> Curtain:
        """Start it and return where it listens. Raises RehearsalFailed."""
        self._process.start(self._command[0], self._command[1:])
        self._process.write(msgspec.json.encode(script) + b"\n")
        try:
            async with asyncio.timeout(READY_WITHIN_S):
                return await self._ready
        except TimeoutError as error:
            raise RehearsalFailed("it did not begin in time") from error

    def kill(self) -> None:
        """End it as the system would when memory is short: it cannot take anything away."""
        self._process.kill()

    async def over(self) -> None:
        """Wait until the process has ended by itself."""
        await self._over.wait()

    async def end(self) -> None:
        """Close its input and wait until it has taken everything away; kill it after a while."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.closeWriteChannel()
            try:
                async with asyncio.timeout(END_WITHIN_S):
                    await self._over.wait()
            except TimeoutError:
                _log.warning("the rehearsal did not end in time and is killed")
                self._process.kill()
                await self._over.wait()
        if not self._ready.done():
            self._ready.cancel()

    def _on_output(self) -> None:
        self._said += self._process.readAllStandardOutput().data()
        line, found, _ = self._said.partition(b"\n")
        if found and not self._ready.done():
            try:
                self._ready.set_result(msgspec.json.decode(line, type=Curtain))
            except msgspec.MsgspecError as error:
                self._fail(f"it said what is not understood: {error}")

    def _on_over(self) -> None:
        self._over.set()
        self._fail(self._last_words())

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._over.set()
            self._fail(self._process.errorString())

    def _fail(self, why: str) -> None:
        if not self._ready.done():
            self._ready.set_exception(RehearsalFailed(why))

    def _last_words(self) -> str:
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        return (said.strip().splitlines() or ["it ended without a word"])[-1]
