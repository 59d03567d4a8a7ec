"""Socket.IO by hand, over plain sockets: clients that read slowly, fall silent, or die at a chosen moment."""

import asyncio
import json
import socket
from types import TracebackType
from typing import Any, Self

import aiohttp
from yarl import URL

from tests.support.waiting import WITHIN_S

PATH = "/socket.io/?EIO=4&transport="
SEPARATOR = "\x1e"


def masked(text: str) -> bytes:
    """Return a client's text frame, masked with zeros."""
    payload = text.encode()
    assert len(payload) < 65_536
    length = (
        bytes([0x80 | len(payload)])
        if len(payload) < 126
        else bytes([0xFE]) + len(payload).to_bytes(2, "big")
    )
    return b"\x81" + length + bytes(4) + payload


def joining(token: str) -> str:
    """Return the packet that joins."""
    return "40" + json.dumps({"token": token, "protocol": 1})


def attending(sale: str, after: int = 0) -> str:
    """Return the packet that attends a sale, with ack number 1."""
    return "421" + json.dumps(["attend", {"sale": sale, "after": after}])


def event_of(packet: str) -> tuple[str, Any] | None:
    """Return the event that a packet carries, None for any other packet."""
    if not packet.startswith("42"):
        return None
    name, body = json.loads(packet[2:])
    return name, body


class RawWebSocket:
    """A WebSocket whose every step is taken by hand. Its receive buffer is small."""

    def __init__(self, url: str) -> None:
        self._url = URL(url)
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def __aenter__(self) -> Self:
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(connection, (str(self._url.host), self._url.port))
        # The reader holds little too: what is not read must stay with the server.
        self._reader, self._writer = await asyncio.open_connection(sock=connection, limit=4096)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.die()
        assert self._writer is not None
        await asyncio.gather(self._writer.wait_closed(), return_exceptions=True)

    async def upgrade(self, session: str = "") -> bytes:
        """Ask for the WebSocket, `session` being a polling one that changes over to it; return the head."""
        told = f"&sid={session}" if session else ""
        self.write(
            f"GET {PATH}websocket{told} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        assert self._reader is not None
        return await self._reader.readuntil(b"\r\n\r\n")

    def write(self, raw: bytes) -> None:
        """Send bytes."""
        assert self._writer is not None
        self._writer.write(raw)

    def send(self, packet: str) -> None:
        """Send a packet."""
        self.write(masked(packet))

    async def read(self) -> str:
        """Return the next packet. Raises IncompleteReadError or ConnectionError at the end."""
        assert self._reader is not None
        head = await self._reader.readexactly(2)
        length = head[1]
        if length == 126:
            length = int.from_bytes(await self._reader.readexactly(2))
        elif length == 127:
            length = int.from_bytes(await self._reader.readexactly(8))
        payload = await self._reader.readexactly(length)
        if head[0] != 0x81:
            raise ConnectionResetError("the server closes the WebSocket")
        return payload.decode()

    async def read_until(self, start: str) -> str:
        """Return the first packet that begins so."""
        async with asyncio.timeout(WITHIN_S):
            while not (packet := await self.read()).startswith(start):
                pass
        return packet

    async def attend(self, token: str, sale: str) -> None:
        """Take every step into a sale's room."""
        await self.upgrade()
        self.send(joining(token))
        await self.read_until("40")
        self.send(attending(sale))
        await self.read_until("431")

    def die(self) -> None:
        """Break the connection without a farewell."""
        assert self._writer is not None
        self._writer.transport.abort()


class RawPolling:
    """A long-polling session whose every request is made by hand."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http
        self.session = ""

    async def open(self) -> None:
        """Open a session."""
        async with self._http.get(f"{PATH}polling") as answer:
            self.session = json.loads((await answer.text())[1:])["sid"]

    @property
    def path(self) -> str:
        """Where the session polls and posts."""
        return f"{PATH}polling&sid={self.session}"

    async def post(self, *packets: str) -> None:
        """Send packets."""
        async with self._http.post(self.path, data=SEPARATOR.join(packets)) as answer:
            assert answer.status == 200, await answer.text()

    async def poll(self) -> list[str]:
        """Wait for packets and return them; none when the session is over."""
        async with self._http.get(self.path) as answer:
            text = await answer.text()
            return text.split(SEPARATOR) if answer.status == 200 else []

    async def poll_until(self, start: str) -> list[str]:
        """Poll until a packet begins so; return what came in all, up to the end of that poll."""
        came: list[str] = []
        async with asyncio.timeout(WITHIN_S):
            while not any(packet.startswith(start) for packet in came):
                packets = await self.poll()
                assert packets, "the session is over"
                came += packets
        return came

    async def attend(self, token: str, sale: str) -> None:
        """Take every step into a sale's room."""
        await self.open()
        await self.post(joining(token))
        await self.poll_until("40")
        await self.post(attending(sale))
        await self.poll_until("431")
