"""Makes the disk image for macOS: checks the app, packs it, has Apple notarise it if somebody can ask.

The app itself is made, and signed, by packaging/bundle/martillo.spec. Who signs, and as whom, is told by the
environment (docs/packaging.md); without it the app is signed for this machine only, as every Mac demands.
"""

import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from building.faults import CannotMake
from building.places import DIST

APP: Final = "Martillo.app"
IDENTITY: Final = "MARTILLO_CODESIGN_IDENTITY"
NOTARY_PROFILE: Final = "MARTILLO_NOTARY_PROFILE"
NOTARY_KEY: Final = ("MARTILLO_NOTARY_KEY", "MARTILLO_NOTARY_KEY_ID", "MARTILLO_NOTARY_ISSUER")


def image_name(version: str, machine: str) -> str:
    """Return what the disk image is called; `machine` is `arm64` or `x86_64`."""
    return f"martillo-{version}-macos-{machine}.dmg"


def make_image(app: Path, version: str, folder: Path = DIST) -> Path:
    """Pack an app into a disk image, notarised where that is possible, and return it.

    Raises CannotMake, subprocess.CalledProcessError.
    """
    if not (app / "Contents" / "Info.plist").is_file():
        raise CannotMake(f"{app} is no app")
    credentials = notary_credentials(os.environ)
    identity = os.environ.get(IDENTITY, "")
    if credentials and not identity:
        raise CannotMake(f"what is not signed cannot be notarised: set {IDENTITY}")
    _run("codesign", "--verify", "--deep", "--strict", str(app))
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / image_name(version, platform.machine())
    with tempfile.TemporaryDirectory() as staged:
        _run("ditto", str(app), str(Path(staged) / APP))
        (Path(staged) / "Applications").symlink_to("/Applications")
        _run(*image_command(Path(staged), version, target))
    if identity:
        _run("codesign", "--sign", identity, "--timestamp", str(target))
    if credentials:
        notarise(target, credentials)
    return target


def image_command(staged: Path, version: str, target: Path) -> list[str]:
    """Return the command line that packs a folder."""
    return [
        *("hdiutil", "create", "-volname", f"Martillo {version}", "-srcfolder", str(staged)),
        *("-fs", "HFS+", "-format", "ULFO", "-ov", str(target)),
    ]


def notary_credentials(environment: Mapping[str, str]) -> list[str]:
    """Return notarytool's options for who asks: a profile of the keychain, or a key of App Store Connect.

    Empty for nobody. Raises CannotMake when a key is named by halves.
    """
    if profile := environment.get(NOTARY_PROFILE):
        return ["--keychain-profile", profile]
    key, key_id, issuer = (environment.get(name, "") for name in NOTARY_KEY)
    if not any((key, key_id, issuer)):
        return []
    if not all((key, key_id, issuer)):
        raise CannotMake(f"a notary's key needs all of {', '.join(NOTARY_KEY)}")
    return ["--key", key, "--key-id", key_id, "--issuer", issuer]


def notarise(target: Path, credentials: list[str]) -> None:
    """Have Apple look at a disk image, and fasten its word to it. Raises subprocess.CalledProcessError."""
    _run("xcrun", "notarytool", "submit", str(target), *credentials, "--wait", "--timeout", "30m")
    _run("xcrun", "stapler", "staple", str(target))
    _run("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "-v", str(target))


def _run(*command: str) -> None:
    if shutil.which(command[0]) is None:
        raise CannotMake(f"{command[0]} is not here: a disk image is made on a Mac")
    subprocess.run(command, check=True)
