"""Draws a flame graph of a Python process while something is measured, with py-spy.

For people, not for figures: whoever is watched runs slower, so what such a round gave is thrown away.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

OPTIONS: Final = ("--rate", "250", "--native")
STOPS_WITHIN_S: Final = 30
WATCHES: Final = "Sampling process"  # what py-spy says as it begins


@contextmanager
def recorded(pid: int, file: Path | None) -> Iterator[None]:
    """Record a process into an SVG (`.svg`) or as folded stacks (other names); without a file do nothing."""
    if file is None:
        yield
        return
    form = "flamegraph" if file.suffix == ".svg" else "raw"
    py_spy = Path(sys.executable).with_name("py-spy")
    with subprocess.Popen(
        [str(py_spy), "record", "--pid", str(pid), "--output", str(file), "--format", form, *OPTIONS],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as recorder:
        said = _until_it_watches(recorder)
        try:
            yield
        finally:
            recorder.send_signal(signal.SIGINT)
            said += recorder.communicate(timeout=STOPS_WITHIN_S)[0]
    if not file.exists():
        raise RuntimeError(f"py-spy has drawn nothing: {said.strip()}")


def _until_it_watches(recorder: "subprocess.Popen[str]") -> str:
    """Wait until the recorder takes its samples: stopped before that, it would end and draw nothing.

    Returns what it has said so far; at the end of it, it has ended by itself and nothing will be drawn.
    """
    said = ""
    assert recorder.stdout is not None
    for line in recorder.stdout:
        said += line
        if WATCHES in line:
            break
    return said
