"""The toy server and the faulty network do what the other tests rely on."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
import socketio

from contract.verdicts import Code
from contract.wire import Event
from tests.support.tcp_proxy import TcpProxy
from tests.support.toy_server import SALE, ToyServer


@pytest.fixture
async def echo_port() -> AsyncIterator[int]:
    """A server that sends back what it gets."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(1024):
            writer.write(piece)
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, text: bytes) -> bytes:
    writer.write(text)
    async with asyncio.timeout(5):
        return await reader.read(1024)


async def test_the_proxy_carries_both_ways(echo_port: int) -> None:
    async with TcpProxy(echo_port) as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        assert await ask(reader, writer, b"hello") == b"hello"
        assert proxy.accepted == 1
        writer.close()


async def test_a_cut_breaks_connections_refuses_new_ones_and_can_be_mended(echo_port: int) -> None:
    async with TcpProxy(echo_port) as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        await ask(reader, writer, b"hello")
        await proxy.cut()
        async with asyncio.timeout(5):
            assert await reader.read(1) == b""
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", proxy.port)
        port = proxy.port
        await proxy.mend()
        assert proxy.port == port
        reader, again = await asyncio.open_connection("127.0.0.1", port)
        assert await ask(reader, again, b"back") == b"back"
        writer.close()
        again.close()


async def test_a_pause_carries_nothing_and_loses_nothing(echo_port: int) -> None:
    async with TcpProxy(echo_port) as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        proxy.pause()
        writer.write(b"hello")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await reader.read(1024)
        proxy.go_on()
        async with asyncio.timeout(5):
            assert await reader.read(1024) == b"hello"
        writer.close()


async def test_a_delay_holds_each_piece_back(echo_port: int) -> None:
    async with TcpProxy(echo_port) as proxy:
        proxy.delay_s = 0.05
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        began = asyncio.get_running_loop().time()
        await ask(reader, writer, b"hello")
        assert asyncio.get_running_loop().time() - began >= 0.1
        writer.close()


@pytest.fixture
async def client() -> AsyncIterator[socketio.AsyncClient]:
    async with aiohttp.ClientSession() as session:
        client = socketio.AsyncClient(reconnection=False, handle_sigint=False, http_session=session)
        yield client
        await client.disconnect()


async def test_the_toy_remembers_what_it_was_asked_and_gives_first_verdicts(
    toy: ToyServer, client: socketio.AsyncClient
) -> None:
    await client.connect(toy.url, auth={"token": "t"}, transports=["websocket"])
    first = await client.call(Event.BID.value, {"id": "b1", "amount": 5}, timeout=5)
    second = await client.call(Event.BID.value, {"id": "b1", "amount": 5}, timeout=5)
    assert first == second
    assert first["ok"]
    assert toy.asked_for(Event.BID) == [{"id": "b1", "amount": 5}] * 2


async def test_the_toy_answers_attend_in_pages(toy: ToyServer, client: socketio.AsyncClient) -> None:
    toy.manners.page = 2
    toy.add(3)
    await client.connect(toy.url, transports=["websocket"])
    answer = await client.call(Event.ATTEND.value, {"sale": SALE, "after": 0}, timeout=5)
    assert [entry["n"] for entry in answer["feed"]] == [1, 2]
    assert answer["head"] == 3


async def test_the_toy_refuses_when_told_to(toy: ToyServer, client: socketio.AsyncClient) -> None:
    toy.manners.refuse = Code.BANNED
    said: list[object] = []
    client.on("connect_error", said.append)
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(toy.url, transports=["websocket"], wait_timeout=5)
    assert said == [{"message": "no", "data": {"code": "banned"}}]


async def test_the_toy_blocks_websockets_when_told_to(toy: ToyServer, client: socketio.AsyncClient) -> None:
    toy.manners.websocket = False
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(toy.url, transports=["websocket"])
    url = f"{toy.url}/socket.io/?EIO=4&transport=polling"
    async with aiohttp.ClientSession() as session, session.get(url) as polling:
        assert polling.status == 200
