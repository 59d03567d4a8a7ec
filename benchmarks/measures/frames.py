"""A thousand bids a second into open windows of a sale with 5,000 lots: how long a frame is, and the load."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from benchmarks.measure import Bench, Figure, Measure, value

RATE: Final = 1_000
LOTS: Final = 5_000
_WINDOWS: Final = {"room": "bidder", "control": "clerk"}
_KEPT: Final = ("cpu_percent", "frame_p99_ms", "frame_longest_ms", "open_longest_ms", "updates_per_s")


def take(bench: Bench) -> dict[str, float]:
    """Open each window in a process of its own, and let bids rain on it."""
    raw: dict[str, float] = {}
    for name in bench.in_turn(list(_WINDOWS)):
        told = _watched(_WINDOWS[name], seconds=1.5 if bench.quick else 8)
        raw |= {f"{name}_{kept}": told[kept] for kept in _KEPT}
        if told["updates_per_s"] < RATE * 0.97:
            bench.warn(f"the {name} window heard {told['updates_per_s']:.0f} bids a second, not {RATE:,}")
    return raw


def _watched(role: str, seconds: float) -> dict[str, float]:
    with _teller(role) as port:
        command = [sys.executable, "-m", "benchmarks.desktop.window", "--port", port, "--role", role]
        pace = ["--rate", str(RATE), "--lots", str(LOTS), "--seconds", str(seconds), "--settle", "0.7"]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [*command, *pace], env=environment, capture_output=True, text=True, check=True, timeout=120
        )
    told: dict[str, float] = json.loads(done.stdout)
    return told


@contextmanager
def _teller(role: str) -> Iterator[str]:
    command = [sys.executable, "-m", "benchmarks.desktop.teller", "--lots", str(LOTS), "--role", role]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as teller:
        assert teller.stdout is not None
        try:
            yield teller.stdout.readline().strip()
        finally:
            teller.terminate()


def _figure(key: str, raw: str, title: str, unit: str, goal: float | None) -> Figure:
    return Figure(key=key, title=title, unit=unit, goal=goal, of=value(raw))


MEASURE: Final = Measure(
    name="frames",
    title="1,000 bids a second into an open window, 5,000 lots",
    take=take,
    how=(
        "A process of its own plays a house that only tells: a timed sale of 5,000 open lots, 1,000 bids a "
        "second on lots of chance (one in fifty on the twelve lots in sight), 20 in a message, over a real "
        "WebSocket. A second process is the desktop with its real connection, models and windows on Qt's "
        "`offscreen` platform, which lays out and paints as any other. A frame is all that the window's "
        "thread computes between two waits of its loop, in CPU time; those under 0.5 ms, which only look for "
        "work, are left out. The processor's share is the whole desktop process's. `room` is the bidder's "
        "window, `control` the auctioneer's. While a window opens its single turns count: between two "
        "of them a key is answered."
    ),
    figures=(
        _figure("frame_p99_ms", "room_frame_p99_ms", "sale room: frame, p99", "ms", 16),
        _figure("frame_longest_ms", "room_frame_longest_ms", "sale room: longest frame", "ms", 33),
        _figure("frame_cpu_percent", "room_cpu_percent", "sale room: share of one processor", "%", 25),
        _figure("open_longest_ms", "room_open_longest_ms", "sale room: longest turn as it opens", "ms", 33),
        _figure("control_frame_p99_ms", "control_frame_p99_ms", "control window: frame, p99", "ms", 16),
        _figure("control_longest_ms", "control_frame_longest_ms", "control window: longest frame", "ms", 33),
        _figure(
            "control_cpu_percent", "control_cpu_percent", "control window: share of one processor", "%", 25
        ),
    ),
)
