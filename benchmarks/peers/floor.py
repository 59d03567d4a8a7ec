"""The floor: what uvloop takes to write one frame to everybody, and nothing else.

No auction, no library, no check: whoever connects is let in, every bid is accepted, its entry is encoded once
and given to each transport with a bare `transport.write`. No server on this loop can tell everybody of a bid
for less. Frames and messages are as long as Martillo's.
"""

import asyncio
import base64
import hashlib
from typing import Final, cast

import msgspec
import uvloop

SALE: Final = "measured"
STEP: Final = 1_000
_GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455 §1.3
_encode: Final = msgspec.json.Encoder().encode
_room: Final[list[asyncio.Transport]] = []


class Guest(asyncio.Protocol):
    """One bidder. A message is expected to come in one piece, which on loopback it does."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport
        self._is_open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is one in all but name

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell this one no more."""
        if self._transport in _room:
            _room.remove(self._transport)

    def data_received(self, data: bytes) -> None:
        """Answer what a bidder of the load generator says."""
        if not self._is_open:
            self._is_open = True
            self._transport.write(_upgrade(data) + frame(b'0{"sid":"x","pingInterval":60000}'))
            return
        text = _unmasked(data)
        if text.startswith(b"40"):
            self._transport.write(frame(b'40{"sid":"x"}'))
        elif text.startswith(b'420["attend"'):
            self._transport.write(frame(b'430[{"ok":true}]'))
            _room.append(self._transport)
        else:
            self._bid(text)

    def _bid(self, text: bytes) -> None:
        bracket = text.index(b"[")
        ack, bid = text[2:bracket], msgspec.json.decode(text[bracket:])[1]
        self._transport.write(frame(b"43" + ack + _encode([{"ok": True, "id": bid["id"]}])))
        told = frame(b"42" + _encode(["feed", {"sale": SALE, "entries": [entry(bid["amount"])]}]))
        for transport in _room:
            transport.write(told)


def entry(amount: int) -> dict[str, object]:
    """Return the entry of a bid, as long as Martillo's."""
    ask = amount + STEP
    standing = {
        "lot": "1", "phase": "open", "price": amount, "ask": ask, "leader": "102", "bids": 100,
        "reserve": "none", "closes_at": None, "next_rungs": [ask + k * STEP for k in range(1, 6)],
    }  # fmt: skip
    return {
        "type": "bid", "n": 100, "at": 1_700_000_000_000, "lot": "1", "standing": standing, "by": "102",
        "mode": "exact", "amount": amount,
    }  # fmt: skip


def frame(payload: bytes) -> bytes:
    """Return the WebSocket frame of a text, unmasked."""
    length = len(payload)
    head = bytes((0x81, length)) if length < 126 else bytes((0x81, 126)) + length.to_bytes(2, "big")
    return head + payload


def _unmasked(data: bytes) -> bytes:
    """Return a client's text: the load generator masks with zeros."""
    return data[8:] if data[1] & 0x7F == 126 else data[6:]


def _upgrade(request: bytes) -> bytes:
    key = request.partition(b"Sec-WebSocket-Key: ")[2].partition(b"\r\n")[0]
    accept = base64.b64encode(hashlib.sha1(key + _GUID, usedforsecurity=False).digest())
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
    )


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(Guest, "127.0.0.1", 0, backlog=4096)
    host, port = server.sockets[0].getsockname()
    print(f"listening on http://{host}:{port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.Loop) as runner:
        runner.run(_serve())
