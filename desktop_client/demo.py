"""`python -m desktop_client.demo`: a bidder's window and an auctioneer's in one process, for `martillo demo`.

The first line of the standard input is the plan, each later line a cue, answered by one line of JSON on the
standard output. End of input means that the demo is over. Settings and tokens stay in memory.
"""

import asyncio
import logging
import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication

from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop
from desktop_client.demo_state import Unreached, reached
from desktop_client.keychain import Keychain
from desktop_client.runtime import painted, run
from desktop_client.settings import DEFAULT_SERVER, Language, SettingsFile, ThemeChoice
from desktop_client.visit import Visit
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.lobby import LobbyWindow
from desktop_client.windows.office.window import OfficeWindow
from desktop_client.windows.on_screen import put_at, room_for
from desktop_client.windows.room_display.window import RoomDisplayWindow

_LOOK_AGAIN_S = 0.02
_SETTLE_TURNS = 8
_PICTURES_WITHIN_S = 5.0
_SIZE = QSize(1360, 860)
_SIZES: dict[type[HouseWindow], QSize] = {LobbyWindow: QSize(1080, 760), RoomDisplayWindow: QSize(1600, 900)}
"""How large a picture is, whatever screen it is taken on."""
_BEGINS_AT, _APART = QPoint(40, 40), QPoint(120, 60)
_OF_THE_CLERK: dict[str, type[HouseWindow]] = {"office": OfficeWindow, "display": RoomDisplayWindow}


class Person(msgspec.Struct, frozen=True):
    """Who signs in at a window."""

    email: str
    password: str
    name: str = ""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the windows are for. `staged`: they start at sign-in and wait for cues instead of a person."""

    server: str
    sale: str
    bidder: Person
    clerk: Person
    staged: bool = False
    shots: str | None = None
    language: Language | None = None
    theme: ThemeChoice | None = None


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do; which fields count depends on `cue`."""

    cue: str
    window: str = "bidder"
    name: str = ""
    state: str | None = None
    lot: str | None = None
    within_s: float = 10.0
    amount: int = 0
    language: Language | None = None
    theme: ThemeChoice | None = None
    text_scale: float | None = None


