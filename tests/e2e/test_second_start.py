"""Martillo is started a second time, by a person or by a link: the first desktop hears of it."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_desktop_program import Program

pytestmark = pytest.mark.processes


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with a short name, as homes have: a socket's path has room for a hundred letters."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with tempfile.TemporaryDirectory(prefix="martillo-") as folder:
        yield Path(folder)


@pytest.fixture
def first(home: Path) -> Iterator[Program]:
    started = Program(home)
    yield started
    started.close()


def test_a_second_start_with_a_link_ends_and_the_first_follows_it(home: Path, first: Program) -> None:
    first.wait_shown()
    first.wait_for("further starts are heard")
    second = Program(home, "martillo://127.0.0.1:9/sale/s")
    try:
        assert second.process.wait(30) == 0
    finally:
        second.close()
    assert any("handed over" in line for line in second.lines), second.lines
    assert not any("window is shown" in line for line in second.lines)
    first.wait_for("a further start was heard")
    assert first.end() == 0
    assert not [line for line in first.lines if "Traceback" in line or " ERROR " in line]


def test_beside_a_desktop_that_hangs_a_second_one_opens_and_says_why(home: Path, first: Program) -> None:
    first.wait_shown()
    first.wait_for("further starts are heard")
    first.process.send_signal(signal.SIGSTOP)
    second = Program(home, "martillo://127.0.0.1:9/sale/s")
    try:
        second.wait_shown()
        second.wait_for("another desktop is there already, but does not answer")
        first.process.send_signal(signal.SIGCONT)
        first.wait_for("a further start was heard")
        assert second.end() == 0
        assert first.end() == 0
    finally:
        second.close()


def test_the_version_is_told_without_a_window() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop_client", "--version"],
        capture_output=True, text=True, check=True, timeout=30,
    )  # fmt: skip
    assert done.stdout.startswith("martillo-desktop ")
