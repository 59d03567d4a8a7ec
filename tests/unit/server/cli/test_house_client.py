"""Calls reach whichever process has the house open, and say so when none can be reached."""

import json
from pathlib import Path

import pytest

from contract.house_folder import NOTE
from contract.wire import Role
from server import house_client
from server.app import running
from server.certificate import own_certificate
from server.house_client import HouseClient, HouseRefused, HouseUnreachable
from server.settings import Settings
from server.store.database import Database

PASSWORD = "a lamp in the hall"


def note(data_dir: Path, url: str, token: str, certificate: str | None = None) -> None:
    told = {"url": url, "token": token, "pid": 1, "certificate": certificate}
    (data_dir / NOTE).write_text(json.dumps(told))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house_client, "READY_WITHIN_S", 0.2)


async def test_while_a_server_runs_the_call_goes_through_it(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        note(tmp_path, house.url, house.token)
        async with HouseClient.of(tmp_path) as client:
            added = await client.add_user("ana@example.org", "Ana", Role.CLERK, PASSWORD)
        assert await house.opened.accounts.users() == [added]


async def test_a_house_that_speaks_https_is_known_by_its_certificate_and_by_no_other(tmp_path: Path) -> None:
    certificate = own_certificate(tmp_path / "house").file
    settings = Settings(data=tmp_path / "house", host="0.0.0.0", port=0, certificate=certificate)
    async with running(settings.data, settings=settings) as house:
        note(settings.data, house.url, house.token, house.certificate)
        async with HouseClient.of(settings.data) as client:
            assert await client.users() == []
        note(settings.data, house.url, house.token, own_certificate(tmp_path / "another").fingerprint)
        with pytest.raises(HouseUnreachable):
            async with HouseClient.of(settings.data) as client:
                await client.users()


async def test_without_a_server_the_call_runs_one_and_leaves_the_directory_free(tmp_path: Path) -> None:
    async with HouseClient.of(tmp_path) as client:
        await client.add_user("ana@example.org", "Ana", Role.BIDDER, PASSWORD)
    async with HouseClient.of(tmp_path, must_exist=True) as client:
        assert [user.name for user in await client.users()] == ["Ana"]
    await (await Database.open(tmp_path)).close()
    assert not (tmp_path / NOTE).exists()


async def test_the_address_that_a_killed_server_left_is_passed_over(tmp_path: Path) -> None:
    note(tmp_path, "http://127.0.0.1:9", "stale")
    async with HouseClient.of(tmp_path) as client:
        assert await client.sales() == []


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("left", [None, "http://127.0.0.1:9", "nonsense"])
async def test_a_directory_held_by_somebody_silent_is_told(tmp_path: Path, left: str | None) -> None:
    database = await Database.open(tmp_path)
    if left is not None:
        note(tmp_path, left, "x")
    with pytest.raises(HouseUnreachable, match="takes no calls"):
        async with HouseClient.of(tmp_path):
            raise AssertionError("there is nobody to talk to")
    await database.close()


async def test_a_refusal_carries_the_houses_own_sentence(tmp_path: Path) -> None:
    async with HouseClient.of(tmp_path) as client:
        with pytest.raises(HouseRefused, match="not an e-mail address") as caught:
            await client.add_user("ana", "Ana", Role.BIDDER, PASSWORD)
        assert caught.value.status < 500


async def test_a_house_that_forgot_the_token_refuses(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        note(tmp_path, house.url, "another token")
        async with HouseClient.of(tmp_path) as client:
            with pytest.raises(HouseRefused):
                await client.users()
