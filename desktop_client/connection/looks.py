"""Cheap looks at a house: does it answer at all, and does Socket.IO get through to it?

Each look is a new TCP connection: one that is kept open could itself be what is broken.
"""

import asyncio
from typing import Final

import aiohttp

from contract.wire import SOCKET_PATH
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.network import open_session

ALIVE_PATH: Final = "/healthz"
_FAULTS: Final = (TimeoutError, OSError, ValueError, aiohttp.ClientError)


async def house_answers(session: aiohttp.ClientSession, address: HouseAddress, within_s: float) -> bool:
    """Tell whether the house itself answers; the error page of a proxy before it is no answer."""
    try:
        async with asyncio.timeout(within_s), session.get(address.url + ALIVE_PATH) as answer:
            return answer.status == 200
    except _FAULTS:
        return False


async def websocket_gets_through(address: HouseAddress, within_s: float) -> bool:
    """Open a bare WebSocket and tell whether the house's first frame came through it."""
    url = f"{address.url}{SOCKET_PATH}?EIO=4&transport=websocket"
    try:
        async with (
            asyncio.timeout(within_s),
            open_session(address) as session,
            session.ws_connect(url) as websocket,
        ):
            return (await websocket.receive_str()).startswith("0")
    except (*_FAULTS, TypeError):  # TypeError: a frame of another kind
        return False


async def polling_gets_through(address: HouseAddress, within_s: float) -> bool:
    """Open a Socket.IO session by a single poll and tell whether the house's first packet came."""
    url = f"{address.url}{SOCKET_PATH}?EIO=4&transport=polling"
    try:
        async with asyncio.timeout(within_s), open_session(address) as session, session.get(url) as answer:
            return answer.status == 200 and (await answer.text()).startswith("0")
    except _FAULTS:
        return False
