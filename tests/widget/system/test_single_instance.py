"""A second start hands its link to the first desktop, whatever a crash or a stranger left in between."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_client.links import LinkError, read_link
from desktop_client.paths import Folders
from desktop_client.system.further_starts import FirstDesktop, Listening, turn_of
from desktop_client.system.single_instance import HandOver, MeetingPlace, hand_over, meeting_place
from tests.support.qt_signals import next_signal


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MeetingPlace]:
    folders = Folders(config=tmp_path / "config", cache=tmp_path, data=tmp_path / "data")
    with tempfile.TemporaryDirectory(prefix="m-", dir="/tmp") as short:  # a socket's path is short
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        yield meeting_place(folders)


@pytest.fixture
def pipe(tmp_path: Path) -> MeetingPlace:
    """A place as on Windows: what has no path is a socket in the folder of temporary files here."""
    return MeetingPlace(tmp_path / "data" / "desktop.pipe", has_pipe=True)


SECOND = """
import sys
from pathlib import Path
from desktop_client.system.single_instance import MeetingPlace, hand_over
print(hand_over(MeetingPlace(Path(sys.argv[1]), sys.argv[2] == "True"), sys.argv[3]).value)
"""


async def second_start(place: MeetingPlace, link: str = "") -> HandOver:
    """Hand over from a process of its own, as it blocks until it is heard."""
    command = [sys.executable, "-c", SECOND, str(place.marker), str(place.has_pipe), link]
    done = await asyncio.to_thread(
        subprocess.run, command, check=True, timeout=30, text=True, stdout=subprocess.PIPE
    )
    return HandOver(done.stdout.strip())


@contextlib.contextmanager
def first_at(place: MeetingPlace) -> Iterator[FirstDesktop]:
    first = FirstDesktop(place)
    assert first.listen() is Listening.FIRST
    try:
        yield first
    finally:
        first.close()


async def test_a_second_start_hands_its_link_to_the_first(place: MeetingPlace) -> None:
    with first_at(place) as first:
        called = next_signal(first.called, 30)
        assert await second_start(place, "martillo://house.example/sale/s") is HandOver.HEARD
        assert await called == ("martillo://house.example/sale/s",)
        called = next_signal(first.called, 30)
        assert await second_start(place) is HandOver.HEARD
        assert await called == ("",)
    assert not place.marker.exists()


async def test_where_nobody_listens_a_start_is_the_first(place: MeetingPlace) -> None:
    assert hand_over(place, "martillo://house.example") is HandOver.NOBODY
    with first_at(place):
        pass
    assert hand_over(place, "martillo://house.example") is HandOver.NOBODY


async def test_what_a_crash_left_behind_stops_nobody(place: MeetingPlace) -> None:
    place.marker.parent.mkdir(parents=True, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(place.name())
    assert place.marker.exists()
    assert hand_over(place, "martillo://house.example") is HandOver.NOBODY
    with first_at(place) as first:
        called = next_signal(first.called, 30)
        assert await second_start(place, "martillo://b") is HandOver.HEARD
        assert await called == ("martillo://b",)


async def test_of_two_that_start_at_once_one_learns_that_another_was_first(place: MeetingPlace) -> None:
    with first_at(place):
        late = FirstDesktop(place)
        assert late.listen() is Listening.ANOTHER
        late.close()
        assert place.marker.exists()


@pytest.mark.parametrize("said", [b"shut down\n", b"x" * 10_000, b"", b"\xff\xfe\n"])
async def test_nonsense_is_not_followed(place: MeetingPlace, said: bytes) -> None:
    with first_at(place) as first:
        heard: list[str] = []
        first.called.connect(heard.append)
        reader, writer = await asyncio.open_unix_connection(place.name())
        writer.write(said)
        if not said:
            writer.write_eof()
        with contextlib.suppress(ConnectionResetError):
            assert await reader.read() == b""
        writer.close()
        with contextlib.suppress(ConnectionResetError):
            await writer.wait_closed()
        assert heard == []


async def test_a_text_that_is_too_long_is_cut_and_no_second_line_is_heard(place: MeetingPlace) -> None:
    with first_at(place) as first:
        called = next_signal(first.called, 30)
        assert await second_start(place, "a\nopen b\n" + "c" * 9_000) is HandOver.HEARD
        (text,) = await called
        assert text.startswith("a open b ccc")
        assert len(text) < 4_096


async def test_a_desktop_that_hangs_is_told_from_one_that_is_not_there(place: MeetingPlace) -> None:
    place.marker.parent.mkdir(parents=True, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(place.name())
        hung.listen()
        assert await second_start(place, "martillo://house.example") is HandOver.SILENT


async def test_a_pipe_has_another_name_each_time_and_is_found_by_what_this_user_alone_reads(
    pipe: MeetingPlace,
) -> None:
    names = []
    for _ in range(2):
        with first_at(pipe) as first:
            names.append(pipe.name())
            called = next_signal(first.called, 30)
            assert await second_start(pipe, "martillo://b") is HandOver.HEARD
            assert await called == ("martillo://b",)
            late = FirstDesktop(pipe)
            assert late.listen() is Listening.ANOTHER
            late.close()
        assert not pipe.marker.exists()
    assert len(set(names)) == 2
    assert all(len(bytes.fromhex(name.removeprefix("martillo-"))) == 16 for name in names)


@pytest.mark.parametrize("left", ["", "martillo-of-a-crash"])
async def test_a_note_of_a_pipe_that_is_gone_stops_nobody(pipe: MeetingPlace, left: str) -> None:
    pipe.marker.parent.mkdir(parents=True)
    pipe.marker.write_text(left)
    assert await second_start(pipe) is HandOver.NOBODY
    with first_at(pipe):
        assert await second_start(pipe) is HandOver.HEARD


@pytest.mark.usefixtures("qapp")
def test_only_this_user_may_open_the_socket(place: MeetingPlace) -> None:
    with first_at(place):
        assert place.marker.stat().st_mode & 0o077 == 0


def test_other_settings_are_another_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    one, other = (Folders(tmp_path / name, tmp_path, tmp_path) for name in ("a", "b"))
    assert meeting_place(one) != meeting_place(other)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert meeting_place(one).marker.parent == tmp_path


def test_desktops_meet_in_no_folder_that_another_user_has_or_writes_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    folders = Folders(tmp_path, tmp_path, tmp_path / "data")
    assert meeting_place(folders).marker.parent == runtime
    runtime.chmod(0o1777)
    assert meeting_place(folders).marker.parent == tmp_path / "data"
    runtime.chmod(0o700)
    monkeypatch.setattr(os, "getuid", lambda: runtime.stat().st_uid + 1)
    assert meeting_place(folders).marker.parent == tmp_path / "data"


async def test_a_path_that_no_socket_can_have_is_done_without(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 120)
    assert FirstDesktop(MeetingPlace(long)).listen() is Listening.IMPOSSIBLE


async def test_a_link_that_is_no_text_is_handed_over_as_one_that_leads_nowhere(place: MeetingPlace) -> None:
    with first_at(place) as first:
        called = next_signal(first.called, 30)
        assert await second_start(place, os.fsdecode(b"martillo://house.example/\xff")) is HandOver.HEARD
        (text,) = await called
        with pytest.raises(LinkError):
            read_link(text)


@pytest.mark.usefixtures("qapp")
def test_who_begins_to_listen_waits_for_one_that_has_begun(place: MeetingPlace) -> None:
    place.marker.parent.mkdir(parents=True, exist_ok=True)
    begun, other = threading.Event(), socket.socket(socket.AF_UNIX)

    def begin_just_before() -> None:
        lock = turn_of(place)
        assert lock.tryLock(0)
        begun.set()
        threading.Event().wait(0.3)
        other.bind(place.name())
        other.listen()
        lock.unlock()

    faster = threading.Thread(target=begin_just_before)
    faster.start()
    assert begun.wait(10)
    late = FirstDesktop(place)
    try:
        assert late.listen() is Listening.ANOTHER
    finally:
        late.close()
        faster.join()
        other.close()
