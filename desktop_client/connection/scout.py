"""Looks out for the house while the connection cannot tell, so that nobody waits out a long back-off.

Back-off protects a house that refuses; it only costs time when the way was cut. The scout tells the two
apart (docs/decisions/0007). It knows nothing of attempts: it says what it saw.
"""

import asyncio
from collections.abc import Callable
from random import Random

import aiohttp

from desktop_client.connection.address import HouseAddress
from desktop_client.connection.looks import house_answers
from desktop_client.connection.network import open_session
from desktop_client.connection.timing import Timing


class Scout:
    """Looks about once a second while it is out; `on_answer(news)` is called for each answer.

    `news` tells that the house did not answer the look before: something has been mended.
    """

    def __init__(
        self, address: HouseAddress, timing: Timing, rng: Random, on_answer: Callable[[bool], None]
    ) -> None:
        self._address, self._timing, self._rng = address, timing, rng
        self._on_answer = on_answer
        self._tour: asyncio.Task[None] | None = None
        self._returning: set[asyncio.Task[None]] = set()

    def send(self, *, out: bool) -> None:
        """Let the scout look out from now on, or no longer."""
        if out and self._tour is None:
            self._tour = asyncio.get_running_loop().create_task(self._look_out(), name="scout")
        elif not out and self._tour is not None:
            self._tour.cancel()
            self._returning.add(self._tour)
            self._tour.add_done_callback(self._returning.discard)
            self._tour = None

    async def close(self) -> None:
        """Wait until no look is under way any more."""
        self.send(out=False)
        await asyncio.gather(*self._returning, return_exceptions=True)

    async def _look_out(self) -> None:
        tour = _Tour(self._on_answer)
        looks: set[asyncio.Task[None]] = set()
        async with open_session(self._address, reuse=False) as session:
            try:
                while True:
                    look = asyncio.ensure_future(self._look(session, tour, tour.next_number()))
                    looks.add(look)
                    look.add_done_callback(looks.discard)
                    # Not one after the other: a look into the void takes longer than the way's return may.
                    await asyncio.sleep(self._timing.scout_every_s * self._rng.uniform(0.8, 1.2))
            finally:
                for look in looks:
                    look.cancel()
                await asyncio.gather(*looks, return_exceptions=True)

    async def _look(self, session: aiohttp.ClientSession, tour: "_Tour", number: int) -> None:
        tour.saw(number, await house_answers(session, self._address, self._timing.scout_look_s))


class _Tour:
    """What was seen since the scout went out; a look that is overtaken by a later one counts no more."""

    def __init__(self, on_answer: Callable[[bool], None]) -> None:
        self._on_answer = on_answer
        self._begun = self._heeded = 0
        self._answered: bool | None = None

    def next_number(self) -> int:
        self._begun += 1
        return self._begun

    def saw(self, number: int, answers: bool) -> None:
        if number < self._heeded:
            return
        news = answers and self._answered is False
        self._heeded, self._answered = number, answers
        if answers:
            self._on_answer(news)
