"""Every window in real states, without sight, without a mouse, and with eyes that need contrast.

The scenes are those of the languages' tests. Each front of them is walked as a screen reader walks it, then
with the Tab key, and then looked at; in both themes.
"""

import contextlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from desktop_client.settings import ThemeChoice
from desktop_client.viewmodels.preferences import Preferences
from tests.widget.accessibility.faults import focus_faults, menu_faults, naming_faults
from tests.widget.accessibility.painted import faint_texts
from tests.widget.languages.scenes.front import Front, Setting
from tests.widget.languages.test_every_window import SCENES
from tests.widget.windows.conftest import settle


def faults_of(front: Front) -> list[str]:
    if isinstance(front.window, QMenu):
        return menu_faults(front.window)
    return [*naming_faults(front.window), *focus_faults(front.window), *faint_texts(front.window)]


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("scene", SCENES)
async def test_every_control_has_a_name_a_role_a_place_for_the_keyboard_and_can_be_read(
    preferences: Preferences, tmp_path: Path, scene: str, theme: ThemeChoice
) -> None:
    preferences.choose_theme(theme)
    found = []
    async with contextlib.aclosing(SCENES[scene](Setting(preferences, tmp_path))) as fronts:
        async for front in fronts:
            front.window.activateWindow()
            await settle()
            found += [f"{front.name}: {fault}" for fault in faults_of(front)]
    assert not found, "\n".join(found)
