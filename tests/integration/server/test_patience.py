"""Requests that come in drop by drop, answers that nobody reads, connections that say nothing: all end."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from yarl import URL

from server.gateway.http import patience
from tests.support.house import HouseForTests, house_in
from tests.support.raw_socket import RawWebSocket
from tests.support.waiting import AT_ONCE_S, WITHIN_S, eventually, soon

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@contextlib.asynccontextmanager
async def sending(house: HouseForTests, head: str, body: bytes = b"") -> AsyncIterator[Connection]:
    """Open a connection and send this much of a request."""
    url = URL(house.url)
    reader, writer = await asyncio.open_connection(url.host, url.port)
    try:
        writer.write(head.replace("\n", "\r\n").encode() + body)
        await writer.drain()
        yield reader, writer
    finally:
        writer.transport.abort()
        await asyncio.gather(writer.wait_closed(), return_exceptions=True)


async def is_closed(connection: Connection) -> bool:
    """Wait for the server to end a connection."""
    reader, _writer = connection
    with contextlib.suppress(ConnectionError):
        try:
            async with asyncio.timeout(WITHIN_S):
                await reader.read()
        except TimeoutError:
            return False
    return True


HALF_A_BODY = "POST /api/session HTTP/1.1\nHost: x\nContent-Length: 1000\n\n"


@pytest.mark.parametrize("path", ["/api/session", "/socket.io/?EIO=4&transport=polling&sid={sid}"])
async def test_a_body_that_does_not_come_on_is_cut_off(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(patience, "LOOKS_WITHOUT_PROGRESS", 2)
    async with house.http.get("/socket.io/?EIO=4&transport=polling") as answer:
        sid = (await answer.text())[8:28]
    head = HALF_A_BODY.replace("/api/session", path.format(sid=sid))
    async with sending(house, head, b'{"email') as connection:
        assert await is_closed(connection)
    assert 'martillo_cut_off_total{why="slow_request"}' in house.running.opened.metrics.text().decode()


async def test_a_body_that_comes_drop_by_drop_is_cut_off(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "GRACE_LOOKS", 1)
    async with sending(house, HALF_A_BODY) as connection:
        dripping = asyncio.create_task(drip(connection[1]))
        try:
            assert await is_closed(connection)
        finally:
            dripping.cancel()
            await asyncio.gather(dripping, return_exceptions=True)


async def drip(writer: asyncio.StreamWriter) -> None:
    """Send a byte now and then."""
    for _ in range(900):
        writer.write(b" ")
        await asyncio.sleep(0.05)


async def test_a_slow_body_that_keeps_coming_is_waited_for(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "GRACE_LOOKS", 0)
    monkeypatch.setattr(patience, "BYTES_PER_LOOK", 10)
    body = b'{"email": "ann@example.org", "password": "not the right one at all"}'
    head = f"POST /api/session HTTP/1.1\nHost: x\nConnection: close\nContent-Length: {len(body)}\n\n"
    async with sending(house, head) as (reader, writer):
        for at in range(0, len(body), 20):  # about three looks long
            writer.write(body[at : at + 20])
            await asyncio.sleep(0.8)
        assert b" 401 " in await soon(reader.readline())


@pytest.mark.parametrize("head", ["", "GET /healthz HTTP/1.1\n", "GET /healthz HTTP/1.1\nHost: x\n\n"])
async def test_a_connection_over_which_no_request_comes_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str
) -> None:
    monkeypatch.setattr("server.app.KEEP_ALIVE_S", 0.5)
    async with house_in(tmp_path) as house, sending(house, head) as connection:
        assert await is_closed(connection)


@pytest.mark.parametrize("more", ["", "Upgrade: websocket\n"], ids=["plain", "as if for a WebSocket"])
async def test_an_answer_that_nobody_reads_is_cut_off(
    house: HouseForTests, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    monkeypatch.setattr(patience, "LOOKS_WITHOUT_PROGRESS", 2)
    rows = "".join(f"{n},Lot {n},{'x' * 500},,,100,\n" for n in range(1_000))
    sale = await house.sale("LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve\n" + rows)
    ask = f"GET /api/sales/{sale}/lots HTTP/1.1\nHost: x\n{more}{authorization(house)}\n\n"
    async with sending(house, ask * 10) as (_reader, writer):
        transport = writer.transport
        assert isinstance(transport, asyncio.ReadTransport)
        transport.pause_reading()
        cut = 'martillo_cut_off_total{why="unread_answer"} 1.0'
        await eventually(lambda: cut in house.running.opened.metrics.text().decode())


async def test_a_websocket_is_not_watched_as_an_answer(house: HouseForTests) -> None:
    async with RawWebSocket(house.url) as socket:
        await socket.upgrade()
        assert not house.running.opened._patience._leaving


def authorization(house: HouseForTests) -> str:
    """Return the owner's header, as it is sent."""
    return f"Authorization: {house.owner['Authorization']}"


async def test_a_half_sent_body_does_not_hold_up_the_end(tmp_path: Path) -> None:
    async with contextlib.AsyncExitStack() as stack:
        async with house_in(tmp_path) as house:
            await stack.enter_async_context(sending(house, HALF_A_BODY, b'{"email'))
            await house.get("/healthz")  # answered after the server has begun with the request before it
            began = time.monotonic()
        assert time.monotonic() - began < AT_ONCE_S


def test_what_moves_is_never_idle() -> None:
    progress, idle = patience.Progress(), []
    for moved in (0, 5, 5, 5, 6):
        progress.look(moved)
        idle.append(progress.idle)
    assert idle == [0, 0, 1, 2, 0]
