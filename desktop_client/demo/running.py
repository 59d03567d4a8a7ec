"""The demo from its plan to its end: staged by cues, or open for a person who plays himself."""

import asyncio
from functools import partial
from typing import Any

import msgspec
from PySide6.QtWidgets import QApplication

from desktop_client.demo.cues import play_cues
from desktop_client.demo.desk import DemoDesk
from desktop_client.demo.plan import Plan
from desktop_client.demo.prompter import read_lines, tell_done
from desktop_client.runtime import painted
from desktop_client.visit.visit import Visit


async def run_demo(app: QApplication, stop: asyncio.Event) -> int:
    """Run the demo's windows until the input ends, both are closed, or `stop` is set."""
    lines = read_lines(asyncio.get_running_loop())
    plan = msgspec.json.decode(await lines.get(), type=Plan)
    desk = DemoDesk(app, plan)
    work = asyncio.create_task(_staged(desk, lines) if plan.staged else _for_a_person(desk, lines))
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            work.result()
    finally:
        work.cancel()
        stopped.cancel()
        await asyncio.gather(work, stopped, return_exceptions=True)
        await desk.close()
    return 0


async def _staged(desk: DemoDesk, lines: "asyncio.Queue[bytes]") -> None:
    for window in desk.open_sign_in():
        await painted(window)
    tell_done("plan")
    await play_cues(desk, lines)


async def _for_a_person(desk: DemoDesk, lines: "asyncio.Queue[bytes]") -> None:
    both_left, here = asyncio.Event(), set(desk.visits.values())

    def leave(visit: Visit) -> None:
        here.discard(visit)
        if not here:
            both_left.set()

    for visit in desk.visits.values():
        visit.left.connect(partial(leave, visit))
        visit.quit_asked.connect(both_left.set)
    await desk.sign_in()
    await desk.enter()
    desk.spread()
    tell_done("plan")
    ends: set[asyncio.Task[Any]] = {
        asyncio.create_task(lines.get()),
        asyncio.create_task(both_left.wait()),
    }
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for end in ends:
            end.cancel()
