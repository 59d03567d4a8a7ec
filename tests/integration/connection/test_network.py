"""What the desktop refuses on the network: plain public addresses, wrong certificates, redirects."""

import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import aiohttp
import pytest
import truststore
from aiohttp import web

from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.errors import ConnectionUnavailable, InsecureAddress
from desktop_client.connection.network import LocalResolver, Redirected, open_session, vouched_for
from desktop_client.connection.states import ConnectionPhase, Reason
from desktop_client.connection.supervisor import Connection
from tests.integration.connection.notes import QUICK, Notes
from tests.support.certificates import Made
from tests.support.toy_server import SALE


@pytest.fixture
async def runner() -> AsyncIterator[web.AppRunner]:
    """A web server whose every answer is a redirect to a public address."""

    async def redirect(_request: web.Request) -> web.Response:
        raise web.HTTPTemporaryRedirect("http://house.example/")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", redirect)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    yield runner
    await runner.cleanup()


async def listen(runner: web.AppRunner, context: ssl.SSLContext | None = None) -> int:
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    return int(runner.addresses[0][1])


async def test_a_name_is_resolved_when_it_leads_to_this_computer() -> None:
    found = await LocalResolver().resolve("localhost", 80)
    assert {result["host"] for result in found} <= {"127.0.0.1", "::1"}


async def test_security_01_a_name_that_leads_to_a_public_address_is_refused_in_the_plain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def public(*_args: object) -> list[dict[str, object]]:
        return [{"host": "127.0.0.1"}, {"host": "93.184.216.34"}]

    monkeypatch.setattr(aiohttp.ThreadedResolver, "resolve", public)
    with pytest.raises(InsecureAddress):
        await LocalResolver().resolve("house.example", 80)
    notes = Notes()
    connection = Connection(
        HouseAddress.read("http://house.example"), "t", SALE, notes.listeners(), timing=QUICK, rng=Random(1)
    )
    connection.start()
    state = await notes.until_phase(ConnectionPhase.REFUSED)
    assert state.reason is Reason.INSECURE
    await connection.stop()
    async with HouseApi(HouseAddress.read("http://house.example")) as api:
        with pytest.raises(InsecureAddress):
            await api.sales()


async def test_security_01_a_certificate_that_nobody_signed_is_refused(
    runner: web.AppRunner, tmp_path: Path
) -> None:
    port = await listen(runner, Made().context(tmp_path))
    address = HouseAddress.read(f"https://localhost:{port}")
    async with HouseApi(address) as api:
        with pytest.raises(ConnectionUnavailable):
            await api.sales()
    notes = Notes()
    connection = Connection(address, "t", SALE, notes.listeners(), timing=QUICK, rng=Random(1))
    connection.start()
    state = await notes.until_phase(ConnectionPhase.RECONNECTING)
    assert state.reason is Reason.CERTIFICATE
    await connection.stop()


async def test_a_redirect_is_not_followed(runner: web.AppRunner) -> None:
    port = await listen(runner)
    address = HouseAddress.read(f"http://127.0.0.1:{port}")
    async with open_session(address) as session:
        with pytest.raises(Redirected):
            await session.get(address.url)
    async with HouseApi(address) as api:
        with pytest.raises(ConnectionUnavailable):
            await api.sales()


def test_tls_before_1_2_is_not_spoken_whatever_this_python_would(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lenient(truststore.SSLContext):
        def __init__(self, protocol: int) -> None:
            super().__init__(protocol)
            self.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED

    monkeypatch.setattr(truststore, "SSLContext", Lenient)
    assert vouched_for().minimum_version == ssl.TLSVersion.TLSv1_2