class DemoDesk:
    """Two visits with two sessions, and the cues that move them."""

    def __init__(self, app: QApplication, plan: Plan) -> None:
        self._plan = plan
        settings = SettingsFile(None)
        settings.change(servers=(plan.server or DEFAULT_SERVER,), language=plan.language or Language.SYSTEM)
        if plan.staged:
            settings.change(language=Language.ENGLISH, theme=ThemeChoice.LIGHT)
        self._desktop = Desktop(app, settings, reduced_motion=plan.staged)
        self.visits: dict[str, Visit] = {
            "bidder": self._desktop.new_visit(Keychain(use_keyring=False)),
            "clerk": self._desktop.new_visit(Keychain(use_keyring=False)),
        }

    def open_sign_in(self) -> list[HouseWindow]:
        """Show both windows at their first page."""
        return [visit.open_sign_in() for visit in self.visits.values()]

    async def sign_in(self) -> None:
        """Sign both persons in, and wait for the lobbies; a form that is open is filled in."""
        for role, person in (("bidder", self._plan.bidder), ("clerk", self._plan.clerk)):
            visit = self.visits[role]
            sign_in = visit.session.sign_in if visit.sign_in is None else visit.sign_in.fill_in
            sign_in(self._plan.server, person.email, person.password)
        for role in self.visits:
            await self.reach(role, "lobby")

    async def enter(self) -> None:
        """Open the sale in both windows, and wait until both connections are live."""
        self.visits["bidder"].sales.open_sale_room(self._plan.sale)
        self.visits["clerk"].sales.open_control(self._plan.sale)
        for role in self.visits:
            await self.reach(role, "live")

    def open_window(self, name: str, page: str) -> None:
        """Bring a page of the office to the front, or open the display of the hall in a window of its own."""
        clerk = self.visits["clerk"]
        if name == "office":
            clerk.sales.open_office(self._plan.sale, page)
            return
        display = clerk.sales.open_display(self._plan.sale)
        display.showNormal()

    def spread(self) -> None:
        """Put the windows of two persons who share a screen so that both are seen."""
        for place, visit in enumerate(self.visits.values()):
            if (front := visit.front) is not None:
                room = room_for(front) - QSize(_APART.x(), _APART.y())
                front.resize(front.size().boundedTo(room))
                put_at(front, _BEGINS_AT + _APART * place)

    def close_window(self, name: str) -> None:
        """Close a window that a cue names."""
        window = self.window(name)
        assert window is not None, f"there is no {name} to close"
        window.close()

    def window(self, name: str) -> HouseWindow | None:
        """Return the window that a cue names: a person's front window, the office, or the display."""
        kind = _OF_THE_CLERK.get(name)
        if kind is None:
            return self.visits[name].front
        return next((one for one in self.visits["clerk"].sales.windows if isinstance(one, kind)), None)

    async def reach(self, role: str, state: str, lot: str | None = None, within_s: float = 10.0) -> None:
        """Wait until a window shows a state. Raises Unreached with what it shows instead."""
        loop = asyncio.get_running_loop()
        until = loop.time() + within_s
        while not (check := reached(self.visits[role], state, lot)):
            if loop.time() >= until:
                raise Unreached(f"the {role}'s window shows {check.shown} and not {state}")
            await asyncio.sleep(_LOOK_AGAIN_S)

    def look(self, language: Language | None, theme: ThemeChoice | None, text_scale: float | None) -> None:
        """Switch what is given, in both windows."""
        preferences = self._desktop.preferences
        if language is not None:
            preferences.choose_language(language)
        if theme is not None:
            preferences.choose_theme(theme)
        if text_scale is not None:
            preferences.choose_text_percent(round(text_scale * 100))

    async def grab(self, role: str, name: str) -> Path:
        """Write a picture of a window as it is, once it has painted and its pictures have come."""
        window = self.window(role)
        assert window is not None, f"the {role} has no window"
        window.resize(_SIZES.get(type(window), _SIZE))
        await self._pictures_are_here("clerk" if role in _OF_THE_CLERK else role)
        for _ in range(_SETTLE_TURNS):
            await asyncio.sleep(_LOOK_AGAIN_S)
        folder = Path(self._plan.shots or ".")
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        file = folder / f"{name}.png"
        if not window.grab().save(str(file)):
            raise Unreached(f"{file} could not be written")
        return file

    async def _pictures_are_here(self, role: str) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + _PICTURES_WITHIN_S
        # Looked at again and again, as no single event stands for it.
        while self.visits[role].awaits_pictures and loop.time() < until:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def play(self, cue: Cue) -> Path | None:
        """Do what a cue says; return the picture that it made."""
        match cue.cue:
            case "sign_in":
                await self.sign_in()
            case "enter":
                await self.enter()
            case "bid" | "max":
                self._bid(cue)
            case "open":
                self.open_window(cue.window, cue.name)
            case "close":
                self.close_window(cue.window)
            case "look":
                self.look(cue.language, cue.theme, cue.text_scale)
            case "await":
                await self.reach(cue.window, cue.state or "live", cue.lot, cue.within_s)
            case "shot":
                if cue.state is not None:
                    await self.reach(cue.window, cue.state, cue.lot, cue.within_s)
                return await self.grab(cue.window, cue.name)
            case _:
                raise Unreached(f"there is no cue “{cue.cue}”")
        return None

    def _bid(self, cue: Cue) -> None:
        room = self.visits["bidder"].sale_room
        if cue.cue == "max":
            room.model.leave_max(cue.amount)
        else:
            room.bidding.button.click()

    async def close(self) -> None:
        """Close both windows and let go of the house."""
        await self._desktop.close()


async def play_cues(desk: DemoDesk, lines: "asyncio.Queue[bytes]") -> None:
    """Answer every cue with one line, until the input ends."""
    while line := await lines.get():
        cue = msgspec.json.decode(line, type=Cue)
        try:
            file = await desk.play(cue)
        except (Unreached, AssertionError) as failure:
            _say({"ok": False, "cue": cue.cue, "file": None, "reason": str(failure)})
        else:
            _say({"ok": True, "cue": cue.cue, "file": str(file) if file is not None else None})


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
    _say({"ok": True, "cue": "plan", "file": None})
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
    _say({"ok": True, "cue": "plan", "file": None})
    ends: set[asyncio.Task[Any]] = {
        asyncio.create_task(lines.get()),
        asyncio.create_task(both_left.wait()),
    }
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for end in ends:
            end.cancel()


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


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Run the demo's windows and exit with their code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    app = new_application()
    sys.exit(run(app, lambda stop: run_demo(app, stop)))


if __name__ == "__main__":
    main()
