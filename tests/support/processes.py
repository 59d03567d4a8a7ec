"""Real processes for tests: started with their output captured, and gone for sure when the test is over."""

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.canaries import found_in

NOTHING: Mapping[str, str] = {}
ROOT = Path(__file__).parents[2]
LISTENING = re.compile(r"^listening on (?P<url>http://[\d.]+:(?P<port>\d+))$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that has ended."""

    status: int
    out: str
    err: str


class RunningProcess:
    """A `martillo` command that runs. `out` and `err` hold what it has written so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._news = asyncio.Condition()
        self._written = {"out": b"", "err": b""}
        assert process.stdout is not None and process.stderr is not None
        self._readers = (
            asyncio.create_task(self._read("out", process.stdout), name="reads stdout"),
            asyncio.create_task(self._read("err", process.stderr), name="reads stderr"),
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def out(self) -> str:
        return self._written["out"].decode()

    @property
    def err(self) -> str:
        return self._written["err"].decode()

    async def says(self, pattern: re.Pattern[str], within_s: float = 20) -> re.Match[str]:
        """Wait until stdout matches. Fails with all that was written when it does not."""

        def heard() -> bool:
            return pattern.search(self.out) is not None or all(reader.done() for reader in self._readers)

        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_s), self._news:
                await self._news.wait_for(heard)
        found = pattern.search(self.out)
        assert found is not None, f"never said {pattern.pattern!r}:\n{self.out}\n{self.err}"
        return found

    async def end(self, by: signal.Signals, within_s: float = 20) -> Finished:
        """Send a signal and wait for the end."""
        self._process.send_signal(by)
        return await self.finished(within_s)

    async def say(self, text: str, *, close: bool = True) -> None:
        """Write to the command's standard input, and close it unless more is to come."""
        assert self._process.stdin is not None
        with contextlib.suppress(ConnectionError):  # a command that ended does not listen
            self._process.stdin.write(text.encode())
            await self._process.stdin.drain()
        if close:
            self._process.stdin.close()

    async def finished(self, within_s: float = 30) -> Finished:
        """Wait for the end. Fails with all that was written when it does not come."""
        try:
            async with asyncio.timeout(within_s):
                status = await self._process.wait()
                await asyncio.gather(*self._readers)
        except TimeoutError:
            message = f"still runs after {within_s:g} s:\n{self.out}\n{self.err}"
            raise AssertionError(message) from None
        return Finished(status, self.out, self.err)

    async def close(self) -> None:
        """Kill what still runs, with every process that it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        await self._process.wait()
        await asyncio.gather(*self._readers)
        assert not found_in(self.out + self.err), f"a process wrote secrets: {found_in(self.out + self.err)}"

    async def _read(self, name: str, stream: asyncio.StreamReader) -> None:
        while piece := await stream.read(65_536):
            async with self._news:
                self._written[name] += piece
                self._news.notify_all()
        async with self._news:
            self._news.notify_all()


@contextlib.asynccontextmanager
async def martillo(
    *arguments: str | Path, settings: Mapping[str, str] = NOTHING, within: Sequence[str] = ()
) -> AsyncIterator[RunningProcess]:
    """Start `martillo …` in a process group of its own, which is killed at the end of the block.

    `settings` become environment variables; `within` is a command that runs another, such as `ip netns exec`.
    """
    environment = {name: value for name, value in os.environ.items() if not _steers(name)}
    process = await asyncio.create_subprocess_exec(
        *(*within, sys.executable, "-m", "server.cli", *map(str, arguments)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env=environment | {"QT_QPA_PLATFORM": "offscreen", **settings},
        start_new_session=True,
    )
    running = RunningProcess(process)
    try:
        yield running
    finally:
        await running.close()


async def run_martillo(*arguments: str | Path, stdin: str = "", within_s: float = 30) -> Finished:
    """Run `martillo …` to its end."""
    async with martillo(*arguments) as running:
        await running.say(stdin)
        return await running.finished(within_s)


@contextlib.asynccontextmanager
async def serving(
    data: Path,
    *options: str,
    port: int = 0,
    settings: Mapping[str, str] = NOTHING,
    within: Sequence[str] = (),
) -> AsyncIterator[tuple[RunningProcess, str]]:
    """Run a house and wait until it listens; gives the process and the house's address."""
    async with martillo(
        "serve", "--data", data, "--port", str(port), *options, settings=settings, within=within
    ) as process:
        listening = await process.says(LISTENING)
        yield process, listening["url"]


def _steers(name: str) -> bool:
    """Tell whether an environment variable of the person who runs the tests would change what is tested."""
    return name.startswith("MARTILLO_") or name in {"DISPLAY", "WAYLAND_DISPLAY"}
