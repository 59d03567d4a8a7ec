"""Plays cues: which one moves which window, and what is answered."""

import asyncio
from pathlib import Path

import msgspec

from desktop_client.demo.desk import DemoDesk
from desktop_client.demo.plan import Cue
from desktop_client.demo.prompter import tell_done, tell_failed
from desktop_client.demo.shown import Unreached


async def play_cues(desk: DemoDesk, lines: "asyncio.Queue[bytes]") -> None:
    """Answer every cue with one line, until the input ends."""
    while line := await lines.get():
        cue = msgspec.json.decode(line, type=Cue)
        try:
            file = await play(desk, cue)
        except (Unreached, AssertionError) as failure:
            tell_failed(cue.cue, str(failure))
        else:
            tell_done(cue.cue, file)


async def play(desk: DemoDesk, cue: Cue) -> Path | None:
    """Do what a cue says; return the picture that it made. Raises Unreached."""
    match cue.cue:
        case "sign_in":
            await desk.sign_in()
        case "enter":
            await desk.enter()
        case "bid":
            desk.bid()
        case "max":
            desk.leave_max(cue.amount)
        case "open":
            desk.open_window(cue.window, cue.name)
        case "close":
            desk.close_window(cue.window)
        case "look":
            desk.look(cue.language, cue.theme, cue.text_scale)
        case "await":
            await desk.reach(cue.window, cue.state or "live", cue.lot, cue.within_s)
        case "shot":
            return await _shoot(desk, cue)
        case _:
            raise Unreached(f"there is no cue “{cue.cue}”")
    return None


async def _shoot(desk: DemoDesk, cue: Cue) -> Path:
    if cue.state is not None:
        await desk.reach(cue.window, cue.state, cue.lot, cue.within_s)
    return await desk.grab(cue.window, cue.name)
