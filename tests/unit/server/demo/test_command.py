"""The demo chooses by itself whether it shows windows or takes pictures of them."""

import sys
from pathlib import Path

import pytest

from server.demo.command import DemoOptions, has_display, shots_directory


def options(headless: bool | None, shots: Path | None = None) -> DemoOptions:
    return DemoOptions(data=None, headless=headless, lots=None, speed=1.0, shots=shots, auto=False)


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_linux_has_a_display_when_one_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert not has_display()
    monkeypatch.setenv(name, ":0")
    assert has_display()


@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_one(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert has_display()


@pytest.mark.usefixtures("no_display")
def test_without_a_display_pictures_are_taken_unless_windows_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shots_directory(options(None)) == tmp_path / "shots"
    assert (tmp_path / "shots").is_dir()
    assert shots_directory(options(False)) is None


def test_with_a_display_pictures_are_taken_when_they_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert shots_directory(options(None)) is None
    assert shots_directory(options(None, tmp_path / "here")) == tmp_path / "here"
    assert shots_directory(options(True, tmp_path / "there")) == tmp_path / "there"
    assert shots_directory(options(False, tmp_path / "here")) is None
