"""The demo's server: a real one, in a process of its own, that can be killed and started again."""

import asyncio
import contextlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from contract.programs import house_command

_LISTENING: Final = re.compile(rb"listening on (http://[^\s:]+:(\d+))")
_START_S: Final = 30.0
_STOP_S: Final = 15.0
LOG_NAME: Final = "server.log"


class HouseNotStarted(Exception):
    """The server did not come up; the message says what it said last."""


class HouseProcess:
    """`martillo serve` on a data directory."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.url = ""
        self._port = 0
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Wait until the server listens; a second start takes the same port. Raises HouseNotStarted."""
        with (self.data / LOG_NAME).open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *house_command("serve", "--data", str(self.data)),
                *("--host", "127.0.0.1", "--port", str(self._port)),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        self._process = process
        try:
            async with asyncio.timeout(_START_S):
                await self._wait_until_it_listens(process)
        except TimeoutError as error:
            await self.kill()
            raise HouseNotStarted(f"the server said nothing within {_START_S:g} s") from error

    async def _wait_until_it_listens(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            if found := _LISTENING.search(line):
                self.url, self._port = found[1].decode(), int(found[2])
                self._reading = asyncio.create_task(_drain(process.stdout), name="server output")
                return
        status = await process.wait()
        self._process = None
        raise HouseNotStarted(f"the server ended with status {status}: {self._last_words()}")

    async def kill(self) -> None:
        """End the server as a power cut would."""
        await self._end(lambda process: process.kill())

    async def stop(self) -> None:
        """Ask the server to end and wait until it has; a server that does not listen is killed."""
        await self._end(lambda process: process.terminate())

    async def _end(self, signal_to: Callable[[asyncio.subprocess.Process], None]) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        # It may have ended by itself (Ctrl+C reaches every process of the terminal).
        with contextlib.suppress(ProcessLookupError):
            signal_to(process)
        try:
            async with asyncio.timeout(_STOP_S):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
        if self._reading is not None:
            await self._reading

    def _last_words(self) -> str:
        with contextlib.suppress(OSError):
            lines = (self.data / LOG_NAME).read_text(encoding="utf-8", errors="replace").split("\n")
            return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
        return "it left no log"


async def _drain(stream: asyncio.StreamReader) -> None:
    while await stream.read(65_536):
        continue
