"""Fetches the notice of a new version. It goes to the notice's own address and says nothing of any house.

A session like those to houses, over https with the system's certificates, without a token. Redirects, which
pages of downloads make, are followed from one https address to another and never out of it.
"""

import asyncio
from typing import Final
from urllib.parse import urljoin, urlsplit

import aiohttp

from contract.releases import MAX_NOTICE_BYTES
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.errors import ConnectionUnavailable
from desktop_client.connection.network import open_session

REQUEST_S: Final = 20.0
HOPS: Final = 4
_HEADERS: Final = {"User-Agent": "Martillo", "Accept": "application/json"}


async def fetch_notice(url: str) -> bytes:
    """Return what lies at this https address, at most a byte more than a notice may have.

    Raises ConnectionUnavailable.
    """
    try:
        async with asyncio.timeout(REQUEST_S):
            for _hop in range(HOPS):
                found = await _fetch(url)
                if isinstance(found, bytes):
                    return found
                url = urljoin(url, found)
    except ConnectionUnavailable:
        raise
    except (TimeoutError, OSError, ValueError, LookupError, aiohttp.ClientError) as error:
        raise ConnectionUnavailable(f"no notice could be fetched: {type(error).__name__}") from error
    raise ConnectionUnavailable("no notice could be fetched: sent from one place to the next")


async def _fetch(url: str) -> bytes | str:
    """Return the content, or where it is said to lie."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise ConnectionUnavailable("a notice comes over https only")
    house = HouseAddress.read(f"https://{parts.netloc}")
    async with (
        open_session(house, reuse=False) as session,
        session.get(url, headers=_HEADERS, allow_redirects=False) as answer,
    ):
        if answer.status in {301, 302, 303, 307, 308}:
            return answer.headers["Location"]
        if answer.status != 200:
            raise ConnectionUnavailable(f"no notice could be fetched: HTTP status {answer.status}")
        content = b""
        while len(content) <= MAX_NOTICE_BYTES and (piece := await answer.content.read(MAX_NOTICE_BYTES + 1)):
            content += piece
        return content[: MAX_NOTICE_BYTES + 1]
