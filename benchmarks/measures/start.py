"""How long until a person sees the desktop, beside an empty window of the same Qt."""

import json
import os
import statistics
import subprocess
import sys
import time
from typing import Final

from benchmarks.measure import Bench, Figure, Measure, ratio, value
from benchmarks.starts.qt_names import imported_of_qt, modules_of_qt
from benchmarks.starts.telling import BORN

_STARTS: Final = 9
_QUICK_STARTS: Final = 5

Told = dict[str, str | float]


def take(bench: Bench) -> dict[str, float]:
    """Start each side several times, turn by turn; what each took in the faster half of them, in ms."""
    first = _start(bench, "desktop_window")  # not counted: it may have to compile, and it says what it loads
    names = imported_of_qt(str(first["modules"]).split())
    sides: dict[str, list[str]] = {
        "desktop_ms": ["desktop_window"],
        "empty_ms": ["empty_window", *names],
        "empty_modules_only_ms": ["empty_window", *modules_of_qt(names)],
    }
    took: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(_QUICK_STARTS if bench.quick else _STARTS):
        for name in bench.in_turn(list(sides)):
            took[name].append(float(_start(bench, *sides[name])["ms"]))
    return {name: _of_the_faster_half(every) for name, every in took.items()}


def _of_the_faster_half(took: list[float]) -> float:
    """Return the median of the faster half: other work may hold a start up, and never hurries it."""
    return statistics.median(sorted(took)[: (len(took) + 1) // 2])


def _start(bench: Bench, program: str, *arguments: str) -> Told:
    """Start a program, wait for its line, and return what it says."""
    home = str(bench.directory)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        "XDG_CACHE_HOME": home,
        "XDG_DATA_HOME": home,
        BORN: str(time.monotonic_ns()),
    }
    # As the installed command does it: the module is compiled already, and imported.
    command = f"from benchmarks.starts.{program} import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, *arguments],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    told: Told = json.loads(done.stdout)
    return told


MEASURE: Final = Measure(
    name="start",
    title="The desktop's start to its first painted window",
    take=take,
    share=23,
    figures=(
        Figure(
            key="start_vs_empty",
            title="desktop: start to first painted window, beside an empty one with the same imports of Qt",
            unit="×",
            goal=1.5,
            of=ratio("desktop_ms", "empty_ms"),
        ),
        Figure(
            key="start_vs_empty_modules",
            title="the same, beside an empty window that imports Qt's modules but none of its classes",
            unit="×",
            goal=None,
            of=ratio("desktop_ms", "empty_modules_only_ms"),
        ),
        Figure(
            key="start_ms",
            title="the same, in itself",
            unit="ms",
            goal=None,
            of=value("desktop_ms"),
        ),
    ),
    how=(
        "Processes of their own, one after the other by turns, from the moment before they are started until "
        "the first frame of their window is painted (offscreen). The desktop is the program itself, with an "
        "empty home folder; its window is the first page. The empty window imports the very classes of Qt "
        "that the desktop has imported by then (read from the sources of what it loaded; PySide6 sets a "
        "class up when it is first named), and paints a bare `QMainWindow` of the same size. "
        "A round's value is the median of the faster half of several starts: what else the machine does can "
        "hold one up, and never hurry it."
    ),
)
