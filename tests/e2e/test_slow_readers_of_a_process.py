"""Forty clients stop reading a real server: it cuts them off within ten seconds and keeps nothing of them."""

import asyncio
import re
import socket
import time
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from contract.commands import SetAsk
from contract.wire import Role
from server.gateway.carrier import HIGH_WATER
from server.gateway.outbox import CONFLATE_ABOVE
from tests.e2e.visitors import Visitor, open_first_lot, visiting
from tests.support.processes import RunningProcess, serving
from tests.support.raw_socket import RawWebSocket
from tests.support.waiting import eventually

pytestmark = pytest.mark.processes

SLOW = 40
ASKS = 600
GENEROUS = {
    "MARTILLO_LIMITS__EVENTS_PER_SECOND": "10000",
    "MARTILLO_LIMITS__EVENTS_BURST": "10000",
    "MARTILLO_LIMITS__CONNECTIONS_PER_USER": "100",
}


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


class Watched:
    """A server as its own counters and the kernel see it."""

    def __init__(self, process: RunningProcess, http: aiohttp.ClientSession, port: int) -> None:
        self._process, self._http = process, http
        self._metrics = f"http://127.0.0.1:{port}/metrics"

    async def counters(self) -> dict[str, float]:
        """Return what the server counts."""
        async with self._http.get(self._metrics) as answer:
            return {
                name: float(value)
                for name, value in re.findall(r"^(martillo_\S+) (\S+)$", await answer.text(), re.MULTILINE)
            }

    def open_files(self) -> int:
        """Return how many files and sockets the server has open."""
        return len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))

    def resident_bytes(self) -> int:
        """Return how much memory the server takes."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
        assert found is not None
        return int(found[1]) * 1024


async def ask_often(clerk: Visitor) -> list[float]:
    """Ask for more again and again; return how long each took (s)."""
    took = []
    for k in range(ASKS):
        began = time.perf_counter()
        assert (await clerk.call(SetAsk(lot="1", amount=100_000 + k * 1_000))).ok
        took.append(time.perf_counter() - began)
    return took


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts in /proc")
async def test_forty_who_stop_reading_cost_nothing_in_the_end_and_nobody_else_anything(
    tmp_path: Path,
) -> None:
    port = free_port()
    async with AsyncExitStack() as stack:
        process, url = await stack.enter_async_context(
            serving(tmp_path, "--metrics-port", str(port), settings=GENEROUS)
        )
        http = await stack.enter_async_context(aiohttp.ClientSession())
        house = await stack.enter_async_context(visiting(tmp_path, url))
        watched = Watched(process, http, port)
        clerk = await house.visitor("Marta", Role.CLERK)
        await open_first_lot(clerk)
        cat = await house.visitor("Cat")

        before = await ask_often(clerk)
        files, resident = watched.open_files(), watched.resident_bytes()
        for _ in range(SLOW):
            slow = await stack.enter_async_context(RawWebSocket(url))
            await slow.attend(str(cat.api.token), house.sale)
        stopped = time.monotonic()
        meanwhile = await ask_often(clerk)
        assert sorted(meanwhile)[len(meanwhile) // 2] < 5 * sorted(before)[len(before) // 2] + 0.01
        while (await watched.counters())["martillo_connections"] > 2:
            assert time.monotonic() - stopped < 15
            await asyncio.sleep(0.2)
        counters = await watched.counters()
        assert sum(count for name, count in counters.items() if "cut_off_total" in name) == SLOW
        assert counters["martillo_conflated_total"] > SLOW * 100
        await eventually(lambda: watched.open_files() <= files)
        await asyncio.sleep(1.1)  # once more the server has looked around
        assert (await watched.counters())["martillo_waiting_bytes"] == 0
        assert watched.resident_bytes() - resident < SLOW * (CONFLATE_ABOVE + HIGH_WATER) + 6_000_000
        assert (await clerk.call(SetAsk(lot="1", amount=1_000_000))).ok
