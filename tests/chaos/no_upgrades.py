"""A line on which no WebSocket passes: whoever asks for one is refused, the rest is carried."""

import asyncio
from typing import Final

from tests.support.tcp_proxy import End, TcpProxy, _Link

_REFUSAL: Final = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class NoUpgrades(TcpProxy):
    """A fault proxy that reads the first request of each connection."""

    async def _connect(self, link: _Link, near: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self.to_server.first_packet()
        try:
            first = await near.read(65_536)
            far, far_writer = await asyncio.open_connection("127.0.0.1", self._target_port)
        except OSError:
            link.tell(End.CLIENT, reset=True)
            self._links.discard(link)
            return
        link.ends[End.SERVER] = far_writer
        if b"upgrade: websocket" in first.lower():
            writer.write(_REFUSAL)
            writer.close()
            far_writer.close()
            self._links.discard(link)
            return
        far_writer.write(first)
        link.run(self._carry(link, self.to_server, near, End.SERVER), "tcp proxy to the server")
        link.run(self._carry(link, self.to_client, far, End.CLIENT), "tcp proxy to the client")
