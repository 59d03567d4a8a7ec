"""The line before the rostrum: commands that wait for their decision, and where each answer goes."""

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from contract.verdicts import Code, Verdict
from server.rules.commands import AnyCommand
from server.store.database import Beside

Key = tuple[str, str]
"""A user and the id that he gave a command: ids are scoped to the user."""

UNAVAILABLE_TEXT = "The house cannot record bids at the moment; nothing was changed. Try again shortly."
UNCERTAIN_TEXT = "The house closed before it knew whether this counts; its id will tell, once it is back."


@dataclass(slots=True, kw_only=True)
class Waiting:
    """A command in line, with where its answer goes. If it is accepted, `beside` is written with its rows."""

    command: AnyCommand
    user: str | None = None
    command_id: str | None = None
    fingerprint: bytes = b""
    at: int
    beside: Beside | None = None
    answer: "asyncio.Future[Verdict]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    @property
    def key(self) -> Key | None:
        """What the command is known by when it comes again; None for the house's own."""
        return None if self.user is None or self.command_id is None else (self.user, self.command_id)

    def give(self, verdict: Verdict) -> None:
        """Answer, once; whoever asked may have gone."""
        if not self.answer.done():
            self.answer.set_result(verdict)


class Line:
    """Commands in the order in which they came. Once `closed`, nobody may join any more."""

    def __init__(self) -> None:
        self.closed = False
        self._waiting: deque[Waiting] = deque()
        self._stirred = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def join(self, waiting: Waiting, *, in_front: bool = False) -> None:
        """Put a command behind all others, or before them."""
        if in_front:
            self._waiting.appendleft(waiting)
        else:
            self._waiting.append(waiting)
        self.stir()

    def take(self, at_most: int | None = None) -> list[Waiting]:
        """Take the first commands out of the line; all of them without `at_most`."""
        count = len(self._waiting) if at_most is None else min(len(self._waiting), at_most)
        return [self._waiting.popleft() for _ in range(count)]

    def put_back(self, waiting: Sequence[Waiting]) -> None:
        """Put commands that were taken before all others again, in their order."""
        self._waiting.extendleft(reversed(waiting))
        self.stir()

    def close(self) -> None:
        """Let nobody join any more; who waits is still served."""
        self.closed = True
        self.stir()

    def stir(self) -> None:
        """Wake whoever serves the line: there is something to look at."""
        self._stirred.set()

    async def stirred(self, timeout_s: float | None = None) -> None:
        """Wait for the next `stir`, at most so long; not at all once the line is closed."""
        if self.closed:
            return
        self._stirred.clear()
        if timeout_s is None:
            await self._stirred.wait()
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                await self._stirred.wait()


def unavailable(waiting: Waiting) -> Verdict:
    """Refuse a command because nothing can be recorded now; its id stays free."""
    return _refused(waiting, Code.UNAVAILABLE, UNAVAILABLE_TEXT)


def uncertain(waiting: Waiting) -> Verdict:
    """Answer a command of which nobody can tell whether it is durable; its id will tell, later."""
    return _refused(waiting, Code.UNAVAILABLE, UNCERTAIN_TEXT)


def id_conflict(waiting: Waiting) -> Verdict:
    """Refuse a command whose id was another command's."""
    return _refused(waiting, Code.ID_CONFLICT, "This id was used for another command before; use a new id.")


def _refused(waiting: Waiting, code: Code, message: str) -> Verdict:
    return Verdict(ok=False, id=waiting.command_id or "", at=waiting.at, code=code, message=message)
