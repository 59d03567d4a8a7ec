"""Where nothing is named, the command line finds the house that the desktop of the same user hosts."""

import sys
from pathlib import Path

import platformdirs
import pytest
from platformdirs import macos, unix, windows

from desktop_client.paths import user_folders
from server.cli.options import default_data_dir


@pytest.mark.parametrize(
    ("platform", "customs"), [("linux", unix.Unix), ("win32", windows.Windows), ("darwin", macos.MacOS)]
)
def test_the_command_line_and_the_desktop_mean_the_same_house(
    platform: str, customs: type, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(platformdirs, "PlatformDirs", customs)
    monkeypatch.setattr(windows, "get_win_folder", lambda name: str(tmp_path / name))
    assert default_data_dir() == user_folders().house
