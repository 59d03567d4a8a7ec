"""How long the house was away: it notes every few seconds that it is alive, and reads the note at start.

A note that cannot be written is how the house finds out that nothing can, before a bid does.
"""

import asyncio
from collections.abc import Callable

import structlog

from server.rostrum.clock import Clock
from server.rostrum.ports import Liveness
from server.store.errors import StoreUnavailable

log = structlog.get_logger(__name__)

NOTE_EVERY_S = 2.0
OUTAGE_WORTH_MS = 10_000
"""Away for longer than this, open timed lots get the time back (RULES, timed lot)."""


class Heartbeat:
    """Keeps the note that the house is alive; calls `on_failure` when it cannot be written.

    `until` says what to note: now, or since when a sale still waits for time that an outage took.
    """

    def __init__(
        self, liveness: Liveness, clock: Clock, until: Clock, on_failure: Callable[[StoreUnavailable], None]
    ) -> None:
        self._liveness, self._clock, self._until, self._on_failure = liveness, clock, until, on_failure
        self._failing = False
        self._task: asyncio.Task[None] | None = None

    async def last_alive(self) -> int | None:
        """Return when the house was last alive (ms, UTC), None before its first start."""
        return await self._liveness.last_alive()

    def outage_ms(self, last_alive: int | None) -> int:
        """Return how long the house has been away by now, 0 when that is not worth speaking of."""
        away_ms = 0 if last_alive is None else self._clock() - last_alive
        return away_ms if away_ms > OUTAGE_WORTH_MS else 0

    async def start(self) -> None:
        """Note it now and from now on."""
        await self._liveness.mark_alive(self._until())
        self._task = asyncio.create_task(self._run(), name="heartbeat")

    async def stop(self) -> None:
        """Note it a last time."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.wait([self._task])
        await self._note()

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(NOTE_EVERY_S)
            await self._note()

    async def _note(self) -> None:
        try:
            await self._liveness.mark_alive(self._until())
        except StoreUnavailable as error:
            if not self._failing:
                log.warning("the note that the house is alive could not be written", why=str(error))
            self._failing = True
            self._on_failure(error)
        else:
            self._failing = False
