"""How long each way to start the desktop takes to its first painted window, side by side on this machine.

From before the process is made until it says that its first window is painted (offscreen, with an empty
home), as benchmarks/measures/start.py takes it; this asks an installed program, which brings no bench along.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from building.places import ROOT

_SHOWN: Final = "the first window is shown"
_STARTS: Final = 11
_CHECKOUT: Final = "from desktop_client.__main__ import main; main()"


class DidNotStart(Exception):
    """The desktop ended before it had painted a window; the message is what it said."""


def start_times(bundle: Path) -> dict[str, float]:
    """Return the start of the checkout and of a bundle in ms, by turns: the median of the faster half."""
    python = ROOT / ".venv" / "bin" / "python"
    sides = {
        "checkout": [str(python if python.exists() else sys.executable), "-c", _CHECKOUT],
        "bundle": [str(bundle / "martillo-desktop")],
    }
    took: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(_STARTS + 1):
        for name, command in sides.items():
            ms = _start(command)
            if turn:  # the first brings the files into memory
                took[name].append(ms)
    return {name: statistics.median(sorted(every)[: (len(every) + 1) // 2]) for name, every in took.items()}


def _start(command: list[str]) -> float:
    with TemporaryDirectory() as home:
        folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), home)
        environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        begun = time.monotonic()
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stderr is not None
            said = []
            for line in process.stderr:
                said.append(line)
                if _SHOWN in line:
                    ms = (time.monotonic() - begun) * 1000
                    process.terminate()
                    process.communicate()
                    return ms
    raise DidNotStart("".join(said[-3:]))
