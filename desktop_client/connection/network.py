"""How this desktop opens connections to a house: certificates, plain addresses, redirects.

The one place that makes an aiohttp session, so that the HTTP requests and the live connection trust the same
certificates (the operating system's) and refuse the same addresses. There is no switch to weaken it.
"""

import socket
import ssl
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
import truststore
from aiohttp.abc import AbstractResolver, ResolveResult

from desktop_client.connection.address import HouseAddress, is_local
from desktop_client.connection.errors import InsecureAddress

KEPT_FOR_S: Final = 10.0
"""An idle connection is used again for so long: less than houses keep it, or a request would meet its end."""


class Redirected(aiohttp.ClientError):
    """A house answered with a redirect; it could lead to an address that was never checked."""


class LocalResolver(AbstractResolver):
    """Resolves names, and refuses those that lead out of this computer and its private network."""

    def __init__(self) -> None:
        self._resolver = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        if any(not is_local(result["host"]) for result in found):
            raise InsecureAddress(f"{host} is a public address; ask the house for its https address")
        return found

    async def close(self) -> None:
        await self._resolver.close()


async def _refuse_redirect(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestRedirectParams
) -> None:
    raise Redirected(f"redirected from {params.url.origin()}")


def open_session(address: HouseAddress, *, reuse: bool = True) -> aiohttp.ClientSession:
    """Return a session for requests to `address`; the caller closes it. Needs a running loop.

    Without `reuse` every request is a connection of its own.
    """
    trace = aiohttp.TraceConfig()
    trace.on_request_redirect.append(_refuse_redirect)
    keep: dict[str, Any] = {"keepalive_timeout": KEPT_FOR_S} if reuse else {"force_close": True}
    if address.plain:
        connector = aiohttp.TCPConnector(resolver=LocalResolver(), **keep)
    else:
        connector = aiohttp.TCPConnector(ssl=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT), **keep)
    return aiohttp.ClientSession(
        connector=connector,
        # A proxy is for the way out; this computer and the hall's network are reached directly.
        trust_env=not address.plain,
        cookie_jar=aiohttp.DummyCookieJar(),
        trace_configs=[trace],
    )
