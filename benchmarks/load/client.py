"""One bidder on a bare, non-blocking socket: opens a WebSocket, joins, attends, then hears the feed."""

import socket
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from benchmarks.load import wire
from benchmarks.load.order import LoadError
from contract.ids import new_id

if TYPE_CHECKING:
    from benchmarks.load.crowd import Crowd

READ_AT_MOST: Final = 65_536
_ATTEND_ACK: Final = b"430["


class State(Enum):
    """How far a bidder has come."""

    AWAY = auto()
    CONNECTING = auto()
    UPGRADING = auto()
    OPENING = auto()
    JOINING = auto()
    ENTERING = auto()
    ATTENDING = auto()


class Client:
    """A bidder. `feeds` counts the feed messages that came, `last` the newest; `told` what attending said.

    `after` is the number of the last entry that it says it knows.
    """

    __slots__ = ("_acks", "_crowd", "_rest", "after", "feeds", "last", "number", "socket", "state", "told")

    def __init__(self, crowd: "Crowd", number: int) -> None:
        self._crowd, self.number = crowd, number
        self.socket: socket.socket | None = None
        self.state = State.AWAY
        self.feeds, self.last, self.told, self.after = 0, b"", b"", 0
        self._rest, self._acks = b"", 0

    def begin(self) -> socket.socket:
        """Begin to connect; the crowd calls `writable` when that is done."""
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.state, self._rest = State.CONNECTING, b""
        self.socket.connect_ex(("127.0.0.1", self._crowd.room.port))  # the epoll tells what becomes of it
        return self.socket

    def knock(self) -> bool:
        """Tell whether somebody listens."""
        try:
            socket.create_connection(("127.0.0.1", self._crowd.room.port), timeout=1).close()
        except OSError:
            return False
        return True

    def writable(self) -> bool:
        """Ask for the upgrade, once connected; False when nobody listens."""
        assert self.socket is not None
        if self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            return False
        self._send(wire.upgrade(self._crowd.room.port))
        self.state = State.UPGRADING
        return True

    def readable(self) -> None:
        """Take in what came. Raises EOFError when the connection is over."""
        assert self.socket is not None
        try:
            data = self.socket.recv(READ_AT_MOST)
        except BlockingIOError:
            return
        except OSError as error:
            raise EOFError from error
        if not data:
            raise EOFError
        self._crowd.bytes += len(data)
        if self._rest:
            data = self._rest + data
        if self.state is State.UPGRADING:
            data = self._upgraded(data)
        payloads, self._rest = wire.split(data)
        for payload in payloads:
            if payload.startswith(wire.FEED):
                self.feeds += 1
                self.last = payload
                self._crowd.on_feed(self, payload)
            else:
                self._hear(payload)

    def ask(self, name: str, body: dict[str, Any]) -> int:
        """Send an event; return the number that its acknowledgement will bear."""
        self._acks += 1
        self._send(wire.event(self._acks, name, body))
        return self._acks

    def bid(self, amount: int) -> int:
        """Bid openly on the lot on the block."""
        room = self._crowd.room
        body = {
            "id": new_id(),
            "sale": room.sale,
            "lot": room.lot,
            "amount": amount,
            "mode": "exact",
        }
        return self.ask("bid", body)

    def close(self) -> None:
        """Let go of the socket."""
        if self.socket is not None:
            self.socket.close()
        self.socket, self.state = None, State.AWAY

    def _send(self, data: bytes) -> None:
        assert self.socket is not None
        try:
            sent = self.socket.send(data)
        except OSError as error:
            raise EOFError from error
        if sent < len(data):
            raise LoadError("a socket would not take a whole small message")

    def _upgraded(self, data: bytes) -> bytes:
        head, blank, rest = data.partition(b"\r\n\r\n")
        if not blank:
            self._rest = data
            return b""
        if not head.startswith(b"HTTP/1.1 101"):
            self._crowd.on_refused(self, head)
            raise EOFError
        self.state = State.OPENING
        return rest

    def _hear(self, payload: bytes) -> None:
        if payload == wire.PING:
            self._send(wire.PONG)
        elif payload.startswith(b"43"):
            self._hear_ack(payload)
        elif self.state is State.OPENING:
            self._send(wire.connect(self._crowd.room.tokens[self.number]))
            self.state = State.JOINING
        elif payload.startswith(b"40"):
            self._send(wire.event(0, "attend", {"sale": self._crowd.room.sale, "after": self.after}))
            self.state = State.ENTERING
        elif payload.startswith(b"44"):
            self._crowd.on_refused(self, payload)

    def _hear_ack(self, payload: bytes) -> None:
        if not payload.startswith(_ATTEND_ACK):
            number, body = wire.ack_of(payload)
            self._crowd.on_ack(self, number, body)
            return
        if b'"ok":true' not in payload[:20]:
            self._crowd.on_refused(self, payload)
            return
        self.told, self.state = payload, State.ATTENDING
        self._crowd.attended(self)
