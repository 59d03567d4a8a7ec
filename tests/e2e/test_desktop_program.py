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
        self._more = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._more:
                self.lines.append(line.rstrip())
                self._more.notify_all()

    def wait_for(self, text: str) -> None:
        """Wait for a line with this text. Fails with all that was written when none comes."""
        with self._more:
            assert self._more.wait_for(lambda: any(text in line for line in self.lines), 30), self.lines

    def wait_shown(self) -> None:
        self.wait_for("the first window is shown")

    def end(self) -> int:
        """Ask it to end, and return its exit status."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(15)
        self._reader.join(5)
        return status

    def close(self) -> None:
        """Kill what still runs, and read what it wrote to its end."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    started = Program(tmp_path, "--server", "http://127.0.0.1:9")
    yield started
    started.close()


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
        started.close()
    assert not [line for line in started.lines if "Traceback" in line or " ERROR " in line]
