"""The real windows, painted in both themes: the first one, and a bidder's in the sale of the self-test."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from desktop_client.bootstrap import Desktop
from desktop_client.demo.shown import reached
from desktop_client.hosting.hall import hall_addresses
from desktop_client.self_test.carried import colours_in
from desktop_client.self_test.report import CheckFailed
from desktop_client.self_test.sale import BIDDER, LOT, PASSWORD, Held
from desktop_client.settings import Language, SettingsFile, ThemeChoice
from desktop_client.system.keychain import Keychain
from desktop_client.visit.visit import Visit
from desktop_client.windows.house_window import HouseWindow

SIZE: Final = QSize(1360, 860)
FEWEST_COLOURS: Final = 16
_LOOK_AGAIN_S: Final = 0.02
_SETTLE_TURNS: Final = 8
_BY_THEME: Final = (ThemeChoice.LIGHT, ThemeChoice.DARK)


class WindowPictures:
    """Opens the windows as a person does, with settings and a session in memory only."""

    def __init__(self, app: QApplication, held: Held, folder: Path, shots: Path | None) -> None:
        settings = SettingsFile(None)
        settings.change(language=Language.ENGLISH, theme=ThemeChoice.LIGHT)
        self._desktop = Desktop(app, settings, reduced_motion=True)
        self._held, self._folder, self._shots = held, folder, shots
        self._visit: Visit | None = None
        self._painted = 0

    async def take(self) -> str:
        """Paint every window in both themes. Raises CheckFailed for one that stays empty."""
        visit = self._visit = self._desktop.new_visit(Keychain(use_keyring=False))
        door = visit.open_sign_in()
        await self._paint(visit, "first-window")
        await self._paint_hosting(visit)
        authority = self._held.url.partition("://")[2]
        self._desktop.preferences.trust(authority, self._held.certificate)
        door.fill_in(self._held.url, BIDDER, PASSWORD)
        await _until(lambda: visit.lobby is not None and visit.lobby.has_sales, "the lobby shows no sale")
        await self._paint(visit, "lobby")
        visit.sales.open_sale_room(self._held.sale)
        await _until(lambda: bool(reached(visit, "live", LOT)), "the sale room is not live")
        await _until(lambda: not visit.sales.awaits_pictures, "the lot's photograph does not come")
        await self._paint(visit, "sale-room")
        platform = QApplication.platformName()
        return f"{self._painted} painted on {platform}" + (f", in {self._shots}" if self._shots else "")

    async def close(self) -> None:
        """Close every window."""
        await self._desktop.close()

    async def _paint_hosting(self, visit: Visit) -> None:
        """Paint the window of a house on this computer, which none is opened in."""
        visit.ways.host_in(self._folder / "hosted")
        window = visit.ways.hosting.open()
        window.open_page.show_addresses(hall_addresses())
        await self._paint_window(window, "hosting")
        window.close()

    async def _paint(self, visit: Visit, name: str) -> None:
        window = visit.front
        assert window is not None, "there is no window"
        await self._paint_window(window, name)

    async def _paint_window(self, window: HouseWindow, name: str) -> None:
        window.resize(SIZE)
        for theme in _BY_THEME:
            self._desktop.preferences.choose_theme(theme)
            for _ in range(_SETTLE_TURNS):
                await asyncio.sleep(_LOOK_AGAIN_S)
            picture = window.grab().toImage()
            if (colours := colours_in(picture)) < FEWEST_COLOURS:
                raise CheckFailed(f"{name} in {theme.value} has only {colours} colours")
            if self._shots is not None:
                await asyncio.to_thread(self._shots.mkdir, parents=True, exist_ok=True)
                file = self._shots / f"{name}-{theme.value}.png"
                if not picture.save(str(file)):
                    raise CheckFailed(f"{file} cannot be written")
            self._painted += 1


async def _until(condition: Callable[[], bool], otherwise: str, within_s: float = 30.0) -> None:
    """Wait until something shows. Raises CheckFailed with `otherwise`."""
    until = asyncio.get_running_loop().time() + within_s
    while not condition():
        if asyncio.get_running_loop().time() > until:
            raise CheckFailed(otherwise)
        await asyncio.sleep(_LOOK_AGAIN_S)
