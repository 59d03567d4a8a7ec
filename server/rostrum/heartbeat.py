"""How the house learns after a start how long it was away: it notes every few seconds that it is alive.

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


class Heartbeat:
    """Keeps the note that the house is alive; calls `on_failure` when it cannot be written.

    `until` says what to note: now, or since when a sale still waits for time that an outage took.
    """

    def __init__(
        self, liveness: Liveness, until: Clock, on_failure: Callable[[StoreUnavailable], None]
    ) -> None:
        self._liveness, self._until, self._on_failure = liveness, until, on_failure
        self._failing = False
        self._task: asyncio.Task[None] | None = None

    async def last_alive(self) -> int | None:
        """Return when the house was last alive (ms, UTC), None before its first start."""
        return await self._liveness.last_alive()

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
