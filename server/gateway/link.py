"""A plain TCP connection in our own hands, taken from the loop's transport for good.

It does what the loop's transport does, by the socket itself: `transport.write` costs a bidder's share of a
fan-out up to a third more than the kernel takes for it. It knows bytes, and no WebSocket and no session.
TLS stays with the loop's transport, and so does Windows, whose loop does not watch sockets.
"""

import asyncio
import os
import socket
import sys
from typing import Any, Final, cast

READ_AT_ONCE: Final = 32 * 1024
"""What more came in is read in the next turn of the loop, when others had theirs."""
PIECES_AT_MOST: Final = 64
"""More that wait become one: thousands of answers to pings must not be gone through for each further one."""

_Bytes = bytes | bytearray | memoryview


def taken_over(transport: asyncio.Transport, protocol: asyncio.Protocol) -> asyncio.Transport:
    """Return the transport that goes on with this one's connection and `protocol`.

    What was written before goes first. It is the same one where the socket cannot be had by itself.
    """
    connection = transport.get_extra_info("socket")
    is_plain = connection is not None and transport.get_extra_info("sslcontext") is None
    if not is_plain or sys.platform == "win32":
        transport.set_protocol(protocol)
        return transport
    try:
        descriptor = os.dup(connection.fileno())
    except OSError:  # no descriptor is free: the one that there is will do
        transport.set_protocol(protocol)
        return transport
    # Nothing is asked of the connection: on some systems one that broke meanwhile would have no answer.
    own = socket.socket(connection.family, connection.type, connection.proto, fileno=descriptor)
    link = Link(own, protocol, transport)
    transport.set_protocol(_Handover(link))
    transport.close()  # behind what it still has; the connection stays open, for it has another descriptor
    return link


class Link(asyncio.Transport):
    """The transport of one connection. While nothing waits it keeps nothing but its socket."""

    __slots__ = (
        "_before",
        "_high",
        "_is_closing",
        "_is_full",
        "_is_over",
        "_is_reading",
        "_loop",
        "_protocol",
        "_rest",
        "_socket",
    )

    def __init__(self, own: socket.socket, protocol: asyncio.Protocol, before: asyncio.Transport) -> None:
        super().__init__()
        own.setblocking(False)
        self._socket, self._protocol = own, protocol
        self._before: asyncio.Transport | None = before
        self._loop = asyncio.get_running_loop()
        self._rest: list[memoryview] | None = []  # None while nothing waits
        self._high = 64 * 1024
        self._is_reading = True
        self._is_full = self._is_closing = self._is_over = False

    def begin(self, error: Exception | None) -> None:
        """Hear that the transport before has sent what it had, or, with an error, that it could not."""
        self._before = None
        if error is not None:
            self._lose(error)
        elif not self._is_over:
            if self._is_reading and not self._is_closing:
                self._loop.add_reader(self._socket.fileno(), self._read)
            self._write_on()

    # Writing

    def write(self, data: _Bytes) -> None:
        """Send at once what the kernel takes, and keep the rest."""
        if self._is_closing:
            return
        if self._rest is not None:
            self._keep(memoryview(data))
            return
        sent = self._send(data)
        if sent < len(data) and not self._is_over:
            self._keep(memoryview(data)[sent:])
            self._loop.add_writer(self._socket.fileno(), self._write_on)

    def get_write_buffer_size(self) -> int:
        """Return how many bytes the kernel has not taken yet."""
        return 0 if self._rest is None else sum(map(len, self._rest))

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Say above how many waiting bytes `pause_writing` is called; at a quarter of them it goes on."""
        del low
        if high is not None:
            self._high = high

    def _keep(self, rest: memoryview) -> None:
        self._rest = [*(self._rest or ()), rest]
        if len(self._rest) > PIECES_AT_MOST:
            self._rest = [memoryview(b"".join(self._rest))]
        if not self._is_full and self.get_write_buffer_size() > self._high:
            self._is_full = True
            self._protocol.pause_writing()

    def _write_on(self) -> None:
        while self._rest:
            sent = self._send(self._rest[0])
            if self._is_over:
                return
            if sent < len(self._rest[0]):
                self._rest[0] = self._rest[0][sent:]
                self._loop.add_writer(self._socket.fileno(), self._write_on)
                break
            self._rest.pop(0)
        if not self._rest:
            self._rest = None
            self._loop.remove_writer(self._socket.fileno())
            if self._is_closing:
                self._lose(None)
                return
        if self._is_full and self.get_write_buffer_size() <= self._high // 4:
            self._is_full = False
            self._protocol.resume_writing()

    def _send(self, data: _Bytes) -> int:
        try:
            return self._socket.send(data)
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError as error:
            self._lose(error)
            return 0

    # Reading

    def is_reading(self) -> bool:
        """Tell whether what comes in is read."""
        return self._is_reading and not self._is_closing

    def pause_reading(self) -> None:
        """Leave with the kernel what comes in."""
        if self.is_reading():
            self._is_reading = False
            if self._before is None:
                self._loop.remove_reader(self._socket.fileno())

    def resume_reading(self) -> None:
        """Read what comes in."""
        if not self._is_reading and not self._is_closing:
            self._is_reading = True
            if self._before is None:
                self._loop.add_reader(self._socket.fileno(), self._read)

    def _read(self) -> None:
        try:
            data = self._socket.recv(READ_AT_ONCE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._lose(error)
            return
        try:
            if data:
                self._protocol.data_received(data)
            elif not self._protocol.eof_received():
                self.close()
        except BaseException:
            self.abort()  # what was not understood half-way cannot be gone on with
            raise

    # Its end

    def is_closing(self) -> bool:
        """Tell whether it is closed, or will be when what waits was sent."""
        return self._is_closing

    def close(self) -> None:
        """Close it behind what waits; nothing more is read."""
        if self._is_closing:
            return
        self._is_closing = True
        if self._before is None:
            self._loop.remove_reader(self._socket.fileno())
            if self._rest is None:
                self._lose(None)

    def abort(self) -> None:
        """Close it now; what waits is dropped."""
        self._lose(None)

    def _lose(self, error: Exception | None) -> None:
        if self._is_over:
            return
        self._is_closing = self._is_over = True
        self._rest = None
        if self._before is None:
            self._loop.remove_reader(self._socket.fileno())
            self._loop.remove_writer(self._socket.fileno())
        else:
            self._before.abort()
        self._socket.close()
        self._loop.call_soon(self._protocol.connection_lost, error)

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """Return the `socket`; nothing else is known."""
        return self._socket if name == "socket" else default

    def get_protocol(self) -> asyncio.BaseProtocol:
        """Return whom it tells."""
        return self._protocol

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Tell another from now on."""
        self._protocol = cast("asyncio.Protocol", protocol)


class _Handover(asyncio.Protocol):
    """Waits until the transport before is through; nothing more is read by it."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def connection_lost(self, error: Exception | None) -> None:
        self._link.begin(error)
