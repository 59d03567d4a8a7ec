"""The invitation that a hosted house gives out, and the note by which it is found again."""

import asyncio
import json
from pathlib import Path

import pytest

from desktop_client.hosting.invitation import invitation
from desktop_client.hosting.note import GoingOn, end_going_on, find_going_on, own_url
from desktop_client.links import HouseLink, read_link
from server.app import running
from server.certificate import own_certificate
from server.settings import Settings

FINGERPRINT = "0f69c86f0d904468ca705e1ea1a6c1ac69cf094164481970109c8f4b115e7d8b"


def test_the_link_leads_to_the_halls_address_and_names_the_certificate() -> None:
    given = invitation("https://127.0.0.1:8765", "192.168.1.5", FINGERPRINT)
    assert given.shown == "192.168.1.5:8765"
    assert read_link(given.link) == HouseLink("https://192.168.1.5:8765", None, FINGERPRINT)


def test_this_computer_goes_to_its_own_house_by_loopback() -> None:
    assert own_url("https://0.0.0.0:8765") == "https://127.0.0.1:8765"


def write_note(folder: Path, url: str, certificate: str | None) -> None:
    folder.mkdir(exist_ok=True)
    note = {"url": url, "token": "not of interest", "pid": 4_000_000, "certificate": certificate}
    (folder / "house.json").write_text(json.dumps(note), encoding="utf-8")


async def test_a_house_that_goes_on_is_found_by_its_note(tmp_path: Path) -> None:
    own = await asyncio.to_thread(own_certificate, tmp_path)
    settings = Settings(data=tmp_path, port=0, certificate=own.file)
    async with running(tmp_path, settings=settings) as house:
        write_note(tmp_path, house.url, own.fingerprint)
        found = await find_going_on(tmp_path)
        assert found is not None
        assert (found.url, found.certificate) == (house.url, own.fingerprint)
    assert await find_going_on(tmp_path) is None, "a note alone is no house"


async def test_another_that_answers_at_the_same_port_is_not_taken_for_the_house(tmp_path: Path) -> None:
    ours = await asyncio.to_thread(own_certificate, tmp_path / "ours")
    theirs = await asyncio.to_thread(own_certificate, tmp_path / "theirs")
    settings = Settings(data=tmp_path / "theirs", port=0, certificate=theirs.file)
    async with running(settings.data, settings=settings) as house:
        write_note(tmp_path / "ours", house.url, ours.fingerprint)
        assert await find_going_on(tmp_path / "ours") is None


async def test_a_stranger_at_the_port_of_a_house_that_was_killed_is_not_taken_for_it(tmp_path: Path) -> None:
    left, theirs = tmp_path / "left", tmp_path / "theirs"
    async with running(left):
        pass  # its lock's file is still there, as after a power cut
    async with running(theirs, settings=Settings(data=theirs, port=0)) as stranger:
        write_note(left, stranger.url, None)
        assert await find_going_on(left) is None


async def test_a_process_with_the_number_of_a_house_that_has_ended_is_left_alone(tmp_path: Path) -> None:
    other = await asyncio.create_subprocess_exec("sleep", "60")
    try:
        await end_going_on(GoingOn(tmp_path, "http://127.0.0.1:1", None, other.pid))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(other.wait(), 0.3)
    finally:
        other.kill()
        await other.wait()


async def test_without_a_readable_note_there_is_no_house(tmp_path: Path) -> None:
    assert await find_going_on(tmp_path) is None
    for text in ("{", "[]", '{"url": "http://127.0.0.1:1"}', '{"url": "nowhere", "pid": 1}'):
        (tmp_path / "house.json").write_text(text, encoding="utf-8")
        assert await find_going_on(tmp_path) is None
