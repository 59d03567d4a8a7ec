"""A second start hands its link to the first desktop, whatever a crash or a stranger left in between."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_client.further_starts import FirstDesktop, Listening, turn_of
from desktop_client.links import LinkError, read_link
from desktop_client.paths import Folders
from desktop_client.single_instance import MeetingPlace, hand_over, meeting_place
from tests.support.qt_signals import next_signal


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MeetingPlace:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/tmp" if len(str(tmp_path)) > 60 else str(tmp_path))
    folders = Folders(config=tmp_path / "config", cache=tmp_path, data=tmp_path / "data")
    return meeting_place(folders)


SECOND = """
import sys
from pathlib import Path
from desktop_client.single_instance import MeetingPlace, hand_over
sys.exit(0 if hand_over(MeetingPlace(sys.argv[1], Path(sys.argv[2])), sys.argv[3]) else 1)
"""


async def second_start(place: MeetingPlace, link: str = "") -> bool:
    """Hand over from a process of its own, as it blocks until it is heard."""
    command = [sys.executable, "-c", SECOND, place.name, str(place.marker), link]
    done = await asyncio.to_thread(subprocess.run, command, check=False, timeout=30)
    return done.returncode == 0


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
        assert await second_start(place, "martillo://house.example/sale/s")
        assert await called == ("martillo://house.example/sale/s",)
        called = next_signal(first.called, 30)
        assert await second_start(place)
        assert await called == ("",)
    assert not place.marker.exists()


async def test_where_nobody_listens_a_start_is_the_first(place: MeetingPlace) -> None:
    assert not hand_over(place, "martillo://house.example")
    with first_at(place):
        pass
    assert not hand_over(place, "martillo://house.example")


async def test_what_a_crash_left_behind_stops_nobody(place: MeetingPlace) -> None:
    place.marker.parent.mkdir(parents=True, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(place.name)
    assert place.marker.exists()
    assert not hand_over(place, "martillo://house.example")
    with first_at(place) as first:
        called = next_signal(first.called, 30)
        assert await second_start(place, "martillo://b")
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
        reader, writer = await asyncio.open_unix_connection(place.name)
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
        assert await second_start(place, "a\nopen b\n" + "c" * 9_000)
        (text,) = await called
        assert text.startswith("a open b ccc")
        assert len(text) < 4_096


@pytest.mark.usefixtures("qapp")
def test_only_this_user_may_open_the_socket(place: MeetingPlace) -> None:
    with first_at(place):
        assert Path(place.name).stat().st_mode & 0o077 == 0


def test_other_settings_are_another_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    one, other = (Folders(tmp_path / name, tmp_path, tmp_path) for name in ("a", "b"))
    assert meeting_place(one) != meeting_place(other)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert meeting_place(one).marker.parent == tmp_path


async def test_a_path_that_no_socket_can_have_is_done_without(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 120)
    assert FirstDesktop(MeetingPlace(str(long), long)).listen() is Listening.IMPOSSIBLE


async def test_a_link_that_is_no_text_is_handed_over_as_one_that_leads_nowhere(place: MeetingPlace) -> None:
    with first_at(place) as first:
        called = next_signal(first.called, 30)
        assert await second_start(place, os.fsdecode(b"martillo://house.example/\xff"))
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
        other.bind(place.name)
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
