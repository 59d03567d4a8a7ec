"""A TCP proxy that misbehaves on demand, as networks do: cut, paused, slow, one-way, forgotten half-way.

It stands where the network stands, so a fault never touches either program: what they notice of it is what
they would notice in the field. Faults of a way (`delay_s`, `bytes_per_s`, `pause`) concern connections that
exist and those that are still to come; `cut` and `lose` end the ones that exist.
"""

import asyncio
import contextlib
import errno
import socket
import struct
from collections.abc import Coroutine
from enum import Enum
from random import randrange
from types import TracebackType
from typing import Any, Final, Self

PIECE: Final = 4096
PIECES_ON_THE_WAY: Final = 64
_PORTS: Final = (15_000, 32_000)
"""Below those that the system gives to outgoing connections: a cut proxy must get its port back."""


class End(Enum):
    """Who is at an end of a connection."""

    CLIENT = "client"
    SERVER = "server"


class Way:
    """What the network does to the bytes that go one way. It keeps their order and loses none.

    `delay_s` passes before a piece arrives (pieces follow each other closely: it is latency, not a slow
    line); `bytes_per_s` is shared by all connections, as a line is. Both may be changed at any time.
    """

    def __init__(self) -> None:
        self.delay_s = 0.0
        self.bytes_per_s: float | None = None
        self.carried = 0
        self._free_at = 0.0
        self._flowing = asyncio.Event()
        self._flowing.set()

    def pause(self) -> None:
        """Carry nothing more; connections stay open, what is sent waits."""
        self._flowing.clear()

    def go_on(self) -> None:
        """Carry on, beginning with what waited."""
        self._flowing.set()

    async def first_packet(self) -> None:
        """Return when a connection's first packet has come through."""
        await self._flowing.wait()
        await asyncio.sleep(self.delay_s)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry everything, and in the end the end."""
        pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(PIECES_ON_THE_WAY)
        taking = asyncio.create_task(self._take(reader, pieces), name="tcp proxy takes")
        try:
            with contextlib.suppress(OSError):
                await self._give(pieces, writer)
        finally:
            taking.cancel()
            await asyncio.gather(taking, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, pieces: asyncio.Queue[tuple[float, bytes]]) -> None:
        now = asyncio.get_running_loop().time
        piece = b"?"
        while piece:
            try:
                piece = await reader.read(PIECE)
            except OSError:
                piece = b""  # a reset is an end like another
            await pieces.put((now() + self.delay_s, piece))

    async def _give(self, pieces: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
        now = asyncio.get_running_loop().time
        while True:
            due, piece = await pieces.get()
            await asyncio.sleep(max(due - now(), 0))
            await self._flowing.wait()
            if not piece:
                return
            if self.bytes_per_s:
                self._free_at = max(self._free_at, now()) + len(piece) / self.bytes_per_s
                await asyncio.sleep(self._free_at - now())
                await self._flowing.wait()
            writer.write(piece)
            self.carried += len(piece)
            await writer.drain()


class _Link:
    """One connection: what runs for it, and the sockets at its ends."""

    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[None]] = []
        self.ends: dict[End, asyncio.StreamWriter] = {}

    def run(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self.tasks.append(asyncio.create_task(work, name=name))

    async def forget(self) -> None:
        """Carry nothing more, and tell neither end."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    def tell(self, end: End, *, reset: bool) -> None:
        """Close the socket at an end, which loses what waits in it."""
        writer = self.ends.get(end)
        if writer is None or writer.transport.is_closing():
            return
        if reset:
            at_once = struct.pack("ii", 1, 0)
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        writer.transport.abort()


class TcpProxy:
    """Forwards 127.0.0.1:`port` to another port of this computer."""

    def __init__(self, target_port: int) -> None:
        self.port = 0
        self.accepted = 0
        self.to_server, self.to_client = Way(), Way()
        self._target_port = target_port
        self._server: asyncio.Server | None = None
        self._links: set[_Link] = set()
        self._forgotten: list[_Link] = []

    async def __aenter__(self) -> Self:
        await self.mend()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.cut()
        for link in self._forgotten:
            for end in End:
                link.tell(end, reset=False)

    @property
    def open_links(self) -> int:
        """How many connections there are."""
        return len(self._links)

    @property
    def delay_s(self) -> float:
        """How long a piece takes each way (the longer of the two)."""
        return max(self.to_server.delay_s, self.to_client.delay_s)

    @delay_s.setter
    def delay_s(self, delay_s: float) -> None:
        self.to_server.delay_s = self.to_client.delay_s = delay_s

    def throttle(self, bytes_per_s: float | None) -> None:
        """Make the line narrow, each way; None lifts it."""
        self.to_server.bytes_per_s = self.to_client.bytes_per_s = bytes_per_s

    def pause(self) -> None:
        """Carry nothing more in either way; connections stay open, new ones get no answer."""
        self.to_server.pause()
        self.to_client.pause()

    def go_on(self) -> None:
        """Carry on in both ways."""
        self.to_server.go_on()
        self.to_client.go_on()

    async def mend(self) -> None:
        """Accept connections, on the same port as before."""
        while self._server is None:
            port = self.port or randrange(*_PORTS)  # any will do
            try:
                self._server = await asyncio.start_server(self._accept, "127.0.0.1", port)
            except OSError as error:
                if self.port or error.errno != errno.EADDRINUSE:
                    raise
            else:
                self.port = port

    async def cut(self, *, reset: bool = False) -> None:
        """Break every connection without a farewell, and refuse new ones until `mend`."""
        if self._server is not None:
            self._server.close()
            self._server = None
        await self.lose(*End, reset=reset)

    async def lose(self, *told: End, reset: bool = False) -> None:
        """Forget every connection that exists; only the ends `told` learn of it. New ones are carried.

        `lose(End.SERVER)` leaves the client half-open, `lose(End.CLIENT)` the server; `lose()` is a laptop
        whose address has changed: both sides send to nobody.
        """
        links, self._links = self._links, set()
        for link in links:
            await link.forget()
            for end in told:
                link.tell(end, reset=reset)
        self._forgotten += links

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        link = _Link()
        self._links.add(link)
        link.ends[End.CLIENT] = writer
        link.run(self._connect(link, reader, writer), "tcp proxy connects")

    async def _connect(self, link: _Link, near: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self.to_server.first_packet()
        try:
            far, far_writer = await asyncio.open_connection("127.0.0.1", self._target_port)
        except OSError:
            link.tell(End.CLIENT, reset=True)
            self._links.discard(link)
            return
        link.ends[End.SERVER] = far_writer
        link.run(self._carry(link, self.to_server, near, End.SERVER), "tcp proxy to the server")
        link.run(self._carry(link, self.to_client, far, End.CLIENT), "tcp proxy to the client")

    async def _carry(self, link: _Link, way: Way, reader: asyncio.StreamReader, end: End) -> None:
        await way.carry(reader, link.ends[end])
        # Not reached when the link is forgotten: then only the ends that are told may learn of it.
        link.ends[end].close()
        if all(writer.transport.is_closing() for writer in link.ends.values()):
            self._links.discard(link)
