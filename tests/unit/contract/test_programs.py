"""The programs of an installation find each other, in a checkout and in a bundle."""

import sys
import tomllib
from pathlib import Path

import pytest

from contract.programs import (
    COMMAND_VARIABLE,
    desktop_command,
    house_command,
    house_command_to_type,
    is_installed,
    version,
    windows_of_the_demo_command,
)

ROOT = Path(__file__).parents[3]


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An installation in a folder, whose desktop runs and was started by a link elsewhere."""
    folder = tmp_path / "lib" / "martillo"
    folder.mkdir(parents=True)
    (folder / "martillo-desktop").touch()
    link = tmp_path / "martillo-desktop"
    link.symlink_to(folder / "martillo-desktop")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(link))
    return folder.resolve()


def test_a_checkout_starts_its_programs_as_modules_of_this_interpreter() -> None:
    assert not is_installed()
    assert house_command("serve", "--port", "0") == [
        *(sys.executable, "-m", "server.cli"),
        *("serve", "--port", "0"),
    ]
    assert desktop_command("--version") == [sys.executable, "-m", "desktop_client", "--version"]
    assert windows_of_the_demo_command() == [sys.executable, "-m", "desktop_client.demo"]


def test_a_bundle_starts_what_lies_beside_it_also_when_a_link_started_it(bundle: Path) -> None:
    assert is_installed()
    assert house_command("serve") == [str(bundle / "martillo"), "serve"]
    assert desktop_command() == [str(bundle / "martillo-desktop")]
    assert windows_of_the_demo_command() == [str(bundle / "martillo-desktop"), "--demo-windows"]


def test_programs_of_windows_are_found_with_their_ending(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(bundle / "martillo-desktop.exe"))
    assert house_command() == [str(bundle / "martillo.exe")]


def test_the_version_is_that_of_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert version() == project["version"]


def test_what_a_person_types_is_what_the_installation_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(COMMAND_VARIABLE, raising=False)
    assert house_command_to_type() == "martillo"
    monkeypatch.setenv(COMMAND_VARIABLE, "martillo-server")
    assert house_command_to_type() == "martillo-server"
