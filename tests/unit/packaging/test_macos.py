"""The app for macOS starts the desktop, shows windows and takes links; an image is notarised or not made."""

import plistlib
import sys
from pathlib import Path

import pytest

from building.faults import CannotMake
from building.places import PACKAGING
from macos.making import (
    IDENTITY,
    NOTARY_KEY,
    NOTARY_PROFILE,
    image_command,
    image_name,
    make_image,
    notary_credentials,
)
from macos.trying import look_at, try_image
from trials.report import Failed

INFO = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
"""What PyInstaller's own keys are overwritten with."""
BY_PYINSTALLER = {
    "CFBundleExecutable": "martillo",
    "CFBundleShortVersionString": "1.2.3",
    "LSBackgroundOnly": True,
}


def plist(**changes: object) -> bytes:
    return plistlib.dumps({**BY_PYINSTALLER, **INFO, **changes})


def test_the_app_starts_the_desktop_shows_windows_and_takes_links() -> None:
    look_at(plist(), "1.2.3")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"CFBundleExecutable": "martillo"}, "another program"),
        ({"LSBackgroundOnly": True}, "no window"),
        ({"CFBundleShortVersionString": "1.2.2"}, "another version"),
        ({"CFBundleURLTypes": []}, "leads elsewhere"),
    ],
)
def test_an_app_that_would_not_is_found(changes: dict[str, object], words: str) -> None:
    with pytest.raises(Failed, match=words):
        look_at(plist(**changes), "1.2.3")


def test_the_hardened_runtime_allows_only_what_python_needs() -> None:
    allowed = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert allowed == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_an_image_is_called_by_its_version_and_machine(tmp_path: Path) -> None:
    target = tmp_path / image_name("1.2.3", "arm64")
    assert target.name == "martillo-1.2.3-macos-arm64.dmg"
    assert image_command(tmp_path, "1.2.3", target)[-1] == str(target)


def test_who_asks_the_notary_is_named_whole_or_not_at_all() -> None:
    assert notary_credentials({}) == []
    assert notary_credentials({NOTARY_PROFILE: "martillo"}) == ["--keychain-profile", "martillo"]
    key = dict(zip(NOTARY_KEY, ("key.p8", "ID", "issuer"), strict=True))
    assert notary_credentials(key) == ["--key", "key.p8", "--key-id", "ID", "--issuer", "issuer"]
    for left_out in NOTARY_KEY:
        with pytest.raises(CannotMake, match="needs all of"):
            notary_credentials({name: value for name, value in key.items() if name != left_out})


def test_what_is_not_signed_is_not_sent_to_the_notary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tmp_path / "Martillo.app"
    (app / "Contents").mkdir(parents=True)
    (app / "Contents" / "Info.plist").touch()
    monkeypatch.setenv(NOTARY_PROFILE, "martillo")
    monkeypatch.delenv(IDENTITY, raising=False)
    with pytest.raises(CannotMake, match=IDENTITY):
        make_image(app, "1.2.3", tmp_path)


@pytest.mark.skipif(sys.platform == "darwin", reason="this is a Mac")
def test_elsewhere_it_says_that_it_takes_a_mac(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app = tmp_path / "Martillo.app"
    with pytest.raises(CannotMake, match="is no app"):
        make_image(app, "1.2.3", tmp_path)
    (app / "Contents").mkdir(parents=True)
    (app / "Contents" / "Info.plist").touch()
    with pytest.raises(CannotMake, match="on a Mac"):
        make_image(app, "1.2.3", tmp_path)
    assert try_image(tmp_path / "none.dmg", "1.2.3") == 2
    assert "on a Mac" in capsys.readouterr().err
