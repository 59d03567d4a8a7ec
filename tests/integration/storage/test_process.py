"""A server in a process of its own that runs out of room: for its database and for its log."""

import asyncio
import resource
import sys
from pathlib import Path
from typing import BinaryIO

import aiohttp
import pytest

from contract.commands import BidMode
from contract.wire import Role
from tests.e2e.visitors import new_bid, open_first_lot, visiting
from tests.support.house import house_in
from tests.support.processes import LISTENING, ROOT, run_martillo, serving

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits another process"),
]


def full_device() -> BinaryIO:
    return Path("/dev/full").open("wb")


async def ready(url: str) -> int:
    async with aiohttp.ClientSession() as http, http.get(f"{url}/readyz") as answer:
        return answer.status


async def test_a_process_that_may_write_no_further_refuses_and_goes_on_when_it_may(tmp_path: Path) -> None:
    """The limit of a process's files stands for a full disk where nobody may mount one."""
    async with serving(tmp_path) as (server, url), visiting(tmp_path, url) as house:
        ana = await house.visitor("Ana")
        await open_first_lot(await house.visitor("Marta", Role.CLERK))
        first = await ana.bid(10_000)
        limits = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (4_096, limits[1]))
        refused = new_bid(house.sale, 50_000, mode=BidMode.MAX)
        verdict = await ana.connection.bid(refused)
        assert (verdict.ok, verdict.code and verdict.code.value) == (False, "unavailable")
        assert await ready(url) == 503
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, limits)
        async with asyncio.timeout(15):
            while not verdict.ok:  # as a bidder's window asks again
                await asyncio.sleep(0.2)
                verdict = await ana.connection.bid(refused)
        rows = [row["hash"] for row in await house.ledger(ana)]
        assert first.receipt is not None and verdict.receipt is not None
        assert rows.count(first.receipt.hash) == rows.count(verdict.receipt.hash) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
async def test_a_log_that_finds_no_room_does_not_end_the_server(tmp_path: Path) -> None:
    with full_device() as full:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "server.cli", "serve", "--data", str(tmp_path), "--port", "0"),
            stdout=asyncio.subprocess.PIPE,
            stderr=full,
            cwd=ROOT,
        )
    try:
        assert process.stdout is not None
        said = ""
        while (found := LISTENING.search(said)) is None:
            line = await process.stdout.readline()
            assert line, "it ended"
            said += line.decode()
        async with visiting(tmp_path, found["url"]) as house:
            ana = await house.visitor("Ana")
            await open_first_lot(await house.visitor("Marta", Role.CLERK))
            assert (await ana.bid(10_000)).ok
    finally:
        process.terminate()
        await process.communicate()
    assert process.returncode in {0, 120}, "120: Python could not flush its log at the very end"


async def test_backup_and_restore_from_the_command_line(tmp_path: Path) -> None:
    data, file = tmp_path / "house", tmp_path / "house.zip"
    async with house_in(data) as house:
        await house.sale()
        saved = await run_martillo("backup", file, "--data", data)
    assert (saved.status, saved.out.startswith("1 sale, ")) == (0, True), saved
    assert "secret key" in saved.err
    taken = await run_martillo("restore", file, "--data", data)
    assert (taken.status, "not empty" in taken.err) == (2, True)
    restored = await run_martillo("restore", file, "--data", tmp_path / "new")
    assert (restored.status, "every ledger is whole" in restored.out) == (0, True), restored
