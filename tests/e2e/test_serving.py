"""The server as a process: it says when it is ready, and it ends when it is told to."""

import re
import signal
from pathlib import Path

import aiohttp
import pytest

from contract.feed import LedgerHead, LotSold, SaleEnded
from contract.programs import COMMAND_VARIABLE
from contract.wire import Goodbye, Role
from tests.e2e.visitors import open_first_lot, sell_and_end, visiting
from tests.support.processes import martillo, run_martillo, serving

pytestmark = pytest.mark.processes


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
async def test_the_server_listens_and_ends_with_0_when_told_to(tmp_path: Path, by: signal.Signals) -> None:
    async with serving(tmp_path) as (server, url):
        async with aiohttp.ClientSession() as http, http.get(f"{url}/readyz") as answer:
            assert answer.status == 200
        assert (tmp_path / "house.json").stat().st_mode & 0o077 == 0
        finished = await server.end(by)
    assert finished.status == 0
    assert finished.out.startswith(f"listening on {url}\nno admin yet: ")
    assert not (tmp_path / "house.json").exists()


async def test_people_are_told_to_type_the_command_that_the_installation_has(tmp_path: Path) -> None:
    packaged = {COMMAND_VARIABLE: "martillo-server"}
    async with serving(tmp_path, settings=packaged) as (server, _):
        await server.says(
            re.compile(r"^no admin yet: make one with `martillo-server users add ", re.MULTILINE)
        )
    async with martillo("users", "add", settings=packaged) as mistaken:
        assert "Usage: martillo-server users add" in (await mistaken.finished()).err


async def test_the_server_says_goodbye_before_it_ends(tmp_path: Path) -> None:
    async with serving(tmp_path) as (server, url), visiting(tmp_path, url) as house:
        visitor = await house.visitor("Ana")
        assert (await server.end(signal.SIGTERM)).status == 0
        await visitor.until(lambda: bool(visitor.heard.goodbyes))
        goodbye = visitor.heard.goodbyes[0]
        assert goodbye.reason is Goodbye.RESTARTING
        assert goodbye.retry_after is not None


async def test_the_end_of_a_sale_closes_every_connection_and_leaves_the_results(tmp_path: Path) -> None:
    async with serving(tmp_path) as (_, url), visiting(tmp_path, url) as house:
        bidder, clerk = await house.visitor("Ana"), await house.visitor("Marta", Role.CLERK)
        await open_first_lot(clerk)
        assert (await bidder.bid(10_000)).ok
        await sell_and_end(clerk)
        for visitor in (bidder, clerk):
            await visitor.until_over()
            assert visitor.heard.phases[-1] == "ended"
            assert visitor.heard.goodbyes[-1].reason is Goodbye.SALE_ENDED
            assert [type(entry) for entry in visitor.heard.feed[-4:]] == [
                LotSold,
                LedgerHead,
                SaleEnded,
                LedgerHead,
            ]
        first = (await bidder.api.results(house.sale))[0]
        assert (first.lot, first.price, first.winner) == ("1", 10_000, bidder.paddle)


async def test_a_second_server_on_the_same_data_is_refused_with_a_sentence(tmp_path: Path) -> None:
    async with serving(tmp_path):
        second = await run_martillo("serve", "--data", tmp_path, "--port", "0")
    assert (second.status, second.out) == (1, "")
    assert re.fullmatch(r"martillo serve: .+\n", second.err)


async def test_an_occupied_port_is_refused_with_a_sentence(tmp_path: Path) -> None:
    async with serving(tmp_path / "one") as (_, url):
        port = url.rpartition(":")[2]
        second = await run_martillo("serve", "--data", tmp_path / "two", "--port", port)
    assert (second.status, second.out) == (1, "")
    assert f"port {port} is in use" in second.err
    assert "Traceback" not in second.err


async def test_a_public_address_without_a_certificate_is_refused_with_a_sentence(tmp_path: Path) -> None:
    refused = await run_martillo("serve", "--data", tmp_path, "--host", "0.0.0.0", "--port", "0")
    assert (refused.status, refused.out) == (2, "")
    assert "needs a certificate (--own-certificate makes one), or --insecure" in refused.err
    assert "Traceback" not in refused.err
