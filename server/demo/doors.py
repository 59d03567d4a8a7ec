"""What a guest does over HTTP before it enters the room: sign in, ask for a paddle, look around."""

from typing import Any, Final

import aiohttp
import msgspec

from contract.wire import LotView

_TIMEOUT: Final = aiohttp.ClientTimeout(total=15)


class _Session(msgspec.Struct):
    token: str


class _Registered(msgspec.Struct):
    paddle: str


async def sign_in(url: str, email: str, password: str) -> str:
    """Return a session token. Raises aiohttp.ClientError when the house says no or does not answer."""
    body = await _ask("POST", f"{url}/api/session", json={"email": email, "password": password})
    return msgspec.json.decode(body, type=_Session).token


async def register(url: str, token: str, sale: str) -> str:
    """Ask for a paddle and return its number."""
    body = await _ask("POST", f"{url}/api/sales/{sale}/registration", headers=_bearer(token))
    return msgspec.json.decode(body, type=_Registered).paddle


async def catalogue(url: str, token: str, sale: str) -> dict[str, LotView]:
    """Return the lots by number, in the order of the catalogue."""
    body = await _ask("GET", f"{url}/api/sales/{sale}/lots", headers=_bearer(token))
    return {lot.lot: lot for lot in msgspec.json.decode(body, type=list[LotView])}


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def _ask(method: str, address: str, **details: Any) -> bytes:
    async with (
        aiohttp.ClientSession(timeout=_TIMEOUT, raise_for_status=True) as session,
        session.request(method, address, **details) as response,
    ):
        return await response.read()
