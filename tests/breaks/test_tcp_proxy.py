"""The faulty network does what the tests of breaks rely on."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from tests.support.tcp_proxy import End, TcpProxy
from tests.support.waiting import eventually

WITHIN_S = 5.0
A_MOMENT_S = 0.1


@dataclass
class Echo:
    """A server that sends back what it gets, and knows who is connected."""

    port: int = 0
    open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open.add(writer)
        try:
            with contextlib.suppress(ConnectionResetError):  # how some of these tests end a connection
                while piece := await reader.read(1024):
                    writer.write(piece)
        finally:
            self.open.discard(writer)
            writer.close()


@dataclass
class Caller:
    """A client of the echo."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def hear(self) -> bytes:
        async with asyncio.timeout(WITHIN_S):
            return await self.reader.read(65_536)

    async def hears(self, text: bytes) -> bool:
        self.writer.write(text)
        return await self.hear() == text

    async def hears_nothing(self) -> bool:
        try:
            async with asyncio.timeout(A_MOMENT_S):
                await self.reader.read(1)
        except TimeoutError:
            return True
        return False


@asynccontextmanager
async def calling(port: int) -> AsyncIterator[Caller]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield Caller(reader, writer)
    finally:
        writer.close()


@pytest.fixture
async def echo() -> AsyncIterator[Echo]:
    echo = Echo()
    server = await asyncio.start_server(echo.serve, "127.0.0.1", 0)
    echo.port = server.sockets[0].getsockname()[1]
    yield echo
    server.close()
    await eventually(lambda: not echo.open)


@pytest.fixture
async def proxy(echo: Echo) -> AsyncIterator[TcpProxy]:
    async with TcpProxy(echo.port) as proxy:
        yield proxy


@pytest.fixture
async def caller(proxy: TcpProxy) -> AsyncIterator[Caller]:
    """Somebody whose connection through the proxy works."""
    async with calling(proxy.port) as caller:
        assert await caller.hears(b"hello")
        yield caller


async def test_it_carries_both_ways_and_the_end_too(proxy: TcpProxy, caller: Caller, echo: Echo) -> None:
    assert (proxy.accepted, proxy.open_links) == (1, 1)
    caller.writer.close()
    await eventually(lambda: not echo.open and not proxy.open_links)


async def test_a_great_deal_arrives_whole_and_in_order(proxy: TcpProxy, caller: Caller) -> None:
    text = bytes(range(256)) * 8_000
    caller.writer.write(text)
    async with asyncio.timeout(WITHIN_S):
        assert await caller.reader.readexactly(len(text)) == text
    assert proxy.to_client.carried == len(text) + len(b"hello")


async def test_a_cut_breaks_connections_refuses_new_ones_and_can_be_mended(
    proxy: TcpProxy, caller: Caller, echo: Echo
) -> None:
    await proxy.cut()
    assert await caller.hear() == b""
    await eventually(lambda: not echo.open)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", proxy.port)
    port = proxy.port
    await proxy.mend()
    assert proxy.port == port
    async with calling(port) as again:
        assert await again.hears(b"back")


async def test_a_cut_may_be_a_reset(proxy: TcpProxy, caller: Caller) -> None:
    await proxy.cut(reset=True)
    with pytest.raises(ConnectionResetError):
        await caller.hear()


async def test_a_pause_carries_nothing_and_loses_nothing(proxy: TcpProxy, caller: Caller) -> None:
    proxy.pause()
    caller.writer.write(b"waits")
    assert await caller.hears_nothing()
    proxy.go_on()
    assert await caller.hear() == b"waits"


async def test_who_calls_during_a_pause_gets_no_answer_until_it_is_over(proxy: TcpProxy, echo: Echo) -> None:
    proxy.pause()
    async with calling(proxy.port) as caller:
        caller.writer.write(b"anybody?")
        assert await caller.hears_nothing()
        assert not echo.open
        proxy.go_on()
        assert await caller.hear() == b"anybody?"


async def test_an_end_during_a_pause_is_not_told_until_it_is_over(
    proxy: TcpProxy, caller: Caller, echo: Echo
) -> None:
    proxy.pause()
    caller.writer.close()
    await asyncio.sleep(A_MOMENT_S)
    assert echo.open
    proxy.go_on()
    await eventually(lambda: not echo.open)


async def test_one_way_may_be_paused_alone(proxy: TcpProxy, caller: Caller) -> None:
    proxy.to_client.pause()
    carried = proxy.to_server.carried
    caller.writer.write(b"heard, and not answered")
    await eventually(lambda: proxy.to_server.carried > carried)
    assert await caller.hears_nothing()
    proxy.to_client.go_on()
    assert await caller.hear() == b"heard, and not answered"


async def test_a_delay_holds_each_piece_back(proxy: TcpProxy, caller: Caller) -> None:
    proxy.delay_s = 0.05
    began = asyncio.get_running_loop().time()
    assert await caller.hears(b"hello")
    assert asyncio.get_running_loop().time() - began >= 0.1


async def test_pieces_that_are_delayed_follow_each_other_closely(proxy: TcpProxy, caller: Caller) -> None:
    proxy.to_server.delay_s = 0.5
    began = asyncio.get_running_loop().time()
    for _ in range(5):
        caller.writer.write(b"x")
        await asyncio.sleep(0.02)
    async with asyncio.timeout(WITHIN_S):
        await caller.reader.readexactly(5)
    assert 0.5 <= asyncio.get_running_loop().time() - began < 2.0


async def test_a_narrow_line_takes_its_time(proxy: TcpProxy, caller: Caller) -> None:
    proxy.to_client.bytes_per_s = 100_000
    began = asyncio.get_running_loop().time()
    caller.writer.write(b"x" * 20_000)
    async with asyncio.timeout(WITHIN_S):
        await caller.reader.readexactly(20_000)
    assert asyncio.get_running_loop().time() - began >= 0.2
    proxy.throttle(None)
    assert await caller.hears(b"quick again")


async def test_a_connection_may_be_lost_and_neither_end_be_told(
    proxy: TcpProxy, caller: Caller, echo: Echo
) -> None:
    await proxy.lose()
    caller.writer.write(b"anybody?")
    assert await caller.hears_nothing()
    assert echo.open
    async with calling(proxy.port) as new:
        assert await new.hears(b"new ones are carried")


async def test_half_open_only_the_end_that_is_told_knows(proxy: TcpProxy, caller: Caller, echo: Echo) -> None:
    await proxy.lose(End.SERVER)
    await eventually(lambda: not echo.open)
    caller.writer.write(b"anybody?")
    assert await caller.hears_nothing()


async def test_half_open_the_other_way_the_server_does_not_know(
    proxy: TcpProxy, caller: Caller, echo: Echo
) -> None:
    await proxy.lose(End.CLIENT)
    assert await caller.hear() == b""
    await asyncio.sleep(A_MOMENT_S)
    assert echo.open


async def test_a_server_that_is_not_there_is_a_broken_connection() -> None:
    async with TcpProxy(1) as proxy, calling(proxy.port) as caller:
        with pytest.raises(ConnectionResetError):
            await caller.hear()
        assert proxy.open_links == 0
