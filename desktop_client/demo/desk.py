"""The demo's two visits, and what can be done in them: what a bidder and an auctioneer would do by hand.

Settings and tokens stay in memory.
"""

import asyncio
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication

from desktop_client.bootstrap import Desktop
from desktop_client.demo.pictures import take_picture
from desktop_client.demo.plan import Plan
from desktop_client.demo.shown import Unreached, reached
from desktop_client.settings import DEFAULT_SERVER, Language, SettingsFile, ThemeChoice
from desktop_client.system.keychain import Keychain
from desktop_client.visit.visit import Visit
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.window import OfficeWindow
from desktop_client.windows.on_screen import put_at, room_for
from desktop_client.windows.room_display.window import RoomDisplayWindow
from desktop_client.windows.sale_room.window import SaleRoomWindow

_LOOK_AGAIN_S: Final = 0.02
_BEGINS_AT: Final = QPoint(40, 40)
_APART: Final = QPoint(120, 60)
_OF_THE_CLERK: Final[dict[str, type[HouseWindow]]] = {"office": OfficeWindow, "display": RoomDisplayWindow}


class DemoDesk:
    """Two visits with two sessions, each named by the role of who is in it."""

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

    def bid(self) -> None:
        """Press the bidder's button."""
        self._sale_room().bidding.button.click()

    def leave_max(self, amount: int) -> None:
        """Leave a maximum of the bidder in the book, in the sale's minor units."""
        self._sale_room().model.leave_max(amount)

    def _sale_room(self) -> SaleRoomWindow:
        room = self.visits["bidder"].sales.room_of(self._plan.sale)
        assert room is not None, "the bidder is in no sale"
        return room

    def open_window(self, name: str, page: str) -> None:
        """Bring a page of the office to the front, or open the display of the hall in a window of its own."""
        clerk = self.visits["clerk"]
        if name == "office":
            clerk.sales.open_office(self._plan.sale, page)
            return
        display = clerk.sales.open_display(self._plan.sale)
        display.showNormal()

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

    def spread(self) -> None:
        """Put the windows of two persons who share a screen so that both are seen."""
        for place, visit in enumerate(self.visits.values()):
            if (front := visit.front) is not None:
                room = room_for(front) - QSize(_APART.x(), _APART.y())
                front.resize(front.size().boundedTo(room))
                put_at(front, _BEGINS_AT + _APART * place)

    def look(self, language: Language | None, theme: ThemeChoice | None, text_scale: float | None) -> None:
        """Switch what is given, in both windows."""
        preferences = self._desktop.preferences
        if language is not None:
            preferences.choose_language(language)
        if theme is not None:
            preferences.choose_theme(theme)
        if text_scale is not None:
            preferences.choose_text_percent(round(text_scale * 100))

    async def reach(self, role: str, state: str, lot: str | None = None, within_s: float = 10.0) -> None:
        """Wait until a window shows a state. Raises Unreached with what it shows instead."""
        loop = asyncio.get_running_loop()
        until = loop.time() + within_s
        while not (check := reached(self.visits[role], state, lot)):
            if loop.time() >= until:
                raise Unreached(f"the {role}'s window shows {check.shown} and not {state}")
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def grab(self, name: str, picture: str) -> Path:
        """Write a picture of a window that a cue names, and return its file."""
        window = self.window(name)
        assert window is not None, f"the {name} has no window"
        file = Path(self._plan.shots or ".") / f"{picture}.png"
        await take_picture(window, self.visits["clerk" if name in _OF_THE_CLERK else name], file)
        return file

    async def close(self) -> None:
        """Close both windows and let go of the house."""
        await self._desktop.close()
