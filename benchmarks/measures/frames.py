"""A thousand bids a second into open windows of a sale with 5,000 lots: how long a frame is, and the load."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final, NamedTuple

from benchmarks.measure import Bench, Figure, Measure, times, value

RATE: Final = 1_000
LOTS: Final = 5_000
_WINDOWS: Final = {"room": "bidder", "control": "clerk"}
_KEPT: Final = ("cpu_percent", "frames_ms", "open_longest_ms", "updates_per_s")


def take(bench: Bench) -> dict[str, float | list[float]]:
    """Open each window in a process of its own, and let bids rain on it."""
    raw: dict[str, float | list[float]] = {}
    with _tellers() as tellers:
        for name in bench.in_turn(list(_WINDOWS)):
            told = _watched(_WINDOWS[name], tellers[name].port, seconds=1.5 if bench.quick else 8)
            tellers[name].process.terminate()  # it would go on telling
            raw |= {f"{name}_{kept}": told[kept] for kept in _KEPT}
            if (heard := value("updates_per_s")(told) or 0) < RATE * 0.97:
                bench.warn(f"the {name} window heard {heard:.0f} bids a second, not {RATE:,}")
    return raw


def _watched(role: str, port: str, seconds: float) -> dict[str, float | list[float]]:
    command = [sys.executable, "-m", "benchmarks.desktop.window", "--port", port, "--role", role]
    pace = ["--rate", str(RATE), "--lots", str(LOTS), "--seconds", str(seconds), "--settle", "0.7"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*command, *pace], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    told: dict[str, float | list[float]] = json.loads(done.stdout)
    return told


class _Teller(NamedTuple):
    process: "subprocess.Popen[str]"
    port: str


@contextmanager
def _tellers() -> Iterator[dict[str, _Teller]]:
    """Start a teller for each window, side by side. Until it is asked to tell, each rests."""
    command = [sys.executable, "-m", "benchmarks.desktop.teller", "--lots", str(LOTS), "--role"]
    with ExitStack() as ending:
        started = {}
        for name, role in _WINDOWS.items():
            process = subprocess.Popen([*command, role], stdout=subprocess.PIPE, text=True)
            started[name] = ending.enter_context(process)
            ending.callback(process.terminate)
        yield {name: _Teller(process, _port_of(process)) for name, process in started.items()}


def _port_of(teller: "subprocess.Popen[str]") -> str:
    assert teller.stdout is not None
    return teller.stdout.readline().strip()


def _figure(key: str, raw: str, title: str, unit: str, goal: float | None) -> Figure:
    return Figure(key=key, title=title, unit=unit, goal=goal, of=value(raw))


def _frame(key: str, window: str, title: str, percent: float, goal_ms: float) -> Figure:
    return Figure(key, title, "ms", goal_ms, times(f"{window}_frames_ms", percent), pooled=True)


MEASURE: Final = Measure(
    name="frames",
    title="1,000 bids a second into an open window, 5,000 lots",
    take=take,
    share=62,
    how=(
        "A process of its own plays a house that only tells: a timed sale of 5,000 open lots, 1,000 bids a "
        "second on lots of chance (one in fifty on the twelve lots in sight), 20 in a message, over a real "
        "WebSocket. A second process is the desktop with its real connection, models and windows on Qt's "
        "`offscreen` platform, which lays out and paints as any other. A frame is all that the window's "
        "thread computes between two waits of its loop, in CPU time; those under 0.5 ms, which only look for "
        "work, are left out. The processor's share is the whole desktop process's. `room` is the bidder's "
        "window, `control` the auctioneer's. While a window opens its single turns count: between two "
        "of them a key is answered. The percentile and the longest are of the frames of all rounds together."
    ),
    figures=(
        _frame("frame_p99_ms", "room", "sale room: frame, p99", 99, 16),
        _frame("frame_longest_ms", "room", "sale room: longest frame", 100, 33),
        _figure("frame_cpu_percent", "room_cpu_percent", "sale room: share of one processor", "%", 25),
        _figure("open_longest_ms", "room_open_longest_ms", "sale room: longest turn as it opens", "ms", 33),
        _frame("control_frame_p99_ms", "control", "control window: frame, p99", 99, 16),
        _frame("control_longest_ms", "control", "control window: longest frame", 100, 33),
        _figure(
            "control_cpu_percent", "control_cpu_percent", "control window: share of one processor", "%", 25
        ),
    ),
)
