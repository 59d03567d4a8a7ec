"""Less motion where somebody asks for it: the person in the menu, or the system for all its programs."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_client.application import new_application
from desktop_client.bootstrap import Desktop
from desktop_client.settings import MotionChoice, SettingsFile, read_settings, write_settings
from desktop_client.system import motion
from desktop_client.theme import look
from desktop_client.widgets.price_label import PriceLabel

Make = Callable[[], Desktop]


@pytest.fixture
async def make_desktop() -> AsyncIterator[Make]:
    """Makes a desktop with settings of its own; what it chose is taken back."""
    made: list[Desktop] = []

    def make() -> Desktop:
        made.append(Desktop(new_application(), SettingsFile(None)))
        return made[-1]

    yield make
    for desktop in made:
        desktop.preferences.choose_motion(MotionChoice.REDUCED)
        await desktop.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's configuration on a system that has no GNOME."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def says(folder: Path, answer: str, code: int = 0) -> None:
    """Put a program there that answers as GNOME's does."""
    program = folder / "gsettings"
    program.write_text(f"#!/bin/sh\necho {answer}\nexit {code}\n", encoding="ascii")
    program.chmod(0o755)


def glows(qtbot: QtBot) -> bool:
    label = PriceLabel()
    qtbot.addWidget(label)
    label.show()
    label.show_price("€1,200")
    label.show_price("€1,300")
    return label.is_glowing()


async def test_who_asks_for_less_motion_sees_no_glow_and_no_sliding_menu(
    make_desktop: Make, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    desktop.preferences.choose_motion(MotionChoice.FULL)
    assert glows(qtbot)
    desktop.preferences.choose_motion(MotionChoice.REDUCED)
    assert not glows(qtbot)
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


async def test_the_systems_wish_holds_until_the_person_says_otherwise(
    make_desktop: Make, home: Path, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    desktop.preferences.choose_motion(MotionChoice.FULL)
    desktop.preferences.choose_motion(MotionChoice.SYSTEM)
    assert not look().reduced_motion
    (home / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n", encoding="utf-8")
    await desktop.heed_the_systems_motion()
    assert look().reduced_motion
    desktop.preferences.choose_motion(MotionChoice.FULL)
    assert glows(qtbot)


@pytest.mark.parametrize(
    ("answer", "code", "still"),
    [("false", 0, True), ("true", 0, False), ("false", 1, False), ("?", 0, False)],
)
async def test_gnomes_switch_is_heeded(home: Path, answer: str, code: int, still: bool) -> None:
    says(home, answer, code)
    assert await asyncio.to_thread(motion.system_reduces_motion) is still


@pytest.mark.parametrize(
    ("written", "still"),
    [
        ("[KDE]\nAnimationDurationFactor=0\n", True),
        ("[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("[KDE]\nAnimationDurationFactor=fast\n", False),
        ("no section", False),
    ],
)
def test_plasmas_speed_of_nothing_is_heeded(home: Path, written: str, still: bool) -> None:
    (home / "kdeglobals").write_text(written, encoding="utf-8")
    assert motion.system_reduces_motion() is still


def test_a_system_that_says_nothing_is_not_asked_again(home: Path) -> None:
    assert not motion.system_reduces_motion()


def test_the_choice_is_kept() -> None:
    kept = SettingsFile(None).change(motion=MotionChoice.REDUCED)
    assert read_settings(write_settings(kept)).motion is MotionChoice.REDUCED
