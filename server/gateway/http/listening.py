"""Where the house listens: as aiohttp does, but nobody may take a minute over saying hello in TLS.

WORKAROUND for aiohttp, whose TCPSite has no option for it: until the handshake is through no limit of the
house knows of the connection, and it holds a file descriptor.
"""

import asyncio
import ssl
from typing import Final

from aiohttp import web

HANDSHAKE_WITHIN_S: Final = 10.0
CONNECTING_AT_MOST: Final = 4_096
"""After a restart everybody comes back at once; who finds the queue full tries again a second later."""


class HouseSite(web.BaseSite):
    """A socket of the house; with a context it speaks TLS. Port 0 takes a free one."""

    __slots__ = ("_host", "_port")

    def __init__(
        self, runner: web.AppRunner, host: str, port: int, *, ssl_context: ssl.SSLContext | None
    ) -> None:
        super().__init__(runner, ssl_context=ssl_context, backlog=CONNECTING_AT_MOST)
        self._host, self._port = host, port

    @property
    def name(self) -> str:
        """What aiohttp calls it."""
        return f"{'https' if self._ssl_context else 'http'}://{self._host}:{self._port}"

    async def start(self) -> None:
        """Listen."""
        await super().start()
        server = self._runner.server
        assert server is not None  # the runner is set up
        self._server = await asyncio.get_running_loop().create_server(
            server,
            self._host,
            self._port,
            ssl=self._ssl_context,
            backlog=self._backlog,
            ssl_handshake_timeout=HANDSHAKE_WITHIN_S if self._ssl_context else None,
        )
