"""With a certificate the house speaks https, and then it may listen on any address."""

import asyncio
import contextlib
import json
import ssl
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from contract.wire import Event, Goodbye, GoodbyeMessage
from server.app import running
from server.settings import Settings
from tests.support.certificates import Made
from tests.support.waiting import eventually, soon


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that vouches for itself, with its key in one file."""
    return Made().write(tmp_path)


async def test_security_01_a_house_with_a_certificate_speaks_https_only(
    certificate: Path, tmp_path: Path
) -> None:
    settings = Settings(data=tmp_path / "data", host="127.0.0.1", port=0, certificate=certificate)
    trust = ssl.create_default_context(cafile=str(certificate))
    async with running(settings.data, settings=settings) as house, aiohttp.ClientSession() as http:
        assert house.url.startswith("https://")
        async with http.get(f"{house.url}/healthz", ssl=trust) as answer:
            assert answer.status == 200
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await http.get(f"{house.url}/healthz")
        with pytest.raises(aiohttp.ClientError):
            await http.get(f"{house.url}/healthz".replace("https", "http"))


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_a_websocket_over_tls_leaves_the_web_server_as_well(
    certificate: Path, tmp_path: Path, loop: str
) -> None:
    """Its transport is another, on each loop: it must change hands, carry, fill up and be cut alike."""
    settings = Settings(data=tmp_path / "data", host="127.0.0.1", port=0, certificate=certificate)
    trust = ssl.create_default_context(cafile=str(certificate))

    async def visit() -> None:
        async with running(settings.data, settings=settings) as house, aiohttp.ClientSession() as http:
            path = f"{house.url}/socket.io/?EIO=4&transport=websocket"
            async with http.ws_connect(path, ssl=trust, max_msg_size=0) as socket:
                assert (await socket.receive_str(timeout=5)).startswith("0")
                await socket.send_str("40" + json.dumps({"token": house.token, "protocol": 1}))
                assert (await socket.receive_str(timeout=5)).startswith("40")
                everybody = house.opened.connections.everybody()
                long = GoodbyeMessage(reason=Goodbye.REPLACED, sale="x" * 500_000)
                for _ in range(4):  # more than goes at once: the line is written on as the client reads
                    house.opened.broadcast.to(everybody, Event.GOODBYE, long)
                await socket.send_str('427["pulse",{"t":7}]')
                told = [await socket.receive_str(timeout=5) for _ in range(5)]
                assert [one[:4] for one in told] == ['42["'] * 4 + ["437["]
                house.opened._door.transports.cut(everybody[0].transport)
                assert (await socket.receive(timeout=5)).type is not aiohttp.WSMsgType.TEXT
            await eventually(lambda: house.opened.transports_open == 0)

    with asyncio.Runner(loop_factory=pytest.importorskip(loop).new_event_loop) as runner:
        runner.run(visit())


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_security_04_who_does_not_begin_with_tls_is_shown_out(
    certificate: Path, tmp_path: Path, loop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """He holds a file descriptor, and no limit of the house knows of him yet: a minute would be too long."""
    monkeypatch.setattr("server.gateway.http.listening.HANDSHAKE_WITHIN_S", 0.3)
    settings = Settings(data=tmp_path / "data", host="127.0.0.1", port=0, certificate=certificate)

    async def say_nothing() -> None:
        async with running(settings.data, settings=settings) as house:
            reader, writer = await asyncio.open_connection("127.0.0.1", URL(house.url).port)
            with contextlib.suppress(ConnectionError):
                assert await soon(reader.read()) == b""
            writer.close()

    with asyncio.Runner(loop_factory=pytest.importorskip(loop).new_event_loop) as runner:
        runner.run(say_nothing())
