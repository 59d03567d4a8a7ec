"""A house in a process of its own that is killed, stopped and started again, always at the same address."""

import os
import signal
import uuid
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp

from contract.commands import Bid, BidMode
from contract.wire import Role
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from server.house_client import HouseClient
from tests.e2e.visitors import PASSWORD, open_first_lot, visiting
from tests.support.processes import RunningProcess, serving

LOT = "1"
# Every bidder of every break comes from one address, quicker than people would.
UNHURRIED = {"MARTILLO_LIMITS__REQUESTS_PER_SECOND": "1000", "MARTILLO_LIMITS__REQUESTS_BURST": "1000"}


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a sale whose lot 1 is on the block: what is needed to come in and bid."""

    sale: str
    email: str
    token: str
    paddle: str


@dataclass
class BreakableHouse:
    """The house; `url` is where it listens itself, whatever stands before it."""

    data: Path
    host: str = "127.0.0.1"
    within: Sequence[str] = ()
    url: str = ""
    names: Any = field(default_factory=lambda: count(1))
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)
    _process: RunningProcess | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._running.aclose()

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2] or 0)

    # ── what happens to it ───────────────────────────────────────────────────────────────────────────

    async def start(self) -> None:
        """Serve, at the same address as before."""
        options = () if self.host == "127.0.0.1" else ("--host", self.host, "--insecure")
        self._process, self.url = await self._running.enter_async_context(
            serving(self.data, *options, port=self.port, settings=UNHURRIED, within=self.within)
        )

    async def kill(self) -> None:
        """End it as a power cut would, without a word."""
        await self._ended(signal.SIGKILL)

    async def end_with_notice(self) -> None:
        """End it as an operator would."""
        await self._ended(signal.SIGTERM)

    async def stop(self) -> None:
        """Let the process stand still; the system goes on answering for its port."""
        os.kill(self._pid, signal.SIGSTOP)

    async def go_on(self) -> None:
        """Let the process go on."""
        os.kill(self._pid, signal.SIGCONT)

    async def _ended(self, by: signal.Signals) -> None:
        assert self._process is not None
        await self._process.end(by)

    @property
    def _pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    # ── what goes on in it ───────────────────────────────────────────────────────────────────────────

    async def seats(self, number: int = 1) -> list[Seat]:
        """Open a sale, put lot 1 on the block, and let so many bidders in; the last one is the rival."""
        async with visiting(self.data, self.url) as house:
            await open_first_lot(await house.visitor(self._name("Clerk"), Role.CLERK))
        return [await self._seat(house.sale) for _ in range(number)]

    async def _seat(self, sale: str) -> Seat:
        name = self._name("Bidder")
        email = f"{name.lower()}@example.org"
        async with (
            HouseClient.of(self.data, must_exist=True) as owner,
            HouseApi(HouseAddress.read(self.url)) as api,
        ):
            await owner.add_user(email, name, Role.BIDDER, PASSWORD)
            token = (await api.sign_in(email, PASSWORD)).token
            return Seat(sale, email, token, (await api.register_paddle(sale)).paddle)

    async def outbid(self, rival: Seat, amount: int) -> None:
        """Let the rival bid, by a way of his own that nothing ever happens to."""
        bid = Bid(id=str(uuid.uuid4()), sale=rival.sale, lot=LOT, amount=amount, mode=BidMode.EXACT)
        body = {"id": bid.id, "sale": bid.sale, "lot": LOT, "amount": amount, "mode": bid.mode.value}
        headers = {"Authorization": f"Bearer {rival.token}"}
        async with (
            aiohttp.ClientSession(self.url, headers=headers) as http,
            http.post(f"/api/sales/{rival.sale}/bids", json=body) as answer,
        ):
            verdict = await answer.json()
            assert verdict.get("ok"), verdict

    async def bids_of(self, seat: Seat) -> list[int]:
        """Return the amounts that count for a seat, from the house's own feed."""
        headers = {"Authorization": f"Bearer {seat.token}"}
        async with (
            aiohttp.ClientSession(self.url, headers=headers) as http,
            http.get(f"/api/sales/{seat.sale}/feed?after=0") as answer,
        ):
            entries = (await answer.json())["entries"]
        return [
            int(entry["amount"]) for entry in entries if entry["type"] == "bid" and entry["by"] == seat.paddle
        ]

    def _name(self, who: str) -> str:
        return f"{who}{next(self.names)}"
