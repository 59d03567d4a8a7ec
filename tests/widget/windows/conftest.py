"""Windows on a rehearsed sale: the real rules behind a connection that needs no network."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from PySide6.QtWidgets import QApplication

from desktop_client.settings import Language, SettingsFile, ThemeChoice
from desktop_client.theme import Theme, ThemeMode
from desktop_client.translation import Translation
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.sale_room import SaleRoomViewModel
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.sale_room.window import SaleRoomWindow
from tests.support.rehearsal import SALE, Rehearsal, RehearsalHouse, run_first_lots

TURNS = 12


async def settle() -> None:
    """Let batched changes be told and laid out."""
    for _ in range(TURNS):
        await asyncio.sleep(0.01)


class Stage:
    """A rehearsal and the windows that look at it."""

    def __init__(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self.rehearsal = Rehearsal()
        self.models: list[SaleRoomViewModel | ControlViewModel] = []
        self.windows: list[HouseWindow] = []

    async def sale_room(self, house: RehearsalHouse | None = None) -> SaleRoomWindow:
        """Show the bidder's window, live."""
        model = SaleRoomViewModel(house or self.rehearsal.bidder("ana"), SALE, self.preferences)  # type: ignore[arg-type]
        window = SaleRoomWindow(model, self.preferences)
        await self._show(window, model)
        return window

    async def control(self) -> ControlWindow:
        """Show the auctioneer's window, live."""
        model = ControlViewModel(self.rehearsal.clerk(), SALE, self.preferences)  # type: ignore[arg-type]
        window = ControlWindow(model, self.preferences)
        await self._show(window, model)
        return window

    async def _show(self, window: HouseWindow, model: SaleRoomViewModel | ControlViewModel) -> None:
        self.models.append(model)
        self.windows.append(window)
        window.show()
        model.start()
        await settle()

    async def close(self) -> None:
        """Close everything."""
        for model in self.models:
            await model.close()
        for window in self.windows:
            window.close()
            window.deleteLater()
        await settle()


@pytest.fixture
async def preferences(qapp: QApplication) -> AsyncIterator[Preferences]:
    """Preferences in memory, in English, applied to the application as the desktop does."""
    qapp.setQuitOnLastWindowClosed(False)  # as the desktop has it: its loop outlives its windows
    kept = Preferences(SettingsFile(None))
    theme, translation = Theme(), Translation()

    def appear() -> None:
        mode = ThemeMode.DARK if kept.settings.theme is ThemeChoice.DARK else ThemeMode.LIGHT
        theme.apply(
            qapp,
            mode,
            kept.text_scale,
            reduced_motion=True,
            letter_keys=kept.settings.letter_keys,
        )

    def speak() -> None:
        translation.switch(kept.settings.language)

    kept.appearance_changed.connect(appear)
    kept.language_changed.connect(speak)
    kept.choose_language(Language.ENGLISH)
    appear()
    yield kept
    kept.choose_language(Language.ENGLISH)
    kept.choose_text_percent(100)
    kept.choose_theme(ThemeChoice.LIGHT)
    kept.choose_letter_keys(True)


@pytest.fixture
async def stage(preferences: Preferences) -> AsyncIterator[Stage]:
    """A sale in which lots 41 and 42 are sold, and Ana is outbid on lot 43."""
    made = Stage(preferences)
    run_first_lots(made.rehearsal)
    yield made
    await made.close()


@pytest.fixture
async def empty_stage(preferences: Preferences) -> AsyncIterator[Callable[[Rehearsal], Stage]]:
    """A stage for a rehearsal of the test's own."""
    made: list[Stage] = []

    def make(rehearsal: Rehearsal) -> Stage:
        stage = Stage(preferences)
        stage.rehearsal = rehearsal
        made.append(stage)
        return stage

    yield make
    for stage in made:
        await stage.close()
