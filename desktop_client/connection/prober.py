"""Looks whether a better transport gets through than the one in use, without disturbing that one."""

import asyncio
from collections.abc import Callable
from typing import Final

from desktop_client.connection.address import HouseAddress
from desktop_client.connection.looks import polling_gets_through, websocket_gets_through
from desktop_client.connection.plain_requests import FAULTS, HouseRefused, PlainRequests
from desktop_client.connection.states import Transport
from desktop_client.connection.timing import Timing
from desktop_client.connection.transport_choice import TransportChoice
from desktop_client.connection.way import Way

PROOF_S: Final = 10.0
"""A request that was left waiting for so long has shown that waiting gets through."""

FAR_AHEAD: Final = 2**53
"""A feed number that is never reached, so that a request has to wait."""


class Prober:
    """Tries the transports of one connection to a sale."""

    def __init__(self, address: HouseAddress, token: str, sale: str, timing: Timing) -> None:
        self._address, self._token, self._sale = address, token, sale
        self._timing = timing

    async def look_out(self, way: Way, choice: TransportChoice, monotonic: Callable[[], int]) -> None:
        """Look for a better transport from time to time; hurry `way` when there is one."""
        while True:
            await asyncio.sleep(choice.probe_in_ms / 1000)
            through = await self.better_than(way.transport)
            choice.probed(through, monotonic())
            if through is not None:
                way.hurry()
                return

    async def better_than(self, transport: Transport) -> Transport | None:
        """Return the best transport above `transport` that gets through, None when none does."""
        for better in Transport:
            if better is transport:
                return None
            if await self._gets_through(better):
                return better
        return None

    async def _gets_through(self, transport: Transport) -> bool:
        within_s = self._timing.websocket_s
        match transport:
            case Transport.WEBSOCKET:
                return await websocket_gets_through(self._address, within_s)
            case Transport.POLLING:
                return await polling_gets_through(self._address, within_s)
            case Transport.HTTP_LONG_POLLING:
                return await self._waiting_gets_through()
            case Transport.HTTP_POLLING:
                return True

    async def _waiting_gets_through(self) -> bool:
        """Let a request wait; one that news end early has shown nothing."""
        wait_s, clock = self._timing.feed_wait_s, asyncio.get_running_loop().time
        began, requests = clock(), PlainRequests(self._address, self._token, self._sale)
        try:
            async with asyncio.timeout(wait_s + self._timing.attempt_s):
                await requests.feed(FAR_AHEAD, wait_s)
            return clock() - began >= min(PROOF_S, wait_s * 0.9)
        except (*FAULTS, HouseRefused):
            return False
        finally:
            await requests.close()
