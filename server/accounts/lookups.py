"""Looks up sessions: all that are asked for while one reading goes on are the next reading.

After a restart everybody comes back at once, and each would cost a turn of the reading thread.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping

from server.store.accounts import SessionRow, User

Found = tuple[SessionRow, User]
Read = Callable[[Collection[bytes]], Awaitable[Mapping[bytes, Found]]]


class Lookups:
    """Reads sessions by their token's hash with `read`, which takes many at once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._asked: dict[bytes, asyncio.Future[Found | None]] = {}
        self._reading: asyncio.Task[None] | None = None

    async def session(self, key: bytes) -> Found | None:
        """Return a session and its user as they are after this was asked; None when there is none.

        Raises what the reading raises.
        """
        answer = self._asked.get(key)
        if answer is None:
            answer = self._asked[key] = asyncio.get_running_loop().create_future()
        if self._reading is None:
            self._reading = asyncio.create_task(self._read_all(), name="session look-ups")
        return await asyncio.shield(answer)

    async def _read_all(self) -> None:
        try:
            while self._asked:
                asked, self._asked = self._asked, {}
                await self._answer(asked)
        finally:
            self._reading = None

    async def _answer(self, asked: dict[bytes, asyncio.Future[Found | None]]) -> None:
        try:
            found = await self._read(asked)
        except asyncio.CancelledError:
            for answer in asked.values():
                answer.cancel()
            raise
        except Exception as error:  # noqa: BLE001  # whoever asked gets it, whatever it is
            for answer in asked.values():
                answer.set_exception(error)
                answer.exception()  # heard, even where nobody waits any more
            return
        for key, answer in asked.items():
            answer.set_result(found.get(key))
