"""A guest's line to the house: a fault proxy that may let no WebSocket pass, or hold next to nothing.

An ordinary proxy takes whatever the house sends, so that a slow reader behind it is not slow for the house. A
narrow one stops taking as soon as nothing goes on.
"""

import asyncio
import contextlib
import socket
from typing import Final

from tests.support.tcp_proxy import End, TcpProxy, Way, _Link

REFUSAL: Final = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
NARROW: Final = 4_096


class NarrowWay(Way):
    """Takes the next piece only when the one before has gone."""

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(NARROW // 4):
                await asyncio.sleep(self.delay_s)
                await self.first_packet()
                if self.bytes_per_s:
                    await asyncio.sleep(len(piece) / self.bytes_per_s)
                writer.write(piece)
                await writer.drain()


class Line(TcpProxy):
    """A fault proxy for one guest."""

    def __init__(self, target_port: int, *, upgrades: bool, narrow: bool) -> None:
        super().__init__(target_port)
        self._upgrades, self._narrow = upgrades, narrow
        if narrow:
            self.to_client = NarrowWay()

    async def _connect(self, link: _Link, near: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self.to_server.first_packet()
        try:
            first = await near.read(65_536)
            far, far_writer = await self._open()
        except OSError:
            link.tell(End.CLIENT, reset=True)
            self._links.discard(link)
            return
        link.ends[End.SERVER] = far_writer
        if not self._upgrades and b"upgrade: websocket" in first.lower():
            writer.write(REFUSAL)
            for end in link.ends.values():
                end.close()
            self._links.discard(link)
            return
        far_writer.write(first)
        link.run(self._carry(link, self.to_server, near, End.SERVER), "tcp proxy to the server")
        link.run(self._carry(link, self.to_client, far, End.CLIENT), "tcp proxy to the client")

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        connection = socket.socket()
        connection.setblocking(False)
        if self._narrow:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, NARROW)
        try:
            await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", self._target_port))
        except BaseException:
            connection.close()
            raise
        limit = NARROW if self._narrow else 65_536
        return await asyncio.open_connection(sock=connection, limit=limit)
