"""A certificate that nobody vouches for: refused, looked at, trusted by a person, and then the only one."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from random import Random

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509

from desktop_client.connection import certificate as looking
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.certificate import Doubt, describe, look_at
from desktop_client.connection.errors import CertificateRefused, ConnectionUnavailable
from desktop_client.connection.network import open_session
from desktop_client.connection.states import ConnectionPhase, Reason
from desktop_client.connection.supervisor import Connection
from desktop_client.viewmodels.house import House, HouseError
from tests.integration.connection.notes import QUICK, Notes
from tests.support.certificates import NOW_MS, Made
from tests.support.toy_server import SALE


class Hearing:
    """A house over TLS that notes what it was asked."""

    def __init__(self, runner: web.AppRunner, heard: list[str], folder: Path) -> None:
        self._runner, self._folder, self.heard = runner, folder, heard

    async def show(self, made: Made, port: int = 0) -> HouseAddress:
        """Listen with this certificate, trusted by nobody."""
        site = web.TCPSite(self._runner, "127.0.0.1", port, ssl_context=made.context(self._folder))
        await site.start()
        return HouseAddress.read(f"https://127.0.0.1:{self._runner.addresses[-1][1]}")


@pytest.fixture
async def hearing(tmp_path: Path) -> AsyncIterator[Hearing]:
    heard: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        heard.append(request.path)
        return web.json_response([])

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    yield Hearing(runner, heard, tmp_path)
    await runner.cleanup()


async def test_security_01_a_certificate_that_nobody_signed_is_refused_by_name(hearing: Hearing) -> None:
    address = await hearing.show(Made())
    async with HouseApi(address) as api:
        with pytest.raises(CertificateRefused):
            await api.sales()
    house = House(address.url)
    with pytest.raises(HouseError) as refused:
        await house.sales()
    await house.close()
    assert refused.value.reason == Reason.CERTIFICATE
    assert hearing.heard == []


async def test_security_01_the_certificate_that_a_person_trusts_is_taken_there(hearing: Hearing) -> None:
    made = Made(names=(), days=(-20, -10))  # for nobody, and run out: the person has compared all of it
    address = replace(await hearing.show(made), certificate=made.fingerprint)
    async with HouseApi(address) as api:
        assert await api.sales() == []
    assert hearing.heard == ["/api/sales"]


async def test_security_01_another_certificate_than_the_trusted_one_is_refused_before_a_byte_is_sent(
    hearing: Hearing,
) -> None:
    address = replace(await hearing.show(Made()), certificate=Made().fingerprint)
    async with HouseApi(address, "token") as api:
        with pytest.raises(CertificateRefused):
            await api.sales()
    async with open_session(address) as session:
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await session.ws_connect(address.url)
    notes = Notes()
    connection = Connection(address, "t", SALE, notes.listeners(), timing=QUICK, rng=Random(1))
    connection.start()
    state = await notes.until_phase(ConnectionPhase.RECONNECTING)
    assert state.reason is Reason.CERTIFICATE
    await connection.stop()
    assert hearing.heard == []


@pytest.mark.gui
async def test_security_01_a_trusted_certificate_is_held_to_on_a_qt_loop_too(hearing: Hearing) -> None:
    made = Made()
    address = await hearing.show(made)
    async with HouseApi(replace(address, certificate=made.fingerprint)) as api:
        assert await api.sales() == []
    async with HouseApi(replace(address, certificate=Made().fingerprint)) as api:
        with pytest.raises(CertificateRefused):
            await api.sales()
    seen = await look_at(address, NOW_MS)
    assert seen.fingerprint == made.fingerprint


async def test_a_look_at_a_certificate_sends_nothing_and_tells_what_it_is(hearing: Hearing) -> None:
    made = Made()
    seen = await look_at(await hearing.show(made), NOW_MS)
    assert seen.fingerprint == made.fingerprint
    assert seen.names == ("localhost", "127.0.0.1")
    assert seen.issuer == "localhost"
    assert seen.doubts == (Doubt.SELF_MADE,)
    assert (seen.trusted, seen.vouched) == (None, False)
    assert seen.good_until_ms - seen.good_from_ms == 3651 * 86_400_000
    assert hearing.heard == []


async def test_a_changed_certificate_is_said_to_have_changed(hearing: Hearing) -> None:
    before, now = Made(), Made()
    address = replace(await hearing.show(now), certificate=before.fingerprint)
    seen = await look_at(address, NOW_MS)
    assert seen.doubts[0] is Doubt.CHANGED
    assert (seen.trusted, seen.fingerprint) == (before.fingerprint, now.fingerprint)


async def test_a_changed_certificate_that_the_system_vouches_for_is_told_so(
    hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = replace(await hearing.show(Made()), certificate=Made().fingerprint)

    async def vouched(_address: HouseAddress) -> bool:
        return True

    monkeypatch.setattr(looking, "_is_vouched", vouched)
    seen = await look_at(address, NOW_MS)
    assert seen.vouched
    assert seen.doubts == (Doubt.CHANGED,)


async def test_where_nobody_listens_there_is_no_certificate(unused_tcp_port: int) -> None:
    with pytest.raises(ConnectionUnavailable):
        await look_at(HouseAddress.read(f"https://127.0.0.1:{unused_tcp_port}"), NOW_MS)


async def test_where_no_tls_is_spoken_there_is_no_certificate(tmp_path: Path) -> None:
    runner = web.AppRunner(web.Application(), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        with pytest.raises(ConnectionUnavailable):
            await look_at(HouseAddress.read(f"https://127.0.0.1:{runner.addresses[0][1]}"), NOW_MS)
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    ("made", "url", "doubts"),
    [
        (Made(by="Hall CA"), "https://localhost", (Doubt.UNKNOWN_ISSUER,)),
        (Made(), "https://127.0.0.1", (Doubt.SELF_MADE,)),
        (Made(by="Hall CA"), "https://house.example", (Doubt.WRONG_NAME,)),
        (Made(), "https://192.168.1.5", (Doubt.WRONG_NAME, Doubt.SELF_MADE)),
        (Made(days=(-9, -1), by="Hall CA"), "https://localhost", (Doubt.EXPIRED,)),
        (Made(days=(1, 9), by="Hall CA"), "https://localhost", (Doubt.NOT_YET,)),
        (Made(days=(-9, -1)), "https://b.a", (Doubt.WRONG_NAME, Doubt.EXPIRED, Doubt.SELF_MADE)),
        (
            Made((x509.DNSName("*.house.example"),), by="CA"),
            "https://a.house.example",
            (Doubt.UNKNOWN_ISSUER,),
        ),
        (Made((x509.DNSName("*.house.example"),), by="CA"), "https://a.b.house.example", (Doubt.WRONG_NAME,)),
        (Made((), by="CA"), "https://localhost", (Doubt.WRONG_NAME,)),
    ],
)
def test_what_speaks_against_a_certificate_is_read_from_it(
    made: Made, url: str, doubts: tuple[Doubt, ...]
) -> None:
    assert describe(made.der, HouseAddress.read(url), NOW_MS, vouched=False).doubts == doubts


def test_what_is_no_certificate_is_told_from_one() -> None:
    with pytest.raises(ConnectionUnavailable):
        describe(b"no certificate", HouseAddress.read("https://house.example"), NOW_MS, vouched=False)


@pytest.mark.parametrize(
    "der",
    [
        pytest.param(
            Made().der.replace(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x07", 1), id="no version"
        ),
        pytest.param(Made().der.replace(b"\x82\tlocalhost", b"\xa3\tlocalhost"), id="no kind of name"),
    ],
)
def test_security_01_a_certificate_that_is_badly_made_is_refused_as_none(der: bytes) -> None:
    with pytest.raises(ConnectionUnavailable):
        describe(der, HouseAddress.read("https://localhost"), NOW_MS, vouched=False)


def test_security_01_what_a_certificate_says_of_itself_is_one_short_line_that_turns_nothing_round() -> None:
    made = Made((x509.DNSName("a" * 5_000), x509.DNSName("b\nTrust it")), by="good\u202eelpmaxe.\nTrust it")
    seen = describe(made.der, HouseAddress.read("https://localhost"), NOW_MS, vouched=False)
    assert seen.issuer == "good\ufffdelpmaxe.\ufffdTrust it"
    assert seen.names == ("a" * 99 + "…", "b\ufffdTrust it")
