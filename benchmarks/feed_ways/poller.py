"""One bidder who follows a sale by plain HTTP: one connection kept open, a request at a time. No timers."""

import re
import socket
from typing import Final

import msgspec

from benchmarks.load.order import LoadError, Room

_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_READ_AT_MOST: Final = 65_536


class _Entry(msgspec.Struct):
    n: int


class Answer(msgspec.Struct):
    """As much of a feed message or answer as tells how far it goes."""

    entries: list[_Entry]

    @property
    def last(self) -> int:
        """The number of the last entry, 0 where there is none."""
        return self.entries[-1].n if self.entries else 0


_decode: Final = msgspec.json.Decoder(Answer).decode


class Poller:
    """Asks for what comes after the last entry that it knows."""

    __slots__ = ("_head", "_rest", "after", "asking", "requests", "socket")

    def __init__(self, room: Room, number: int, after: int, wait_s: int) -> None:
        wait = f"&wait={wait_s}" if wait_s else ""
        self._head = (
            f"GET /api/sales/{room.sale}/feed?after=%d{wait} HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{room.port}\r\n"
            f"Authorization: Bearer {room.tokens[number % len(room.tokens)]}\r\n"
            "Accept: application/json\r\nAccept-Encoding: gzip, deflate\r\n"
            "User-Agent: martillo-bench/1\r\n\r\n"
        )
        self.socket = socket.create_connection(("127.0.0.1", room.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.after, self.asking, self.requests = after, False, 0
        self._rest = b""

    def ask(self) -> None:
        """Send a request, unless one is on its way."""
        if self.asking:
            return
        self.asking = True
        self.requests += 1
        self.socket.send((self._head % self.after).encode())

    def readable(self) -> bool:
        """Take in what came; True when that was the whole of an answer, which `after` then shows."""
        data = self.socket.recv(_READ_AT_MOST)
        if not data:
            raise LoadError("the house hung up on somebody who polls")
        self._rest += data
        head, blank, body = self._rest.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not blank or length is None or len(body) < int(length[1]):
            return False
        if not head.startswith(b"HTTP/1.1 200"):
            raise LoadError(f"somebody who polls was answered {head[:40]!r}")
        self.after = max(self.after, _decode(body).last)
        self._rest, self.asking = b"", False
        return True
