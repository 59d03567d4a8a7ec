"""The process of a hosted house: real houses, ended, left alone, and found again."""

import asyncio
import contextlib
import dataclasses
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from contract.house_folder import NOTE
from desktop_client.connection.address import HouseAddress
from desktop_client.connection.api import HouseApi
from desktop_client.connection.errors import CertificateRefused
from desktop_client.hosting import note as notes
from desktop_client.hosting import process as processes
from desktop_client.hosting.faults import HouseNotStarted, StartFault
from desktop_client.hosting.note import end_going_on, find_going_on
from desktop_client.hosting.process import LOG_AT_MOST, HouseProcess
from tests.support.waiting import eventually

pytestmark = pytest.mark.processes

HALL = ("--host", "127.0.0.1", "--port", "0", "--own-certificate")


def is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


async def test_it_listens_with_a_certificate_of_its_own_and_gives_its_code(tmp_path: Path) -> None:
    house = HouseProcess(tmp_path / "house")
    try:
        opened = await house.start(HALL)
        assert opened.certificate is not None
        async with HouseApi(HouseAddress.read(opened.url)) as stranger:
            with pytest.raises(CertificateRefused):
                await stranger.set_up_state()
        async with HouseApi(HouseAddress.read(opened.url, opened.certificate)) as owner:
            assert (await owner.set_up_state()).open
            code = await house.code()
            await owner.make_first_admin(code, "ana@example.org", "Ana", "a horse that counts")
            assert not (await owner.set_up_state()).open
    finally:
        await house.end()
    assert not is_alive(house.process_id)
    assert code not in house.log.read_text(encoding="utf-8"), "the code is a secret"


async def test_a_port_that_is_taken_is_told_as_such(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        house = HouseProcess(tmp_path / "house")
        with pytest.raises(HouseNotStarted) as failure:
            await house.start(("--host", "127.0.0.1", "--port", port))
    assert failure.value.fault is StartFault.PORT


async def test_a_folder_that_another_house_has_open_is_told_as_such(tmp_path: Path) -> None:
    first, second = HouseProcess(tmp_path / "house"), HouseProcess(tmp_path / "house")
    try:
        await first.start(("--port", "0"))
        with pytest.raises(HouseNotStarted) as failure:
            await second.start(("--port", "0"))
        assert failure.value.fault is StartFault.IN_USE
    finally:
        await first.end()


async def test_a_folder_that_cannot_be_is_not_told_as_a_missing_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(HouseNotStarted) as failure:
        await HouseProcess(tmp_path / "file" / "house").start(HALL)
    assert failure.value.fault is StartFault.OTHER
    assert "file" in failure.value.words


async def test_a_program_that_is_not_there_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "house_command", lambda *_arguments: [str(tmp_path / "martillo")])
    with pytest.raises(HouseNotStarted) as failure:
        await HouseProcess(tmp_path / "house").start(HALL)
    assert failure.value.fault is StartFault.PROGRAM


async def test_last_words_are_those_of_this_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "house.log").write_text("port 1 is in use; choose another\n", encoding="utf-8")
    monkeypatch.setattr(processes, "house_command", lambda *_arguments: [sys.executable, "-c", ""])
    with pytest.raises(HouseNotStarted) as failure:
        await HouseProcess(tmp_path / "house").start(HALL)
    assert failure.value.fault is StartFault.OTHER


async def test_a_long_log_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "house" / "house.log"
    log.parent.mkdir()
    log.write_bytes(b"x" * (LOG_AT_MOST + 1))
    monkeypatch.setattr(processes, "house_command", lambda *_arguments: [sys.executable, "-c", ""])
    with pytest.raises(HouseNotStarted):
        await HouseProcess(tmp_path / "house").start(HALL)
    assert log.stat().st_size == 0
    assert log.with_name("house.old.log").stat().st_size == LOG_AT_MOST + 1


async def test_an_end_that_nobody_asked_for_is_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    house = HouseProcess(tmp_path / "house", told.append)
    await house.start(("--port", "0"))
    os.kill(house.process_id, signal.SIGKILL)
    await eventually(lambda: bool(told), within_s=10)
    await house.end()
    assert len(told) == 1


async def test_a_house_that_goes_on_is_found_and_ended_by_the_next_desktop(tmp_path: Path) -> None:
    house = HouseProcess(tmp_path / "house")
    opened = await house.start(HALL)
    house.leave()
    found = await find_going_on(tmp_path / "house")
    assert found is not None
    assert found.certificate == opened.certificate
    assert found.process_id == house.process_id
    await end_going_on(found)
    assert await find_going_on(tmp_path / "house") is None


@contextlib.asynccontextmanager
async def bystander() -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a process that is no house."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "input()", stdin=asyncio.subprocess.PIPE
    )
    try:
        yield process
        assert process.returncode is None, "it was ended in a house's place"
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def test_closing_ends_the_house_of_the_folder_and_nobody_who_has_its_number_by_now(
    tmp_path: Path,
) -> None:
    house = HouseProcess(tmp_path / "house")
    async with bystander() as other:
        await house.start(("--port", "0"))
        house.leave()
        found = await find_going_on(tmp_path / "house")
        assert found is not None
        await end_going_on(dataclasses.replace(found, process_id=other.pid))
        assert not is_alive(found.process_id)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells who has a file open")
async def test_a_process_that_does_not_have_the_folder_is_not_ended_whatever_the_note_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "GONE_WITHIN_S", 1.0)
    house, note = HouseProcess(tmp_path / "house"), tmp_path / "house" / NOTE
    async with bystander() as other:
        await house.start(("--port", "0"))
        try:
            note.write_text(json.dumps(json.loads(note.read_text()) | {"pid": other.pid}), encoding="utf-8")
            found = await find_going_on(tmp_path / "house")
            assert found is not None
            with pytest.raises(TimeoutError):
                await end_going_on(found)
        finally:
            await house.end()


async def test_it_holds_what_its_starter_was_given_to_hold(tmp_path: Path) -> None:
    """A portable file is locked by a descriptor as long as any program of it runs."""
    reading, held = os.pipe()
    os.set_inheritable(held, True)
    house = HouseProcess(tmp_path / "house")
    try:
        await house.start(HALL)
        os.close(held)
        os.set_blocking(reading, False)
        with pytest.raises(BlockingIOError):
            os.read(reading, 1)
        await house.end()
        assert os.read(reading, 1) == b"", "nobody holds it any more"
    finally:
        await house.end()
        os.close(reading)


async def test_a_start_that_is_given_up_leaves_no_house_behind(tmp_path: Path) -> None:
    house = HouseProcess(tmp_path / "house")
    starting = asyncio.create_task(house.start(HALL))
    await eventually((tmp_path / "house" / "house.log").exists)
    starting.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await starting
    assert not is_alive(house.process_id)


ALONE = """
import asyncio, sys
from pathlib import Path
from desktop_client.hosting.process import HouseProcess

async def main():
    house = HouseProcess(Path(sys.argv[1]))
    await house.start(sys.argv[2:])
    house.leave()

asyncio.run(main())
"""


async def test_a_house_goes_on_when_the_program_that_opened_it_is_gone(tmp_path: Path) -> None:
    starter = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", ALONE, str(tmp_path / "house"), *HALL), stderr=asyncio.subprocess.PIPE
    )
    _, said = await starter.communicate()
    assert starter.returncode == 0, said.decode()
    found = await find_going_on(tmp_path / "house")
    assert found is not None
    await end_going_on(found)
    log = (tmp_path / "house" / "house.log").read_text(encoding="utf-8")
    assert "Traceback" not in log
