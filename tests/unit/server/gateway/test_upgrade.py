"""A connection leaves the web server for a WebSocket: all of it, and what is no such request is refused."""

import asyncio
import gc
import socket
import weakref
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from server.gateway.upgrade import Taken, open_websocket
from tests.support.waiting import eventually, soon

ASKED = {
    "Host": "x",
    "Upgrade": "websocket",
    "Connection": "keep-alive, Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


MUCH = 60_000  # more than our side of a small connection takes, and less than makes aiohttp wait


class Echo(asyncio.Protocol):
    """Gives back what it is told, on the transport that it was given."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.lost = False

    def data_received(self, data: bytes) -> None:
        assert self.transport is not None
        self.transport.write(data)

    def connection_lost(self, _error: Exception | None) -> None:
        self.lost = True


class House:
    """A web server whose one resource turns into an echo."""

    def __init__(self) -> None:
        self.echo = Echo()
        self.requests: list[weakref.ref[web.Request]] = []
        self.handlers: list[weakref.ref[Any]] = []
        app = web.Application()
        app.router.add_route("*", "/", self._open)
        app.router.add_get("/much", self._much)
        self.server = TestServer(app)

    async def _open(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(weakref.ref(request))
        self.handlers.append(weakref.ref(request._task))
        self.echo.transport = open_websocket(request, self.echo)
        return Taken()

    async def _much(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        connection = request.transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        return web.Response(body=bytes(MUCH))

    async def ask(
        self, headers: dict[str, str], more: bytes = b"", method: str = "GET", version: str = "1.1"
    ) -> tuple[bytes, asyncio.StreamReader, asyncio.StreamWriter]:
        """Return the first line of the answer, and the connection behind its headers."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        writer.write(f"{method} / HTTP/{version}\r\n{lines}\r\n".encode() + more)
        head = await reader.readuntil(b"\r\n\r\n")
        return head, reader, writer


@pytest.fixture
async def house() -> AsyncIterator[House]:
    opened = House()
    await opened.server.start_server()
    yield opened
    await opened.server.close()


async def test_the_answer_is_the_one_of_rfc_6455_and_the_connection_is_the_protocols(house: House) -> None:
    head, reader, writer = await house.ask(ASKED)
    assert head.startswith(b"HTTP/1.1 101 Switching Protocols\r\n")
    assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in head  # the example of §1.3
    writer.write(b"hello")
    assert await soon(reader.readexactly(5)) == b"hello"
    writer.close()
    await eventually(lambda: house.echo.lost)


async def test_nothing_of_the_request_is_left_while_the_connection_lives(house: House) -> None:
    _head, reader, writer = await house.ask(ASKED)
    writer.write(b"x")
    await reader.readexactly(1)
    gc.collect()
    assert [one() for one in house.requests + house.handlers] == [None, None]
    assert house.server.runner is not None
    web_server = house.server.runner.server
    assert web_server is not None
    assert not web_server.connections, "the web server waits for it no more when it ends"
    writer.close()


async def test_the_web_server_does_not_end_what_it_has_lost(house: House) -> None:
    _head, reader, writer = await house.ask(ASKED)
    assert house.server.runner is not None
    await house.server.runner.cleanup()
    writer.write(b"still here")
    assert await soon(reader.readexactly(10)) == b"still here"
    writer.close()


@pytest.mark.parametrize(
    "changed",
    [
        {"Upgrade": "h2c"},
        {"Connection": "close"},
        {"Sec-WebSocket-Version": "8"},
        {"Sec-WebSocket-Key": ""},
        {"Sec-WebSocket-Key": "short"},
        {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==*"},
    ],
    ids=str,
)
async def test_what_asks_for_no_websocket_of_ours_is_refused(house: House, changed: dict[str, str]) -> None:
    head, _reader, writer = await house.ask({**ASKED, **changed})
    assert head.startswith(b"HTTP/1.1 400 ")
    assert house.echo.transport is None
    writer.close()


async def test_a_post_is_no_websocket(house: House) -> None:
    head, _reader, writer = await house.ask(ASKED, method="POST")
    assert head.startswith(b"HTTP/1.1 400 ")
    writer.close()


@pytest.mark.parametrize(
    "more",
    [b"\x81\x80\x00\x00\x00\x00", b"GET /much HTTP/1.1\r\nHost: x\r\n\r\n"],
    ids=["a frame", "a request"],
)
async def test_who_speaks_before_the_answer_is_refused_and_not_read_on(house: House, more: bytes) -> None:
    head, reader, writer = await house.ask(ASKED, more=more)
    assert head.startswith(b"HTTP/1.1 400 ")
    assert house.echo.transport is None
    assert b"HTTP/" not in await soon(reader.read()), "nothing behind it is a request"
    writer.close()


@pytest.mark.parametrize("body", [b"\x81\x80\x00\x00\x00\x00", b""], ids=["here", "to come"])
async def test_a_body_does_not_come_to_be_read_as_frames(house: House, body: bytes) -> None:
    head, _reader, writer = await house.ask({**ASKED, "Content-Length": "6"}, more=body)
    assert head.startswith(b"HTTP/1.1 400 ")
    assert house.echo.transport is None
    writer.close()


async def test_the_header_may_come_in_two_lines(house: House) -> None:
    asked = {**ASKED, "Connection": "keep-alive", "connection": "Upgrade"}
    head, _reader, writer = await house.ask(asked)
    assert head.startswith(b"HTTP/1.1 101 ")
    writer.close()


async def test_the_http_of_old_has_no_websockets(house: House) -> None:
    head, _reader, writer = await house.ask(ASKED, version="1.0")
    assert head.startswith(b"HTTP/1.0 400 ")
    writer.close()


async def test_who_has_not_read_the_answer_before_is_refused(house: House) -> None:
    """The transport may have told the web server to pause: the protocol would never learn that it must."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.setblocking(False)
    await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", house.server.port))
    reader, writer = await asyncio.open_connection(sock=connection, limit=4096)
    asked = "".join(f"{name}: {value}\r\n" for name, value in ASKED.items())
    writer.write(f"GET /much HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n{asked}\r\n".encode())
    await eventually(lambda: house.requests != [])
    assert house.echo.transport is None
    await reader.readuntil(b"\r\n\r\n")
    await reader.readexactly(MUCH)
    assert (await reader.readuntil(b"\r\n")).startswith(b"HTTP/1.1 400 ")
    writer.close()
