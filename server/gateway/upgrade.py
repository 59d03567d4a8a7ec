"""Turns a request into a WebSocket, and takes its connection from the web server for good.

WORKAROUND for aiohttp, which keeps the request, its headers, two parsers and two tasks for as long as a
WebSocket of its own is open: 20 KiB for each bidder. This is the one place that reaches into its handler of
connections; tests/unit/server/gateway/test_upgrade.py fails when an upgrade moves what is used here.
"""

import asyncio
import base64
import binascii
import hashlib
from typing import Any, Final

from aiohttp import HttpVersion11, hdrs, web

from server.gateway.link import taken_over

_GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_VERSION: Final = "13"
_KEY_BYTES: Final = 16
_ANSWER: Final = (
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Accept: %b\r\n\r\n"
)


class Taken(web.StreamResponse):
    """The answer to a request whose connection is not the web server's any more: there is nothing to send."""

    def __init__(self) -> None:
        super().__init__(status=101)

    async def prepare(self, _request: web.BaseRequest) -> None:
        """Send nothing."""

    async def write_eof(self, _data: bytes = b"") -> None:
        """Send nothing."""


def open_websocket(request: web.Request, protocol: asyncio.Protocol) -> asyncio.Transport:
    """Answer a request for a WebSocket and give its connection to `protocol` (RFC 6455 §4.2); return it.

    Nothing is negotiated: no compression, no subprotocol. Raises HTTPBadRequest, ConnectionResetError.
    """
    answer = _ANSWER % _accept(request)
    handler: Any = request.protocol
    transport = request.transport
    if transport is None or transport.is_closing():
        raise ConnectionResetError("the client has gone")
    # §4.1: a client waits for the answer before it sends; a body would come to be read as frames.
    has_sent = handler._message_tail or request.body_exists  # noqa: SLF001
    # An answer before this one that is not read yet: the transport may have told the web server already to
    # write no more, and would not tell `protocol` again.
    if has_sent or transport.get_write_buffer_size():
        handler.close()  # once this is answered: what else came is not to be read as the next request
        raise web.HTTPBadRequest
    handler.transport = None  # lest it close what it is about to lose
    handler.connection_lost(None)
    transport.write(answer)
    return taken_over(transport, protocol)


def _accept(request: web.Request) -> bytes:
    headers = request.headers
    key = headers.get(hdrs.SEC_WEBSOCKET_KEY, "")
    asked = (
        request.method == hdrs.METH_GET
        and request.version >= HttpVersion11
        and headers.get(hdrs.UPGRADE, "").strip().lower() == "websocket"
        and "upgrade"
        in (one.strip().lower() for one in ",".join(headers.getall(hdrs.CONNECTION, ())).split(","))
        and headers.get(hdrs.SEC_WEBSOCKET_VERSION) == _VERSION
    )
    if not asked or not _is_key(key):
        raise web.HTTPBadRequest
    return base64.b64encode(hashlib.sha1(key.encode() + _GUID, usedforsecurity=False).digest())


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == _KEY_BYTES
    except (binascii.Error, ValueError):
        return False
