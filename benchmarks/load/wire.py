"""As much of WebSocket, Engine.IO and Socket.IO as a bidder needs. Pure: bytes in, bytes out.

A client's frames are masked with zeros: a valid mask that costs the generator nothing and a server as much
as any other (RFC 6455 §5.3). A server's frames are not masked, so that reading them is slicing.
"""

import json
import struct
from typing import Any, Final

PING: Final = b"2"
FEED: Final = b'42["feed"'
_OPCODE: Final = 0x0F
CLOSE: Final = 0x8


def upgrade(port: int) -> bytes:
    """Return the request that opens a WebSocket."""
    return (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{port}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: bWFydGlsbG8tYmVuY2gtMQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def frame(payload: bytes) -> bytes:
    """Return the frame that carries a client's text."""
    length = len(payload)
    head = (
        struct.pack("!BB", 0x81, 0x80 | length) if length < 126 else struct.pack("!BBH", 0x81, 0xFE, length)
    )
    return head + b"\0\0\0\0" + payload


PONG: Final = frame(b"3")


def connect(token: str) -> bytes:
    """Return the frame that joins the default namespace with a session's token."""
    auth = {"token": token, "protocol": 1, "client": "martillo-bench/1"}
    return frame(b"40" + json.dumps(auth, separators=(",", ":")).encode())


def event(ack: int, name: str, body: dict[str, Any]) -> bytes:
    """Return the frame of an event that wants an acknowledgement."""
    return frame(f"42{ack}".encode() + json.dumps([name, body], separators=(",", ":")).encode())


def ack_of(payload: bytes) -> tuple[int, dict[str, Any]]:
    """Return the number and the body of an acknowledgement, `43<number>[{…}]`."""
    bracket = payload.index(b"[")
    return int(payload[2:bracket]), json.loads(payload[bracket:])[0]


def split(data: bytes) -> tuple[list[bytes], bytes]:
    """Return the payloads of the whole frames in `data`, and what is left of the last one.

    Raises EOFError for a close frame.
    """
    payloads, at, end = [], 0, len(data)
    while end - at >= 2:
        length, start = data[at + 1], at + 2
        if length == 126:
            start, length = at + 4, int.from_bytes(data[at + 2 : at + 4], "big")
        elif length == 127:
            start, length = at + 10, int.from_bytes(data[at + 2 : at + 10], "big")
        if start > end or start + length > end:
            break
        if data[at] & _OPCODE == CLOSE:
            raise EOFError
        payloads.append(data[start : start + length])
        at = start + length
    return payloads, data[at:]
