"""Shows a picture to everybody in a room, one after the other: a thousand readers take a lot of bytes."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from contract.display import ShownPicture
from contract.verdicts import Code
from server.gateway.broadcast import Broadcast
from server.gateway.problems import ProblemError

REST_S: Final = 2.0
"""So long a sale's readers are left alone between two pictures."""


class Showing:
    """Whose turn it is to show a picture, and the showing itself."""

    def __init__(self, broadcast: Broadcast, clock: Callable[[], float] = time.monotonic) -> None:
        self._broadcast, self._clock = broadcast, clock
        self._shown_at: dict[str, float] = {}
        self._busy: set[str] = set()
        # Decoding takes a core for a while: bids of other sales must not wait for three of them.
        self._one_at_a_time = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, sale: str) -> AsyncIterator[None]:
        """Hold the turn to show one picture in a sale. Raises ProblemError `rate_limited`."""
        left_s = self._shown_at.get(sale, -REST_S) + REST_S - self._clock()
        if sale in self._busy or left_s > 0:
            message = "A picture is being shown already; try again in a moment."
            raise ProblemError(Code.RATE_LIMITED, message, retry_after_s=max(left_s, 1.0))
        self._busy.add(sale)
        try:
            async with self._one_at_a_time:
                yield
        finally:
            self._busy.discard(sale)

    async def show(self, shown: ShownPicture, jpeg: bytes) -> int:
        """Show a picture now; return to how many connections."""
        self._shown_at[shown.sale] = self._clock()
        return await self._broadcast.picture(shown, jpeg)
