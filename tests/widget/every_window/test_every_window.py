"""Every window in real states: by keys alone, without sight, by weak eyes, and in a language of long words.

In that language, which nobody speaks, all words are a third longer and no letter is plain Latin (`pseudo`):
nothing may be left untranslated, or be cut off. Each scene is played twice: small and light, large and dark.
Looks are dear, plays are cheap, as a change of theme restyles every widget there is: so the two plays share
the themes out, and only once does each kind of window change over while it is open.
"""

import contextlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QWidget

from desktop_client.settings import ThemeChoice
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.house_window import HouseWindow
from tests.widget.accessibility.faults import focus_faults, menu_faults, naming_faults
from tests.widget.accessibility.painted import faint_texts
from tests.widget.languages.looking import settled_faults
from tests.widget.languages.pseudo import spoken
from tests.widget.languages.scenes.every import SCENES
from tests.widget.languages.scenes.front import Front, Setting
from tests.widget.windows.conftest import settle

SMALLEST = QSize(1024, 700)
"""On a screen smaller than this a window scrolls more, and its columns come one at a time."""
LARGE = QSize(1360, 860)


async def faults_by_eye(front: Front, smallest: QSize) -> list[str]:
    """Look for what is untranslated or does not fit."""
    if not isinstance(front.window, HouseWindow):
        return await settled_faults(front)
    before = front.window.size()
    front.window.resize(smallest)
    found = await settled_faults(front)
    if front.window.width() > smallest.width():
        found.append(f"as wide as {front.window.width()}")
    front.window.resize(before)
    return found


async def faults_by_hand_and_ear(front: Front) -> list[str]:
    """Walk through a front as a screen reader does, and with the Tab key; look for what is faint."""
    if isinstance(front.window, QMenu):
        return menu_faults(front.window)
    front.window.activateWindow()
    await settle()
    return [*naming_faults(front.window), *focus_faults(front.window), *faint_texts(front.window)]


async def changing_over(front: Front, preferences: Preferences) -> list[str]:
    """Go to the other theme while the window is open, and back; look whether all of it came along."""
    found = []
    for theme in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        preferences.choose_theme(theme)
        await settle()
        found += [f"{theme}: {fault}" for fault in faint_texts(front.window)]
    return found


@pytest.mark.parametrize("scene", SCENES)
async def test_all_can_be_reached_and_read_and_follows_what_somebody_chooses(
    preferences: Preferences, tmp_path: Path, scene: str
) -> None:
    found: list[str] = []
    changed: set[type[QWidget]] = {QMenu}
    async with contextlib.aclosing(SCENES[scene](Setting(preferences, tmp_path))) as fronts:
        async for front in fronts:
            faults = await faults_by_hand_and_ear(front)
            if not isinstance(front.window, QMenu):
                with spoken():
                    faults += await faults_by_eye(front, SMALLEST)
            if type(front.window) not in changed:
                changed.add(type(front.window))
                faults += await changing_over(front, preferences)
            found += [f"{front.name}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scene", SCENES)
async def test_large_and_dark_every_text_is_translated_and_fits_and_can_be_read(
    preferences: Preferences, tmp_path: Path, scene: str
) -> None:
    found = []
    preferences.choose_text_percent(200)
    preferences.choose_theme(ThemeChoice.DARK)
    with spoken():
        async with contextlib.aclosing(SCENES[scene](Setting(preferences, tmp_path))) as fronts:
            async for front in fronts:
                faults = await faults_by_eye(front, LARGE)
                found += [f"{front.name}: {fault}" for fault in (*faults, *faint_texts(front.window))]
    assert not found, "\n".join(found)
