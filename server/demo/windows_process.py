"""The demo's two windows: a process of their own, told what to do in lines of JSON.

The server's side never imports the desktop. The first line is the plan; each later line is a cue, answered by
one line. End of input means that the demo is over.
"""

import asyncio
import contextlib
import os
from collections import deque
from pathlib import Path
from typing import Any, Final

import msgspec

from contract.programs import windows_of_the_demo_command

_START_S: Final = 40.0
_ANSWER_S: Final = 45.0
_STOP_S: Final = 10.0
_LAST_WORDS: Final = 3
_UNSEEN: Final = {"QT_QPA_PLATFORM": "offscreen"}


class Person(msgspec.Struct, frozen=True):
    """Who signs in at a window."""

    email: str
    password: str
    name: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the windows are for. `staged`: they start at sign-in and wait for cues instead of a person.

    They answer the plan when they are ready: staged at sign-in, else in the sale.
    """

    server: str
    sale: str
    bidder: Person
    clerk: Person
    staged: bool
    shots: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """What came of a cue."""

    ok: bool
    cue: str
    file: str | None = None
    reason: str = ""


class WindowsFailed(Exception):
    """A window could not be started or did not come to the state that a scene needs."""


class Windows:
    """The process with the two windows."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._listening = asyncio.create_task(self._listen(), name="windows' errors")
        self.pictures: list[Path] = []

    @classmethod
    async def start(cls, plan: Plan) -> "Windows":
        """Start the windows and wait until they are ready (or closed already). Raises WindowsFailed."""
        try:
            process = await asyncio.create_subprocess_exec(
                *windows_of_the_demo_command(),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env={**os.environ, **(_UNSEEN if plan.staged else {})},
            )
        except FileNotFoundError as error:  # a server's package comes without the desktop
            raise WindowsFailed(
                "the demo's windows are a part of the desktop, which is not installed here"
            ) from error
        windows = cls(process)
        try:
            await windows._say(plan)
            await windows._answer("plan", _START_S)
        except WindowsFailed:
            if plan.staged or process.returncode != 0:
                await windows.close()
                raise
        except BaseException:
            await windows.close()
            raise
        return windows

    async def cue(self, cue: str, **details: Any) -> Answer:
        """Give a cue and wait until it is done. Raises WindowsFailed with the windows' own reason."""
        await self._say({"cue": cue, **details})
        answer = await self._answer(cue, _ANSWER_S)
        if answer.file is not None:
            self.pictures.append(Path(answer.file))
        return answer

    async def closed(self) -> int:
        """Wait until the person has closed both windows; return the exit status."""
        return await self._process.wait()

    async def close(self) -> None:
        """End the windows: politely by end of input, by force after a while."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(_STOP_S):
                await self._process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        await self._listening

    def last_words(self) -> str:
        """Return the last lines that the windows wrote to their error output."""
        return " · ".join(self._last_words) or "they said nothing"

    async def _say(self, line: Any) -> None:
        assert self._process.stdin is not None
        # A process that is gone is noticed, with its reason, when its answer does not come.
        with contextlib.suppress(ConnectionError):
            self._process.stdin.write(msgspec.json.encode(line) + b"\n")
            await self._process.stdin.drain()

    async def _answer(self, cue: str, within_s: float) -> Answer:
        assert self._process.stdout is not None
        try:
            async with asyncio.timeout(within_s):
                line = await self._process.stdout.readline()
        except TimeoutError as error:
            raise WindowsFailed(f"the windows gave no answer to “{cue}” within {within_s:g} s") from error
        if not line:
            status = await self._process.wait()
            await self._listening
            raise WindowsFailed(f"the windows' process ended with status {status}: {self.last_words()}")
        answer = msgspec.json.decode(line, type=Answer)
        if not answer.ok:
            raise WindowsFailed(answer.reason or f"“{cue}” could not be done")
        return answer

    async def _listen(self) -> None:
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            text = line.decode(errors="replace").rstrip()
            if text:
                self._last_words.append(text)
