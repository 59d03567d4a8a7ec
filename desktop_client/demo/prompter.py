"""The line to whoever plays the demo: cues come by the standard input, answers go by the standard output.

One line of JSON each; the end of the input means that the demo is over. Knows no window.
"""

import asyncio
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec


def read_lines(loop: asyncio.AbstractEventLoop) -> "asyncio.Queue[bytes]":
    """Read the standard input in a thread that may stay behind; an empty line of bytes is its end."""
    lines: asyncio.Queue[bytes] = asyncio.Queue()

    def read() -> None:
        # Unbuffered: a thread that waits inside a buffered reader aborts the interpreter at its end.
        with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as cues:
            for line in cues:
                loop.call_soon_threadsafe(lines.put_nowait, line)
        loop.call_soon_threadsafe(lines.put_nowait, b"")

    threading.Thread(target=read, name="cues", daemon=True).start()
    return lines


def tell_done(cue: str, file: Path | None = None) -> None:
    """Answer that a cue has been played, and which picture it made."""
    _say({"ok": True, "cue": cue, "file": str(file) if file is not None else None})


def tell_failed(cue: str, reason: str) -> None:
    """Answer that a cue could not be played, and why."""
    _say({"ok": False, "cue": cue, "file": None, "reason": reason})


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()
