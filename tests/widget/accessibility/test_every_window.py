"""Every window in real states, without sight, without a mouse, and with eyes that need contrast.

The scenes are those of the languages' tests. Each front of them is walked as a screen reader walks it, then
with the Tab key, and then looked at in both themes. No window is left out: each kind has to have been there.
"""

import contextlib
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMenu

import desktop_client
from desktop_client.settings import ThemeChoice
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.dialogs import BareDialog, Dialog, Question
from desktop_client.windows.first_run.door_window import DoorWindow
from desktop_client.windows.house_window import HouseWindow
from tests.widget.accessibility.faults import focus_faults, menu_faults, naming_faults
from tests.widget.accessibility.painted import faint_texts
from tests.widget.languages.scenes.front import Front, Setting
from tests.widget.languages.test_every_window import SCENES
from tests.widget.windows.conftest import settle

WINDOWS = (HouseWindow, QDialog)
OPENED_BY = {
    "SaleRoomWindow": "stage.sale_room()",
    "ControlWindow": "stage.control()",
    "MyBookDialog": "open_my_book()",
    "AlarmDialog": "open_alarms(",
    "LotsForm": "ask_for_lot",
}
"""What a scene calls to open a window whose class it does not name."""


async def faults_of(front: Front, preferences: Preferences) -> list[str]:
    if isinstance(front.window, QMenu):
        return menu_faults(front.window)
    found = [*naming_faults(front.window), *focus_faults(front.window)]
    for theme in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        preferences.choose_theme(theme)
        await settle()
        found += [f"{theme}: {fault}" for fault in faint_texts(front.window)]
    return found


@pytest.mark.parametrize("scene", SCENES)
async def test_every_control_has_a_name_a_role_a_place_for_the_keyboard_and_can_be_read(
    preferences: Preferences, tmp_path: Path, scene: str
) -> None:
    preferences.choose_theme(ThemeChoice.LIGHT)
    found = []
    async with contextlib.aclosing(SCENES[scene](Setting(preferences, tmp_path))) as fronts:
        async for front in fronts:
            front.window.activateWindow()
            await settle()
            found += [f"{front.name}: {fault}" for fault in await faults_of(front, preferences)]
    assert not found, "\n".join(found)


def test_every_kind_of_window_is_in_some_scene() -> None:
    """By what the scenes' text names: to open all once more would take as long as looking at them."""
    folder = Path(__file__).parents[1] / "languages" / "scenes"
    told = "".join(file.read_text("utf-8") for file in folder.glob("*.py"))
    missing = {kind for kind in kinds_of_windows() if OPENED_BY.get(kind, kind) not in told}
    assert missing == set()


_BASES = {HouseWindow, DoorWindow, BareDialog, Dialog, Question}
"""Of which the others are made."""


def kinds_of_windows() -> Iterator[str]:
    """Yield the names of every window and dialog of the desktop."""
    for found in pkgutil.walk_packages(desktop_client.__path__, "desktop_client."):
        if found.name.endswith("__main__"):
            continue
        for one in vars(importlib.import_module(found.name)).values():
            is_window = isinstance(one, type) and issubclass(one, WINDOWS) and one.__module__ == found.name
            if is_window and one not in _BASES:
                yield one.__name__
