"""What the disk alone does in the same seconds: a process that appends and flushes, at the pace of the bids.

It stands beside whatever is measured, so that a slow answer can be told from a disk that was slow just then.
"""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from benchmarks.load.moments import by_chance

LINE: Final = b"x" * 512
_ROOT: Final = Path(__file__).resolve().parents[2]


class Appending:
    """Begins with `start`; `waits_ms` waits for its end and tells how long each append took."""

    def __init__(self, directory: Path, rate: float, seconds: float, seed: int) -> None:
        told = [str(directory), str(rate), str(seconds), str(seed)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.load.appending", *told],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()  # it is there: what it took to come is not in the measure

    def start(self) -> None:
        """Let it begin."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"begin\n")
        self._process.stdin.flush()

    def waits_ms(self) -> list[float]:
        """Wait for the last, and return the time of each."""
        told, _ = self._process.communicate()
        waits: list[float] = json.loads(told)
        return waits


def append(directory: Path, moments: list[float]) -> list[float]:
    """Append and flush at these moments (seconds from now); return how long each took, in ms."""
    descriptor = os.open(directory / "appended", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    began, waits = time.perf_counter(), []
    try:
        for moment in moments:
            while (wait := began + moment - time.perf_counter()) > 0:
                select.select([], [], [], wait)
            at = time.perf_counter()
            os.write(descriptor, LINE)
            os.fdatasync(descriptor)
            waits.append(round((time.perf_counter() - at) * 1e3, 3))
    finally:
        os.close(descriptor)
    return waits


def main() -> None:
    """Say that it is there, wait for a line, append, and print the times."""
    directory, rate, seconds, seed = sys.argv[1:]
    print("ready", flush=True)
    if sys.stdin.readline():  # nothing: whoever wanted it is gone
        print(json.dumps(append(Path(directory), by_chance(float(rate), float(seconds), int(seed)))))


if __name__ == "__main__":
    main()
