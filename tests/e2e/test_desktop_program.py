"""The desktop as a person starts it: a process of its own, with a home folder of its own."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes


class Program:
    """`martillo-desktop`, with what it writes to its error output."""

    def __init__(self, home: Path, *arguments: str) -> None:
        environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "desktop_client", *arguments],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: list[str] = []
        self._shown = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line.rstrip())
            if "the first window is shown" in line:
                self._shown.set()

    def wait_shown(self) -> None:
        assert self._shown.wait(30), self.lines

    def end(self) -> int:
        """Ask it to end, and return its exit status."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(15)
        self._reader.join(5)
        return status


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    started = Program(tmp_path, "--server", "http://127.0.0.1:9")
    yield started
    if started.process.poll() is None:
        started.process.kill()
        started.process.wait()
    assert started.process.stderr is not None
    started.process.stderr.close()


def test_it_shows_a_window_and_ends_with_0_on_sigterm(program: Program) -> None:
    program.wait_shown()
    assert program.end() == 0, program.lines
    assert not [line for line in program.lines if "Traceback" in line or " ERROR " in line]


def test_a_ledger_file_is_checked_without_a_house_and_without_signing_in(tmp_path: Path) -> None:
    ledger = tmp_path / "sale.jsonl"
    ledger.write_text("no ledger at all\n", encoding="utf-8")
    started = Program(tmp_path, "--audit", str(ledger))
    try:
        started.wait_shown()
        assert started.end() == 0
    finally:
        if started.process.poll() is None:
            started.process.kill()
            started.process.wait()
        assert started.process.stderr is not None
        started.process.stderr.close()
    assert not [line for line in started.lines if "Traceback" in line or " ERROR " in line]
