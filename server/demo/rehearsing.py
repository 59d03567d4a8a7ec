"""`martillo rehearse`: a rehearsal in a process of its own, until whoever started it has had enough.

Started by a person, it says how to sign in and ends with Ctrl+C. Started by the desktop, it gets the script
as one line of its standard input, answers with one line of JSON, and ends when that input ends: so it never
outlives the desktop, however that goes.
"""

import asyncio
import contextlib
import os
import threading
from collections.abc import Callable
from typing import Any, Final

import msgspec

from contract.rehearsal import Curtain, Script
from server.demo.rehearsal import rehearsing
from server.ending import listen_for_the_end

_CHUNK: Final = 65_536
SCRIPT_AT_MOST: Final = 256 * 2**20

Say = Callable[[str], None]
Announce = Callable[[Curtain], None]


async def play(script: Script, speed: float, announce: Announce, ended: asyncio.Event) -> None:
    """Run the rehearsal until `ended` is set."""
    async with rehearsing(script, speed) as curtain:
        announce(curtain)
        await ended.wait()


async def play_for_a_person(script: Script, speed: float, say: Say) -> None:
    """Run the rehearsal until Ctrl+C; say where it is."""

    def announce(curtain: Curtain) -> None:
        say(f"The rehearsal of “{script.title}” is at {curtain.url}, sale {curtain.sale}.")
        say(f"  robots  {', '.join(curtain.robots)}")
        say(f"  call it martillo-desktop --server {curtain.url} --sale {curtain.sale}")
        say(f"  as      {curtain.email}, password {curtain.password}")
        say("Press Ctrl+C to end it; nothing of it stays.")

    # The pictures lie in the house that the script came from, where this person's window does not look.
    bare = [msgspec.structs.replace(lot, pictures=0) for lot in script.lots]
    await play(msgspec.structs.replace(script, lots=bare), speed, announce, _end_signal())


async def play_for_a_program(speed: float, say: Say) -> None:
    """Run the rehearsal of the script that comes in, until the standard input ends."""
    ended = _end_signal()
    script = await _read_script(ended)
    if script is not None:
        await play(script, speed, lambda curtain: say(msgspec.json.encode(curtain).decode()), ended)


def _end_signal() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set, so that the folder goes with the process."""
    ended = asyncio.Event()
    listen_for_the_end(ended.set)
    return ended


async def _read_script(ended: asyncio.Event) -> Script | None:
    """Return the script of the first line; `ended` is set when the input ends. None when it ended at once."""
    loop = asyncio.get_running_loop()
    came: asyncio.Future[bytes] = loop.create_future()

    def told(line: bytes) -> None:
        if not came.done():
            came.set_result(line)

    def read() -> None:
        line = bytearray()
        # Straight from the descriptor: a thread inside a buffered reader aborts the interpreter at its end.
        while chunk := os.read(0, _CHUNK):
            if b"\n" not in line:
                line += chunk[: SCRIPT_AT_MOST - len(line)]
                if b"\n" in chunk:
                    loop.call_soon_threadsafe(told, bytes(line))
        with contextlib.suppress(RuntimeError):  # the loop is over: a signal was faster
            loop.call_soon_threadsafe(told, b"")
            loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=read, name="script", daemon=True).start()
    stopped = asyncio.create_task(ended.wait())
    either: set[asyncio.Future[Any]] = {came, stopped}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    line = came.result() if came.done() else b""
    return msgspec.json.decode(line, type=Script) if line else None
