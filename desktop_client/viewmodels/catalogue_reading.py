"""Reads a sale's catalogue over HTTP: whole when the room is entered, single lots when they changed.

What changed is told to everybody at once; everybody asking at once would be a rush on the house, so each
desktop waits a moment of its own first. Knows no widget and no picture of the sale.
"""

import asyncio
import logging
import random
from collections.abc import Callable, Iterable

from contract.wire import LotView
from desktop_client.connection.clock import monotonic_ms
from desktop_client.tasks import TaskOwner
from desktop_client.viewmodels.house import House, HouseError

_log = logging.getLogger(__name__)

SPREAD_S = 2.0
"""The longest wait before changed lots are read."""
AT_ONCE = 60
"""How many lots one request names; of more the whole catalogue is read."""


def _moment_of_ones_own() -> float:
    return random.uniform(0, SPREAD_S)  # noqa: S311  (spreads load, protects nothing)


class CatalogueReader:
    """Asks, and hands over what came. `on_all` gets the whole catalogue, `on_some` single lots."""

    def __init__(
        self,
        house: House,
        sale: str,
        tasks: TaskOwner,
        on_all: Callable[[list[LotView]], None],
        on_some: Callable[[list[LotView]], None],
        wait_s: Callable[[], float] = _moment_of_ones_own,
    ) -> None:
        self._house, self._sale, self._tasks = house, sale, tasks
        self._on_all, self._on_some = on_all, on_some
        self._wait_s = wait_s
        self._wanted: set[str] = set()
        self._reading: asyncio.Task[None] | None = None
        self._asked_at: int | None = None
        # One question after the other: an answer about all lots must not undo a later one about some.
        self._turn = asyncio.Lock()

    @property
    def is_asking(self) -> bool:
        """Tell whether an answer is on its way; what is told meanwhile may be newer than it."""
        return self._turn.locked()

    def asked_at(self, server_now: int) -> int:
        """Return when the whole catalogue was last asked for, on the clock that now shows `server_now` (ms).

        0 when it was not: then nothing is known to be up to date.
        """
        return 0 if self._asked_at is None else server_now - (monotonic_ms() - self._asked_at)

    def read_all(self) -> None:
        """Read the whole catalogue."""
        self._tasks.spawn(self._read_all(), "catalogue")

    def read_some(self, lots: Iterable[str]) -> None:
        """Read these lots anew, soon."""
        self._wanted.update(lots)
        if self._wanted and (self._reading is None or self._reading.done()):
            self._reading = self._tasks.spawn(self._read_wanted())

    async def _read_all(self) -> None:
        try:
            async with self._turn:
                await self._take_all()
        except HouseError as error:
            _log.warning("the catalogue could not be had, it is asked for when the house is back: %s", error)

    async def _take_all(self) -> None:
        asked_at = monotonic_ms()
        lots = await self._house.lots(self._sale)
        self._asked_at = asked_at
        await asyncio.sleep(0)  # reading thousands of lots was a turn of the loop, showing them is the next
        self._on_all(lots)

    async def _read_wanted(self) -> None:
        while self._wanted:
            await asyncio.sleep(self._wait_s())
            lots: list[str] = []
            try:
                async with self._turn:
                    lots, self._wanted = sorted(self._wanted), set()
                    if len(lots) > AT_ONCE:
                        await self._take_all()
                    else:
                        self._on_some(await self._house.lots(self._sale, lots))
            except HouseError as error:
                _log.warning("changed lots could not be read, the next return reads them: %s", error)
                self._wanted.update(lots)
                return
