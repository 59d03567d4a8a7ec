"""The store as one host meets it: with the delays and the troubles of the plan. It decides nothing itself."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from random import Random
from typing import Any, Protocol, TypeVar

from server.rules.records import Record
from server.store.errors import StoreUnavailable, StoreUncertain
from server.store.ledger import Head, StoredVerdict, WholeLedger, WrittenRow
from tests.support.simulation.ledger import SimulatedLedger, SimulatedLiveness
from tests.support.simulation.loop import Died, Process
from tests.support.simulation.plan import StoreFault, StoreGone, Trouble

T = TypeVar("T")


class Sky(Protocol):
    """What the world tells its hosts about the weather."""

    def store_gone(self, operation: str) -> StoreGone | None:
        """Return why nothing works now, None when the store works."""
        ...

    def note(self, text: str) -> None:
        """Write a line of the trace."""
        ...

    @property
    def calm(self) -> bool:
        """Whether the time of faults is over."""
        ...


class Weather:
    """Draws what becomes of each call of the store that a host makes. Outlives the host's processes."""

    def __init__(self, host: str, sky: Sky, random: Random, faults: Sequence[StoreFault]) -> None:
        self._host, self._sky, self._random = host, sky, random
        self._faults = {(fault.operation, fault.nth): fault for fault in faults if fault.host == host}
        self._calls: Counter[str] = Counter()

    async def over(self, process: Process, operation: str, work: Callable[[], Awaitable[T]]) -> T:
        """Do `work` in this weather."""
        self._calls[operation] += 1
        fault = None if self._sky.calm else self._faults.get((operation, self._calls[operation]))
        trouble = None if fault is None else fault.trouble
        if fault is not None:
            self._sky.note(str(fault))
        await asyncio.sleep(self._random.uniform(0.0001, 0.004))
        slow_s = fault.takes_s if fault is not None and trouble is Trouble.SLOW else 0.0
        slow_before = fault is not None and fault.nth % 2 == 1
        if slow_s and slow_before:
            await asyncio.sleep(slow_s)
        if trouble is Trouble.DIES_BEFORE:
            process.die()
            raise Died
        if trouble is Trouble.FAILS or self._sky.store_gone(operation) is not None:
            raise StoreUnavailable("the disk is out of sorts")
        if trouble is Trouble.DOUBT:
            raise StoreUncertain("the disk did not do it and says that it cannot tell")
        done = await work()
        if trouble is Trouble.DIES_AFTER:
            process.die()
            raise Died
        await asyncio.sleep(slow_s if slow_s and not slow_before else self._random.uniform(0.0001, 0.002))
        if trouble is Trouble.LIES:
            raise StoreUncertain("the disk did it and says that it did not")
        return done


class HostLedger:
    """The ledger in its weather; `wrote` hears which rows this host's process made durable."""

    def __init__(
        self, ledger: SimulatedLedger, weather: Weather, process: Process, wrote: Callable[[int, int], None]
    ) -> None:
        self._ledger, self._weather, self._process, self._wrote = ledger, weather, process, wrote

    async def ended_sales(self) -> dict[str, Any]:
        return {}  # this house has one sale, and every host reads it whole

    async def whole(self, sale_id: str) -> WholeLedger:
        return await self._read(lambda: self._ledger.whole(sale_id))

    async def load(self, sale_id: str, *, after: int = 0) -> list[Record]:
        return await self._read(lambda: self._ledger.load(sale_id, after=after))

    async def append(
        self,
        sale_id: str,
        expected_seq: int,
        records: Sequence[Record],
        verdicts: Sequence[StoredVerdict] = (),
        *,
        also: object = None,
    ) -> list[WrittenRow]:
        async def write() -> list[WrittenRow]:
            written = await self._ledger.append(sale_id, expected_seq, records, verdicts)
            self._wrote(expected_seq, len(records))
            return written

        return await self._weather.over(self._process, "append", write)

    async def verdicts(self, sale_id: str) -> dict[tuple[str, str], StoredVerdict]:
        return await self._read(lambda: self._ledger.verdicts(sale_id))

    async def verdict(self, sale_id: str, user: str, command: str) -> StoredVerdict | None:
        return await self._read(lambda: self._ledger.verdict(sale_id, user, command))

    async def head(self, sale_id: str) -> Head:
        return await self._read(lambda: self._ledger.head(sale_id))

    async def written(self, sale_id: str, seq: int) -> WrittenRow | None:
        return await self._read(lambda: self._ledger.written(sale_id, seq))

    async def _read(self, work: Callable[[], Awaitable[T]]) -> T:
        return await self._weather.over(self._process, "read", work)


class HostLiveness:
    """The note that the house is alive, in its weather."""

    def __init__(self, liveness: SimulatedLiveness, weather: Weather, process: Process) -> None:
        self._liveness, self._weather, self._process = liveness, weather, process

    async def mark_alive(self, at: int) -> None:
        await self._weather.over(self._process, "note", lambda: self._liveness.mark_alive(at))

    async def last_alive(self) -> int | None:
        return await self._weather.over(self._process, "read", self._liveness.last_alive)
