"""Servers as processes of their own, each on a processor that it does not share with its load.

The first processor is the server's, the last one the load's; both sides of a comparison get the same.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.flame import recorded
from benchmarks.load.order import Order, Result
from benchmarks.machine import pinned, processors

ROOT: Final = Path(__file__).resolve().parents[1]
_LISTENING: Final = re.compile(rb"listening on http://[^\s:]+:(\d+)")
_END_WITHIN_S: Final = 20.0
READY: Final = b"ready"


class NotServed(Exception):
    """A server did not start, or the load could not be made; the message says what it said last."""


class Served:
    """A process that listens on loopback. It says `listening on http://…` when it does."""

    def __init__(
        self, command: Sequence[str], *, log: Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT
    ) -> None:
        with log.open("ab") as file, pinned(processors()[0]):
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=file, env={**os.environ, **(env or {})}, cwd=cwd
            )
        self.pid = self._process.pid
        try:
            self.port = self._port(log)
        except BaseException:
            self.kill()
            raise

    def _port(self, log: Path) -> int:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if found := _LISTENING.search(line):
                return int(found[1])
        words = log.read_text(errors="replace").strip().splitlines()
        raise NotServed(f"{self._process.args!r}: {words[-1] if words else 'it said nothing'}")

    def stop(self) -> None:
        """Ask it to end, and wait; one that does not listen is killed."""
        self._process.terminate()
        try:
            self._process.wait(_END_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.kill()
        self._let_go()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._let_go()

    def _let_go(self) -> None:
        if self._process.stdout is not None:
            self._process.stdout.close()


@contextlib.contextmanager
def load(orders: Sequence[Order], directory: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the load generator for orders; it is killed if it still runs at the end of the block."""
    file = directory / f"{orders[0].scenario}-{orders[0].room.name}.json"
    file.write_bytes(msgspec.json.encode(orders))
    with pinned(processors()[-1]):
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.load", str(file)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            bufsize=0,
        )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def results_of(process: "subprocess.Popen[bytes]") -> list[Result]:
    """Wait for what a load generator tells of each order. Raises NotServed if it failed."""
    told, complaint = process.communicate()
    if process.returncode:
        raise NotServed(complaint.decode(errors="replace").strip().rpartition("\n")[2])
    return [msgspec.json.decode(line, type=Result) for line in told.splitlines() if line != READY]


def wait_until_ready(process: "subprocess.Popen[bytes]") -> None:
    """Wait until a scenario that says so is ready. Raises NotServed where it never is."""
    assert process.stdout is not None
    if process.stdout.readline().rstrip() != READY:
        results_of(process)
        raise NotServed("the load generator was never ready")


def play(orders: Sequence[Order], directory: Path, flame: Path | None = None) -> list[Result]:
    """Play orders for one room from beginning to end; draw its server's flame graph from `ready` on."""
    with load(orders, directory) as process:
        if flame is not None:
            wait_until_ready(process)
        with recorded(orders[0].room.pid, flame):
            return results_of(process)
